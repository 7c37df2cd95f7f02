/** Why the house cannot open or go on; each has its sentence and exit code in `app/exit-codes.ts`. */
export type FaultCode =
  | 'data_dir_not_writable'
  | 'disk_full'
  | 'database_newer'
  | 'database_unreachable'
  | 'database_too_old'
  | 'database_in_use'
  | 'database_forbidden'
  | 'database_encoding'
  | 'cluster_other_version'
  | 'migration_failed'
  | 'postgres_missing'
  | 'postgres_failed'
  | 'no_server_user'
  | 'store_busy'
  | 'already_running'
  | 'content_broken'
  | 'port_in_use'
  | 'port_forbidden'
  | 'screens_broken'
  | 'demo_refused'
  | 'usage';

/** A fault the operator can do something about: what was found, what was expected, in `details`. */
export class PlatformFault extends Error {
  readonly code: FaultCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: FaultCode, details: Readonly<Record<string, string | number>> = {}, options?: ErrorOptions) {
    super(`${code}: ${JSON.stringify(details)}`, options);
    this.name = 'PlatformFault';
    this.code = code;
    this.details = details;
  }
}

/** Whether a fault, or what caused it, is a full disk (Node's ENOSPC, PostgreSQL's 53100, or its words). */
export function isDiskFull(fault: unknown): boolean {
  for (let current = fault, depth = 0; current instanceof Error && depth < 8; current = current.cause, depth += 1) {
    const code = codeOf(current);
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100' || saysDiskFull(current.message)) return true;
  }
  return false;
}

/** Whether PostgreSQL refused a right to the account (42501). */
export function isForbidden(fault: unknown): boolean {
  return codeOf(fault) === '42501';
}

/** Whether a line of PostgreSQL's log speaks of a full disk. */
export function saysDiskFull(text: string): boolean {
  return /no space left on device|disk quota exceeded/i.test(text);
}

/** Whether a fault is a folder or file that may not be written. */
export function isNotWritable(fault: unknown): boolean {
  const code = codeOf(fault);
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST';
}

/** The `code` that Node and PostgreSQL put on their errors, or an empty text. */
export function codeOf(fault: unknown): string {
  return typeof fault === 'object' && fault !== null && 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
}
