import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#model/actor.ts';
import { createPlaces } from '#places/places.ts';
import { loadPlaces } from '#places/places-data.ts';
import { testClock } from '#platform/clock.ts';
import { HOME } from '#test/support/home.ts';
import { nameIssuingOffice, nameOffice } from './name-office.ts';

const places = createPlaces(await loadPlaces(join(HOME, 'content/places')), testClock('2026-11-30T09:00:00+07:00'));
const WORDS: Readonly<Record<string, string>> = { 'letter.committee': 'Ủy ban nhân dân', 'paper.deskLines': 'Trung tâm Phục vụ|hành chính công', 'paper.deskMark': 'TTPVHCC' };
const say = (key: string): string => WORDS[key] ?? key;
const at = (kind: 'commune' | 'province', placeCode?: string): Actor => ({ kind: 'officer', id: 'lan', siteId: 'x', roles: ['officer'], site: { id: 'x', kind, ...(placeCode === undefined ? {} : { placeCode }) } });

describe('the head of a paper', () => {
  test('names the service centre below the committee for what the desk issues', () => {
    expect(nameIssuingOffice(at('commune', '14758'), 'oneStop', places, say)).toEqual({
      parent: ['Ủy ban nhân dân', 'phường Hàm Rồng'], name: ['Trung tâm Phục vụ', 'hành chính công'], title: 'Trung tâm Phục vụ hành chính công phường Hàm Rồng', mark: 'TTPVHCC', place: 'Hàm Rồng',
    });
  });

  test('names the committee alone for its results and letters, and for a province', () => {
    expect(nameIssuingOffice(at('commune', '14758'), 'result', places, say)).toEqual({ name: ['Ủy ban nhân dân', 'phường Hàm Rồng'], title: 'Ủy ban nhân dân phường Hàm Rồng', place: 'Hàm Rồng' });
    expect(nameIssuingOffice(at('province', '38'), 'oneStop', places, say)).toMatchObject({ name: ['Ủy ban nhân dân', 'tỉnh Thanh Hoá'] });
  });

  test('stays open for whoever stands at no place', () => {
    expect(nameIssuingOffice(at('commune'), 'oneStop', places, say)).toBeUndefined();
    expect(nameIssuingOffice({ kind: 'system', id: 'system', siteId: 'x', roles: [] }, 'letter', places, say)).toBeUndefined();
    expect(nameOffice(at('commune', '99999'), places, 'Ủy ban nhân dân')).toEqual({});
  });
});
