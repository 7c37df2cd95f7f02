/**
 * A refusal the office foresees, as a value: `code` names a row of `app/refusals.ts`, `details` fills its sentence.
 * Faults (a broken disk, a bug) are thrown instead and never travel as an Outcome.
 */
export interface Refusal<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface Success<Value> {
  readonly ok: true;
  readonly value: Value;
}

export type Outcome<Value, Code extends string = string> = Success<Value> | Refusal<Code>;

/** Wraps a value that was reached. */
export function accept<Value>(value: Value): Success<Value> {
  return { ok: true, value };
}

/** Names why the office says no, with the details its sentence needs. */
export function refuse<Code extends string>(
  code: Code,
  details: Readonly<Record<string, string | number>> = {},
): Refusal<Code> {
  return { ok: false, code, details };
}
