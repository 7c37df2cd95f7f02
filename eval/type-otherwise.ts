/** The same question as other keyboards leave it: without marks, decomposed, as raw Telex keys. */
export type Typing = 'as written' | 'no marks' | 'NFD' | 'raw Telex';

const TONE_KEY: Readonly<Record<string, string>> = { '\u0301': 's', '\u0300': 'f', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' };
const LETTER_KEYS: Readonly<Record<string, string>> = { ă: 'aw', â: 'aa', ê: 'ee', ô: 'oo', ơ: 'ow', ư: 'uw', đ: 'dd' };

/** Types a text in another way. */
export function typeOtherwise(text: string, typing: Typing): string {
  switch (typing) {
    case 'as written':
      return text;
    case 'no marks':
      return text.normalize('NFD').replace(/[\u0300-\u036f]/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
    case 'NFD':
      return text.normalize('NFD');
    case 'raw Telex':
      return text.normalize('NFC').replace(/[\p{L}\p{M}]+/gu, typeTelex);
  }
}

/** One word as the keys were struck: letters doubled, the tone's key at the end. */
function typeTelex(word: string): string {
  let tone = '';
  let keys = '';
  for (const letter of word.toLowerCase()) {
    const bare = letter.normalize('NFD').replace(/[\u0301\u0300\u0309\u0303\u0323]/gu, (mark) => {
      tone = TONE_KEY[mark] ?? '';
      return '';
    }).normalize('NFC');
    keys += LETTER_KEYS[bare] ?? bare;
  }
  return keys + tone;
}
