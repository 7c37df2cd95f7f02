import type { Fee, Procedure, ProcedureConflict, Provenance, WayOfFiling } from '#model/procedure.ts';
import { findProvenance } from '#model/procedure.ts';
import { mergeCases } from './merge-cases.ts';
import type { PublishedProcedure, SourceId } from './read-result.ts';

/** One source's word on a procedure. */
export interface SourcedProcedure {
  readonly source: SourceId;
  readonly procedure: PublishedProcedure;
}

/** What the sources together say; the version is given when it is kept. */
export type MergedBody = PublishedProcedure & { readonly conflicts: readonly ProcedureConflict[] };

/**
 * Merges what several sources say of one code, field by field. What is officially published wins where it is
 * structured; ours gives the plain words, and the facts the record is silent on or left unparsed. Whatever differs is
 * kept in `conflicts`; nothing is overwritten without a trace.
 * Shape: at least one source, all of one code.
 */
export function mergeProcedures(sources: readonly SourcedProcedure[]): MergedBody {
  const published = sources.filter(({ source }) => source !== 'own').sort(byWeight);
  const own = sources.find(({ source }) => source === 'own')?.procedure;
  const base = published[0]?.procedure;
  if (base === undefined) {
    if (own === undefined) throw new Error('mergeProcedures: no source');
    return { ...own, conflicts: [] };
  }
  const between = published.slice(1).flatMap(({ procedure }) => listConflicts(base, procedure));
  if (own === undefined) return { ...base, conflicts: between };
  return mergeOwn(base, own, between);
}

/** The newest publication first; a table typed by an office after everything that was published. */
function byWeight(left: SourcedProcedure, right: SourcedProcedure): number {
  const rank = ({ source }: SourcedProcedure): number => (source === 'table' ? 1 : 0);
  return rank(left) - rank(right) || (left.procedure.validFrom < right.procedure.validFrom ? 1 : left.procedure.validFrom > right.procedure.validFrom ? -1 : 0);
}

function mergeOwn(base: PublishedProcedure, own: PublishedProcedure, between: readonly ProcedureConflict[]): MergedBody {
  const taken: Provenance[] = [];
  const takeOwn = (field: string): void => {
    const told = findProvenance(own.provenance, field);
    if (told !== undefined) taken.push({ ...told, field });
  };
  const fill = <Value>(field: string, official: Value, ours: Value, isSilent: (value: Value) => boolean): Value => {
    if (!isSilent(official) || isSilent(ours)) return official;
    takeOwn(field);
    return ours;
  };
  const isEmpty = (list: readonly unknown[]): boolean => list.length === 0;
  const isAbsent = (value: unknown): boolean => value === undefined;

  const cases = mergeCases(base, own, takeOwn);
  for (const field of ['shortName', 'summary', 'doneBy', 'bundleOf', 'replacedBy'] as const) if (own[field] !== undefined) takeOwn(field);
  if (own.aliases.length > 0) takeOwn('aliases');
  const ended = own.status === 'repealed' && base.status !== 'repealed';
  if (ended) takeOwn('status');
  const receivedAt = fill('receivedAt', base.receivedAt, own.receivedAt, isAbsent);
  const requirements = fill('requirements', base.requirements, own.requirements, isAbsent);
  const note = fill('note', base.note, own.note, isAbsent);
  const doneBy = own.doneBy ?? base.doneBy;
  const validTo = ended ? own.validTo : (base.validTo ?? own.validTo);
  const shortName = own.shortName ?? base.shortName;
  const summary = own.summary ?? base.summary;
  const bundleOf = own.bundleOf ?? base.bundleOf;
  const replacedBy = own.replacedBy ?? base.replacedBy;
  const sourceUrl = base.sourceUrl ?? own.sourceUrl;
  return {
    code: base.code,
    validFrom: base.validFrom > own.validFrom ? base.validFrom : own.validFrom,
    ...(validTo === undefined ? {} : { validTo }),
    status: ended ? own.status : base.status,
    name: base.name,
    ...(shortName === undefined ? {} : { shortName }),
    aliases: [...new Set([...own.aliases, ...base.aliases])],
    ...(summary === undefined ? {} : { summary }),
    level: fill('level', base.level, own.level, isEmpty),
    kind: fill('kind', base.kind, own.kind, (kind) => kind === 'unknown'),
    field: fill('field', base.field, own.field, (field) => field.name === ''),
    promulgation: fill('promulgation', base.promulgation, own.promulgation, isEmpty),
    audience: fill('audience', base.audience, own.audience, isEmpty),
    boundaryFree: fill('boundaryFree', base.boundaryFree, own.boundaryFree, (free) => free === 'unknown'),
    ...(doneBy === undefined ? {} : { doneBy }),
    cases,
    results: fill('results', base.results, own.results, isEmpty),
    authority: {
      executing: fill('authority.executing', base.authority.executing, own.authority.executing, isEmpty),
      competent: fill('authority.competent', base.authority.competent, own.authority.competent, isEmpty),
      authorised: fill('authority.authorised', base.authority.authorised, own.authority.authorised, isEmpty),
      coordinating: fill('authority.coordinating', base.authority.coordinating, own.authority.coordinating, isEmpty),
    },
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(requirements === undefined ? {} : { requirements }),
    legalBasis: fill('legalBasis', base.legalBasis, own.legalBasis, isEmpty),
    related: [...new Set([...base.related, ...own.related])],
    ...(bundleOf === undefined ? {} : { bundleOf }),
    ...(replacedBy === undefined ? {} : { replacedBy }),
    ...(sourceUrl === undefined ? {} : { sourceUrl }),
    ...(note === undefined ? {} : { note }),
    provenance: [...base.provenance, ...dropRepeats(taken)],
    conflicts: [...between, ...listConflicts(base, own)],
  };
}

function dropRepeats(entries: readonly Provenance[]): Provenance[] {
  return [...new Map(entries.map((entry) => [entry.field, entry])).values()];
}

const BY_COUNCIL = 'do Hội đồng nhân dân cấp tỉnh quyết định';

/** Where two sources both say something and do not say the same. */
export function listConflicts(kept: PublishedProcedure, other: PublishedProcedure): ProcedureConflict[] {
  const conflicts: ProcedureConflict[] = [];
  const compare = (field: string, left: string, right: string): void => {
    if (left === '' || right === '' || left === right) return;
    if (conflicts.some((known) => known.field === field && known.other.value === right)) return;
    conflicts.push({ field, kept: { ...saidBy(kept, field), value: left }, other: { ...saidBy(other, field), value: right } });
  };
  compare('name', writePlain(kept.name), writePlain(other.name));
  compare('level', [...kept.level].sort().join(', '), [...other.level].sort().join(', '));
  compare('field.name', writePlain(kept.field.name), writePlain(other.field.name));
  if (kept.doneBy !== undefined && other.doneBy !== undefined) compare('doneBy', kept.doneBy, other.doneBy);
  compare('status', kept.status, other.status);
  for (const channel of ['direct', 'online', 'post'] as const) {
    const [ways, rivals] = [kept, other].map((each) => waysOf(each).filter((way) => way.channel === channel));
    for (const [fact, write] of [['time', writeTime], ['fees', (way: WayOfFiling) => writeFees(way.fees)]] as const) {
      const known = new Set((ways ?? []).map(write));
      const told = new Set((rivals ?? []).map(write));
      // One source dividing finer than the other is no contradiction; a council's fee beside "0" is one.
      const agree = [...told].some((value) => value !== '' && known.has(value));
      for (const value of told) {
        if (known.has(value) || (agree && value !== BY_COUNCIL)) continue;
        for (const held of known) compare(`channels.${channel}.${fact}`, held, value);
      }
    }
  }
  return conflicts;
}

function saidBy(procedure: PublishedProcedure, field: string): { source: string; sourceDate: string } {
  const path = field.replace(/^channels\.\w+\./u, 'cases[0].channels[0].');
  const told = findProvenance(procedure.provenance, path) ?? procedure.provenance[0];
  return { source: told?.source ?? '', sourceDate: told?.sourceDate ?? procedure.validFrom };
}

function waysOf(procedure: Pick<Procedure, 'cases'>): WayOfFiling[] {
  return [...new Map(procedure.cases.flatMap((each) => each.channels).map((way) => [JSON.stringify([way.channel, way.time, way.fees]), way])).values()];
}

function writeTime({ time }: WayOfFiling): string {
  return time.state === 'structured' ? `${time.amount ?? ''} ${time.unit ?? ''}`.trim() : '';
}

function writeFees(fees: readonly Fee[]): string {
  if (fees.some((fee) => fee.scope === 'province')) return BY_COUNCIL;
  if (fees.length === 0 || fees.some((fee) => fee.state !== 'structured')) return '';
  return [...new Set(fees.map((fee) => (fee.foreign === undefined ? `${fee.amountVnd ?? ''} VND` : `${fee.foreign.amount} ${fee.foreign.currency}`)))].sort().join(', ');
}

function writePlain(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, ' ').replace(/^thủ tục /u, '').trim();
}
