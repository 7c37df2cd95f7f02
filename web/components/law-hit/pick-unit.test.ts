import { expect, test } from 'vitest';
import { pickUnit } from './pick-unit.ts';

const units = [{ text: 'Mở đầu' }, { clause: '1', text: 'Một' }, { clause: '2', text: 'Hai' }, { clause: '2', point: 'a', text: 'Hai a' }];

test('the place found is told, else what stands nearest to it', () => {
  expect(pickUnit(units, { clause: '2', point: 'a' })).toBe('Hai a');
  expect(pickUnit(units, { clause: '2', point: 'b' })).toBe('Hai');
  expect(pickUnit(units, {})).toBe('Mở đầu');
  expect(pickUnit([], {})).toBe('');
});

test('a long paragraph is cut between words and says so', () => {
  const told = pickUnit([{ text: 'từ '.repeat(300) }], {});
  expect(told.endsWith('từ …')).toBe(true);
  expect(told.length).toBeLessThan(330);
  expect(pickUnit([{ text: 'x'.repeat(500) }], {}).length).toBe(322);
});
