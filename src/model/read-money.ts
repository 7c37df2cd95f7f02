import { accept, refuse, type Outcome } from './outcome.ts';
import type { FaultCode } from './form-fault.ts';
import { readNumberWords } from './number-words.ts';
import { cleanText, foldText } from './vietnamese.ts';

const LONGEST = 80;
/** More than this is no amount of a commune's forms. Unit: đồng. */
const MOST = 1e15;
/** Below it a bare number may mean thousands, as people say prices. Unit: đồng. */
const LEAST_BARE = 1_000;
const UNITS: Readonly<Record<string, number>> = { k: 1e3, nghin: 1e3, ngan: 1e3, tr: 1e6, trieu: 1e6, cu: 1e6, ty: 1e9, ti: 1e9 };
const UNIT_WORDS = Object.keys(UNITS).toSorted((left, right) => right.length - left.length).join('|');
const PART = new RegExp(`(\\d+(?:[.,]\\d+)*) ?(${UNIT_WORDS})(?![a-z])( ?ruoi)?|(\\d+(?:[.,]\\d+)*)`, 'gu');

/**
 * An amount as people write or say it: `1.200.000`, `1,200,000đ`, `1tr2`, `1,5 triệu`, `2 triệu rưỡi`, `200k`, `một triệu hai trăm nghìn`. Unit: đồng.
 * Refuses: `money_unit` for a small bare number (`200` may be two hundred thousand: asked back); `money_unreadable`.
 */
export function readMoney(typed: string): Outcome<number, FaultCode> {
  const said = cleanText(typed).trim().replace(/\s+/gu, ' ');
  const shown = { typed: said.slice(0, LONGEST) };
  if (said.length > LONGEST) return refuse('money_unreadable', shown);
  const folded = foldText(said).replace(/ ?(?:vnd|dong|d|₫)\.?$/u, '').trim();
  const amount = /\d/u.test(folded) ? readDigits(folded) : readSpoken(folded);
  if (amount === undefined || !Number.isSafeInteger(amount) || amount > MOST) return refuse('money_unreadable', shown);
  // "đồng" said with it means what it says.
  const isBare = folded === foldText(said) && !/[a-z]/u.test(folded);
  if ((isBare || !/\d/u.test(folded)) && amount > 0 && amount < LEAST_BARE) return refuse('money_unit', { ...shown, thousands: String(amount) });
  return accept(amount);
}

function readDigits(text: string): number | undefined {
  let total = 0;
  let lastUnit: number | undefined;
  let at = 0;
  for (const match of text.matchAll(PART)) {
    if (text.slice(at, match.index).trim() !== '') return undefined;
    at = match.index + match[0].length;
    const [, scaled, unitWord, half, bare] = match;
    if (scaled !== undefined && unitWord !== undefined) {
      const unit = UNITS[unitWord] ?? 1;
      if (lastUnit !== undefined && unit >= lastUnit) return undefined;
      const number = readNumber(scaled, true);
      if (number === undefined) return undefined;
      total += Math.round(number * unit) + (half === undefined ? 0 : unit / 2);
      lastUnit = half === undefined ? unit : 1;
    } else if (bare !== undefined) {
      const number = readNumber(bare, false);
      if (number === undefined || lastUnit === 1) return undefined;
      // "1tr2" is 1.2 million, "1tr250" 1.25 million: what follows a unit are its next digits.
      if (lastUnit === undefined) total += number;
      else if (/^\d{1,3}$/u.test(bare)) total += Math.round((number * lastUnit) / 10 ** bare.length);
      else if (number < lastUnit) total += number;
      else return undefined;
      lastUnit = 1;
    }
  }
  return at > 0 && text.slice(at).trim() === '' ? total : undefined;
}

/** Dots or commas in groups of three part thousands; otherwise, before a unit, one of them parts the decimals. */
function readNumber(text: string, mayBeDecimal: boolean): number | undefined {
  if (/^\d+$/u.test(text)) return Number(text);
  if (/^[1-9]\d{0,2}(?:\.\d{3})+$/u.test(text) || /^[1-9]\d{0,2}(?:,\d{3})+$/u.test(text)) return Number(text.replace(/[.,]/gu, ''));
  return mayBeDecimal && /^\d+[.,]\d{1,3}$/u.test(text) ? Number(text.replace(',', '.')) : undefined;
}

function readSpoken(text: string): number | undefined {
  const half = /^(.+ (trieu|cu|ty|ti|nghin|ngan|tram)) ruoi$/u.exec(text);
  if (half === null) return readNumberWords(text);
  const whole = readNumberWords(half[1] ?? '');
  return whole === undefined ? undefined : whole + (half[2] === 'tram' ? 50 : (UNITS[half[2] ?? ''] ?? 0) / 2);
}
