import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ASKED } from '#model/question.ts';
import { findAuthorities, findNumbers } from '#model/measure.ts';
import { findDoor } from '../decisions/by-words.ts';
import { gapOf, readSaidWords, readSayings, saysSo } from './guide.ts';
import { readGuideContent } from './read-guide-content.ts';
import { readReplies } from './replies.ts';

const HOME = join(import.meta.dirname, '..', '..', '..');
const content = await readGuideContent(HOME);
const sources = (folder: string): string[] => readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts')).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

describe('the sentences of the assistant', () => {
  test('both languages have the same keys', () => {
    expect([...content.replies.keys('en')].sort()).toEqual([...content.replies.keys('vi')].sort());
  });

  test('every key that the code says stands in the files', () => {
    const said = sources(join(HOME, 'src/assistant')).flatMap((text) => [...text.matchAll(/(?:say|replies\.say)\((?:view|lang|context\.lang|'en'|'vi')?,? ?'([a-z][\w.]+)'/gu)].map((match) => match[1] ?? ''));
    expect(said.filter((key) => !content.replies.has('vi', key))).toEqual([]);
    expect(said.length).toBeGreaterThan(20);
  });

  test.each(ASKED.filter((kind) => kind !== 'dossierStatus'))('lead and label stand for %s', (kind) => {
    for (const lang of ['vi', 'en'] as const) {
      expect(content.replies.say(lang, `lead.${kind}`, { name: 'X' })).toContain('X');
      expect(content.replies.has(lang, `label.${kind}`)).toBe(true);
    }
  });

  test('no sentence brings a number of its own: prose wraps facts and never supplies them', () => {
    for (const lang of ['vi', 'en'] as const) {
      for (const key of content.replies.keys(lang)) {
        const values = new Proxy({}, { get: () => '', has: () => true });
        const text = content.replies.say(lang, key, values);
        if (key === 'fee.none') continue;
        expect([key, findNumbers(text).map((measure) => measure.raw)]).toEqual([key, []]);
        if (!key.startsWith('doneBy.') && !key.startsWith('place.') && !key.startsWith('letter.') && !key.startsWith('paper.')) expect([key, findAuthorities(text).map((measure) => measure.raw)]).toEqual([key, []]);
      }
    }
  });

  test('a key in one language only is a fault at start', () => {
    expect(() => readReplies({ vi: { 'a.b': 'x' }, en: {} })).toThrow('a.b');
    expect(() => content.replies.say('vi', 'no.such')).toThrow('no.such');
    expect(() => content.replies.say('vi', 'lead.fee', {})).toThrow('name');
  });
});

describe('doors, clarifications and life events', () => {
  test('the four emergency numbers stand with a source', () => {
    expect(content.emergencies.map((one) => one.number).sort()).toEqual(['111', '113', '114', '115']);
    for (const one of content.emergencies) expect(one.source).not.toBe('');
  });

  test('ids stand once', () => {
    for (const list of [content.doors, content.outside, content.clarifications, content.lifeEvents]) {
      const ids = list.map((one) => one.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('with marks typed only the exact words count', () => {
    const [saying] = readSayings(['bỏ chồng']);
    if (saying === undefined) throw new Error('no saying');
    expect(saysSo(saying, readSaidWords('thưa cán bộ, chồng tôi mất'), gapOf(saying))).toBe(false);
    expect(saysSo(saying, readSaidWords('tôi muốn bỏ chồng'), gapOf(saying))).toBe(true);
    expect(saysSo(saying, readSaidWords('toi muon bo chong'), gapOf(saying))).toBe(true);
  });

  test('one stranger may stand between three words, none between two', () => {
    const [two, three] = readSayings(['mở quán', 'ba mới mất']);
    if (two === undefined || three === undefined) throw new Error('no saying');
    expect(saysSo(two, readSaidWords('mở một quán'), gapOf(two))).toBe(false);
    expect(saysSo(three, readSaidWords('ba tôi mới mất'), gapOf(three))).toBe(true);
  });
});

describe('what is for another door, and what only sounds so', () => {
  const doorOf = (text: string): string | undefined => findDoor(content.doors, { typed: readSaidWords(text), mended: readSaidWords(text) })?.id;
  const outsideOf = (text: string): string | undefined => findDoor(content.outside, { typed: readSaidWords(text), mended: readSaidWords(text) })?.id;

  test.each([
    ['mua nhà trả góp ngân hàng nào lãi thấp', 'bank-loan'],
    ['khám bệnh ở bệnh viện nào tốt', 'doctor'],
    ['cho tôi gặp cán bộ', 'officer'],
    ['can I talk to a person', 'officer'],
    ['thi bằng A1 ở đâu', 'driving-school'],
    ['mở phòng khám thì bác sĩ nào phải có chứng chỉ hành nghề', undefined],
    ['giấy phép mở lớp học lái xe', undefined],
    ['vay ngân hàng cần đăng ký thế chấp sổ đỏ', undefined],
    ['tố cáo vì gặp cán bộ nhũng nhiễu', undefined],
  ])('%s → %s', (text, id) => {
    expect(doorOf(text)).toBe(id);
  });

  test.each([
    ['mua gạo ở đâu ngon', 'shopping'],
    ['viết giùm em bài văn tả con mèo', 'school-work'],
    ['yêu một người mà bố mẹ không cho cưới thì làm sao', 'heart-and-luck'],
    ['vé máy bay đi Đà Nẵng bao nhiêu', 'travel'],
    ['bố mẹ không cho cưới có đăng ký kết hôn được không', undefined],
    ['nộp hồ sơ mua nhà ở xã hội', undefined],
    ['sao y ở đâu bán rẻ', undefined],
    ['giấy phép bán lẻ rượu', undefined],
  ])('%s → %s', (text, id) => {
    expect(outsideOf(text)).toBe(id);
  });
});
