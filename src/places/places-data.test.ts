import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { KIND_WORDS } from '#model/place.ts';
import { foldText } from '#model/vietnamese.ts';
import { buildGazetteer, describeUnit } from './gazetteer.ts';
import type { PlacesData } from './places-data.ts';
import { loadPlaces } from './places-data.ts';
import type { Places } from './places.ts';
import { openTestPlaces } from './places.fixture.ts';

const CONTENT = fileURLToPath(new URL('../../content/places', import.meta.url));
let data: PlacesData;
let places: Places;
beforeAll(async () => {
  ({ data, places } = await openTestPlaces());
});

describe('what content/places holds', () => {
  test('34 provinces and 3,321 communes, made from 10,040 old communes of 63 provinces in 10,602 ways', () => {
    expect(data.provinces.rows).toHaveLength(34);
    expect(data.communes.rows).toHaveLength(3321);
    expect(data.oldUnits.rows.filter(([code]) => code.length === 2)).toHaveLength(63);
    expect(data.oldUnits.rows.filter(([code]) => code.length === 3)).toHaveLength(696);
    expect(data.oldCommunes.rows).toHaveLength(10_040);
    expect(data.oldCommunes.rows.reduce((sum, [, , , , becomes]) => sum + becomes.length, 0)).toBe(10_602);
  });

  // Source: the kinds of the snapshot of July 2026; the 12 phường of Bắc Ninh came on 20 September 2026.
  test.each([
    ['2025-07-01', 2621, 687, 13, 6],
    ['2026-04-30', 2611, 697, 13, 7],
    ['2026-11-22', 2599, 709, 13, 9],
  ])('counts on %s %i xã, %i phường, %i đặc khu and %i cities', (day, xa, phuong, dackhu, cities) => {
    const kinds = buildGazetteer(data).units.filter(({ order }) => order === 'new').map((unit) => describeUnit(unit, day));
    const count = (level: string, kind: string): number => kinds.filter((place) => place.level === level && place.kind === kind).length;
    expect([count('commune', 'xa'), count('commune', 'phuong'), count('commune', 'dackhu'), count('province', 'thanhpho')]).toEqual([xa, phuong, dackhu, cities]);
  });

  test('every kind change names the unit that its code has, and changes the kind', () => {
    const names = new Map([...data.provinces.rows, ...data.communes.rows].map(([code, , name]) => [code, name]));
    for (const [code, name, before, after] of data.kindChanges.rows) {
      expect([code, names.get(code)]).toEqual([code, name]);
      expect(before).not.toBe(after);
    }
  });

  test('every commune of today was made from something', () => {
    const orphans = buildGazetteer(data).units.filter((unit) => unit.order === 'new' && unit.madeFrom.length === 0);
    expect(orphans.map(({ name }) => name)).toEqual([]);
  });

  test('a row that names an unknown code is called broken content', () => {
    const broken = { ...data, communes: { ...data.communes, rows: [...data.communes.rows, ['99998', 'xa', 'Không Có', '99'] as const] } } as PlacesData;
    expect(() => buildGazetteer(broken)).toThrow(/content_broken.*the code 99, which no unit has/u);
  });

  test('a missing folder is called broken content', async () => {
    await expect(loadPlaces(join(CONTENT, 'nowhere'))).rejects.toMatchObject({ code: 'content_broken' });
  });
});

// All names are asked, not a sample: about 5 s on a quiet machine, so a busy one is given time.
describe('every name leads to its unit', { timeout: 180_000 }, () => {
  test('each of the 3,321 communes is found first by its full name and province', () => {
    const provinces = new Map(data.provinces.rows.map(([code, kind, name]) => [code, `${KIND_WORDS[kind]} ${name}`]));
    const missed = data.communes.rows.filter(([code, kind, name, province]) => {
      const found = places.findPlaces(`${KIND_WORDS[kind]} ${name}, ${provinces.get(province) ?? ''}`, { limit: 1 }).items[0];
      return found?.unit.code !== code || found.matched !== 'new';
    });
    expect(missed).toEqual([]);
  });

  test('each of the 10,040 old communes leads first to all its communes of today', () => {
    const missed = listOldAddresses().filter(({ written, becomes }) => !leadsTo(written, becomes, 1));
    expect(missed).toEqual([]);
  });

  test('without marks, commas and kinds, old communes still lead there among the first ten', () => {
    const missed = listOldAddresses()
      .filter((_, nth) => nth % 7 === 0)
      .filter(({ bare, becomes }) => !leadsTo(foldText(bare), becomes, 10));
    expect(missed).toEqual([]);
  });

  test('each of the 63 provinces and 696 districts leads to where it went', () => {
    const districts = new Map<string, Set<string>>();
    for (const [, , , district, becomes] of data.oldCommunes.rows) {
      const all = districts.get(district) ?? new Set();
      for (const code of becomes) all.add(code);
      districts.set(district, all);
    }
    const provinces = new Map(data.oldUnits.rows.map(([code, kind, name]) => [code, `${KIND_WORDS[kind]} ${name}`]));
    const missed = data.oldUnits.rows.filter(([code, kind, name, above]) => {
      const isProvince = code.length === 2;
      const written = `${KIND_WORDS[kind]} ${name}${isProvince ? '' : `, ${provinces.get(above) ?? ''}`}`;
      return !leadsTo(written, isProvince ? [above] : [...(districts.get(code) ?? [])], 1);
    });
    expect(missed).toEqual([]);
  });

  function leadsTo(query: string, codes: readonly string[], within: number): boolean {
    return places.findPlaces(query, { limit: within }).items.some(({ unit, alternatives }) => {
      const found = new Set(alternatives.length > 0 ? alternatives.map(({ code }) => code) : [unit.code]);
      return found.size === codes.length && codes.every((code) => found.has(code));
    });
  }

  function listOldAddresses(): { written: string; bare: string; becomes: readonly string[] }[] {
    const above = new Map(data.oldUnits.rows.map(([code, kind, name, upper]) => [code, { written: `${KIND_WORDS[kind]} ${name}`, name, upper }]));
    return data.oldCommunes.rows.map(([, kind, name, districtCode, becomes]) => {
      const district = above.get(districtCode);
      const province = above.get(district?.upper ?? '');
      const own = kind === '' ? [] : [`${KIND_WORDS[kind]} ${name}`];
      const isNumber = /^\d+$/u;
      const bare = [kind === '' || isNumber.test(name) ? own[0] : name, isNumber.test(district?.name ?? '') ? district?.written : district?.name, province?.name];
      return { written: [...own, district?.written, province?.written].join(', '), bare: bare.filter((part) => part !== undefined).join(' '), becomes };
    });
  }
});
