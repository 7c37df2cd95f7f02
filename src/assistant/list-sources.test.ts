import { expect, test } from 'vitest';
import type { Fact } from '#model/answer.ts';
import { listSources } from './list-sources.ts';

function fact(source: string, asOf: string, kind: Fact['kind'] = 'fee'): Fact {
  return { kind, value: null, text: '', record: '1.000894', field: 'x', source, asOf, certainty: 'secondary' };
}

test('a source is named once, without how it was read, with its newest day', () => {
  const facts = [
    fact('Cổng Dịch vụ công quốc gia', '2026-07-17'),
    fact('Cổng Dịch vụ công quốc gia, bản ghi 1.000894', '2026-07-18'),
    fact('Luật Hộ tịch 60/2014/QH13, Điều 18 (bản pháp điển); đã xem lại', '2014-11-20'),
    fact('Bộ luật Lao động 45/2019/QH14, Điều 112', '2026-07-01', 'dueDate'),
  ];
  expect(listSources(facts)).toEqual(['Cổng Dịch vụ công quốc gia (2026-07-18)', 'Luật Hộ tịch 60/2014/QH13, Điều 18 (2014-11-20)']);
});
