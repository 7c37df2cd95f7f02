import { foldText } from './vietnamese.ts';

const ONES = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const SCALES = ['', ' nghìn', ' triệu'] as const;
const GROUP = 1000;

/** A whole number in Vietnamese words, as money is written out on paper. Shape: 0 to 999,999,999,999,999. */
export function writeNumberWords(number: number): string {
  if (!Number.isSafeInteger(number) || number < 0 || number >= 1e15) return String(number);
  if (number === 0) return 'không';
  const billions = Math.floor(number / 1e9);
  const rest = number % 1e9;
  if (billions === 0) return writeBelowBillion(rest, false);
  return `${writeBelowBillion(billions, false)} tỷ${rest === 0 ? '' : ` ${writeBelowBillion(rest, true)}`}`;
}

function writeBelowBillion(number: number, afterMore: boolean): string {
  const parts: string[] = [];
  for (let scale = 2; scale >= 0; scale -= 1) {
    const group = Math.floor(number / GROUP ** scale) % GROUP;
    if (group > 0) parts.push(writeGroup(group, afterMore || parts.length > 0) + (SCALES[scale] ?? ''));
  }
  return parts.join(' ');
}

/** Three digits; after something greater the hundred is always said: "một triệu không trăm linh năm". */
function writeGroup(group: number, afterMore: boolean): string {
  const [hundreds, tens, ones] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
  const words: string[] = [];
  if (hundreds > 0 || afterMore) words.push(`${ONES[hundreds] ?? ''} trăm`);
  if (tens === 0 && ones > 0 && words.length > 0) words.push('linh');
  if (tens === 1) words.push('mười');
  if (tens > 1) words.push(`${ONES[tens] ?? ''} mươi`);
  if (ones > 0) words.push(tens > 1 && ones === 1 ? 'mốt' : tens > 0 && ones === 5 ? 'lăm' : (ONES[ones] ?? ''));
  return words.join(' ');
}

const DIGIT: Readonly<Record<string, number>> = {
  khong: 0, mot: 1, hai: 2, ba: 3, bon: 4, tu: 4, nam: 5, lam: 5, nham: 5, sau: 6, bay: 7, tam: 8, chin: 9,
};
const BIG: Readonly<Record<string, number>> = { nghin: 1e3, ngan: 1e3, trieu: 1e6, cu: 1e6, ty: 1e9, ti: 1e9 };

/** A whole number out of Vietnamese words, with or without marks ("hai mươi mốt", "mot trieu hai tram nghin"); undefined for anything else. */
export function readNumberWords(text: string): number | undefined {
  const words = foldText(text).trim().split(/\s+/u);
  if (words.length === 0 || words.length > 24 || words[0] === '') return undefined;
  let total = 0;
  let group = 0;
  let digit: number | undefined;
  let scaleBefore = Infinity;
  for (const word of words) {
    if (Object.hasOwn(DIGIT, word)) {
      if (digit !== undefined) return undefined;
      digit = DIGIT[word];
    } else if (word === 'linh' || word === 'le') {
      if (digit !== undefined || group % 100 !== 0) return undefined;
    } else if (word === 'muoi' || word === 'chuc') {
      if (group % 100 !== 0) return undefined;
      group += (digit ?? 1) * 10;
      digit = undefined;
    } else if (word === 'tram') {
      if (digit === undefined || group !== 0) return undefined;
      group = digit * 100;
      digit = undefined;
    } else if (Object.hasOwn(BIG, word)) {
      const scale = BIG[word] ?? 1;
      const amount = group + (digit ?? 0);
      if (scale >= scaleBefore || amount === 0) return undefined;
      total += amount * scale;
      [group, digit, scaleBefore] = [0, undefined, scale];
    } else return undefined;
  }
  return total + group + (digit ?? 0);
}
