import type { Fee, Procedure, TimeLimit } from '#model/procedure.ts';
import { tellsTime } from './read-time.ts';

/** How many facts a field carries, and how many became numbers. */
export interface Rate {
  structured: number;
  /** Carries a value that a person can read, and stayed text. */
  unparsed: number;
  /** Carries no value: silent, "theo quy định…", or a number without a unit. */
  without: number;
}

export interface ParseRates {
  readonly time: Rate;
  readonly fee: Rate;
  readonly components: Rate;
}

/** The shares the catalogue must reach on the national records. */
export const RATE_TARGETS = { time: 0.95, fee: 0.9, components: 0.95 } as const;

/** Counters at zero. */
export function emptyRates(): ParseRates {
  const zero = (): Rate => ({ structured: 0, unparsed: 0, without: 0 });
  return { time: zero(), fee: zero(), components: zero() };
}

/** Adds one procedure's rows. A way of filing that several cases share counts once. */
export function addToRates(rates: ParseRates, procedure: Pick<Procedure, 'cases'>): void {
  const ways = new Map(procedure.cases.flatMap((each) => each.channels).map((way) => [JSON.stringify(way), way]));
  for (const way of ways.values()) {
    count(rates.time, weighTime(way.time));
    if (way.fees.length === 0) rates.fee.without += 1;
    for (const fee of way.fees) count(rates.fee, weighFee(fee));
  }
  for (const component of procedure.cases.flatMap((each) => each.components)) {
    count(rates.components, component.originals !== null && component.copies !== null ? 'structured' : /\d+\s*bản (?:chính|sao)/iu.test(component.name) ? 'unparsed' : 'without');
  }
}

/** `structured` over the rows that carry a value; 1 where none does. */
export function shareOf(rate: Rate): number {
  const carried = rate.structured + rate.unparsed;
  return carried === 0 ? 1 : rate.structured / carried;
}

/** The rates as lines of a report. */
export function writeRates(rates: ParseRates): string[] {
  const names = { time: 'thời hạn', fee: 'phí, lệ phí', components: 'giấy tờ có số bản' } as const;
  return (Object.keys(names) as (keyof typeof names)[]).map((field) => {
    const rate = rates[field];
    return `${names[field]}: ${(shareOf(rate) * 100).toFixed(1)} % đọc được thành số (${rate.structured}/${rate.structured + rate.unparsed}; không nêu: ${rate.without})`;
  });
}

function weighTime(time: TimeLimit): keyof Rate {
  if (time.state === 'structured') return 'structured';
  return time.state === 'unparsed' && (tellsTime(time.text) || /\d+\s*[-–]\s*\d+/u.test(time.text)) ? 'unparsed' : 'without';
}

function weighFee(fee: Fee): keyof Rate {
  if (fee.state === 'structured') return 'structured';
  if (fee.scope === 'province') return 'without';
  return /\d[\d.,]*\s*(?:(?:triệu|nghìn|ngàn)\s*)?(?:đồng|đ\b|đ\/|vnđ|vnd|usd|%)/iu.test(fee.text) ? 'unparsed' : 'without';
}

function count(rate: Rate, kind: keyof Rate): void {
  rate[kind] += 1;
}
