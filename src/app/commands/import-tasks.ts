import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemActor } from '#model/actor.ts';
import { isLocalDate } from '#model/time.ts';
import { readAuthorityContent } from '#authority/authority-content.ts';
import { createAuthority } from '#authority/authority.ts';
import { ROW_SENTENCES } from '#authority/import-sentences.ts';
import type { TaskImportReport } from '#authority/import-tasks.ts';
import type { ColumnMapping, TaskColumn } from '#authority/task-columns.ts';
import { TASK_COLUMNS } from '#authority/task-columns.ts';
import { FAULT_SENTENCES, fillSentence } from '#platform/import-files/fault-sentences.ts';
import { readStartConfig } from '../config.ts';
import { EXIT_NO } from '../exit-codes.ts';
import { usageFault } from '../usage-fault.ts';
import type { CommandIo } from './command-types.ts';
import { openCatalogueStore } from './open-catalogue-store.ts';

const SHOWN_REJECTIONS = 30;
const SHOWN_CELL = 60;

export interface TaskArguments {
  readonly paths: readonly string[];
  readonly dryRun: boolean;
  readonly mapping?: ColumnMapping;
  readonly sourceDate?: string;
  readonly provinceCode?: string;
}

/** `./motcua import tasks PATH… [--dry-run] [--map FILE] [--province 01] [--source-date 2026-07-17]`: shows how columns were read. */
export async function importTaskFiles(rest: readonly string[], common: readonly string[], io: CommandIo): Promise<number> {
  const wanted = await readTaskArguments(rest);
  const config = readStartConfig({ args: common, environment: io.environment, home: io.home });
  const store = await openCatalogueStore(config);
  try {
    const content = await readAuthorityContent(config.home);
    const authority = await createAuthority({ ...store.platform, content, ports: { findProcedure: () => Promise.resolve(undefined), provinceOf: () => undefined, findTasks: () => [] } });
    const outcome = await authority.importTasks(wanted, { actor: systemActor(config.siteId) });
    if (!outcome.ok) {
      const sentence = (FAULT_SENTENCES as Readonly<Record<string, { vi: string; en: string } | undefined>>)[outcome.code];
      io.error(sentence === undefined ? outcome.code : fillSentence(sentence.vi, outcome.details));
      if (sentence !== undefined) io.error(fillSentence(sentence.en, outcome.details));
      return EXIT_NO;
    }
    printReport(outcome.value, io);
    return 0;
  } finally {
    await store.close();
  }
}

/** What to read and how. Faults: `usage`. */
export async function readTaskArguments(rest: readonly string[]): Promise<TaskArguments> {
  const paths: string[] = [];
  const named: Record<string, string> = {};
  let dryRun = false;
  for (let at = 0; at < rest.length; at += 1) {
    const [flag = '', inline] = (rest[at] ?? '').split(/=(.*)/su);
    if (flag === '--dry-run') dryRun = true;
    else if (['--map', '--source-date', '--province'].includes(flag)) {
      const value = inline ?? rest[(at += 1)];
      if (value === undefined || value === '' || value.startsWith('--')) throw usageFault(`sau ${flag} cần một giá trị`, `${flag} needs a value`);
      named[flag] = value;
    } else if (flag.startsWith('--')) throw usageFault(`không hiểu "${flag}"`, `"${flag}" is not understood`);
    else paths.push(resolve(rest[at] ?? ''));
  }
  const { '--map': map, '--source-date': sourceDate, '--province': provinceCode } = named;
  if (paths.length === 0) throw usageFault('cần ít nhất một tệp hoặc thư mục để nhập', 'at least one file or folder to import is needed');
  if (sourceDate !== undefined && !isLocalDate(sourceDate)) throw usageFault(`--source-date: "${sourceDate}" không phải ngày dạng 2026-07-17`, `--source-date: "${sourceDate}" is no date like 2026-07-17`);
  if (provinceCode !== undefined && !/^\d{2}$/u.test(provinceCode)) throw usageFault(`--province cần mã tỉnh gồm hai chữ số, không phải "${provinceCode}"`, `--province needs a province's two digits, not "${provinceCode}"`);
  for (const path of paths) if (!existsSync(path)) throw usageFault(`không có "${path}"`, `there is no "${path}"`);
  return {
    paths, dryRun, ...(map === undefined ? {} : { mapping: await readMapping(map) }), ...(sourceDate === undefined ? {} : { sourceDate }), ...(provinceCode === undefined ? {} : { provinceCode }),
  };
}

/** Shape of the file: `{ "Tên cột": "title", … }`. */
async function readMapping(path: string): Promise<ColumnMapping> {
  const fault = (vi: string, en: string, cause?: unknown): Error => usageFault(`--map "${path}": ${vi}`, `--map "${path}": ${en}`, cause);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw fault('không đọc được', 'cannot be read', cause);
  });
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch (cause) {
    throw fault('không phải JSON đúng', 'is not valid JSON', cause);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fault('cần một đối tượng cột → mục', 'must be an object of column → field');
  for (const [column, becomes] of Object.entries(value)) {
    if (!TASK_COLUMNS.includes(becomes as TaskColumn)) throw fault(`cột "${column}": không có mục "${String(becomes)}"; có: ${TASK_COLUMNS.join(', ')}`, `column "${column}": no field "${String(becomes)}"; there are: ${TASK_COLUMNS.join(', ')}`);
  }
  return value as ColumnMapping;
}

function printReport(report: TaskImportReport, io: CommandIo): void {
  for (const file of report.files) {
    io.out(`${file.file}:`);
    for (const { column, becomes, by } of file.columns) io.out(`  cột "${column}" → ${becomes === null ? 'chưa hiểu, không đọc' : `${becomes}${by === 'given' ? ' (theo --map)' : by === 'remembered' ? ' (đã nhớ)' : ''}`}`);
    if (!report.dryRun) continue;
    for (const { place, cells, read } of file.rows) {
      io.out(`  dòng ${String(place)}: ${Object.values(cells).filter((cell) => cell !== '').slice(0, 4).map((cell) => cell.slice(0, SHOWN_CELL)).join(' | ')}`);
      io.out(read.ok ? `    thành: ${read.record.id} – ${read.record.title.slice(0, SHOWN_CELL)} → ${read.record.to?.body ?? 'không còn ai'}` : `    lỗi: ${fillSentence(ROW_SENTENCES[read.reason].vi, read.details)}`);
    }
  }
  io.out(`${report.dryRun ? 'Chạy thử, không ghi gì. ' : ''}Đã đọc ${String(report.read)} dòng: mới ${String(report.new)}, thay đổi ${String(report.changed)}, giữ nguyên ${String(report.unchanged)}, không nhận ${String(report.rejected)}; nguồn vênh nhau ở ${String(report.conflicts)} nhiệm vụ.`);
  for (const each of report.rejections.slice(0, SHOWN_REJECTIONS)) {
    io.out(`  ${each.file}, ${String(each.place)}${each.id === undefined ? '' : ` (${each.id})`}: ${fillSentence(ROW_SENTENCES[each.reason].vi, each.details)}`);
  }
  if (report.rejected > SHOWN_REJECTIONS) io.out(`  … và ${String(report.rejected - SHOWN_REJECTIONS)} dòng khác.`);
}
