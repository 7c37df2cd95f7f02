import { daysBetween } from '#model/deadline-clock.ts';
import type { HalfDay } from '#model/office-minutes.ts';
import { addDays, isLocalDate, weekdayOf, writeDate, type LocalDate } from '#model/time.ts';
import { foldText } from '#model/vietnamese.ts';
import { LONGEST_SPAN, type Notice, type NoticeFault, type ReadNotice } from './notice.ts';

/** One row of a table by its headings. */
export interface NoticeRow {
  readonly place: number;
  readonly row: Readonly<Record<string, string>>;
}

type RowKind = 'off' | 'work' | 'holiday' | 'inLieu' | 'swappedOff';

const COLUMNS: Readonly<Record<'from' | 'to' | 'kind' | 'name' | 'half', RegExp>> = {
  from: /^(?:ngay|tu(?: ngay)?|date|from|ngay nghi|ngay bat dau)$/u,
  to: /^(?:den(?: ngay| het ngay)?|to|until|ngay ket thuc)$/u,
  kind: /^(?:loai|kieu|kind|type|loai ngay|hinh thuc)$/u,
  name: /^(?:ten|ly do|name|noi dung|dip)$/u,
  half: /^(?:buoi|half ?day|nua ngay)$/u,
};
const KINDS: readonly (readonly [RegExp, RowKind])[] = [
  [/^(?:lam bu|di lam|swappedwork|lam viec)/u, 'work'],
  [/^(?:nghi bu|inlieu|bu)$/u, 'inLieu'],
  [/^(?:nghi )?hoan doi|^swappedoff$/u, 'swappedOff'],
  [/^(?:nghi )?(?:le|tet)|^holiday$/u, 'holiday'],
  [/^(?:nghi|off)?$/u, 'off'],
];

/** Reads a table of days off: a day or from–to, and whether it is off or worked. Columns: Ngày (or Từ ngày, Đến ngày), Loại, Tên, Buổi. */
export function readNoticeRows(rows: readonly NoticeRow[], wantedYear?: number): ReadNotice {
  const faults: NoticeFault[] = [];
  const off = new Set<LocalDate>();
  const work = new Map<LocalDate, HalfDay | undefined>();
  const named = new Map<LocalDate, Notice['named'][number]>();
  let year = wantedYear;
  for (const { place, row } of rows) {
    const cells = readCells(row);
    const from = readDate(cells.from);
    const to = cells.to === '' ? from : readDate(cells.to);
    if (from === undefined || to === undefined) {
      if (Object.values(row).some((cell) => cell.trim() !== '')) faults.push({ code: 'notice_date_wrong', place, details: { text: `${cells.from} ${cells.to}`.trim() } });
      continue;
    }
    year ??= Number(from.slice(0, 4));
    const kind = KINDS.find(([words]) => words.test(cells.kind))?.[1];
    if (kind === undefined) faults.push({ code: 'notice_kind_unknown', place, details: { text: cells.kind } });
    const half = readHalf(cells.half);
    if (half === null) faults.push({ code: 'notice_half_day_wrong', place, details: { text: cells.half } });
    const length = daysBetween(from, to) + 1;
    if (length < 1 || length > LONGEST_SPAN) faults.push({ code: 'notice_span_wrong', place, details: { from: writeDate(from), to: writeDate(to), most: LONGEST_SPAN } });
    if (kind === undefined || half === null || length < 1 || length > LONGEST_SPAN) continue;
    for (let day = 0; day < length; day += 1) {
      const date = addDays(from, day);
      if (!date.startsWith(`${String(year)}-`)) faults.push({ code: 'notice_other_year', place, details: { date: writeDate(date), year } });
      if (kind === 'work') work.set(date, half);
      else if (kind === 'off' && half === undefined) off.add(date);
      // A weekend inside a span is off anyway; alone in its row it was meant.
      else if (length === 1 || kind === 'holiday' || weekdayOf(date) <= 5) named.set(date, { date, kind: kind === 'off' ? 'swappedOff' : kind, ...(half === undefined ? {} : { halfDay: half }), ...(cells.name === '' ? {} : { name: cells.name.slice(0, 200) }) });
    }
  }
  for (const date of work.keys()) if ((off.has(date) && weekdayOf(date) <= 5) || named.has(date)) faults.push({ code: 'notice_work_and_off', details: { date: writeDate(date) } });
  if (year === undefined || off.size + work.size + named.size === 0) return { notice: undefined, faults: faults.length > 0 ? faults : [{ code: 'notice_empty', details: {} }] };
  const notice: Notice = { year, off: [...off].sort(), work: [...work].map(([date, halfDay]) => ({ date, ...(halfDay === undefined ? {} : { halfDay }) })), named: [...named.values()] };
  return { notice, faults };
}

function readCells(row: Readonly<Record<string, string>>): Readonly<Record<keyof typeof COLUMNS, string>> {
  const cells = { from: '', to: '', kind: '', name: '', half: '' };
  for (const [heading, cell] of Object.entries(row)) {
    const folded = foldText(heading).replace(/\s+/gu, ' ').trim();
    for (const [name, words] of Object.entries(COLUMNS) as [keyof typeof COLUMNS, RegExp][]) {
      if (words.test(folded) && cells[name] === '') cells[name] = name === 'name' ? cell.trim() : foldText(cell).replace(/\s+/gu, ' ').trim();
    }
  }
  return cells;
}

/** `14/02/2026` or `2026-02-14`. */
function readDate(text: string): LocalDate | undefined {
  const said = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(text);
  const date = said === null ? text : `${said[3] ?? ''}-${(said[2] ?? '').padStart(2, '0')}-${(said[1] ?? '').padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}

/** Nothing for a whole day, null for what is no half. */
function readHalf(text: string): HalfDay | undefined | null {
  if (/^(?:ca ngay)?$/u.test(text)) return undefined;
  if (/^(?:(?:buoi )?sang|am)$/u.test(text)) return 'am';
  return /^(?:(?:buoi )?chieu|pm)$/u.test(text) ? 'pm' : null;
}
