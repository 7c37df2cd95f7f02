import { practiceAgencyId, standInAgencyId, writeDossierCode } from '#model/dossier-code.ts';
import type { DossierActionData, DossierDeed, Filing, FilingChange } from '#model/dossier-action.ts';
import type { FeeRefusal } from '#model/dossier-fee.ts';
import { limitOfRecord, type Limit } from '#model/deadline.ts';
import { findWay } from '#model/find-way.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { MergedProcedure, ProcedureCase, WayOfFiling } from '#model/procedure.ts';
import { reckonReception } from '#model/reception-bill.ts';
import { isPracticeSite } from '#model/site.ts';
import { isInForce, localDateAt } from '#model/time.ts';
import type { CommandContext } from '#platform/command.ts';
import { checkCompleteness } from './check-completeness.ts';
import type { DossierSite, DossiersDeps } from './dossier-ports.ts';
import type { RequestOf } from './dossier-requests.ts';
import { takeRunningNumber } from './dossiers.store.ts';
import { costOtherwise, freezeBesides, priceBesides, type BesideFacts } from './reception-fee.ts';
import type { DueRefusal } from './reckon-due.ts';

export type ReceptionRefusal = DueRefusal | FeeRefusal | 'dossier_procedure_unknown' | 'dossier_procedure_repealed' | 'dossier_case_unknown' | 'dossier_changed_since_filing' | 'dossier_incomplete';

/** What a reception needs to know, read before the transaction. */
export interface ReceptionFacts {
  readonly filing: Filing;
  /** The record in force today, and as it was when the dossier was filed. */
  readonly current: MergedProcedure | undefined;
  readonly filed: MergedProcedure | undefined;
  /** Who decides. */
  readonly agency: DossierSite | undefined;
  /** What is asked for beside it. */
  readonly besides: readonly BesideFacts[];
}

/** The case and the way of filing by which a dossier is received. */
interface ChosenCase {
  readonly procedure: MergedProcedure;
  readonly procedureCase: ProcedureCase;
  readonly way: WayOfFiling | undefined;
}

/**
 * The whole reception as a deed: versions frozen, completeness checked, deadline and steps reckoned, the fee with its arithmetic, and
 * last the code. Refuses: what was repealed or changed since filing, what is incomplete, and dates or sums that cannot be reckoned.
 */
export async function prepareReception(deps: DossiersDeps, facts: ReceptionFacts, request: RequestOf<'receive'>, context: CommandContext): Promise<Outcome<Extract<DossierDeed, { kind: 'receive' }>, ReceptionRefusal>> {
  const { now } = context;
  const chosen = chooseRecord(facts, request, now);
  if (!chosen.ok) return chosen;
  const { procedure, procedureCase, way } = chosen.value;
  const differs = listChanges(facts, procedure, procedureCase.id);
  const [changed] = differs;
  if (changed !== undefined && request.acceptChanges !== true) return refuse('dossier_changed_since_filing', { what: `@dossierChanges.${changed}` });
  const conditions = { ...facts.filing.conditions, ...request.conditions };
  const faults = checkCompleteness(procedureCase, { papers: request.papers, conditions, atDesk: facts.filing.channel === 'direct' });
  const [fault] = faults;
  if (fault !== undefined && request.evenIncomplete === undefined) return refuse('dossier_incomplete', { count: faults.length, first: fault.name });
  const limit = chooseLimit(way, request);
  if (limit === undefined) return refuse('dossier_limit_unknown', { limit: way?.time.text ?? '' });
  const reckon = await deps.dueAt(facts.agency?.id ?? context.actor.siteId);
  const due = reckon.dueOf(now, limit.limit, limit.words);
  if (!due.ok) return due;
  const on = localDateAt(now);
  const gone = facts.besides.find(({ times, current: beside }) => times > 0 && (beside === undefined || isEnded(beside, on)));
  if (gone !== undefined) return refuse('dossier_procedure_unknown', { code: gone.procedureCode });
  const payable = reckonReception({ fees: way?.fees ?? [], times: facts.filing.times ?? 1 }, request.fee ?? {}, priceBesides(facts.besides, facts.filing.channel), on);
  if (!payable.ok) return payable;
  const besides = freezeBesides(facts.besides);
  const availableHours = reckon.officeMinutesBetween(new Date(now).toISOString(), due.value.at) / 60;
  const process = deps.process.processOf(procedure.code, on, availableHours);
  const data: Omit<DossierActionData['receive'], 'code'> = {
    frozen: { procedureCode: procedure.code, procedureVersion: procedure.version, caseName: procedureCase.name, fees: way?.fees ?? [], steps: process.steps, processId: process.id, frozenOn: on, ...(besides === undefined ? {} : { besides }) },
    due: due.value,
    count: reckon.keepCounting(limit.limit),
    steps: reckon.planSteps(now, due.value, process.steps),
    payable: payable.value,
    papers: request.papers,
    ...(differs.length === 0 ? {} : { differs }),
    ...(fault === undefined || request.evenIncomplete === undefined ? {} : { incomplete: { reason: request.evenIncomplete.reason, components: faults.map(({ component }) => component) } }),
    ...(request.formerLaw === undefined ? {} : { formerLaw: request.formerLaw }),
  };
  return accept({ kind: 'receive', data: { ...data, code: await takeCode(deps, facts, context) } });
}

/** Last of all, for other receptions of the day wait here until this one stands. */
async function takeCode({ process }: DossiersDeps, { agency }: ReceptionFacts, context: CommandContext): Promise<string> {
  const practises = isPracticeSite(agency?.id ?? context.actor.siteId);
  const known = agency?.placeCode === undefined ? undefined : process.agencyIdOf(agency.placeCode);
  const agencyId = practises ? practiceAgencyId(agency?.placeCode) : (known ?? standInAgencyId(agency?.provinceCode, agency?.placeCode));
  const on = localDateAt(context.now);
  return writeDossierCode(agencyId, on, await takeRunningNumber(context.transaction, agency?.id ?? context.actor.siteId, agencyId, on));
}

/** What stands today; under the earlier law, by a named clause, what stood at filing. */
function chooseRecord({ current, filed, filing }: ReceptionFacts, request: RequestOf<'receive'>, now: number): Outcome<ChosenCase, ReceptionRefusal> {
  const on = localDateAt(now);
  const ended = current === undefined || isEnded(current, on);
  const procedure = request.formerLaw !== undefined ? filed : current;
  if (procedure === undefined) return refuse('dossier_procedure_unknown', { code: filing.procedureCode });
  if (ended && request.formerLaw === undefined) return refuse('dossier_procedure_repealed', { code: filing.procedureCode, instead: procedure.replacedBy?.join(', ') ?? '–' });
  const procedureCase = procedure.cases.find(({ id }) => id === filing.caseId);
  if (procedureCase === undefined) return refuse('dossier_case_unknown', { case: filing.caseId });
  return accept({ procedure, procedureCase, way: findWay(procedureCase, filing.channel) });
}

/** Whether a record is no longer in force on a day. */
export function isEnded(procedure: MergedProcedure, on: string): boolean {
  return procedure.status === 'repealed' || !isInForce(procedure, on);
}

/** What of the case reads otherwise now than when the applicant filed. */
function listChanges({ filed, filing, besides }: ReceptionFacts, now: MergedProcedure, caseId: string): FilingChange[] {
  const elsewhere: FilingChange[] = costOtherwise(besides, filing.channel) ? ['fee'] : [];
  if (filed === undefined || filed.version === now.version) return elsewhere;
  const before = filed.cases.find(({ id }) => id === caseId);
  const after = now.cases.find(({ id }) => id === caseId);
  if (before === undefined || after === undefined) return ['papers'];
  const ways = [findWay(before, filing.channel), findWay(after, filing.channel)];
  const differ = (left: unknown, right: unknown): boolean => JSON.stringify(left) !== JSON.stringify(right);
  return [
    ...(differ(ways[0]?.fees, ways[1]?.fees) ? (['fee'] as const) : elsewhere),
    ...(differ(before.components, after.components) ? (['papers'] as const) : []),
    ...(differ(ways[0]?.time, ways[1]?.time) ? (['limit'] as const) : []),
  ];
}

function chooseLimit(way: WayOfFiling | undefined, request: RequestOf<'receive'>): { readonly limit: Limit; readonly words: string } | undefined {
  const time = way?.time;
  // "Within the day" has a unit and no number.
  const amount = time?.unit === 'sameDay' ? (time.amount ?? 0) : time?.amount;
  if (time?.state === 'structured' && typeof amount === 'number' && time.unit !== null) {
    return { limit: limitOfRecord({ amount, unit: time.unit, ...(time.cutoff === undefined ? {} : { cutoff: time.cutoff }) }), words: time.text };
  }
  if (request.limit === undefined) return undefined;
  const { basis, ...limit } = request.limit;
  return { limit, words: time?.text === undefined || time.text === '' ? basis.document : time.text };
}
