import type { Channel, Fee, WayOfFiling } from '#model/procedure.ts';
import type { FeeCell } from './read-fee.ts';
import { listAmounts, readCurrency, readFees } from './read-fee.ts';
import { readTimeLimit } from './read-time.ts';

const HEADER = 'Hình thức nộpThời gianPhí, lệ phíMô tả';
const CHANNEL_NAME = 'Trực tiếp|Trực tuyến|Dịch vụ bưu chính';
const TIME_CELL = '\\d+(?:[.,]\\d+)? (?:Ngày làm việc|Giờ làm việc|Ngày|Giờ|Phút|Tuần|Tháng|Năm)';
const CURRENCY = 'Việt Nam Đồng|VNĐ|VND|Đồng|USD|EUR';
/**
 * One row of the flattened table: channel, time cell, fee cell, nothing between them.
 * A time in words starts right behind the channel with a capital and holds no second channel.
 */
const ROW = new RegExp(
  `(${CHANNEL_NAME})(?:(${TIME_CELL}|Không có thông tin)(Không có thông tin|Miễn phí|\\d[\\d,.]* (?:${CURRENCY}))` +
    `|(\\d+)(Không có thông tin|Miễn phí)` +
    `|(\\d[\\d,]*) (${CURRENCY})` +
    `|(\\p{Lu}(?:(?!${CHANNEL_NAME}|Không có thông tin|Miễn phí)[^\\n]){0,200}?)(Không có thông tin|Miễn phí))`,
  'gu',
);

interface RawRow {
  readonly channel: Channel;
  readonly timeText: string;
  readonly fee: FeeCell;
  /** A bare time glued to an amount ("120,000"): decided once all rows are known. */
  readonly glued?: { readonly digits: string; readonly currency: string };
  readonly note: string;
  readonly description: string;
}

/**
 * Cuts the portal's flattened table of ways of filing apart again.
 * Shape: text that begins with the table's own header; a text without rows gives an empty list.
 */
export function cutWaysOfFiling(flattened: string): WayOfFiling[] {
  const text = flattened.startsWith(HEADER) ? flattened.slice(HEADER.length) : flattened;
  const rows = cutRows(text);
  const bareTimes = new Set(rows.filter((row) => row.glued === undefined && /^\d+$/u.test(row.timeText)).map((row) => row.timeText));
  const ways = rows.map((row) => readRow(row.glued === undefined ? row : splitGlued(row, row.glued, bareTimes)));
  return joinSameWays(doubtLoneFree(ways));
}

function cutRows(text: string): RawRow[] {
  const starts = [...text.matchAll(ROW)];
  return starts.map((match, position) => {
    const end = starts[position + 1]?.index ?? text.length;
    const tail = text.slice(match.index + match[0].length, end);
    const { note, description } = splitTail(tail);
    const channel = channelOf(match[1] ?? '');
    const timeText = match[2] ?? match[4] ?? match[8] ?? '';
    const feeText = match[3] ?? match[5] ?? match[9];
    if (feeText !== undefined) return { channel, timeText, fee: readFeeCell(feeText), note, description };
    const glued = { digits: match[6] ?? '', currency: readCurrency(match[7] ?? '') };
    return { channel, timeText: '', fee: { kind: 'silent' } as const, glued, note, description };
  });
}

/** The brackets right behind the fee cell belong to the fee, the rest describes the row. */
function splitTail(tail: string): { note: string; description: string } {
  if (!tail.startsWith('(')) return { note: '', description: tail.trim() };
  let depth = 0;
  for (let at = 0; at < tail.length; at += 1) {
    if (tail[at] === '(') depth += 1;
    else if (tail[at] === ')') depth -= 1;
    if (depth === 0) return { note: tail.slice(0, at + 1), description: tail.slice(at + 1).trim() };
  }
  // Never closed: nobody can say where the fee's words end, so both readers see all of it.
  return { note: tail, description: tail.trim() };
}

/** `Miễn phí`, `Không có thông tin`, `70,000 VNĐ`, `0 Đồng`. */
export function readFeeCell(text: string): FeeCell {
  if (text === 'Không có thông tin' || text === '') return { kind: 'silent' };
  if (text === 'Miễn phí') return { kind: 'free' };
  const match = new RegExp(`^(\\d[\\d,.]*) (${CURRENCY})$`, 'u').exec(text);
  const digits = match?.[1] ?? '';
  const currency = readCurrency(match?.[2] ?? '');
  const amount = currency === 'VND' ? readGrouped(digits) : Number(digits.replaceAll(',', ''));
  return amount === undefined || !Number.isFinite(amount) ? { kind: 'unreadable', text } : { kind: 'amount', amount, currency };
}

/** Thousands grouped by commas or dots; any other grouping is not an amount. */
function readGrouped(digits: string): number | undefined {
  return /^(?:\d+|\d{1,3}(?:[.,]\d{3})+)$/u.test(digits) ? Number(digits.replace(/[.,]/gu, '')) : undefined;
}

/**
 * Divides "120,000" into the bare time "1" and the amount "20,000". Only a division the thousands allow counts, and
 * among several only one that the fee's words or the other rows' bare times confirm; else the digits stay text.
 */
function splitGlued(row: RawRow, glued: { digits: string; currency: string }, bareTimes: ReadonlySet<string>): RawRow {
  const divisions: { time: string; amount: number }[] = [];
  for (let cut = 1; cut <= 3 && cut < glued.digits.length; cut += 1) {
    const time = glued.digits.slice(0, cut);
    const rest = glued.digits.slice(cut);
    if (/^\d+$/u.test(time) && !/^0\d/u.test(time) && /^(?:0|[1-9]\d{0,2}(?:,\d{3})*)$/u.test(rest)) {
      divisions.push({ time, amount: Number(rest.replaceAll(',', '')) });
    }
  }
  const named = new Set(listAmounts(row.note).map((found) => found.amount));
  const byWords = divisions.filter(({ amount }) => amount > 0 && (named.has(amount) || named.has(amount * 1000)));
  const byRows = divisions.filter(({ time }) => bareTimes.has(time));
  const chosen = [byWords, divisions, byRows].find((list) => list.length === 1)?.[0];
  if (chosen === undefined) {
    const text = `${glued.digits} ${glued.currency}`;
    return { ...row, timeText: text, fee: { kind: 'unreadable', text } };
  }
  return { ...row, timeText: chosen.time, fee: { kind: 'amount', amount: chosen.amount, currency: glued.currency } };
}

function readRow(row: RawRow): WayOfFiling {
  const time = readTimeLimit(row.timeText, row.description);
  const fees = readFees(row.fee, row.note, row.description);
  return { channel: row.channel, time, fees, ...(row.description === '' ? {} : { note: row.description }) };
}

/**
 * At the desk and by post the same is paid. Where one of the two prints "Miễn phí" without a word and the other an
 * amount, the record does not say which is meant (online may be free of itself). Where any row says that the council
 * sets the fee, "Miễn phí" without a word is only a cell left empty.
 */
function doubtLoneFree(ways: readonly WayOfFiling[]): WayOfFiling[] {
  const council = ways.flatMap((way) => way.fees).find((fee) => fee.scope === 'province');
  const paid = ways.filter((way) => way.channel !== 'online').flatMap((way) => way.fees).find((fee) => (fee.amountVnd ?? 0) > 0 && fee.validTo === undefined);
  const paying = new Set(ways.filter((way) => way.fees.some((fee) => (fee.amountVnd ?? 0) > 0)).map((way) => way.channel));
  const rivalOf = (way: WayOfFiling): Fee | undefined => council ?? (way.channel === 'online' || paying.has(way.channel) ? undefined : paid);
  return ways.map((way) => {
    const rival = rivalOf(way);
    if (rival === undefined) return way;
    return { ...way, fees: way.fees.map((fee) => (isBareFree(fee) ? { ...fee, amountVnd: null, state: 'unparsed' as const, scope: rival.scope, text: `Miễn phí (hàng khác của bản ghi: ${rival.text})` } : fee)) };
  });
}

function isBareFree(fee: Fee): boolean {
  return fee.amountVnd === 0 && fee.text === 'Miễn phí';
}

/** Rows that differ only in their fee are one way with several fees. */
export function joinSameWays(ways: readonly WayOfFiling[]): WayOfFiling[] {
  const joined = new Map<string, WayOfFiling & { fees: Fee[] }>();
  for (const way of ways) {
    const key = JSON.stringify([way.channel, way.time, way.note ?? '']);
    const known = joined.get(key);
    if (known === undefined) joined.set(key, { ...way, fees: [...way.fees] });
    else for (const fee of way.fees) if (!known.fees.some((other) => JSON.stringify(other) === JSON.stringify(fee))) known.fees.push(fee);
  }
  return [...joined.values()];
}

/** The channel behind a name of the portal. */
export function channelOf(name: string): Channel {
  if (/trực tuyến|online/iu.test(name)) return 'online';
  return /bưu chính|post/iu.test(name) ? 'post' : 'direct';
}
