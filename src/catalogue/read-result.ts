import type { Procedure } from '#model/procedure.ts';
import type { LocalDate } from '#model/time.ts';

/** A procedure as one source publishes it; the version is given when it is kept. */
export type PublishedProcedure = Omit<Procedure, 'version'>;

/** Why one record is not taken. Each has its sentence in import-sentences.ts. */
export type RejectReason =
  | 'code_missing'
  | 'code_malformed'
  | 'name_missing'
  | 'levels_contradict'
  | 'level_unknown'
  | 'duplicate_same'
  | 'duplicate_differs'
  | 'malformed_json'
  | 'line_too_long'
  | 'not_a_procedure'
  | 'field_malformed';

export interface Rejected {
  readonly ok: false;
  readonly code?: string;
  readonly reason: RejectReason;
  readonly details: Readonly<Record<string, string | number>>;
}

export type ReadResult = { readonly ok: true; readonly procedure: PublishedProcedure } | Rejected;

/** Where records come from: how it is named to people, and the day its facts are of. */
export interface SourceInfo {
  /** Short and stable, such as `dvcqg`. */
  readonly id: SourceId;
  readonly name: string;
  readonly date: LocalDate;
  readonly retrievedAt?: string;
}

/** `own` is what the office writes itself; the others publish officially. */
export type SourceId = 'dvcqg' | 'bqp' | 'portal' | 'adapter' | 'own' | 'table';

export const SOURCE_NAMES: Readonly<Record<SourceId, string>> = {
  dvcqg: 'Cổng Dịch vụ công quốc gia',
  bqp: 'Bộ Quốc phòng, tệp ChiTietTTHC của Cổng Dịch vụ công quốc gia',
  portal: 'Cổng Dịch vụ công quốc gia (dữ liệu JSON)',
  adapter: 'Cơ sở dữ liệu quốc gia về thủ tục hành chính (dịch vụ LayThuTuc)',
  own: 'Một Cửa biên soạn',
  table: 'Bảng nhập của đơn vị',
};

/** Says no to one record, with what its sentence needs. */
export function reject(reason: RejectReason, details: Readonly<Record<string, string | number>> = {}, code?: string): Rejected {
  return { ok: false, reason, details, ...(code === undefined ? {} : { code }) };
}

/** A record as JSON gives it, before anything is believed about it. */
export type RawRecord = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is RawRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text field, `''` when absent or of another type; numbers are written out. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.normalize('NFC');
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** A list field, empty when absent or of another type. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list field. */
export function recordsOf(value: unknown): RawRecord[] {
  return listOf(value).filter(isRecord);
}
