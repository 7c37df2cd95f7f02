import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FormSchema } from '../../src/model/form.ts';
import { sayFaults } from './say-faults.ts';

const MARRIAGE = FormSchema.parse(JSON.parse(readFileSync('content/forms/ket-hon.json', 'utf8')));
const told = (path: string) => ({ path, code: 'x', weight: 'warn', says: 'Hãy xem lại.' }) as const;

test('away from its page a fault says whose it is; on its page the question is enough', () => {
  const faults = ['bride.personalId', 'groom.personalId', 'phone'].map(told);
  expect(sayFaults(MARRIAGE, faults, 'vi', { isFar: true }).map(({ label }) => label)).toEqual(['Bên nữ, Số định danh cá nhân', 'Bên nam, Số định danh cá nhân', 'Số điện thoại liên hệ']);
  expect(sayFaults(MARRIAGE, faults, 'vi').map(({ label }) => label)).toEqual(['Số định danh cá nhân', 'Số định danh cá nhân', 'Số điện thoại liên hệ']);
});

test('a fault of a sentence that is ticked, or of no question, has its own words alone', () => {
  const ticked = Object.entries(MARRIAGE.questions).find(([, { kind }]) => kind === 'declaration')?.[0] ?? '';
  expect(sayFaults(MARRIAGE, [told(ticked), told('gone')], 'vi', { isFar: true }).map(({ label }) => label)).toEqual(['', '']);
});
