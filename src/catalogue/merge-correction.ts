import { canonicalJson } from '#model/canonical-json.ts';
import type { Json } from '#model/json-diff.ts';
import type { Certainty, MergedProcedure, ProcedureCase, ProcedureConflict, Provenance } from '#model/procedure.ts';
import { findProvenance } from '#model/procedure.ts';
import type { LocalDate } from '#model/time.ts';
import type { MergedBody } from './merge-procedure.ts';

/** Everything of a procedure that people may correct; code, version, first day and sources are not theirs to write. */
export const CORRECTABLE = [
  'name', 'shortName', 'status', 'validTo', 'aliases', 'summary', 'level', 'kind', 'field', 'promulgation', 'audience', 'boundaryFree', 'doneBy', 'cases', 'results', 'authority',
  'receivedAt', 'requirements', 'legalBasis', 'related', 'bundleOf', 'replacedBy', 'sourceUrl', 'note',
] as const;
export type CorrectableField = (typeof CORRECTABLE)[number];

/** What the office says instead of the merged sources, field by field; null: the field is taken out. A source of its own, kept apart. */
export interface Correction {
  readonly code: string;
  readonly validFrom: LocalDate;
  readonly fields: Readonly<Partial<Record<CorrectableField, Json>>>;
  readonly source: string;
  readonly sourceDate: LocalDate;
  readonly certainty: Certainty;
}

/** The part of a procedure that may be corrected. */
export function correctableOf(procedure: MergedBody | MergedProcedure): Record<string, Json> {
  const all = JSON.parse(JSON.stringify(procedure)) as Record<string, Json>;
  return Object.fromEntries(CORRECTABLE.flatMap((field) => (all[field] === undefined ? [] : [[field, all[field]]])));
}

/** The fields in which a value departs from what the other sources say together. */
export function findCorrected(underlying: MergedBody, value: Readonly<Record<string, Json>>): Correction['fields'] {
  const known = correctableOf(underlying);
  return Object.fromEntries(CORRECTABLE.filter((field) => canonicalJson(known[field] ?? null) !== canonicalJson(value[field] ?? null)).map((field) => [field, value[field] ?? null]));
}

/**
 * Puts a correction over what the sources say together. Each corrected fact carries the correction's own source; what it stands
 * before stays visible in `conflicts`. A correction without fields leaves everything as the sources say it.
 */
export function applyCorrection(underlying: MergedBody, correction: Correction | undefined): MergedBody {
  if (correction === undefined || Object.keys(correction.fields).length === 0) return underlying;
  const written: Record<string, unknown> = { ...underlying };
  for (const [field, value] of Object.entries(correction.fields)) {
    if (value === null) delete written[field];
    else written[field] = value;
  }
  // Read from JSON and checked when it was kept: the exact optional types hold.
  const corrected = written as unknown as MergedBody;
  const paths = Object.keys(correction.fields).flatMap((field) => (field === 'cases' ? listCasePaths(underlying.cases, corrected.cases) : [field]));
  const told = paths.map((field): Provenance => ({ field, source: correction.source, sourceDate: correction.sourceDate, certainty: correction.certainty }));
  const provenance = [...told, ...underlying.provenance.filter((entry) => !paths.some((path) => entry.field === path || entry.field.startsWith(`${path}.`) || entry.field.startsWith(`${path}[`)))];
  const validFrom = underlying.validFrom > correction.validFrom ? underlying.validFrom : correction.validFrom;
  const body = { ...corrected, validFrom, provenance };
  return { ...body, conflicts: [...listStoodBefore(paths, body, underlying, correction), ...underlying.conflicts] };
}

/** Which facts of the cases were corrected; where cases or ways were added or taken out, all of them were. */
function listCasePaths(before: readonly ProcedureCase[], after: readonly ProcedureCase[]): string[] {
  if (before.length !== after.length) return ['cases'];
  return after.flatMap((each, at) => {
    const path = `cases[${String(at)}]`;
    const { channels, ...rest } = each;
    const { channels: oldWays, ...old } = before[at] as ProcedureCase;
    const found = listChanged(old, rest, path);
    if (channels.length !== oldWays.length) return [...found, `${path}.channels`];
    return [...found, ...channels.flatMap((way, place) => listChanged(oldWays[place] ?? {}, way, `${path}.channels[${String(place)}]`))];
  });
}

function listChanged(before: object, after: object, path: string): string[] {
  const [old, now] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((key) => canonicalJson(old[key] ?? null) !== canonicalJson(now[key] ?? null)).map((key) => `${path}.${key}`);
}

const CONFLICT_LENGTH = 300;

/** What each corrected fact stands before; what the sources disagreed on among themselves stays. */
function listStoodBefore(paths: readonly string[], corrected: MergedBody, underlying: MergedBody, correction: Correction): ProcedureConflict[] {
  const [now, old] = [correctableOf(corrected), correctableOf(underlying)];
  return paths.flatMap((field): ProcedureConflict[] => {
    const other = writeShort(readPath(old, field));
    if (other === '') return [];
    const said = findProvenance(underlying.provenance, field) ?? underlying.provenance[0];
    return [{ field, kept: { source: correction.source, sourceDate: correction.sourceDate, value: writeShort(readPath(now, field)) }, other: { source: said?.source ?? '', sourceDate: said?.sourceDate ?? underlying.validFrom, value: other } }];
  });
}

/** The value at a path such as `cases[0].channels[1].time`; null where there is none. */
function readPath(value: Json, path: string): Json {
  let at: Json = value;
  for (const part of path.split(/[.[\]]+/u).filter((each) => each !== '')) at = (at as Readonly<Record<string, Json>> | null)?.[part] ?? null;
  return at;
}

/** A value as a reader compares it: its own text where it has one, the names of a list, else whole. */
function writeShort(value: Json): string {
  const text = writeOne(value);
  return text.length > CONFLICT_LENGTH ? `${text.slice(0, CONFLICT_LENGTH)}…` : text;
}

function writeOne(value: Json): string {
  if (value === null) return '';
  if (isList(value)) return value.map(writeOne).join('; ');
  if (typeof value !== 'object') return String(value);
  const named = value['text'] ?? value['name'] ?? value['number'];
  return typeof named === 'string' ? named : JSON.stringify(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
