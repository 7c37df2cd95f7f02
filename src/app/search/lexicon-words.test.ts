import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { NATIONAL_RECORDS, readCorpus } from '#eval/corpus.ts';
import { bookOf, eachPhrase, longestOnly, type LaySaying, type TraitWords } from '#search/lexicon.ts';
import { splitTerms } from '#search/split-terms.ts';
import { isSyllable } from '#search/typing.ts';

const home = join(import.meta.dirname, '../../..');
const hasNationalRecords = NATIONAL_RECORDS.every((path) => existsSync(join(home, path)));

/** Asks for a way of filing, and stands in titles too ("trực tuyến"). */
const BOTH = 'online';

interface Manner {
  readonly particles: readonly string[];
  readonly facets: readonly string[];
  readonly matter: readonly string[];
  readonly english: { readonly particles: readonly string[]; readonly facets: readonly string[]; readonly articles: readonly string[] };
}

let lay: readonly LaySaying[];
let english: readonly LaySaying[];
let manner: Manner;
let qualifiers: readonly TraitWords[];
let deeds: readonly TraitWords[];
const titles: string[] = [];

async function read<Content>(name: string): Promise<Content> {
  return JSON.parse(await readFile(join(home, 'content/lexicon', name), 'utf8')) as Content;
}

beforeAll(async () => {
  lay = (await read<{ sayings: LaySaying[] }>('lay-words.json')).sayings;
  english = (await read<{ sayings: LaySaying[] }>('english.json')).sayings;
  manner = await read('manner.json');
  qualifiers = (await read<{ qualifiers: TraitWords[] }>('qualifiers.json')).qualifiers;
  deeds = (await read<{ deeds: TraitWords[] }>('deeds.json')).deeds;
  if (hasNationalRecords) titles.push(...(await readCorpus(home)).map((procedure) => procedure.name));
});

/** The titles that carry a trait, by its id. */
function titlesWith(traits: readonly TraitWords[], id: string): string[] {
  const book = bookOf(traits.flatMap((trait) => trait.title.map((phrase) => [phrase, trait.id] as const)));
  return titles.filter((title) => {
    const found = new Set<string>();
    const isLongest = longestOnly();
    eachPhrase(book, splitTerms(title), true, ({ value, folded }, at) => isLongest(at, at + folded.length) && found.add(value));
    return found.has(id);
  });
}

describe('what people say and what the office calls it', () => {
  it('is known for many phrases in either language', () => {
    const phrasesOf = (sayings: readonly LaySaying[]): Set<string> => new Set(sayings.flatMap((saying) => saying.say));
    expect(phrasesOf(lay).size).toBeGreaterThanOrEqual(2_500);
    expect(phrasesOf(english).size).toBeGreaterThanOrEqual(1_900);
  });

  it('has no meaning twice, no phrase twice within a meaning', () => {
    const repeated = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at);
    for (const sayings of [lay, english]) {
      expect(repeated(sayings.map(({ means }) => JSON.stringify(means)))).toEqual([]);
      expect(sayings.flatMap(({ say }) => repeated(say))).toEqual([]);
    }
  });

  it('is said in a few words', () => {
    expect([...lay, ...english].flatMap(({ say }) => say).filter((phrase) => splitTerms(phrase).length > 8)).toEqual([]);
  });

  it('has no Vietnamese phrase of one plain syllable that stands in other words, but for what is nothing else', () => {
    const single = lay.flatMap(({ say }) => say).filter((phrase) => splitTerms(phrase).length === 1);
    expect(single.filter((phrase) => splitTerms(phrase).every((word) => word.plain && isSyllable(word.folded)))).toEqual(['ghe', 'bu']);
  });

  it('is in English never an article, a question word or another word of manner', () => {
    const light = new Set([...manner.english.articles, ...manner.english.particles, ...manner.english.facets].filter((phrase) => phrase !== BOTH));
    expect(english.flatMap(({ say }) => say).filter((phrase) => light.has(phrase))).toEqual([]);
  });
});

describe('words of manner', () => {
  it('are no matter, and matter is more than one word', () => {
    const light = new Set([...manner.particles, ...manner.facets]);
    expect(manner.matter.filter((phrase) => light.has(phrase) || splitTerms(phrase).length < 2)).toEqual([]);
  });
});

describe.skipIf(!hasNationalRecords)('titles', () => {
  it.each([
    ['mobile', 'Thủ tục đăng ký kết hôn lưu động'],
    ['again', 'Thủ tục đăng ký lại khai sinh'],
    ['border', 'Thủ tục đăng ký kết hôn có yếu tố nước ngoài tại khu vực biên giới'],
    ['foreign', 'Thủ tục đăng ký kết hôn có yếu tố nước ngoài'],
  ])('carry the circumstance "%s" when they say so: %s', (id, title) => {
    const carrying = titlesWith(qualifiers, id);
    expect(carrying).toContain(title);
    expect(carrying).not.toContain('Thủ tục đăng ký kết hôn');
  });

  it.each([
    ['reissue', 'Cấp lại thẻ căn cước', 'Cấp đổi thẻ căn cước'],
    ['exchange', 'Cấp đổi thẻ căn cước', 'Cấp lại thẻ căn cước'],
    ['extend', 'Gia hạn tạm trú', 'Đăng ký tạm trú'],
    ['end', 'Chấm dứt hoạt động hộ kinh doanh', 'Đăng ký thành lập hộ kinh doanh'],
    ['first', 'Đăng ký thành lập hộ kinh doanh', 'Chấm dứt hoạt động hộ kinh doanh'],
    ['change', 'Đăng ký thay đổi nội dung đăng ký hộ kinh doanh', 'Đăng ký thành lập hộ kinh doanh'],
    ['split', 'Tách hộ', 'Đăng ký thường trú'],
  ])('carry the deed "%s" as "%s" does and "%s" does not', (id, title, other) => {
    const carrying = titlesWith(deeds, id);
    expect(carrying).toContain(title);
    expect(carrying).not.toContain(other);
  });

  it('never take a change for an exchange, nor climate change, nor building works for an exam', () => {
    expect(titlesWith(deeds, 'exchange').filter((title) => !/chuyển\s+đổi|cấp\s+đổi|(?<!thay\s)đổi (?:giấy|thẻ|chứng)|đổi,/iu.test(title))).toEqual([]);
    expect(titlesWith(deeds, 'exam').filter((title) => /thi (?:công|đua|hành)/iu.test(title))).toEqual([]);
  });
});
