import { newAnswerNumber } from '#model/ids.ts';
import type { Answer, AnswerStatus } from '#model/answer.ts';
import type { Question } from '#model/question.ts';
import { localDateAt } from '#model/time.ts';
import type { AnswerContext, Decision, Memory } from './context.ts';
import { nameOf } from './facts/record.ts';
import type { AssistantPorts } from './ports.ts';
import { checkAnswer, listFacts } from './steps/check-answer.ts';
import { decide } from './steps/decide.ts';
import { findProcedures } from './steps/find-procedures.ts';
import { gatherFacts } from './steps/gather-facts.ts';
import { recallContext } from './steps/recall-context.ts';
import { runSteps, type ComposedAnswer, type Step } from './run-steps.ts';
import { screenQuestion } from './steps/screen-question.ts';
import { understandQuestion } from './steps/understand-question.ts';
import { writeAnswer } from './steps/write-answer.ts';

/** How a citizen's question becomes an answer. The order of the checks is this list. Recording is the room's last act. */
export const CITIZEN_STEPS: readonly Step<AnswerContext>[] = [
  { name: 'screen-question', run: screenQuestion },
  { name: 'understand-question', run: understandQuestion },
  { name: 'recall-context', run: recallContext },
  { name: 'find-procedures', run: findProcedures },
  { name: 'decide', run: decide },
  { name: 'gather-facts', run: gatherFacts },
  { name: 'write-answer', run: writeAnswer },
  { name: 'check-answer', run: checkAnswer },
];

/** An answer to a citizen with what is kept of it. */
export type Composed = ComposedAnswer<Answer, Memory>;

/** Runs the steps over a question. A fault inside becomes an answer too, so that nothing is lost from the record. */
export async function composeAnswer(ports: AssistantPorts, question: Question, memory: Memory = {}): Promise<Composed> {
  const context = openContext(ports, question, memory);
  const started = performance.now();
  try {
    await runSteps(CITIZEN_STEPS, context);
  } catch (cause) {
    context.decision = { kind: 'refuse', status: 'error_fault', key: 'refuse.fault' };
    context.plain = context.body = ports.replies.say(context.lang, 'refuse.fault');
    context.sections = [];
    context.notes = [];
    context.plan = [];
    context.next = [{ kind: 'officer', label: ports.replies.say(context.lang, 'next.officer'), target: '/gap-can-bo' }];
    context.rejected.push(`fault: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
  }
  return finish(context, performance.now() - started);
}

/** Runs the list up to and including one step, for looking at that step alone. Refuses: a name that is no step gives undefined. */
export async function runUntil(ports: AssistantPorts, question: Question, name: string, memory: Memory = {}): Promise<AnswerContext | undefined> {
  const last = CITIZEN_STEPS.findIndex((step) => step.name === name);
  if (last < 0) return undefined;
  const context = openContext(ports, question, memory);
  await runSteps(CITIZEN_STEPS.slice(0, last + 1), context);
  return context;
}

function openContext(ports: AssistantPorts, question: Question, memory: Memory): AnswerContext {
  const now = ports.now();
  return {
    question, ports, now, memory,
    text: '', masked: '', lang: question.lang ?? memory.lang ?? 'vi', asOf: question.asOf ?? memory.asOf ?? localDateAt(now),
    parts: [], candidates: [], alerts: [], sections: [], notes: [], plan: [], papersOnce: [],
    plain: '', body: '', next: [], unbound: [], rejected: [],
    measured: { steps: {}, bytesTouched: 0 },
  };
}

function finish(context: AnswerContext, ms: number): Composed {
  const { decision, question } = context;
  const procedure = decision?.kind === 'answer' ? decision.procedure : undefined;
  const facts = listFacts(context);
  const asked = context.understood?.asked ?? [];
  const answer: Answer = {
    id: newAnswerNumber(),
    status: statusOf(decision),
    lang: context.lang,
    asked: asked.length > 0 ? asked : procedure === undefined ? [] : ['overview'],
    procedure: procedure === undefined ? null : { code: procedure.code, name: nameOf(procedure), version: procedure.version },
    candidates: orderCandidates(context),
    clarify: decision?.kind === 'clarify' || decision?.kind === 'general' ? { question: decision.question, choices: decision.choices.map((choice) => ({ label: choice.label, question: choice.question, ...(choice.procedure === undefined ? {} : { code: choice.procedure.code }) })) } : null,
    text: context.body,
    facts,
    next: context.next,
    ...(context.plan.length === 0 ? {} : { plan: context.plan, papersOnce: context.papersOnce }),
    unboundNumbers: context.unbound.length,
    ms: Math.round(ms * 1000) / 1000,
    ...(question.conversationId === undefined ? {} : { conversationId: question.conversationId }),
    askedAt: new Date(context.now).toISOString(),
    asOf: context.asOf,
    machine: true,
  };
  const used = [...new Set(facts.map((fact) => fact.record))];
  return {
    answer,
    memory: nextMemory(context, procedure),
    maskedQuestion: context.masked,
    measurements: { ...context.measured.steps, bytesTouched: context.measured.bytesTouched, totalMs: ms },
    sourcesUsed: used,
    sourcesRejected: [...context.candidates.map((candidate) => candidate.code).filter((code) => !used.includes(code)), ...context.rejected],
  };
}

/** The records of a decision stand before the others, so that what was answered is also what was found. */
function orderCandidates(context: AnswerContext): Answer['candidates'] {
  const { decision } = context;
  const first = decision?.kind === 'plan' ? decision.items.map((item) => item.procedure) : decision?.kind === 'several' ? decision.parts.map((part) => part.procedure) : decision?.kind === 'answer' ? [decision.procedure] : [];
  const best = decision?.kind === 'plan' ? context.candidates.find((one) => first.some((procedure) => procedure.code === one.code)) : undefined;
  const led = best === undefined ? [] : [best];
  const named = first.map((procedure) => context.candidates.find((one) => one.code === procedure.code) ?? { code: procedure.code, name: nameOf(procedure), score: 0 });
  const all = [...led, ...named, ...context.candidates];
  return all.filter((one, at) => all.findIndex((other) => other.code === one.code) === at).slice(0, 10);
}

function statusOf(decision: Decision | undefined): AnswerStatus {
  switch (decision?.kind) {
    case 'answer':
      return 'answered';
    case 'several':
      return 'answered_several';
    case 'plan':
      return 'answered_plan';
    case 'clarify':
      return 'clarification';
    case 'general':
      return 'answered_general';
    case 'door':
      return 'handed_over_elsewhere';
    case 'dossierStatus':
      return 'handed_over_dossier_status';
    case 'crisis':
      return 'guarded_crisis';
    case 'refuse':
      return decision.status;
    case undefined:
      return 'error_fault';
    default:
      return decision satisfies never;
  }
}

function nextMemory(context: AnswerContext, answered: ReturnType<typeof procedureOf>): Memory {
  const { memory, decision, commune } = context;
  const kept = answered ?? procedureOf(decision, context.candidates);
  const code = kept?.code ?? memory.code;
  const name = kept === undefined ? memory.name : nameOf(kept);
  // A day named once holds for the conversation, unless it was what could not be answered.
  const asOf = decision?.kind === 'refuse' ? memory.asOf : (context.understood?.asOf ?? memory.asOf);
  const communeCode = commune?.code ?? context.question.communeCode ?? memory.communeCode;
  return {
    lang: context.lang,
    ...(code === undefined ? {} : { code }),
    ...(name === undefined ? {} : { name }),
    ...(communeCode === undefined ? {} : { communeCode }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(decision?.kind === 'clarify' || decision?.kind === 'general' ? { choices: decision.choices.map((choice) => choice.question) } : {}),
    ...((decision?.kind === 'clarify' || decision?.kind === 'general') && (context.understood?.asked.length ?? 0) > 0 ? { asked: context.understood?.asked ?? [] } : {}),
  };
}

function procedureOf(decision: Decision | undefined, candidates: AnswerContext['candidates']): Extract<Decision, { kind: 'answer' }>['procedure'] | undefined {
  if (decision?.kind === 'answer') return decision.procedure;
  if (decision?.kind === 'several') return decision.parts[0]?.procedure;
  if (decision?.kind !== 'plan') return undefined;
  // Of a plan the record that the words come nearest to is what the next message is about.
  const items = decision.items.map((item) => item.procedure);
  const nearest = candidates.find((one) => items.some((procedure) => procedure.code === one.code));
  return items.find((procedure) => procedure.code === nearest?.code) ?? items[0];
}
