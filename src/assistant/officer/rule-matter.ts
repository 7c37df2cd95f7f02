import type { LawAddress } from '#model/law-address.ts';
import type { Ruling, Task } from '#model/task.ts';
import { localDateAt } from '#model/time.ts';
import { decideByBodies } from './rule-bodies.ts';
import type { OfficerContext, OfficerDecision } from './context.ts';

const CHOICES_SHOWN = 4;
/** Procedures stand on texts that the library has not: a record this likely is meant, whatever text is named beside it. */
const SURE_BESIDE_A_STRANGER = 0.8;
/** Decisions of a provincial committee or council: a record that stands on one holds in that province, whatever it says of itself. */
const PROVINCIAL = /\/(?:QĐ-UBND|NQ-HĐND)$/u;

/**
 * Decides what the question is answered from: a task, a procedure, a provision, or nothing. The house never decides competence: where
 * two texts differ, both are shown; where a province may have decided otherwise, the place is asked for.
 */
export async function ruleMatter(context: OfficerContext): Promise<void> {
  const { understood, ports } = context;
  if (context.decision !== undefined || understood === undefined) return;
  const found = (await decideByBodies(context)) ?? (await decide(context));
  const [precedent] = context.precedents;
  // What nothing else answers, the province may have answered before.
  context.decision = found.kind === 'refuse' && found.status === 'unanswerable_no_basis' && precedent !== undefined ? { kind: 'precedent', precedent } : found;
  const { decision } = context;
  // The number stands in the question; that the store has not the text is what the house knows.
  if (decision.kind === 'refuse' && decision.values?.document !== undefined) context.facts.push({ kind: 'provision', value: null, text: decision.values.document, record: decision.values.document, field: 'number', source: 'question', asOf: localDateAt(context.now), certainty: 'unverified' });
  const matter = decision.kind === 'task' || decision.kind === 'place' ? { id: decision.task.id, field: decision.task.field } : decision.kind === 'procedure' ? { id: decision.procedure.code, field: decision.procedure.field.name } : undefined;
  const off = matter === undefined ? undefined : ports.switches?.offReason(matter);
  if (off === undefined || matter === undefined) return;
  context.decision = { kind: 'refuse', status: 'handed_over_elsewhere', key: 'officer.off', values: { reason: off } };
  // The keepers' own words may name a decree or a day: they are their own ground.
  context.facts.push({ kind: 'overview', value: null, text: off, record: matter.id, field: 'switch', source: 'knowledge', asOf: localDateAt(context.now), certainty: 'official' });
}

async function decide(context: OfficerContext): Promise<OfficerDecision> {
  const { understood, ports, candidates, found } = context;
  const [first, second] = candidates;
  const [reference] = understood?.references ?? [];
  if (reference !== undefined && (first === undefined || first.score < 1)) return decideByProvision(context, reference);
  const certain = first?.score === 1;
  const [stranger] = understood?.strangers ?? [];
  // What a text unknown here says is not answered out of another one that sounds alike.
  if (stranger !== undefined && (first === undefined || first.score < SURE_BESIDE_A_STRANGER)) return { kind: 'refuse', status: 'unanswerable_no_basis', key: 'officer.noDocument', values: { document: stranger } };
  const { inScope, clear, clearScope } = ports.thresholds;
  // A record far before all others is not thrown away for a sentence that looks strange.
  const scope = first !== undefined && first.score >= clear ? clearScope : inScope;
  if (first === undefined || (!certain && (found?.inScope ?? 0) < scope)) return { kind: 'refuse', status: 'unanswerable_no_basis', key: 'officer.noBasis' };
  if (!certain && first.score < ports.thresholds.answer) {
    const choices = await nameChoices(context);
    return choices.length < 2 ? { kind: 'refuse', status: 'unanswerable_no_basis', key: 'officer.noBasis' } : { kind: 'choose', choices };
  }
  const decision = await ruleOn(context, first.code);
  if (decision === undefined) {
    if (certain) return { kind: 'refuse', status: 'unanswerable_no_basis', key: 'officer.noBasis' };
    // A record that did not hold on that day says nothing; the next one may.
    context.candidates = candidates.slice(1);
    return decide(context);
  }
  if (!certain && second !== undefined && first.score - second.score < ports.thresholds.near && (await differ(context, decision, second.code))) {
    const choices = await nameChoices(context);
    if (choices.length >= 2) return { kind: 'choose', choices };
  }
  return decision;
}

/** A provision that no task stands on is shown as the library has it. */
async function decideByProvision(context: OfficerContext, address: LawAddress): Promise<OfficerDecision> {
  const provision = await context.ports.law.findProvision(address, context.asOf);
  if (provision !== undefined) return { kind: 'provision', provision, tasks: [] };
  return { kind: 'refuse', status: 'unanswerable_no_basis', key: 'officer.noProvision' };
}

async function ruleOn(context: OfficerContext, id: string): Promise<OfficerDecision | undefined> {
  const { ports, asOf, place } = context;
  const task = await ports.authority.findTask(id);
  if (task !== undefined) {
    const ruling = await ports.authority.rule({ taskId: id }, asOf, place?.code);
    return dependsOnPlace(task, place?.code) ? { kind: 'place', task, ruling } : { kind: 'task', task, ruling };
  }
  const procedure = await ports.procedures.findProcedure(id, asOf);
  if (procedure === undefined) return undefined;
  return { kind: 'procedure', procedure, ruling: await ports.authority.rule({ procedureCode: id }, asOf, place?.code) };
}

/**
 * A province's own decision says nothing about another province, nor about one that was not named; and an ủy quyền needs a written
 * decision of the body that gives it, so that without a place nobody can say whether it was given.
 */
function dependsOnPlace(task: Task, placeCode: string | undefined): boolean {
  if (task.act === 'uy_quyen' && placeCode === undefined) return true;
  if (task.provinceCode === undefined && task.basis.some(({ document }) => PROVINCIAL.test(document))) return true;
  return task.provinceCode !== undefined && task.provinceCode !== placeCode?.slice(0, 2);
}

/** Whether the second record would answer otherwise: another tier or another person. */
async function differ(context: OfficerContext, decision: OfficerDecision, other: string): Promise<boolean> {
  const second = await ruleOn(context, other);
  const [left, right] = [decision, second].map((one) => (one === undefined || !('ruling' in one) ? undefined : bodyOf(one.ruling)));
  return left !== undefined && right !== undefined && left !== right;
}

function bodyOf(ruling: Ruling): string | undefined {
  if (ruling.kind === 'contradiction') return ruling.kind;
  return ruling.kind === 'decided' ? `${ruling.side.to.tier} ${ruling.side.to.person}` : undefined;
}

async function nameChoices(context: OfficerContext): Promise<{ id: string; label: string }[]> {
  const choices: { id: string; label: string }[] = [];
  for (const { code, name } of context.candidates.slice(0, CHOICES_SHOWN)) {
    const task = await context.ports.authority.findTask(code);
    choices.push({ id: code, label: task?.title ?? name });
  }
  return choices;
}
