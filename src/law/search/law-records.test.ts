import { describe, expect, it } from 'vitest';
import type { LawDocument, LawProvision } from '#model/law.ts';
import { placeOfPassage, splitPassages, toRecords } from './law-records.ts';

const units = [{ text: 'Mở đầu' }, { clause: '1', text: 'Một' }, { clause: '1', point: 'a', text: 'ý a' }, { clause: '2', text: 'Hai' }];
const document: LawDocument = { number: 'A', kind: 'Luật', title: 'Luật Thử', validFrom: '2031-01-01', source: 'thử', certainty: 'official', extent: 'whole' };
const provision: LawProvision = { document: 'A', key: 'd5', kind: 'article', label: '5', title: 'Tên', headings: [], units };

describe('a provision as the search takes it in', () => {
  it('has its clauses with their points as passages, and each passage its place', () => {
    expect(splitPassages(units)).toEqual(['Mở đầu', 'Một\ný a', 'Hai']);
    expect([0, 1, 2, 3].map((at) => placeOfPassage(units, at))).toEqual([{}, { clause: '1' }, { clause: '2' }, {}]);
    const points = [{ point: 'a', text: 'x' }, { point: 'b', text: 'y' }];
    expect([splitPassages(points), placeOfPassage(points, 1)]).toEqual([['x', 'y'], { point: 'b' }]);
  });

  it('is a record for each wording, the first also for the days before it', () => {
    const endings = new Map([['A', [{ by: { document: 'B' }, relation: 'repeals', target: { document: 'A', article: '5' }, on: '2035-01-01', source: '', certainty: 'official' } as const]]]);
    const records = toRecords([{ ...provision, wordingFrom: '2031-06-01' }, { ...provision, wordingFrom: '2032-02-01' }], { documents: new Map([['A', document]]), endings });
    expect(records.map(({ id, wordingFrom, wordingTo, validFrom, validTo }) => [id, wordingFrom, wordingTo, validFrom, validTo])).toEqual([
      ['A|d5|2031-06-01', 0, 20_320_201, 20_310_101, 20_350_101], ['A|d5|2032-02-01', 20_320_201, 99_999_999, 20_310_101, 20_350_101],
    ]);
    expect(toRecords([provision], { documents: new Map(), endings })).toEqual([]);
  });
});
