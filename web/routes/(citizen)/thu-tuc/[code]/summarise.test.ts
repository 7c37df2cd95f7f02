import { expect, test } from 'vitest';
import type { Fee, ProcedureCase } from '../../../../../src/model/procedure.ts';
import type { Words } from '../../../../words/words.ts';
import { summariseFee, summariseTime } from './summarise.ts';

const say = Object.assign((key: string, values?: object) => `${key}${values === undefined ? '' : JSON.stringify(values)}`, { lang: 'vi' as const }) as Words;
const fee = (amountVnd: number | null, state: Fee['state'], text: string): Fee => ({ kind: 'lephi', amountVnd, text, state, scope: 'national' });
const caseOf = (...fees: Fee[]): ProcedureCase => ({
  id: 'a', name: 'A', onlineLevel: 'unknown', steps: [], components: [],
  channels: [{ channel: 'direct', time: { amount: 3, unit: 'workingDay', text: '3 ngày làm việc', state: 'structured' }, fees }],
});

test('a record that is silent about the fee is never called free', () => {
  expect(summariseFee(caseOf(), say)).toBe('notPublished.short');
  expect(summariseFee(caseOf(fee(null, 'silent', '')), say)).toBe('notPublished.short');
  expect(summariseFee(undefined, say)).toBe('notPublished.short');
});

test('a fee of nought is told in the words of the record', () => {
  expect(summariseFee(caseOf(fee(0, 'structured', 'Không mất lệ phí khi đúng hạn.')), say)).toBe('Không mất lệ phí khi đúng hạn.');
});

test('two prices are told as a range and an unread one sends the reader below', () => {
  expect(summariseFee(caseOf(fee(20000, 'structured', ''), fee(10000, 'structured', '')), say)).toContain('"least":"10.000 đ","most":"20.000 đ"');
  expect(summariseFee(caseOf(fee(20000, 'structured', ''), fee(null, 'unparsed', 'Theo nghị quyết của tỉnh')), say)).toBe('fee.seeBelow');
});

test('a time limit is told with its unit', () => {
  expect(summariseTime(caseOf(), say)).toBe('time.workingDay{"amount":3}');
  expect(summariseTime(undefined, say)).toBe('notPublished.short');
});
