import { expect, test } from 'vitest';
import type { Fact } from '../../../src/model/answer.ts';
import { groupFacts } from './group-facts.ts';

const fee: Fact = { kind: 'fee', value: 0, text: 'Không mất lệ phí', record: '1.001193', field: 'cases[0].channels[0].fees[0]', source: 'Cổng DVCQG', asOf: '2026-07-17', certainty: 'official' };

test('facts of one source stand together and the same words stand once', () => {
  const groups = groupFacts([fee, { ...fee, field: 'cases[0].channels[1].fees[0]' }, { ...fee, kind: 'time', text: 'Trong ngày' }]);
  expect(groups).toHaveLength(1);
  expect(groups[0]?.texts).toEqual(['Không mất lệ phí', 'Trong ngày']);
});

test('a fact that is less certain never hides among certain ones', () => {
  expect(groupFacts([fee, { ...fee, certainty: 'secondary' }]).map((group) => group.certainty)).toEqual(['official', 'secondary']);
});
