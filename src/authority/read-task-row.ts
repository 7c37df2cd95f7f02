import { createHash } from 'node:crypto';
import type { Certainty } from '#model/procedure.ts';
import type { TaskAct, TaskBasis, TaskBody } from '#model/task.ts';
import { TASK_ACTS, TWO_TIERS_FROM } from '#model/task.ts';
import { isLocalDate } from '#model/time.ts';
import type { LocalDate } from '#model/time.ts';
import { foldText } from '#model/vietnamese.ts';
import { readBasis } from './read-basis.ts';
import { readBody, readTier, saysNobody } from './read-body.ts';
import type { MappedRow } from './task-columns.ts';
import type { TaskRecord } from './task-schema.ts';
import { parseTaskRecord, TASK_ID } from './task-schema.ts';

/** Why a row is not taken. Each has its sentence in import-sentences.ts. */
export type RowFault =
  | 'line_too_long' | 'malformed_json' | 'not_a_task' | 'title_missing' | 'recipient_missing' | 'id_malformed' | 'act_unknown' | 'tier_unknown' | 'date_malformed'
  | 'dates_swapped' | 'basis_malformed' | 'article_in_clause' | 'code_malformed' | 'certainty_unknown' | 'province_malformed' | 'province_differs' | 'field_malformed'
  | 'duplicate_same' | 'duplicate_differs' | 'older_than_kept';

export interface RowRejected {
  readonly ok: false;
  readonly id?: string;
  readonly reason: RowFault;
  readonly details: Readonly<Record<string, string | number>>;
}
export type RowRead = { readonly ok: true; readonly record: TaskRecord } | RowRejected;

/** What the file as a whole tells: the day of its facts, and whose decisions they are. */
export interface RowContext {
  readonly sourceDate: LocalDate;
  /** What names the file where a row names no source of its own. */
  readonly source: string;
  /** A province's own decisions. Shape: place code. */
  readonly provinceCode?: string;
}

const ACT_WORDS: Readonly<Record<string, TaskAct>> = {
  'phan quyen': 'phan_quyen', 'phan cap': 'phan_cap', 'uy quyen': 'uy_quyen', 'phan dinh': 'phan_dinh', 'phan dinh tham quyen': 'phan_dinh', 'thu tuc': 'procedure', 'thu tuc hanh chinh': 'procedure', luat: 'law', 'luat dinh': 'law',
};

/** Reads one row. Refuses: the first RowFault met, with the value as it was written. */
export function readTaskRow(row: MappedRow, context: RowContext): RowRead {
  const title = textOf(row.title);
  const writtenId = textOf(row.id);
  if (title === '') return reject('title_missing', {}, writtenId);
  if (writtenId !== '' && !TASK_ID.test(writtenId)) return reject('id_malformed', { written: writtenId.slice(0, 80) }, writtenId);
  const act = readAct(textOf(row.act));
  if (act === undefined) return reject('act_unknown', { written: textOf(row.act).slice(0, 80) }, writtenId);
  const to = readSide(textOf(row.toBody), textOf(row.toTier));
  if (to === 'tier_unknown') return reject('tier_unknown', { written: textOf(row.toTier).slice(0, 80) }, writtenId);
  const ended = saysNobody(textOf(row.toBody));
  if (to === undefined && !ended) return reject('recipient_missing', {}, writtenId);
  const from = readSide(textOf(row.fromBody), textOf(row.fromTier));
  if (from === 'tier_unknown') return reject('tier_unknown', { written: textOf(row.fromTier).slice(0, 80) }, writtenId);
  const dates = readDates(row);
  if (!dates.ok) return { ...dates, ...(writtenId === '' ? {} : { id: writtenId }) };
  const basis = readBasis(row);
  if (!basis.ok) return reject(basis.reason, basis.details, writtenId);
  const codes = readCodes(row.procedureCodes);
  if (!Array.isArray(codes)) return reject('code_malformed', { written: codes.written }, writtenId);
  const provinceCode = textOf(row.provinceCode) || context.provinceCode;
  if (provinceCode !== undefined && !/^\d{2}$/u.test(provinceCode)) return reject('province_malformed', { written: provinceCode.slice(0, 40) }, writtenId);
  if (context.provinceCode !== undefined && provinceCode !== context.provinceCode) return reject('province_differs', { written: provinceCode ?? '', expected: context.provinceCode }, writtenId);
  const sure = readCertainty(textOf(row.certainty), act, basis.basis);
  if (sure === undefined) return reject('certainty_unknown', { written: textOf(row.certainty).slice(0, 40) }, writtenId);
  const note = [textOf(row.note), sure.note].filter((part) => part !== '').join('; ');
  const parsed = parseTaskRecord({
    id: writtenId === '' ? makeId(title, basis.basis, codes, provinceCode) : writtenId,
    title,
    field: textOf(row.field),
    ...optional('ministry', row.ministry),
    act,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined || ended ? {} : { to }),
    ...optional('conditions', row.conditions),
    basis: basis.basis,
    ...optional('baseRule', row.baseRule),
    ...optional('timeLimit', row.timeLimit),
    forms: listOf(row.forms),
    procedureCodes: codes,
    ...dates.dates,
    ...optional('endsEarlyIf', row.endsEarlyIf),
    supersededBy: listOf(row.supersededBy),
    ...optional('furtherDelegation', row.furtherDelegation),
    ...(note === '' ? {} : { note }),
    source: textOf(row.source) || context.source,
    sourceDate: dates.sourceDate ?? context.sourceDate,
    certainty: sure.certainty,
    ...(provinceCode === undefined ? {} : { provinceCode }),
  });
  return parsed.ok ? { ok: true, record: parsed.record } : reject('field_malformed', { field: parsed.field, problem: parsed.problem }, writtenId);
}

function readAct(written: string): TaskAct | undefined {
  const folded = foldText(written).replaceAll('_', ' ').trim();
  return TASK_ACTS.find((act) => act === written) ?? ACT_WORDS[folded];
}

/** A tier without a body stays a tier: the body is said to be unnamed, not guessed. */
function readSide(body: string, tierWord: string): TaskBody | undefined | 'tier_unknown' {
  const tier = tierWord === '' ? undefined : readTier(tierWord);
  if (tierWord !== '' && tier === undefined) return 'tier_unknown';
  if (body !== '') return readBody(body, tier === 'unknown' ? undefined : tier);
  if (tier === undefined || tier === 'unknown') return undefined;
  return { body: UNNAMED[tier], tier, person: 'OTHER' };
}

const UNNAMED: Readonly<Record<TaskBody['tier'], string>> = {
  commune: 'Cấp xã (nguồn không nêu tên cơ quan)', province: 'Cấp tỉnh (nguồn không nêu tên cơ quan)', district_abolished: 'Cấp huyện (nguồn không nêu tên cơ quan)',
  central: 'Cấp trung ương (nguồn không nêu tên cơ quan)', unknown: 'Nguồn không nêu cơ quan',
};

type Dates = Pick<TaskRecord, 'validFrom'> & Partial<Pick<TaskRecord, 'validTo' | 'startUnstated'>>;

function readDates(row: MappedRow): { readonly ok: true; readonly dates: Dates; readonly sourceDate?: LocalDate } | RowRejected {
  const from = readDay(textOf(row.validFrom));
  const to = readDay(textOf(row.validTo));
  const sourceDate = readDay(textOf(row.sourceDate));
  for (const [column, day] of [['validFrom', from], ['validTo', to], ['sourceDate', sourceDate]] as const) {
    if (day === 'malformed') return reject('date_malformed', { column, written: textOf(row[column]).slice(0, 40) });
  }
  if (from !== undefined && to !== undefined && to <= from) return reject('dates_swapped', { from, to });
  const unstated = from === undefined || textOf(row.startUnstated) === 'true';
  return {
    ok: true,
    dates: { validFrom: from ?? TWO_TIERS_FROM, ...(unstated ? { startUnstated: true as const } : {}), ...(to === undefined ? {} : { validTo: to }) },
    ...(sourceDate === undefined ? {} : { sourceDate }),
  };
}

/** `2025-07-01`, and `01/7/2025` or `1-7-2025` as people write days. */
function readDay(written: string): LocalDate | undefined | 'malformed' {
  if (written === '') return undefined;
  if (isLocalDate(written)) return written;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(written) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : 'malformed';
}

function readCodes(value: unknown): string[] | { readonly written: string } {
  const codes: string[] = [];
  for (const written of listOf(value)) {
    const code = /^(?:[1-9]\.\d{6}|mc\.[a-z0-9-]{2,60})(?=$|\.\d{3}\.|\.H\d)/u.exec(written)?.[0];
    if (code === undefined) return { written: written.slice(0, 80) };
    codes.push(code);
  }
  return codes;
}

/**
 * How sure: a source's own word, or that of the gathered facts. `quoted` was read in a text that quotes the rule: secondary.
 * `derived` was concluded: where the article is known, or where a published procedure names the level, that is secondary with a note;
 * without either it is not confirmed. `unsure` is not confirmed.
 */
function readCertainty(written: string, act: TaskAct, basis: readonly TaskBasis[]): { readonly certainty: Certainty; readonly note: string } | undefined {
  switch (foldText(written).trim()) {
    case 'official':
    case 'chinh thuc':
      return { certainty: 'official', note: '' };
    case 'secondary':
    case 'quoted':
    case 'thu cap':
    case 'trich dan':
      return { certainty: 'secondary', note: '' };
    case 'derived':
    case 'suy ra':
      return basis.some(({ article }) => article !== undefined) || act === 'procedure' ? { certainty: 'secondary', note: 'người nhận hoặc điều khoản suy ra từ nguồn, chưa đọc nguyên văn' } : { certainty: 'unverified', note: 'suy ra từ nguồn, chưa biết điều khoản' };
    case '':
    case 'unsure':
    case 'unverified':
    case 'chua chac':
    case 'chua ro':
      return { certainty: 'unverified', note: '' };
    default:
      return undefined;
  }
}

/** The same facts give the same id, so that importing a list without ids twice changes nothing. */
function makeId(title: string, basis: readonly TaskBasis[], codes: readonly string[], provinceCode: string | undefined): string {
  const key = JSON.stringify([foldText(title), basis.map(({ document, article, clause, point }) => [document, article, clause, point]), codes, provinceCode]);
  return `t-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
}

/** A cell's text; null and absent are empty, and a leading apostrophe only keeps a spreadsheet from calculating. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.normalize('NFC').replace(/\r\n/gu, '\n').trim().replace(/^'(?=[=+@-])/u, '');
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A list, or a cell with one entry a line or between semicolons. */
function listOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value.map(textOf) : textOf(value).split(/[\n;]+/u);
  return [...new Set(list.map((each) => each.trim()).filter((each) => each !== ''))];
}

function optional(key: string, value: unknown): Record<string, string> {
  const text = textOf(value);
  return text === '' ? {} : { [key]: text };
}

function reject(reason: RowFault, details: RowRejected['details'] = {}, id = ''): RowRejected {
  return { ok: false, reason, details, ...(id === '' ? {} : { id: id.slice(0, 120) }) };
}
