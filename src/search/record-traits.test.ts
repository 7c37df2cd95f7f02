import { describe, expect, test } from 'vitest';
import { compileLexicon, EMPTY_LEXICON } from './lexicon.ts';
import { readTraits, traitBits } from './record-traits.ts';
import { documentOf, lexiconOf } from './search.fixture.ts';

const named = (id: string, title: string): { id: string; title: string[]; said: string[] } => ({ id, title: [title], said: [] });
const lexicon = compileLexicon(
  lexiconOf({
    deeds: [named('first', 'cấp mới'), named('end', 'chấm dứt'), named('change', 'thay đổi'), named('suspend', 'dừng'), named('reissue', 'cấp lại')],
    qualifiers: [named('border', 'biên giới'), named('foreign', 'nước ngoài')],
  }),
);
const bits = traitBits(lexicon);
const deedsOf = (title: string): number => readTraits([documentOf('p', title)], lexicon).deeds[0] ?? 0;

describe('the deeds nobody means unless they say so', () => {
  test.each([
    ['Chấm dứt giám hộ', true, false],
    ['Dừng thực hiện thủ tục', true, false],
    ['Thay đổi nội dung đăng ký', false, true],
    ['Cấp lại thẻ', false, true],
    ['Cấp mới giấy phép', false, false],
    ['Thay đổi, chấm dứt hoạt động', true, true],
  ])('%s: ends %s, changes %s', (title, stops, changes) => {
    expect([(deedsOf(title) & bits.stop) !== 0, (deedsOf(title) & bits.change) !== 0]).toEqual([stops, changes]);
  });

  test('the foreign circumstance has its own bit, whatever stands before it', () => {
    const qualifiers = readTraits([documentOf('p', 'Kết hôn có yếu tố nước ngoài'), documentOf('q', 'Kết hôn ở biên giới')], lexicon).qualifiers;
    expect(Array.from(qualifiers, (found) => (found & bits.foreign) !== 0)).toEqual([true, false]);
  });

  test('a lexicon that knows none has none', () => {
    expect(traitBits(EMPTY_LEXICON)).toEqual({ stop: 0, change: 0, foreign: 0 });
  });
});
