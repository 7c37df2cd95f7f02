import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { YearImport } from '#calendars/calendars.ts';
import { NOTICE_LIMITS, type NoticeFile } from '#calendars/read-notice.ts';
import { writeFindings } from '#calendars/calendars.routes.ts';
import { systemActor } from '#model/actor.ts';
import type { CalendarDay } from '#model/calendar.ts';
import type { Refusal } from '#model/outcome.ts';
import { isLocalDate, writeDate } from '#model/time.ts';
import { readStartConfig } from '../config.ts';
import { findRefusalSentence, readLocales } from '../content.ts';
import { EXIT_NO } from '../exit-codes.ts';
import { usageFault } from '../usage-fault.ts';
import type { CommandIo } from './command-types.ts';
import { openCalendars } from './open-calendars.ts';

/** `./motcua import calendar PATH [--dry-run] [--year Y] [--source TEXT] [--source-date DATE] [--provisional]`: beside a running server or alone. */
export async function importCalendar(rest: readonly string[], common: readonly string[], io: CommandIo): Promise<number> {
  const { path, dryRun, options } = readArguments(rest);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) throw usageFault(`không có tệp "${path}"`, `there is no file "${path}"`);
  const config = readStartConfig({ args: common, environment: io.environment, home: io.home });
  const locales = await readLocales(config.home);
  const sayNo = ({ code, details }: Refusal): number => {
    io.error(findRefusalSentence(locales.vi, code, details)?.detail ?? code);
    io.error(findRefusalSentence(locales.en, code, details)?.detail ?? code);
    return EXIT_NO;
  };
  if (found.size > NOTICE_LIMITS.bytes) return sayNo({ ok: false, code: 'calendar_file_too_large', details: { bytes: found.size, limit: NOTICE_LIMITS.bytes } });
  const file: NoticeFile = { name: basename(path), bytes: await readFile(path), ...options };
  const { opened: calendars, close } = await openCalendars(config);
  try {
    const preview = await calendars.preview(file);
    if (!preview.ok) return sayNo(preview);
    printFindings(preview.value, io);
    if (dryRun) {
      io.out('Chạy thử, không ghi gì.');
      printChanges(preview.value, io);
      return preview.value.findings.some(({ severity }) => severity === 'error') ? EXIT_NO : 0;
    }
    const outcome = await calendars.importYear({ ...file, basedOn: preview.value.before }, { actor: systemActor(config.siteId) });
    if (!outcome.ok) return sayNo(outcome);
    printChanges(outcome.value, io);
    io.out(outcome.value.written ? `Đã nhập lịch năm ${String(outcome.value.year.year)}, bản ${String(outcome.value.version)}.` : 'Lịch giống hệt bản đang dùng: không ghi gì.');
    return 0;
  } finally {
    await close();
  }
}

function readArguments(rest: readonly string[]): { readonly path: string; readonly dryRun: boolean; readonly options: Pick<NoticeFile, 'year' | 'source' | 'sourceDate' | 'provisional'> } {
  const paths: string[] = [];
  const named = new Map<string, string>();
  const flags = new Set<string>();
  for (let at = 0; at < rest.length; at += 1) {
    const [flag = '', inline] = (rest[at] ?? '').split(/=(.*)/su);
    if (flag === '--dry-run' || flag === '--provisional') flags.add(flag);
    else if (flag === '--year' || flag === '--source' || flag === '--source-date') {
      const value = inline ?? rest[(at += 1)];
      if (value === undefined || value.startsWith('--')) throw usageFault(`sau ${flag} cần một giá trị`, `${flag} needs a value`);
      named.set(flag, value);
    } else if (flag.startsWith('--')) throw usageFault(`không hiểu "${flag}"`, `"${flag}" is not understood`);
    else paths.push(rest[at] ?? '');
  }
  const [path] = paths;
  const [year, source, sourceDate] = [named.get('--year'), named.get('--source'), named.get('--source-date')];
  if (path === undefined || paths.length > 1) throw usageFault('sau import calendar cần đúng một tệp', 'import calendar takes exactly one file');
  if (year !== undefined && !/^20\d{2}$/u.test(year)) throw usageFault(`--year: "${year}" không phải năm`, `--year: "${year}" is no year`);
  if (sourceDate !== undefined && !isLocalDate(sourceDate)) throw usageFault(`--source-date: "${sourceDate}" không phải ngày dạng 2026-12-01`, `--source-date: "${sourceDate}" is no date like 2026-12-01`);
  return { path, dryRun: flags.has('--dry-run'), options: { ...(year === undefined ? {} : { year: Number(year) }), ...(source === undefined ? {} : { source }), ...(sourceDate === undefined ? {} : { sourceDate }), ...(flags.has('--provisional') ? { provisional: true } : {}) } };
}

function printFindings({ findings }: YearImport, io: CommandIo): void {
  for (const { severity, place, text } of writeFindings(findings, 'vi')) io.error(`  ${severity === 'error' ? 'Lỗi' : 'Lưu ý'}${place === undefined ? '' : `, dòng ${String(place)}`}: ${text}`);
}

const KINDS: Readonly<Record<CalendarDay['kind'], string>> = { holiday: 'nghỉ lễ', inLieu: 'nghỉ bù', swappedOff: 'nghỉ hoán đổi', swappedWork: 'làm bù' };

function printChanges({ year, changes }: YearImport, io: CommandIo): void {
  const write = (day: CalendarDay | undefined): string => (day === undefined ? 'ngày thường' : `${KINDS[day.kind]} (${day.name.vi})`);
  io.out(`Năm ${String(year.year)}: ${String(changes.length)} ngày khác với lịch đang dùng.`);
  for (const { date, before, after } of changes) io.out(`  ${writeDate(date)}: ${write(before)} → ${write(after)}`);
}
