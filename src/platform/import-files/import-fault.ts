/** Why a whole import cannot go on; nothing of it stays. Each code has its sentence in the room that imports. */
export type ImportFaultCode =
  | 'path_missing'
  | 'nothing_to_read'
  | 'file_unreadable'
  | 'file_too_large'
  | 'utf16'
  | 'wrong_encoding'
  | 'malformed_json_file'
  | 'malformed_xlsx'
  | 'malformed_csv'
  | 'columns_missing'
  | 'too_many_records'
  | 'reading_stopped';

/** A fault in what was handed over, not in the program. */
export class ImportFault extends Error {
  readonly code: ImportFaultCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: ImportFaultCode, details: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(`${code}: ${JSON.stringify(details)}`, cause === undefined ? {} : { cause });
    this.name = 'ImportFault';
    this.code = code;
    this.details = details;
  }
}
