import { describe, expect, test } from 'vitest';
import type { QuestionCover } from '#model/search.ts';
import { foldText, hasMarks } from '#model/vietnamese.ts';
import { COVER_SIGNALS, coverSignals, findHead, weighCover } from './judge-cover.ts';

/** A cover in which the record says these words, alone and side by side. */
function coverOf(text: string, said: string, more: Partial<QuestionCover> = {}): QuestionCover {
  const words = text.split(' ');
  const says = new Set(said.split(' '));
  return {
    words: words.map((exact, at) => {
      const before = words[at - 1];
      const both = before !== undefined && says.has(before) && says.has(exact);
      return { exact, share: 1, said: says.has(exact), foreign: exact === 'wedding', ...(before === undefined ? {} : { pair: { rarity: 5, said: both, held: both } }) };
    }),
    marked: hasMarks(text),
    titleSaid: 0.5,
    sayings: 0.25,
    rarityOf: (at) => (words[at] ?? '').length,
    ...more,
  };
}

const topicOf = (text: string): string[] => [...new Set(text.split(' ').map(foldText))];
const signalsOf = (text: string, said = ''): Record<string, number> | undefined => {
  const signals = coverSignals(coverOf(text, said), topicOf(text));
  return signals === undefined ? undefined : Object.fromEntries(COVER_SIGNALS.map((name, at) => [name, signals[at] as number]));
};

describe('the matter that is sought', () => {
  test.each([
    ['mở nhóm trẻ tại nhà', ['nhóm', 'trẻ']],
    ['mo nhom tre tai nha', ['nhom', 'tre']],
    ['thôn tổ chức lễ hội đình làng', ['lễ', 'hội', 'đình']],
    ['xin giấy chứng nhận lương y', ['lương', 'y']],
    ['muốn đăng ký dạy thêm toán', ['dạy']],
    ['bán cho thằng út miếng đất', []],
    ['bán cho út miếng đất', ['đất']],
    ['nộp ở cấp xã', []],
    ['nhà cấp 4', []],
    ['con tôi mất tích', []],
    ['đăng ký tại cơ sở được không có lễ hội', []],
  ])('in "%s"', (text, head) => {
    const cover = coverOf(text, '');
    expect(findHead(cover, cover.words.map(() => true)).map((at) => cover.words[at]?.exact)).toEqual(head);
  });

  test('is no particle and no word of asking', () => {
    const cover = coverOf('xin hỏi lễ hội', '');
    expect(findHead(cover, [true, false, true, true]).map((at) => cover.words[at]?.exact)).toEqual(['lễ', 'hội']);
    const light = { ...cover, words: cover.words.map((word, at) => ({ ...word, share: at === 2 ? 0.1 : 1 })) };
    expect(findHead(light, [true, false, true, true]).map((at) => cover.words[at]?.exact)).toEqual(['hội']);
  });
});

describe('the signals of a cover', () => {
  test('tell the rarest word of the matter that the record never says', () => {
    expect(signalsOf('mở nhóm trẻ', 'mở nhóm')?.['unsaidHead']).toBe(3);
    expect(signalsOf('mở nhóm trẻ', 'nhóm trẻ')?.['unsaidHead']).toBe(0);
  });

  test('tell what the record says and holds of the matter', () => {
    expect(signalsOf('mở nhóm trẻ', 'nhóm trẻ')).toEqual({ unsaidHead: 0, saidPairs: 5, topicWords: 3, pairsHeld: 0.5, titleSaid: 0.5, sayings: 0.25 });
  });

  test.each([
    ['nothing is sought', 'con bị sốt'],
    ['a foreign word stands in it', 'xin giấy wedding'],
    ['a story is told', 'xin a b c d e g h i k l m n'],
  ])('are none where %s', (_why, text) => {
    expect(signalsOf(text)).toBeUndefined();
  });

  test('are none where no word names a matter', () => {
    expect(coverSignals(coverOf('mở nhóm trẻ', ''), [])).toBeUndefined();
  });

  test('weigh to a chance', () => {
    expect(weighCover([0, 0, 0, 0, 0, 0], [0, 1, 1, 1, 1, 1, 1])).toBe(0.5);
    expect(weighCover([1, 0, 0, 0, 0, 0], [0, -3, 1, 1, 1, 1, 1])).toBeLessThan(0.1);
  });
});
