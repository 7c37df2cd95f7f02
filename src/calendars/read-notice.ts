import { extname } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/universal';
import { CalendarYearSchema, type CalendarYear } from '#model/calendar.ts';
import { checkCalendarYear, type CalendarFinding, type StatutoryHoliday } from '#model/check-calendar.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { isLocalDate } from '#model/time.ts';
import { foldText } from '#model/vietnamese.ts';
import { measureArchive } from '#platform/import-files/measure-archive.ts';
import { ASSUMED } from './calendar-sentences.ts';
import { composeYear, type NoticeOrigin } from './compose-year.ts';
import type { NoticeFault, ReadNotice } from './notice.ts';
import { readNoticeRows, type NoticeRow } from './read-notice-rows.ts';
import { readNoticeText } from './read-notice-text.ts';

/** A file of days off as it was handed over. */
export interface NoticeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The year of dates that name none. */
  readonly year?: number;
  /** Number and name of the notice; a heading line or the JSON itself may say it instead. */
  readonly source?: string;
  readonly sourceDate?: string;
  readonly certainty?: NoticeOrigin['certainty'];
  readonly provisional?: boolean;
}

/** A year read from a file, with everything found in it. Only a year without errors is imported. */
export interface ReadYear {
  readonly year: CalendarYear;
  readonly findings: readonly YearFinding[];
}

/** A finding of the reader or of the checker. */
export interface YearFinding {
  readonly severity: 'error' | 'warning';
  readonly code: CalendarFinding['code'] | NoticeFault['code'];
  readonly place?: number;
  readonly details: Readonly<Record<string, string | number>>;
}

export type NoticeRefusal = 'calendar_file_too_large' | 'calendar_file_unreadable' | 'calendar_source_missing' | 'calendar_json_wrong' | 'calendar_not_understood';

/** A notice has a page, a year some twenty rows. */
export const NOTICE_LIMITS = { bytes: 1_000_000, unpackedBytes: 20_000_000 } as const;

/**
 * Reads a year of days off from our own JSON, a table (CSV, XLSX) or the plain lines of a notice; the content decides, not the name.
 * Refuses: too large, not readable, nothing in it that is a day off, no source.
 */
export async function readNotice(file: NoticeFile, holidays: readonly StatutoryHoliday[]): Promise<Outcome<ReadYear, NoticeRefusal>> {
  if (file.bytes.length > NOTICE_LIMITS.bytes) return refuse('calendar_file_too_large', { bytes: file.bytes.length, limit: NOTICE_LIMITS.bytes });
  const isBook = file.bytes[0] === 0x50 && file.bytes[1] === 0x4b;
  if (isBook) {
    const rows = await readBook(file.bytes);
    return rows === undefined ? refuse('calendar_file_unreadable', { file: file.name }) : finish(file, readNoticeRows(rows, file.year), holidays);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file.bytes);
  } catch {
    return refuse('calendar_file_unreadable', { file: file.name });
  }
  if (/^\s*\{/u.test(text)) return readJson(text, file, holidays);
  const rows = readTable(text, file.name);
  return finish(file, rows === undefined ? readNoticeText(text, file.year) : readNoticeRows(rows, file.year), holidays);
}

function readJson(text: string, file: NoticeFile, holidays: readonly StatutoryHoliday[]): Outcome<ReadYear, NoticeRefusal> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    return refuse('calendar_json_wrong', { file: file.name, reason: cause instanceof Error ? cause.message.slice(0, 200) : '' });
  }
  const parsed = CalendarYearSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse('calendar_json_wrong', { file: file.name, reason: issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}` });
  }
  const year: CalendarYear = { ...parsed.data, ...(file.provisional === undefined ? {} : { provisional: file.provisional }), days: [...parsed.data.days].sort((left, right) => (left.date < right.date ? -1 : 1)) };
  return accept({ year, findings: checkCalendarYear(year, holidays) });
}

function finish(file: NoticeFile, { notice, faults }: ReadNotice, holidays: readonly StatutoryHoliday[]): Outcome<ReadYear, NoticeRefusal> {
  const source = file.source ?? notice?.source;
  const sourceDate = file.sourceDate ?? notice?.sourceDate;
  if (notice === undefined) return refuse('calendar_not_understood', { file: file.name, text: String(faults[0]?.details['text'] ?? '') });
  if (source === undefined || source.trim() === '' || sourceDate === undefined || !isLocalDate(sourceDate)) return refuse('calendar_source_missing');
  const composed = composeYear(notice, holidays, { source: source.trim().slice(0, 500), sourceDate, certainty: file.certainty ?? 'secondary', provisional: file.provisional ?? false });
  const parsed = CalendarYearSchema.safeParse(composed.year);
  const told = [...faults, ...composed.faults].map((fault): YearFinding => ({ ...fault, severity: ASSUMED.has(fault.code) ? 'warning' : 'error' }));
  // What the schema would refuse was told as a finding before; a year out of range was not.
  if (!parsed.success && told.every(({ severity }) => severity === 'warning')) return refuse('calendar_not_understood', { file: file.name, text: String(composed.year.year) });
  return accept({ year: composed.year, findings: [...told, ...checkCalendarYear(composed.year, holidays)] });
}

/** A table has a heading that names a day; anything else is text. */
function readTable(text: string, name: string): readonly NoticeRow[] | undefined {
  const first = text.replace(/^\ufeff/u, '').split('\n')[0] ?? '';
  const delimiter = [';', '\t', ','].find((mark) => first.includes(mark)) ?? ',';
  const headings = first.split(delimiter).map((cell) => foldText(cell).replaceAll('"', '').trim());
  const isTable = headings.some((heading) => /^(?:ngay|tu(?: ngay)?|date|from|ngay nghi)$/u.test(heading));
  if (!isTable && extname(name).toLowerCase() !== '.csv') return undefined;
  try {
    const rows = parseCsv(text, { bom: true, columns: true, delimiter, relax_column_count: true, skip_empty_lines: true }) as Record<string, string>[];
    return rows.map((row, at) => ({ place: at + 2, row }));
  } catch {
    return undefined;
  }
}

async function readBook(bytes: Uint8Array): Promise<readonly NoticeRow[] | undefined> {
  const unpacked = measureArchive(Buffer.from(bytes));
  if (unpacked === undefined || unpacked > NOTICE_LIMITS.unpackedBytes) return undefined;
  const rows = await readSheet(new Uint8Array(bytes).buffer).catch(() => undefined);
  if (rows === undefined) return undefined;
  const cellOf = (cell: unknown): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '');
  const headings = (rows[0] ?? []).map(cellOf);
  return rows.slice(1).map((row, at) => ({ place: at + 2, row: Object.fromEntries(headings.map((heading, column) => [heading, cellOf(row[column])])) }));
}
