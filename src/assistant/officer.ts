import { newAnswerNumber } from '#model/ids.ts';
import type { Matter, OfficerAnswer, OfficerQuestion } from '#model/officer-answer.ts';
import { localDateAt } from '#model/time.ts';
import { nameOf } from './facts/record.ts';
import { checkGrounds } from './officer/check-grounds.ts';
import type { OfficerContext, OfficerDecision, OfficerMemory } from './officer/context.ts';
import { findGrounds } from './officer/find-grounds.ts';
import { gatherGrounds } from './officer/gather-grounds.ts';
import type { OfficerPorts } from './officer/ports.ts';
import { recallMatter } from './officer/recall-matter.ts';
import { ruleMatter } from './officer/rule-matter.ts';
import { screenMatter } from './officer/screen-matter.ts';
import { understandMatter } from './officer/understand-matter.ts';
import { writeGrounds } from './officer/write-grounds.ts';
import { runSteps, type ComposedAnswer, type Step } from './run-steps.ts';

/** How an officer's question becomes an answer. The order of the checks is this list. Recording is the room's last act. */
export const OFFICER_STEPS: readonly Step<OfficerContext>[] = [
  { name: 'screen-matter', run: screenMatter },
  { name: 'understand-matter', run: understandMatter },
  { name: 'recall-matter', run: recallMatter },
  { name: 'find-grounds', run: findGrounds },
  { name: 'rule-matter', run: ruleMatter },
  { name: 'gather-grounds', run: gatherGrounds },
  { name: 'write-grounds', run: writeGrounds },
  { name: 'check-grounds', run: checkGrounds },
];

/** An answer to an officer with what is kept of it. */
export type ComposedForOfficer = ComposedAnswer<OfficerAnswer, OfficerMemory>;

/** Runs the steps over a question. A fault inside becomes an answer too, so that nothing is lost from the record. */
export async function composeOfficerAnswer(ports: OfficerPorts, question: OfficerQuestion, memory: OfficerMemory = {}): Promise<ComposedForOfficer> {
  const context = openContext(ports, question, memory);
  const started = performance.now();
  try {
    await runSteps(OFFICER_STEPS, context);
  } catch (cause) {
    context.decision = { kind: 'refuse', status: 'error_fault', key: 'refuse.fault' };
    context.body = ports.replies.say(context.lang, 'refuse.fault');
    context.sentences = [];
    context.facts = [];
    context.next = [];
    context.rejected.push(`fault: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
  }
  return finish(context, performance.now() - started);
}

function openContext(ports: OfficerPorts, question: OfficerQuestion, memory: OfficerMemory): OfficerContext {
  const now = ports.now();
  return {
    question, ports, now, memory,
    text: '', masked: '', lang: question.lang ?? memory.lang ?? 'vi', asOf: question.asOf ?? memory.asOf ?? localDateAt(now),
    precedents: [], candidates: [], sentences: [], facts: [], body: '', next: [], unbound: [], rejected: [],
    measured: { steps: {}, bytesTouched: 0 },
  };
}

function finish(context: OfficerContext, ms: number): ComposedForOfficer {
  const { decision, question } = context;
  const matter = matterOf(decision);
  const procedure = decision?.kind === 'procedure' ? decision.procedure : undefined;
  const asked = context.understood?.asked ?? [];
  const answer: OfficerAnswer = {
    id: newAnswerNumber(),
    audience: 'officer',
    status: statusOf(context, decision),
    lang: context.lang,
    asked: asked.length === 0 ? ['overview'] : asked,
    matter,
    procedure: procedure === undefined ? null : { code: procedure.code, name: nameOf(procedure), version: procedure.version },
    candidates: context.candidates,
    clarify: clarifyOf(context, decision),
    text: context.body,
    sentences: context.sentences,
    ruling: rulingOf(decision),
    facts: context.facts,
    next: context.next,
    unboundNumbers: context.unbound.length,
    ms: Math.round(ms * 1000) / 1000,
    ...(question.conversationId === undefined ? {} : { conversationId: question.conversationId }),
    askedAt: new Date(context.now).toISOString(),
    asOf: context.asOf,
    ...(context.place === undefined ? {} : { placeCode: context.place.code }),
    machine: true,
  };
  const used = [...new Set(context.facts.map((fact) => fact.record))];
  const matterId = matter?.id ?? context.memory.matter;
  const name = matter?.name ?? context.memory.name;
  const placeCode = context.place?.code ?? context.memory.placeCode;
  return {
    answer,
    memory: { lang: context.lang, ...(matterId === undefined ? {} : { matter: matterId }), ...(name === undefined ? {} : { name }), ...(placeCode === undefined ? {} : { placeCode }), ...(question.asOf === undefined ? {} : { asOf: question.asOf }) },
    maskedQuestion: context.masked,
    measurements: { ...context.measured.steps, bytesTouched: context.measured.bytesTouched, totalMs: ms },
    sourcesUsed: used,
    sourcesRejected: [...context.candidates.map((candidate) => candidate.code).filter((code) => !used.includes(code)), ...context.rejected],
  };
}

function matterOf(decision: OfficerDecision | undefined): Matter | null {
  switch (decision?.kind) {
    case 'task':
    case 'place':
      return { kind: 'task', id: decision.task.id, name: decision.task.title, version: decision.task.version };
    case 'procedure':
      return { kind: 'procedure', id: decision.procedure.code, name: nameOf(decision.procedure), version: decision.procedure.version };
    case 'provision':
      return { kind: 'provision', id: decision.provision.address.document, name: decision.provision.title, version: 1 };
    default:
      return null;
  }
}

function statusOf(context: OfficerContext, decision: OfficerDecision | undefined): OfficerAnswer['status'] {
  switch (decision?.kind) {
    case 'task':
    case 'procedure':
      if (decision.ruling.kind === 'contradiction') return 'clarification_contradiction';
      // How to do what nobody may do any more is not told; whether it still holds is.
      if (decision.ruling.kind === 'notInForce' && decision.ruling.when !== 'before' && context.understood?.asksValidity !== true) return 'unanswerable_repealed';
      return decision.kind === 'procedure' && decision.ruling.kind === 'unknown' && context.sentences.length === 0 ? 'unanswerable_no_basis' : 'answered';
    case 'provision':
    case 'precedent':
      return 'answered';
    case 'place':
      return 'clarification_place';
    case 'choose':
    case 'bodies':
      return 'clarification';
    case 'refuse':
      return decision.status;
    case undefined:
      return 'error_fault';
    default:
      return decision satisfies never;
  }
}

function clarifyOf(context: OfficerContext, decision: OfficerDecision | undefined): OfficerAnswer['clarify'] {
  const say = (key: string): string => context.ports.replies.say(context.lang, key);
  if (decision?.kind === 'choose') return { question: say('officer.choose'), choices: decision.choices.map(({ id, label }) => ({ label, question: label, code: id })) };
  if (decision?.kind === 'bodies') return { question: decision.question, choices: decision.sides.map(({ task, when }) => ({ label: when, question: task.title, code: task.id })) };
  if (decision?.kind === 'place') return { question: say('officer.whichPlace'), choices: [] };
  return null;
}

function rulingOf(decision: OfficerDecision | undefined): OfficerAnswer['ruling'] {
  if (decision === undefined || !('ruling' in decision)) return null;
  const { ruling } = decision;
  return ruling.kind === 'decided' ? { kind: ruling.kind, tier: ruling.side.to.tier, body: ruling.side.to.body } : { kind: ruling.kind };
}
