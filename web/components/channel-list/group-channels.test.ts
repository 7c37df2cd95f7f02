import { expect, test } from 'vitest';
import type { WayOfFiling } from '../../../src/model/procedure.ts';
import { groupChannels } from './group-channels.ts';

const way = (channel: WayOfFiling['channel'], feeVnd: number): WayOfFiling => ({
  channel,
  time: { amount: 7, unit: 'workingDay', text: '7 ngày làm việc', state: 'structured' },
  fees: [{ kind: 'lephi', amountVnd: feeVnd, text: `${feeVnd} đồng`, state: 'structured', scope: 'national' }],
});

test('ways with the same time and fee are told once', () => {
  expect(groupChannels([way('direct', 20000), way('post', 20000)]).map((group) => group.channels)).toEqual([['direct', 'post']]);
});

test('a cheaper way online stands by itself', () => {
  expect(groupChannels([way('direct', 20000), way('online', 10000)]).map((group) => group.channels)).toEqual([['direct'], ['online']]);
});
