import { expect, test } from 'vitest';
import { computeValues } from './computed-values.ts';
import { ComputedSchema } from './form.ts';

const label = { vi: 'Chủ hộ' };
const computed = [
  { key: 'own', label, when: { field: 'isHead', is: true }, from: { copyOf: 'person.name' } },
  { key: 'head', label, from: { join: ['own', 'other.name'], with: '' } },
].map((one) => ComputedSchema.parse(one));

test('a value with a condition is only there where it holds, and so chooses between answers', () => {
  expect(computeValues({ computed }, { isHead: true, person: { name: 'Lê Thị Ba' } }, '2026-11-24')).toEqual({ own: 'Lê Thị Ba', head: 'Lê Thị Ba' });
  expect(computeValues({ computed }, { isHead: false, person: { name: 'Lê Thị Ba' }, other: { name: 'Lê Văn Tư' } }, '2026-11-24')).toEqual({ head: 'Lê Văn Tư' });
  expect(computeValues({ computed }, { person: { name: 'Lê Thị Ba' } }, '2026-11-24')).toEqual({});
});
