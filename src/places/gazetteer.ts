import type { AnyKind, Place, PlaceLevel } from '#model/place.ts';
import { KIND_WORDS } from '#model/place.ts';
import type { Certainty } from '#model/procedure.ts';
import type { LocalDate } from '#model/time.ts';
import { PlatformFault } from '#platform/fault.ts';
import type { PlacesData } from './places-data.ts';

/** The kind a unit had over an interval; `to` is the first day it no longer had it. */
interface KindSpell {
  readonly kind: AnyKind;
  readonly from: LocalDate | undefined;
  readonly to: LocalDate | undefined;
  readonly source: string;
  readonly certainty: Certainty;
}

/** One unit of either order, linked to those above it and to those before or after it. */
export interface Unit {
  /** Its place in `Gazetteer.units`. */
  readonly at: number;
  readonly order: 'new' | 'old';
  readonly level: PlaceLevel;
  readonly code: string;
  readonly name: string;
  readonly spells: readonly KindSpell[];
  /** Units above it in the same order, nearest first. */
  readonly above: readonly Unit[];
  /** Of an old unit: the units of today that hold its area (a province gives one province, the others communes). */
  readonly becomes: Unit[];
  /** Of a unit of today: the old communes (of a province: old provinces) it was made from. */
  readonly madeFrom: Unit[];
  readonly everydayNames: string[];
}

/** All units, found by code. */
export interface Gazetteer {
  readonly units: readonly Unit[];
  readonly newByCode: ReadonlyMap<string, Unit>;
  readonly oldByCode: ReadonlyMap<string, Unit>;
  /** The first day of the two-tier order. */
  readonly reformOn: LocalDate;
}

/** Links the rows of content/places. Faults: `content_broken`, such as a row that names a code which no file has. */
export function buildGazetteer(data: PlacesData): Gazetteer {
  const units: Unit[] = [];
  const newByCode = new Map<string, Unit>();
  const oldByCode = new Map<string, Unit>();
  const changes = Map.groupBy(data.kindChanges.rows, ([code]) => code);
  const newSource = `${data.communes.about.source} (${data.communes.about.licence}), ${data.communes.about.snapshotOn}`;
  const oldSource = `${data.oldCommunes.about.source} (${data.oldCommunes.about.licence}), ${data.oldCommunes.about.snapshotOn}`;

  const add = (order: 'new' | 'old', level: PlaceLevel, code: string, name: string, spells: readonly KindSpell[], above: readonly Unit[]): Unit => {
    const unit: Unit = { at: units.length, order, level, code, name, spells, above, becomes: [], madeFrom: [], everydayNames: [] };
    units.push(unit);
    const index = order === 'new' ? newByCode : oldByCode;
    if (code !== '' && index.has(code)) throw breakContent(`the code ${code} stands twice among the ${order} units`);
    index.set(code, unit);
    return unit;
  };
  const get = (index: ReadonlyMap<string, Unit>, code: string, of: string): Unit => {
    const unit = index.get(code);
    if (unit === undefined) throw breakContent(`${of} names the code ${code}, which no unit has`);
    return unit;
  };
  const newSpells = (code: string, kind: AnyKind, from: LocalDate): readonly KindSpell[] => {
    const rows = (changes.get(code) ?? []).toSorted((left, right) => (left[4] < right[4] ? -1 : 1));
    const first: KindSpell = { kind: rows[0]?.[2] ?? kind, from, to: rows[0]?.[4], source: newSource, certainty: data.communes.about.certainty };
    const later = rows.map((row, nth): KindSpell => {
      const source = data.kindChanges.sources[row[5]];
      if (source === undefined) throw breakContent(`kind-changes.json: ${row[1]} names the source ${row[5]}, which is not listed`);
      return { kind: row[3], from: row[4], to: rows[nth + 1]?.[4], source, certainty: data.kindChanges.certainty };
    });
    return [first, ...later];
  };
  const oldSpells = (kind: AnyKind, to: LocalDate): readonly KindSpell[] => [
    { kind, from: undefined, to, source: oldSource, certainty: data.oldCommunes.about.certainty },
  ];

  for (const [code, kind, name] of data.provinces.rows) add('new', 'province', code, name, newSpells(code, kind, data.provinces.everyRow.validFrom), []);
  for (const [code, kind, name, province] of data.communes.rows) {
    add('new', 'commune', code, name, newSpells(code, kind, data.communes.everyRow.validFrom), [get(newByCode, province, name)]);
  }
  const oldUntil = data.oldUnits.everyRow.validTo;
  for (const [code, kind, name, above] of data.oldUnits.rows.filter((row) => row[0].length === 2)) {
    link(add('old', 'province', code, name, oldSpells(kind, oldUntil), []), get(newByCode, above, name));
  }
  for (const [code, kind, name, above] of data.oldUnits.rows.filter((row) => row[0].length === 3)) {
    add('old', 'district', code, name, oldSpells(kind, oldUntil), [get(oldByCode, above, name)]);
  }
  for (const [code, kind, name, districtCode, targets] of data.oldCommunes.rows) {
    const district = get(oldByCode, districtCode, name);
    const becomes = targets.map((target) => get(newByCode, target, name));
    // Five island districts had no communes: the district itself became a special zone.
    const unit = kind === '' ? district : add('old', 'commune', code, name, oldSpells(kind, data.oldCommunes.everyRow.validTo), [district, ...district.above]);
    for (const target of becomes) {
      link(unit, target);
      if (unit !== district && !district.becomes.includes(target)) district.becomes.push(target);
    }
  }
  for (const { code, alsoFoundAs } of data.corrections.corrections) newByCode.set(alsoFoundAs, get(newByCode, code, 'code-corrections.json'));
  for (const [name, order, code] of data.everydayNames.rows) get(order === 'old' ? oldByCode : newByCode, code, name).everydayNames.push(name);
  return { units, newByCode, oldByCode, reformOn: data.sentences.reform.on };
}

function breakContent(reason: string): PlatformFault {
  return new PlatformFault('content_broken', { file: 'content/places', reason });
}

function link(old: Unit, target: Unit): void {
  old.becomes.push(target);
  target.madeFrom.push(old);
}

/** The kind a unit had on a day; of an old unit its last, whatever the day. */
export function kindOn(unit: Unit, on: LocalDate): KindSpell {
  const spell = unit.spells.find(({ from, to }) => (from === undefined || from <= on) && (to === undefined || on < to)) ?? unit.spells.at(-1);
  if (spell === undefined) throw new Error(`the unit ${unit.code} has no kind`);
  return spell;
}

/** A unit as it was called on a day. */
export function describeUnit(unit: Unit, on: LocalDate): Place {
  const spell = kindOn(unit, on);
  const fullName = writeFullName(unit, on);
  return {
    order: unit.order,
    code: unit.code,
    level: unit.level,
    kind: spell.kind,
    name: unit.name,
    fullName,
    address: [fullName, ...unit.above.map((above) => writeFullName(above, on))].join(', '),
    provinceCode: provinceOf(unit).code,
    ...(spell.from === undefined ? {} : { validFrom: spell.from }),
    ...(spell.to === undefined ? {} : { validTo: spell.to }),
    certainty: spell.certainty,
    source: spell.source,
  };
}

/** The province of a unit in its own order; of a province itself. */
export function provinceOf(unit: Unit): Unit {
  return unit.above.at(-1) ?? unit;
}

/** The province of today that holds a unit. */
export function provinceOfToday(unit: Unit): Unit {
  if (unit.order === 'new') return provinceOf(unit);
  const target = provinceOf(unit).becomes[0];
  if (target === undefined) throw new Error(`the old province of ${unit.name} has no province of today`);
  return target;
}

function writeFullName(unit: Unit, on: LocalDate): string {
  return `${KIND_WORDS[kindOn(unit, on).kind]} ${unit.name}`;
}
