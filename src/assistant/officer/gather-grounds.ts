import type { OfficerAsked } from '#model/officer-answer.ts';
import type { Procedure } from '#model/procedure.ts';
import type { Asked } from '#model/question.ts';
import type { Task } from '#model/task.ts';
import { localDateAt, writeDate } from '#model/time.ts';
import { gatherAsked } from '../facts/gather-asked.ts';
import { clipText, nameFact, nameOf, type RecordView } from '../facts/record.ts';
import { cite, startOf, writeCitation } from './cite.ts';
import type { OfficerContext } from './context.ts';
import { addSide, gatherRuling } from './gather-ruling.ts';
import { taskFact } from './task-facts.ts';

const MORNING = 'T09:00:00+07:00';
const QUOTE_LIMIT = 700;
/** What a procedure's record answers of an officer's kinds. */
const OF_PROCEDURE: Readonly<Partial<Record<OfficerAsked, Asked>>> = { papers: 'papers', fee: 'fee', form: 'form', steps: 'steps', time: 'time' };

/** Collects every sentence the answer may say, each with its record, provision, validity and certainty. Nothing else can be said later. */
export async function gatherGrounds(context: OfficerContext): Promise<void> {
  const { decision, understood } = context;
  if (decision === undefined || understood === undefined) return;
  for (const body of understood.oldBodies) {
    context.facts.push({ kind: 'successor', value: body.name, text: body.now, record: `body ${body.name}`, field: 'now', source: body.source, asOf: body.sourceDate, certainty: body.certainty });
    if (decision.kind !== 'refuse') context.sentences.push({ asked: 'history', text: body.now, citations: [], certainty: body.certainty, record: `body ${body.name}` });
  }
  gatherBegun(context);
  await gatherPrecedents(context);
  switch (decision.kind) {
    case 'task':
    case 'place':
      await gatherRuling(context, decision.ruling);
      await gatherTask(context, decision.task);
      break;
    case 'procedure':
      context.facts.push(nameFact(decision.procedure));
      await gatherRuling(context, decision.ruling, decision.procedure);
      gatherProcedure(context, decision.procedure, understood.asked.includes('time') ? ['time'] : []);
      break;
    case 'provision': {
      const { provision } = decision;
      const validity = await context.ports.law.stateOn(provision.address, context.asOf);
      const citation = await cite(context, provision.address, validity.validFrom ?? provision.sourceDate, validity.validTo);
      const text = `${provision.title}. ${clipText(provision.text, QUOTE_LIMIT)}`;
      context.sentences.push({ asked: 'clause', text, citations: [citation], certainty: provision.certainty, record: citation.text });
      context.facts.push({ kind: 'provision', value: citation.text, text: `${text} ${writeCitation(context, citation)}`, record: citation.text, field: 'text', source: provision.source, asOf: provision.sourceDate, certainty: provision.certainty });
      break;
    }
    case 'bodies':
      for (const { task, ruling, when } of decision.sides) {
        if (ruling.kind === 'decided') await addSide(context, ruling.side, 'officer.inCase', when);
        context.facts.push(taskFact(task, 'overview', 'title', task.title, task.id));
      }
      break;
    case 'choose':
      for (const choice of decision.choices) context.facts.push({ kind: 'overview', value: choice.id, text: choice.label, record: choice.id, field: 'title', source: choice.id, asOf: localDateAt(context.now), certainty: 'secondary' });
      break;
    case 'precedent':
    case 'refuse':
      break;
    default:
      decision satisfies never;
  }
}

/** Of a file begun before the order changed no rule is known: what follows is who decides today, and says so. */
function gatherBegun(context: OfficerContext): void {
  const { begun } = context.understood ?? {};
  if (begun === undefined || begun.taskIds.length > 0 || context.decision?.kind === 'refuse') return;
  const text = context.ports.replies.say(context.lang, 'officer.begunNoRule', { date: writeDate(begun.begunBefore) });
  context.sentences.push({ asked: 'history', text, citations: [], certainty: begun.certainty, record: 'transitions' });
  context.facts.push({ kind: 'validity', value: begun.begunBefore, text, record: 'transitions', field: 'begunBefore', source: begun.source, asOf: begun.sourceDate, certainty: begun.certainty });
}

/** What the province answered before, each with its basis; a commune may rest on it until it is withdrawn. */
async function gatherPrecedents(context: OfficerContext): Promise<void> {
  const { decision } = context;
  if (decision?.kind === 'refuse' || decision?.kind === 'choose') return;
  const shown = decision?.kind === 'precedent' ? [decision.precedent] : context.precedents.slice(0, 1);
  for (const precedent of shown) {
    const citations = await Promise.all(precedent.basis.map((address) => cite(context, address, precedent.validFrom, precedent.validTo)));
    const on = localDateAt(Date.parse(precedent.publishedAt));
    const text = context.ports.replies.say(context.lang, 'officer.precedent', { date: writeDate(on), question: precedent.question, answer: precedent.answer });
    context.sentences.push({ asked: 'overview', text, citations, certainty: 'secondary', record: `precedent ${precedent.id}` });
    context.facts.push({ kind: 'provision', value: precedent.id, text: `${text} ${citations.map((citation) => writeCitation(context, citation)).join(' ')}`, record: `precedent ${precedent.id}`, field: 'answer', source: `precedent ${precedent.id}`, asOf: on, certainty: 'secondary' });
  }
}

/** What stands in the task's record beside who decides: time limit, the older rule, notes, and what its procedure publishes. */
async function gatherTask(context: OfficerContext, task: Task): Promise<void> {
  const asked = context.understood?.asked ?? [];
  const say = (key: string, values?: Readonly<Record<string, string>>): string => context.ports.replies.say(context.lang, key, values);
  context.facts.push(taskFact(task, 'overview', 'title', task.title, task.id));
  const wants = (kind: OfficerAsked): boolean => asked.includes(kind) || asked.length === 0;
  const procedure = await findOwnProcedure(context, task);
  if (wants('time') || wants('steps')) {
    if (task.timeLimit !== undefined) await addTaskSentence(context, task, 'time', 'timeLimit', say('officer.time', { time: task.timeLimit }));
    else if (procedure === undefined && asked.includes('time')) await addTaskSentence(context, task, 'time', 'timeLimit', say('officer.timeSilent'));
  }
  if (task.baseRule !== undefined && (wants('clause') || wants('history'))) await addTaskSentence(context, task, 'clause', 'baseRule', say('officer.baseRule', { rule: task.baseRule }));
  if (task.conditions !== undefined) await addTaskSentence(context, task, 'who', 'conditions', say('officer.conditions', { text: task.conditions.replace(/\.+$/u, '') }));
  if (task.endsEarlyIf !== undefined && (wants('validity') || wants('clause'))) await addTaskSentence(context, task, 'validity', 'endsEarlyIf', task.endsEarlyIf);
  if (task.furtherDelegation !== undefined && wants('who')) await addTaskSentence(context, task, 'who', 'furtherDelegation', say('officer.further', { text: task.furtherDelegation }));
  if (task.note !== undefined) await addTaskSentence(context, task, 'overview', 'note', say('officer.note', { text: clipText(task.note, QUOTE_LIMIT).replace(/\.+$/u, '') }));
  for (const form of task.forms) if (wants('form')) await addTaskSentence(context, task, 'form', 'forms', say('officer.form', { form }));
  if (procedure === undefined) return;
  context.facts.push(nameFact(procedure));
  context.sentences.push({ asked: 'overview', text: say('officer.procedure', { code: procedure.code, name: nameOf(procedure) }), citations: [], certainty: 'secondary', record: procedure.code });
  gatherProcedure(context, procedure, task.timeLimit === undefined && asked.includes('time') ? ['time'] : []);
}

/** Says what a procedure's record publishes of what was asked. */
function gatherProcedure(context: OfficerContext, procedure: Procedure, also: readonly OfficerAsked[]): void {
  const asked = [...new Set([...(context.understood?.asked ?? []).filter((kind) => kind !== 'time'), ...also])];
  const view = viewOf(context, procedure);
  for (const kind of asked) {
    const own = OF_PROCEDURE[kind];
    if (own === undefined) continue;
    for (const { fact, heading, hidden } of gatherAsked(view, own)) {
      const text = heading === undefined || heading === '' ? fact.text : `${heading}: ${fact.text}`;
      context.facts.push({ ...fact, text });
      if (hidden !== true) context.sentences.push({ asked: kind, text, citations: [], certainty: fact.certainty, record: procedure.code });
    }
  }
}

function viewOf(context: OfficerContext, procedure: Procedure): RecordView {
  const today = localDateAt(context.now);
  return {
    procedure,
    lang: context.lang,
    asOf: context.asOf,
    filedAt: context.asOf === today ? context.now : Date.parse(`${context.asOf}${MORNING}`),
    caseFacts: [],
    replies: context.ports.replies,
    calendar: context.ports.calendar,
    brief: true,
  };
}

async function findOwnProcedure(context: OfficerContext, task: Task): Promise<Procedure | undefined> {
  const [code] = task.procedureCodes;
  return code === undefined ? undefined : await context.ports.procedures.findProcedure(code, context.asOf);
}

/** A sentence of the task's record, standing on its first basis. */
async function addTaskSentence(context: OfficerContext, task: Task, asked: OfficerAsked, field: string, text: string): Promise<void> {
  const [basis] = task.basis;
  const citation = basis === undefined ? undefined : await cite(context, basis, startOf(task), task.validTo);
  context.sentences.push({ asked, text, citations: citation === undefined ? [] : [citation], certainty: task.certainty, record: task.id });
  context.facts.push(taskFact(task, asked === 'time' ? 'time' : 'clause', field, text), ...(citation === undefined ? [] : [taskFact(task, 'clause', 'basis', `${citation.text} ${writeCitation(context, citation)}`)]));
}

