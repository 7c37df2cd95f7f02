import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { LEVEL_BIT, type SearchDocument } from '#model/search.ts';
import { buildSearchData } from './build-data.ts';
import { FEATURE_COUNT, FEATURES } from './features.ts';
import { compileLexicon, EMPTY_LEXICON } from './lexicon.ts';
import { UNFITTED_MODEL } from './rank.ts';
import { createSearch, type SearchEngine } from './search.ts';
import { lexiconOf } from './search.fixture.ts';
import { openSnapshot, writeSnapshot } from './snapshot.ts';

const LEXICON = compileLexicon(lexiconOf({
  abbreviations: { ko: 'không', dk: 'đăng ký' },
  sayings: [{ say: ['lấy vợ', 'lấy chồng'], means: [['kết hôn', 1]] }],
  particles: ['tôi', 'muốn', 'ạ', 'thì', 'làm'],
  facets: ['bao lâu', 'giấy tờ gì'],
  qualifiers: [{ id: 'foreign', title: ['có yếu tố nước ngoài'], said: ['nước ngoài', 'chồng tây'] }],
  deeds: [
    { id: 'reissue', title: ['cấp lại'], said: ['bị mất', 'cấp lại'] },
    { id: 'extend', title: ['gia hạn'], said: ['hết hạn', 'gia hạn'] },
  ],
}));

function documentOf(id: string, title: string, sayings: string[] = [], more: Partial<SearchDocument> = {}): SearchDocument {
  return { id, title, sayings, english: [], papers: '', results: '', steps: '', field: '', authority: '', audience: '', levels: LEVEL_BIT.commune, popularity: 0, ...more };
}

const DOCUMENTS = [
  documentOf('birth', 'Đăng ký khai sinh', ['vợ tôi mới đẻ, làm giấy cho cháu', 'em bé chưa có giấy tờ'], { english: ['Register a birth'] }),
  documentOf('birth-foreign', 'Đăng ký khai sinh có yếu tố nước ngoài', ['bố cháu là người nước ngoài, làm giấy cho cháu']),
  documentOf('marriage', 'Đăng ký kết hôn', ['hai đứa cưới nhau ra phường ký']),
  documentOf('sale', 'Chứng thực hợp đồng mua bán nhà', ['bán nhà cho người quen']),
  documentOf('copy', 'Chứng thực bản sao từ bản chính', ['đi sao y cái bằng']),
  documentOf('licence-again', 'Cấp lại giấy phép lái xe', ['rơi mất cái bằng lái']),
  documentOf('licence-longer', 'Gia hạn giấy phép lái xe', ['bằng lái sắp quá ngày']),
  documentOf('fishing', 'Cấp giấy phép khai thác thủy sản', ['xin phép cho ghe đi biển']),
];

function open(lexicon = LEXICON): SearchEngine {
  return createSearch(buildSearchData(DOCUMENTS, lexicon, undefined), { lexicon, ranking: UNFITTED_MODEL, encoder: undefined, translation: undefined });
}

const engine = open();
const first = (text: string): string | undefined => engine.find(text).hits[0]?.id;

describe('search', () => {
  test.each([
    ['đăng ký khai sinh', 'birth'],
    ['ĐĂNG KÝ KHAI SINH', 'birth'],
    ['đăng ký khai sinh'.normalize('NFD'), 'birth'],
    ['dang ky khai sinh', 'birth'],
    ['ddawng kys khai sinh', 'birth'],
    ['d9a8ng ky1 khai sinh', 'birth'],
    ['dangky khaisinh', 'birth'],
    ['đăng kí khai sihn', 'birth'],
    ['dk khai sinh', 'birth'],
    ['tôi muốn lấy chồng ạ', 'marriage'],
    ['register a birth', 'birth'],
  ])('finds the record for "%s"', (text, id) => {
    expect(first(text)).toBe(id);
  });

  test('takes the foreign case only when the words say so', () => {
    expect(first('làm khai sinh cho con, chồng tây')).toBe('birth-foreign');
    expect(first('làm khai sinh cho con')).toBe('birth');
  });

  test('lets the deed decide between neighbours that share every other word', () => {
    expect(first('giấy phép lái xe bị mất')).toBe('licence-again');
    expect(first('giấy phép lái xe hết hạn')).toBe('licence-longer');
  });

  test('does not let folding choose when the marks were typed', () => {
    const found = engine.find('bán nhà').hits.map((hit) => hit.id);
    expect(found[0]).toBe('sale');
    expect(engine.find('bản sao').hits[0]?.id).toBe('copy');
  });

  test('says how much of a question it knows', () => {
    expect(engine.find('khai sinh').known).toBeGreaterThan(0.9);
    expect(engine.find('zzzqqq wwwkkk').known).toBeLessThan(0.1);
    expect(engine.find('zzzqqq wwwkkk').hits).toEqual([]);
  });

  test('gives chances that sum to one over all candidates', () => {
    const sum = engine.find('giấy phép', { limit: 100 }).hits.reduce((total, hit) => total + hit.score, 0);
    expect(sum).toBeCloseTo(1, 6);
  });

  test('takes a changed record in at once and drops a removed one', () => {
    const house = open();
    house.update(documentOf('fishing', 'Cấp văn bản chấp thuận đóng mới tàu cá', ['muốn đóng ghe mới']));
    house.update(documentOf('well', 'Cấp giấy phép thăm dò nước dưới đất', ['khoan giếng lấy nước']));
    expect(house.find('đóng ghe mới').hits[0]?.id).toBe('fishing');
    expect(house.find('khoan giếng').hits[0]?.id).toBe('well');
    expect(house.find('xin phép cho ghe đi biển').hits[0]?.title).not.toBe('Cấp giấy phép khai thác thủy sản');
    house.remove('well');
    expect(house.find('khoan giếng').hits.some((hit) => hit.id === 'well')).toBe(false);
    house.remove('birth');
    expect(house.find('đăng ký khai sinh').hits.some((hit) => hit.id === 'birth')).toBe(false);
  });

  test('compares a changed record with its sayings whole, whatever record was compared before it', () => {
    const house = open();
    house.update(documentOf('twin', 'Ghi vào sổ hộ tịch', ['em bé chưa có giấy tờ']));
    const { records, features } = house.inspect('em bé chưa có giấy tờ');
    const covered = (record: number): number => features[[...records].indexOf(record) * FEATURE_COUNT + FEATURES.indexOf('allSayingsCover')] ?? 0;
    expect(covered(0)).toBeCloseTo(1, 2);
    expect(covered(DOCUMENTS.length)).toBeCloseTo(1, 2);
  });

  test('opens from its snapshot as it was', () => {
    const bytes = writeSnapshot(engine.data, 'key');
    const data = openSnapshot(bytes, 'key');
    expect(data).toBeDefined();
    if (data === undefined) return;
    const again = createSearch(data, { lexicon: LEXICON, ranking: UNFITTED_MODEL, encoder: undefined, translation: undefined });
    for (const text of ['khai sinh', 'bang lai mat', 'sao y']) expect(again.find(text)).toEqual(engine.find(text));
  });

  test.each([
    ['another key', (bytes: Uint8Array) => openSnapshot(bytes, 'other')],
    ['cut short', (bytes: Uint8Array) => openSnapshot(bytes.slice(0, bytes.length / 2), 'key')],
    ['no snapshot', () => openSnapshot(new TextEncoder().encode('this is something else entirely'), 'key')],
    ['a broken head', (bytes: Uint8Array) => openSnapshot(Uint8Array.from(bytes, (byte, at) => (at > 8 && at < 40 ? 0 : byte)), 'key')],
  ])('refuses a snapshot with %s, so that it is built again', (_name, openIt) => {
    expect(openIt(writeSnapshot(engine.data, 'key'))).toBeUndefined();
  });

  test('builds equal bytes from equal records', () => {
    const again = buildSearchData(DOCUMENTS, LEXICON, undefined);
    expect(writeSnapshot(again, 'key')).toEqual(writeSnapshot(engine.data, 'key'));
  });

  test('survives whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const result = engine.find(text);
        expect(result.hits.every((hit) => hit.score >= 0 && hit.score <= 1)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('reads only the beginning of an endless text', () => {
    const result = engine.find('khai sinh '.repeat(100_000));
    expect(result.hits[0]?.id).toBe('birth');
    expect(result.readAs.length).toBeLessThan(2_100);
  });

  test('works without a lexicon', () => {
    expect(open(EMPTY_LEXICON).find('khai sinh').hits[0]?.id).toBe('birth');
  });
});

describe('a procedure without a record', () => {
  const beyond = documentOf('visa', 'xin thị thực đi nước ngoài', ['xin visa đi chơi'], { absent: true });
  const withAbsent = createSearch(buildSearchData([...DOCUMENTS, beyond], LEXICON, undefined), { lexicon: LEXICON, ranking: UNFITTED_MODEL, encoder: undefined, translation: undefined });

  test('is told apart from the hits, and counted as no record', () => {
    const found = withAbsent.find('xin visa đi chơi');
    expect(found.absent?.id).toBe('visa');
    expect(found.hits.every((hit) => hit.id !== 'visa')).toBe(true);
    expect(withAbsent.size).toBe(DOCUMENTS.length);
  });

  test('says nothing where a record is likelier', () => {
    const found = withAbsent.find('đăng ký khai sinh');
    expect(found.hits[0]?.id).toBe('birth');
    expect(found).not.toHaveProperty('absent');
  });

  test('is a record as soon as one comes, and stays missing through a snapshot', () => {
    const again = openSnapshot(writeSnapshot(withAbsent.data, 'k'), 'k');
    if (again === undefined) throw new Error('the snapshot does not open');
    const live = createSearch(again, { lexicon: LEXICON, ranking: UNFITTED_MODEL, encoder: undefined, translation: undefined });
    expect(live.find('xin visa đi chơi').absent?.id).toBe('visa');
    live.update(documentOf('visa', 'Cấp thị thực', ['xin visa đi chơi']));
    expect(live.find('xin visa đi chơi').hits[0]?.id).toBe('visa');
    expect(live.find('xin visa đi chơi')).not.toHaveProperty('absent');
    expect(live.size).toBe(DOCUMENTS.length + 1);
  });
});
