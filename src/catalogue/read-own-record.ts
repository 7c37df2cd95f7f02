import { ProcedureSchema } from './procedure-schema.ts';
import type { PublishedProcedure, RawRecord, ReadResult } from './read-result.ts';
import { reject, textOf } from './read-result.ts';

/** Whether a record is in our own format: the shape of model/procedure.ts, as content and export write it. */
export function isOwnRecord(record: RawRecord): boolean {
  return typeof record.code === 'string' && Array.isArray(record.cases) && 'provenance' in record;
}

/**
 * Reads one record of our own format; every field is checked, for people write these by hand.
 * Refuses: the first field that does not fit, by its path; an internal procedure that also names the commune's citizens.
 */
export function readOwnRecord(record: RawRecord): ReadResult {
  const code = textOf(record.code);
  if (code === '') return reject('code_missing');
  if (textOf(record.name).trim() === '') return reject('name_missing', {}, code);
  const parsed = ProcedureSchema.safeParse(record);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return reject('field_malformed', { field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' }, code);
  }
  const { version: _version, conflicts: _conflicts, ...procedure } = parsed.data;
  const levels = new Set(procedure.level);
  if (levels.size !== procedure.level.length || (levels.has('shared') && levels.size > 3)) {
    return reject('levels_contradict', { flags: procedure.level.join(', '), agencies: procedure.authority.executing.map(({ name }) => name).join('; ') }, code);
  }
  const cases = procedure.cases.map(({ publishedComponents: _published, ...each }) => each);
  // Read from JSON, absent keys are absent: the exact optional types hold.
  return { ok: true, procedure: { ...procedure, cases } as PublishedProcedure };
}
