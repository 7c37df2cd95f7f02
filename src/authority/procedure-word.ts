import type { Level, Procedure } from '#model/procedure.ts';
import { findProvenance } from '#model/procedure.ts';
import type { BodyTier, MergedTask, RulingSide, TaskBody } from '#model/task.ts';
import { TWO_TIERS_FROM } from '#model/task.ts';
import { readBody } from './read-body.ts';

/** What a published procedure says of who decides: it names tiers always, a body mostly, the person who signs hardly ever. */
export interface ProcedureWord {
  readonly procedure: Procedure;
  readonly tiers: readonly BodyTier[];
  readonly bodies: readonly TaskBody[];
}

const TIER_OF: Partial<Readonly<Record<Level, BodyTier>>> = { commune: 'commune', province: 'province', ministry: 'central' };
const UNNAMED: Partial<Readonly<Record<BodyTier, string>>> = { commune: 'Cấp xã', province: 'Cấp tỉnh', central: 'Cấp bộ' };

/** Reads a published record; undefined where it says nothing of any tier (shared by all levels, other bodies). */
export function readProcedureWord(procedure: Procedure): ProcedureWord | undefined {
  const named = procedure.authority.competent.length > 0 ? procedure.authority.competent : procedure.authority.executing;
  const bodies = named.map(({ name }) => readBody(name));
  const shared = procedure.level.includes('shared');
  const tiers = [...new Set([...procedure.level.flatMap((level) => TIER_OF[level] ?? []), ...bodies.map(({ tier }) => tier).filter((tier) => tier !== 'unknown' && tier !== 'district_abolished')])];
  return tiers.length === 0 || shared ? undefined : { procedure, tiers, bodies };
}

/** The published record as a side of a ruling, in the shape of a task that only the procedure names. */
export function sideOfProcedure(word: ProcedureWord, tier?: BodyTier): RulingSide | undefined {
  const { procedure, tiers, bodies } = word;
  const wanted = tier ?? tiers[0];
  if (wanted === undefined) return undefined;
  const to = bodies.find((body) => body.tier === wanted) ?? (bodies.length === 1 && tiers.length === 1 && bodies[0]?.tier === 'unknown' ? { ...bodies[0], tier: wanted } : { body: UNNAMED[wanted] ?? 'Cơ quan khác', tier: wanted, person: 'OTHER' as const });
  const told = findProvenance(procedure.provenance, 'authority') ?? procedure.provenance[0];
  const source = told?.source ?? '';
  const sourceDate = told?.sourceDate ?? procedure.validFrom;
  const certainty = told?.certainty ?? 'unverified';
  const task: MergedTask = {
    id: procedure.code, version: procedure.version, title: procedure.name, field: procedure.field.name, act: 'procedure', to,
    basis: procedure.legalBasis.map(({ number, article, clause, point }) => ({ document: number, ...(article === undefined ? {} : { article }), ...(clause === undefined ? {} : { clause }), ...(point === undefined ? {} : { point }) })),
    forms: [], procedureCodes: [procedure.code], validFrom: TWO_TIERS_FROM, startUnstated: true, ...(procedure.validTo === undefined ? {} : { validTo: procedure.validTo }),
    supersededBy: [], sayings: [], source, sourceDate, certainty, review: { status: 'draft' }, provenance: [], conflicts: [],
  };
  return sideOf(task);
}

/** A task that names somebody, as a side. */
export function sideOf(task: MergedTask): RulingSide | undefined {
  const { to, basis, validFrom, validTo, certainty } = task;
  return to === undefined ? undefined : { task, to, basis, validFrom, ...(validTo === undefined ? {} : { validTo }), certainty };
}
