import { expect, test } from 'vitest';
import type { PlaceMatch } from '../../../../open-api.ts';
import { listSetUpPlaces } from './list-set-up-places.ts';

const unit = (code: string, more: Partial<PlaceMatch['unit']> = {}): PlaceMatch['unit'] =>
  ({ order: 'new', code, level: 'commune', kind: 'xa', name: code, fullName: `Xã ${code}`, address: `Xã ${code}, Tỉnh X`, provinceCode: '38', certainty: 'secondary', source: '', ...more }) as PlaceMatch['unit'];
const match = (found: PlaceMatch['unit'], alternatives: PlaceMatch['unit'][] = []): PlaceMatch => ({ unit: found, matched: 'new', score: 1, via: null, alternatives, decidingQuestion: null }) as PlaceMatch;

test('today\'s units are offered once each, and for a divided old unit what it became', () => {
  const found = listSetUpPlaces([match(unit('00001')), match(unit('38', { level: 'province' }), [unit('00001'), unit('00002')]), match(unit('00009', { order: 'old' })), match(unit('38', { level: 'province' }))]);
  expect(found.map((place) => place.code)).toEqual(['00001', '00002', '38']);
  expect(found[0]).toEqual({ code: '00001', address: 'Xã 00001, Tỉnh X' });
});
