import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLawIndex } from './build-law-index.ts';
import { openLawIndex, writeLawIndex } from './law-index-file.ts';
import { dayNumber, FOREVER, type LawRecord } from './law-index.ts';
import { readLawQuery, readQuestionWords } from './read-law-query.ts';
import { createLawScratch, searchLawIndex, type LawFilter } from './search-law-index.ts';

const record = (id: string, title: string, passages: readonly string[], part: Partial<LawRecord> = {}): LawRecord => ({
  id, title, passages, document: 'A', documentName: 'Luật Thử', wordingFrom: 0, wordingTo: FOREVER, validFrom: 20_200_101, validTo: FOREVER, ...part,
});
const NONE = readQuestionWords([]);

async function find(records: readonly LawRecord[], text: string, filter: Partial<LawFilter> = {}): Promise<{ id: string; passage: number }[]> {
  const law = await buildLawIndex(records);
  return searchLawIndex(law, readLawQuery(text, NONE), { on: 20_300_101, ...filter }, 10, createLawScratch(law.index.size)).map(({ record: at, passage }) => ({ id: law.ids[at] ?? '', passage }));
}

const RECORDS = [
  record('khai-sinh', 'Đăng ký khai sinh', ['Cha mẹ có trách nhiệm đăng ký.', 'Thời hạn là 60 ngày kể từ ngày sinh.']),
  record('khai-tu', 'Đăng ký khai tử', ['Người thân có trách nhiệm đăng ký.', 'Thời hạn là 15 ngày kể từ ngày chết.'], { document: 'B', documentName: 'Luật Hôn nhân và gia đình' }),
  record('ket-hon', 'Đăng ký kết hôn', ['Hai bên nam nữ cùng có mặt.', 'Không thu lệ phí.'], { document: 'B', documentName: 'Luật Hôn nhân và gia đình', validTo: 20_250_101 }),
];

describe('the law search', () => {
  it('puts first what the title says, with or without marks', async () => {
    for (const text of ['đăng ký khai tử', 'dang ky khai tu', 'ĐĂNG KÝ KHAI TỬ'.normalize('NFD')]) expect((await find(RECORDS, text))[0]?.id).toBe('khai-tu');
  });

  it('says which clause speaks of it', async () => {
    expect((await find(RECORDS, 'thời hạn 60 ngày sinh'))[0]).toEqual({ id: 'khai-sinh', passage: 1 });
    expect((await find(RECORDS, 'hai bên nam nữ có mặt'))[0]).toEqual({ id: 'ket-hon', passage: 0 });
  });

  it('prefers provisions of a document whose name is said', async () => {
    const twins = [record('a', 'Phạm vi', ['Quy định chung.']), record('b', 'Phạm vi', ['Quy định chung.'], { document: 'B', documentName: 'Luật Hôn nhân và gia đình' })];
    expect((await find(twins, 'phạm vi quy định hôn nhân và gia đình'))[0]?.id).toBe('b');
    expect((await find(twins, 'phạm vi chung'))[0]?.id).toBe('a');
  });

  it('puts what has ended behind what holds', async () => {
    const twins = [record('old', 'Phạm vi', ['Quy định chung.'], { validTo: 20_250_101 }), record('new', 'Phạm vi', ['Quy định chung.'])];
    expect((await find(twins, 'phạm vi')).map(({ id }) => id)).toEqual(['new', 'old']);
    expect((await find(twins, 'phạm vi', { on: 20_240_101 })).map(({ id }) => id)).toEqual(['old', 'new']);
  });

  it('keeps to documents, to what is in force, and to the wording of the day', async () => {
    expect((await find(RECORDS, 'đăng ký', { documents: Uint8Array.of(0, 1) })).map(({ id }) => id).sort()).toEqual(['ket-hon', 'khai-tu']);
    expect((await find(RECORDS, 'đăng ký', { inForceOnly: true })).map(({ id }) => id).sort()).toEqual(['khai-sinh', 'khai-tu']);
    expect(await find(RECORDS, 'đăng ký', { inForceOnly: true, on: 20_191_231 })).toEqual([]);
    const wordings = [record('cũ', 'Thời hạn', ['Năm ngày.'], { wordingTo: 20_320_201 }), record('mới', 'Thời hạn', ['Ba ngày.'], { wordingFrom: 20_320_201 })];
    expect((await find(wordings, 'thời hạn ngày', { on: 20_320_131 })).map(({ id }) => id)).toEqual(['cũ']);
    expect((await find(wordings, 'thời hạn ngày', { on: 20_320_201 })).map(({ id }) => id)).toEqual(['mới']);
  });

  it('finds nothing where nothing is said, and in an empty library', async () => {
    expect(await find(RECORDS, '')).toEqual([]);
    expect(await find(RECORDS, 'zzzz qqqq')).toEqual([]);
    expect(await find([], 'khai sinh')).toEqual([]);
  });

  it('is the same again after it was written and opened, and only for its own library', async () => {
    const law = await buildLawIndex(RECORDS);
    const bytes = writeLawIndex(law, '7');
    const opened = openLawIndex(bytes, '7');
    expect(opened).toEqual(law);
    expect(openLawIndex(bytes, '8')).toBeUndefined();
    expect(openLawIndex(bytes.subarray(0, bytes.length - 9), '7')).toBeUndefined();
    expect(writeLawIndex(await buildLawIndex(RECORDS), '7')).toEqual(bytes);
  });

  it('leaves nothing of one question behind for the next', async () => {
    const law = await buildLawIndex(RECORDS);
    const scratch = createLawScratch(law.index.size);
    const ask = (text: string, own = scratch) => searchLawIndex(law, readLawQuery(text, NONE), { on: 20_300_101 }, 10, own);
    const words = fc.array(fc.constantFrom('đăng', 'ký', 'khai', 'tử', 'sinh', 'ngày', '60', 'lạ', 'thời hạn'), { maxLength: 12 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(words, words, (first, second) => {
        ask(first);
        expect(ask(second)).toEqual(ask(second, createLawScratch(law.index.size)));
      }),
    );
  });

  it('takes the longest question in its stride', async () => {
    expect((await find(RECORDS, `khai tử ${'đăng ký '.repeat(100_000)}`))[0]?.id).toBeDefined();
  });
});

describe('the words of a question', () => {
  const questionWords = readQuestionWords(['đúng hay sai', 'nào sau đây', 'nào', 'là gì']);
  const read = (text: string) => readLawQuery(text, questionWords).map(({ folded }) => folded).join(' ');

  it('are those that say what it is about', () => {
    expect(read('Chất hướng thần là gì?')).toBe('chat huong than');
    expect(read('Trường hợp nào sau đây được miễn, đúng hay sai?')).toBe('truong hop duoc mien');
  });

  it('are all of them where nothing else is said', () => {
    expect(read('là gì')).toBe('la gi');
  });
});

describe('a day as a number', () => {
  it('compares as the day does', () => {
    expect([dayNumber('2025-07-01', 0), dayNumber(undefined, 0), dayNumber(undefined, FOREVER)]).toEqual([20_250_701, 0, 99_999_999]);
  });
});
