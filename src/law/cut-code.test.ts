import { describe, expect, it } from 'vitest';
import { cutCode, isCode } from './cut-code.ts';
import { readSourceNote } from './read-source-note.ts';

const NOTE = '(Điều 1 Luật số 11/2031/QH17 Thử ngày 20/11/2031 của Quốc hội, có hiệu lực thi hành kể từ ngày 01/01/2032 )';
const cut = (text: string) => cutCode(text.split('\n').map((line) => ({ text: line })), 'thu.md');

describe('the note under an article of the code', () => {
  it('names article, document, name, issuer and days', () => {
    expect(readSourceNote(NOTE)).toEqual({ article: '1', kind: 'Luật', number: '11/2031/QH17', title: 'Luật Thử', issuedOn: '2031-11-20', issuer: 'Quốc hội', validFrom: '2032-01-01', changes: [] });
  });

  it('tells each amendment with its day', () => {
    const note = readSourceNote('(Điều 5 Nghị định số 63/2030/NĐ-CP, có hiệu lực thi hành kể từ ngày 14/10/2030, có nội dung được sửa đổi, có nội dung được bổ sung bởi Điều 1 Nghị định số 8/2033/NĐ-CP có hiệu lực thi hành kể từ ngày 01/07/2033; Điều 4 Nghị định số 150/2036/NĐ-CP có hiệu lực thi hành kể từ ngày 15/12/2036)');
    expect(note?.changes).toEqual([
      { relation: 'amends', adds: false, number: '08/2033/NĐ-CP', article: '1', on: '2033-07-01' },
      { relation: 'amends', adds: false, number: '150/2036/NĐ-CP', article: '4', on: '2036-12-15' },
    ]);
  });

  it.each([
    ['bị bãi bỏ bởi', 'repeals', false], ['có nội dung bị bãi bỏ bởi', 'amends', false], ['được thay thế bởi', 'replaces', false], ['được bổ sung bởi', 'amends', true],
  ])('"%s" means %s', (verb, relation, adds) => {
    expect(readSourceNote(`(Điều 29 Nghị định số 63/2030/NĐ-CP, có hiệu lực thi hành kể từ ngày 14/10/2030, ${verb} Điều 1 Nghị định số 48/2033/NĐ-CP có hiệu lực thi hành kể từ ngày 01/07/2033)`)?.changes).toEqual([
      { relation, adds, number: '48/2033/NĐ-CP', article: '1', on: '2033-07-01' },
    ]);
  });

  it.each(['(Điều này có nội dung liên quan đến Điều 15.3.TT.1.13. Hướng dẫn)', 'Luật này quy định', ''])('is not "%s"', (text) => {
    expect(readSourceNote(text)).toBeUndefined();
  });
});

const CODE = `# Thử nghiệm

Chương I

NHỮNG QUY ĐỊNH CHUNG

Điều 91.3.LQ.1. Phạm vi điều chỉnh
${NOTE}
1. Luật này quy định về thử.
(Điều này có nội dung liên quan đến Điều 91.3.NĐ.1.1. Phạm vi)
Điều 91.3.NĐ.1.1. Phạm vi
(Điều 1 Nghị định số 63/2032/NĐ-CP, có hiệu lực thi hành kể từ ngày 01/03/2032, có nội dung được sửa đổi bởi Điều 2 Nghị định số 7/2033/NĐ-CP có hiệu lực thi hành kể từ ngày 09/01/2033)
Nghị định này quy định chi tiết.Điều 91.3.LQ.2. Giải thích
(Điều 2 Luật số 11/2031/QH17, có hiệu lực thi hành kể từ ngày 01/01/2032)
Từ ngữ.
Điều 91.3.LQ.3. Không nguồn
Không có ghi chú.
## Danh sách điều khoản
Điều 91.3.LQ.1. Phạm vi điều chỉnh`;

describe('an extract of the official code', () => {
  const { texts, unplaced } = cut(CODE);

  it('goes back into the documents its articles come from, with their number in the code', () => {
    expect(texts.map(({ number, title, field, issuer, validFrom, extent }) => ({ number, title, field, issuer, validFrom, extent }))).toEqual([
      { number: '11/2031/QH17', title: 'Luật Thử', field: 'Thử nghiệm', issuer: 'Quốc hội', validFrom: '2032-01-01', extent: 'extract' },
      { number: '63/2032/NĐ-CP', title: undefined, field: 'Thử nghiệm', issuer: 'Chính phủ', validFrom: '2032-03-01', extent: 'extract' },
    ]);
    expect(texts[0]?.provisions.map(({ label, code, headings }) => [label, code, ...headings])).toEqual([
      ['1', '91.3.LQ.1', 'Chương I NHỮNG QUY ĐỊNH CHUNG'], ['2', '91.3.LQ.2', 'Chương I NHỮNG QUY ĐỊNH CHUNG'],
    ]);
  });

  it('separates a heading glued to the paragraph before it', () => {
    expect(texts[1]?.provisions[0]?.units).toEqual([{ text: 'Nghị định này quy định chi tiết.' }]);
  });

  it('says since when an amended wording holds, and by what', () => {
    expect(texts[1]?.provisions[0]?.wordingFrom).toBe('2033-01-09');
    expect(texts[1]?.relations).toMatchObject([{ by: { document: '07/2033/NĐ-CP', article: '2' }, relation: 'amends', target: { document: '63/2032/NĐ-CP', article: '1' }, on: '2033-01-09', certainty: 'secondary' }]);
  });

  it('keeps what is related as a note, not as text', () => {
    expect(texts[0]?.provisions[0]).toMatchObject({ note: expect.stringContaining('liên quan') as string, units: [{ clause: '1', text: 'Luật này quy định về thử.' }] });
  });

  it('names an article whose source cannot be read', () => {
    expect(unplaced).toEqual([{ code: '91.3.LQ.3', note: 'Không có ghi chú.' }]);
  });

  it('is told from other texts', () => {
    expect([isCode(CODE.split('\n').map((text) => ({ text }))), isCode([{ text: 'Điều 1. Phạm vi' }])]).toEqual([true, false]);
  });
});
