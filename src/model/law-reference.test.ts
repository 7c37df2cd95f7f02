import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeAddress, type LawAddress } from './law-address.ts';
import { buildDocumentTable } from './law-documents.ts';
import { recogniseReferences } from './law-reference.ts';

const documents = buildDocumentTable([
  { number: '118/2025/NĐ-CP' }, { number: '118/2020/NĐ-CP' }, { number: '03/2025/TT-VPCP' }, { number: '19/2011/NĐ-CP' },
  { number: '31/2024/QH15', names: ['Luật Đất đai'] }, { number: '45/2013/QH13', names: ['Luật Đất đai'] }, { number: 'Bộ luật dân sự' }, { number: '73/2021/QH14', names: ['Luật Phòng, chống ma túy'] },
]);
const here: LawAddress = { document: '60/2014/QH13', article: '7', clause: '3' };

function read(text: string): string[] {
  return recogniseReferences(text, { here, documents }).map(({ text: said, address }) => `${said} = ${address.document === undefined ? '?' : writeAddress({ ...address, document: address.document })}`);
}

describe('a reference in running text', () => {
  it.each([
    ['theo khoản 2 Điều 5 Nghị định 118/2025 thì', ['khoản 2 Điều 5 Nghị định 118/2025 = khoản 2 Điều 5 Nghị định 118/2025/NĐ-CP']],
    ['xem NĐ118', ['NĐ118 = Nghị định 118/2025/NĐ-CP']],
    ['nđ 118/2025/nđ-cp', ['nđ 118/2025/nđ-cp = Nghị định 118/2025/NĐ-CP']],
    ['nd 118/2025/nd-cp', ['nd 118/2025/nd-cp = Nghị định 118/2025/NĐ-CP']],
    ['điểm b khoản 1 Điều này', ['điểm b khoản 1 Điều này = điểm b khoản 1 Điều 7 Luật 60/2014/QH13']],
    ['điểm c khoản này', ['điểm c khoản này = điểm c khoản 3 Điều 7 Luật 60/2014/QH13']],
    ['khoản 1 và Điều 5 Luật này', ['khoản 1 = khoản 1 Điều 7 Luật 60/2014/QH13', 'Điều 5 Luật này = Điều 5 Luật 60/2014/QH13']],
    ['k3 Đ22 NĐ 19/2011', ['k3 Đ22 NĐ 19/2011 = khoản 3 Điều 22 Nghị định 19/2011/NĐ-CP']],
    ['khoan 2 dieu 5a nghi dinh 118/2025', ['khoan 2 dieu 5a nghi dinh 118/2025 = khoản 2 Điều 5a Nghị định 118/2025/NĐ-CP']],
    ['Điều 17, Nghị định 118/2025', ['Điều 17, Nghị định 118/2025 = Điều 17 Nghị định 118/2025/NĐ-CP']],
    ['Điều 17 khoản 1 điểm đ NĐ 118/2025', ['Điều 17 khoản 1 điểm đ NĐ 118/2025 = điểm đ khoản 1 Điều 17 Nghị định 118/2025/NĐ-CP']],
    ['Điều 5 và Nghị định 118/2025', ['Điều 5 = Điều 5 Luật 60/2014/QH13', 'Nghị định 118/2025 = Nghị định 118/2025/NĐ-CP']],
    ['Phụ lục II Nghị định 118/2025', ['Phụ lục II Nghị định 118/2025 = Phụ lục II Nghị định 118/2025/NĐ-CP']],
    ['Luật Đất đai', ['Luật Đất đai = Luật 31/2024/QH15']],
    ['luat dat dai nam 2013', ['luat dat dai nam 2013 = Luật 45/2013/QH13']],
    ['Điều 3 Luật Phòng, chống ma túy', ['Điều 3 Luật Phòng, chống ma túy = Điều 3 Luật 73/2021/QH14']],
    ['Nghị quyết 66.18/2026/NQ-CP', ['Nghị quyết 66.18/2026/NQ-CP = Nghị quyết 66.18/2026/NQ-CP']],
    ['Thông tư số 3/2025/TT-VPCP', ['Thông tư số 3/2025/TT-VPCP = Thông tư 03/2025/TT-VPCP']],
    ['41/VBHN-BNNMT', ['41/VBHN-BNNMT = Văn bản hợp nhất 41/VBHN-BNNMT']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['các khoản 1, 2 và 3 Điều 4', ['1', '2', '3']],
    ['khoản 1, khoản 2 Điều 4', ['1', '2']],
    ['khoản 1 hoặc khoản 5 Điều 4', ['1', '5']],
  ])('lists: %s', (text, clauses) => {
    expect(recogniseReferences(text, { here }).map(({ address }) => address)).toEqual(clauses.map((clause) => ({ document: '60/2014/QH13', article: '4', clause })));
  });

  it('by a shared name or number means what is in force, and the newest of those', () => {
    const two = buildDocumentTable([{ number: '60/2014/QH13', names: ['Luật Hộ tịch'] }, { number: '03/2026/QH16', names: ['Luật Hộ tịch'], notInForce: true }]);
    expect(recogniseReferences('Luật Hộ tịch', { documents: two })[0]?.address).toEqual({ document: '60/2014/QH13' });
    expect(recogniseReferences('Luật Hộ tịch 2026', { documents: two })[0]?.address).toEqual({ document: '03/2026/QH16' });
  });

  it('tells d from đ where marks were typed', () => {
    expect(recogniseReferences('các điểm a, d, đ và e khoản 1 Điều 8', { here }).map(({ address }) => address.point)).toEqual(['a', 'd', 'đ', 'e']);
  });

  it.each(['quan điểm và điều kiện', 'điều đó, khoản tiền này', 'ngày 20/11/2014', 'số 118', 'điện thoại 0912 345 678', 'điểm cao nhất'])('is not seen in "%s"', (text) => {
    expect(recogniseReferences(text, { documents })).toEqual([]);
  });

  it('stays without a document where none is said and nothing is known of where it stands', () => {
    expect(recogniseReferences('khoản 2 Điều 5')).toEqual([{ start: 0, end: 15, text: 'khoản 2 Điều 5'.normalize('NFC'), relative: true, address: { article: '5', clause: '2' } }].map((each) => ({ ...each, end: 14 })));
    expect(recogniseReferences('Thông tư 77/2024')[0]?.address).toEqual({});
  });

  it('has the same place in a decomposed text', () => {
    const text = 'theo Điều 5 Nghị định 118/2025/NĐ-CP'.normalize('NFD');
    const [found] = recogniseReferences(text);
    expect(text.slice(found?.start, found?.end).normalize('NFC')).toBe('Điều 5 Nghị định 118/2025/NĐ-CP');
    expect(found?.address).toEqual({ document: '118/2025/NĐ-CP', article: '5' });
  });

  it('is read back from any address as it is cited, with and without marks around it', () => {
    const number = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1990, max: 2030 }), fc.constantFrom('NĐ-CP', 'TT-BTP', 'QH15', 'QĐ-TTg', 'NQ-CP')).map(([no, year, ending]) => `${String(no).padStart(2, '0')}/${String(year)}/${ending.toUpperCase()}`);
    const article = fc.tuple(fc.integer({ min: 1, max: 700 }), fc.constantFrom('', 'a', 'b')).map(([no, letter]) => `${String(no)}${letter}`);
    const address = fc.record({ document: number, article, clause: fc.option(article, { nil: undefined }), point: fc.option(fc.constantFrom('a', 'b', 'd', 'đ', 'e', 'g'), { nil: undefined }) });
    fc.assert(
      fc.property(address, fc.constantFrom('', 'theo quy định tại ', 'Căn cứ '), ({ document, article: at, clause, point }, before) => {
        const wanted: LawAddress = { document, article: at, ...(clause === undefined ? {} : { clause, ...(point === undefined ? {} : { point }) }) };
        const found = recogniseReferences(`${before}${writeAddress(wanted)}.`);
        expect(found.map((each) => [each.address, each.start, each.text])).toEqual([[wanted, before.length, writeAddress(wanted)]]);
      }),
    );
  });

  it('never throws, and its spans are what they say', () => {
    const words = fc.constantFrom('khoản', 'Điều', 'điểm', 'các', 'và', ',', ';', '1', '5a', 'đ', 'này', 'Luật', 'Đất', 'đai', 'NĐ', '118/2025', '/NĐ-CP', 'của', 'Phụ lục', 'II', 'số', '\u0300', '𝒳');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }).map((list) => list.join(' ')), (text) => {
        for (const { start, end, text: said } of recogniseReferences(text, { here, documents })) expect(text.slice(start, end)).toBe(said);
      }),
    );
  });

  // A reader that goes back over what it read would not end within the test's time on a megabyte.
  it.each(['khoản 1, ', 'điều ', 'luật ', '1/', 'các ', 'Điều 1 của ', '118/2025/', 'điểm a khoản 1 Điều 1 ', 'điểm a, ', '118/2025/NĐ-', 'và , '])('ends on a megabyte of "%s"', (piece) => {
    expect(recogniseReferences(piece.repeat(Math.ceil(1_000_000 / piece.length)), { documents }).length).toBeGreaterThanOrEqual(0);
  });
});
