import type { NextStep } from '#model/answer.ts';
import type { Procedure } from '#model/procedure.ts';
import type { Asked } from '#model/question.ts';
import type { AnswerContext, Decision, Section } from '../context.ts';
import type { Emergency } from '../content/guide.ts';
import { nameOf } from '../facts/record.ts';

/** Kinds offered after an answer, in the order people ask for them. */
const OFFERED: readonly Asked[] = ['papers', 'fee', 'time', 'place', 'online', 'form'];
const LINES_SHOWN = 16;
/** How a summary says that it is not the committee's work. */
const SAYS_WHO = 'không phải Ủy ban nhân dân';

/**
 * Writes the answer from the gathered facts and the sentences of the office: first what was asked, then notes, then what to do next.
 * If a model is configured it may rephrase the whole; the next step decides whether that stands.
 */
export async function writeAnswer(context: AnswerContext): Promise<void> {
  const { decision, ports, lang } = context;
  if (decision === undefined) return;
  const blocks = [writeAlert(context), ...writeBlocks(context, decision)].filter((block) => block !== '');
  if (context.masked.includes('▒')) blocks.push(ports.replies.say(lang, 'note.masked'));
  context.plain = blocks.join('\n\n');
  context.next.push(...context.alerts.map((one) => callStep(context, one)), ...listNext(context, decision));
  // No model may move whom to call away from the beginning.
  if (ports.model !== undefined && decision.kind === 'answer' && context.alerts.length === 0) {
    const rephrased = await ports.model.rephrase(context.plain, lang).catch(() => undefined);
    if (rephrased !== undefined) context.rephrased = rephrased;
  }
  context.body = context.rephrased ?? context.plain;
}

/** Whom to call, before everything else, where danger was told of beside a matter. */
function writeAlert(context: AnswerContext): string {
  return context.alerts.length === 0 ? '' : [context.ports.replies.say(context.lang, 'crisis.beside'), ...emergencyLines(context)].join('\n');
}

function emergencyLines(context: AnswerContext): string[] {
  return context.notes.filter((fact) => fact.kind === 'emergency').map((fact) => `- ${fact.text}`);
}

function callStep(context: AnswerContext, one: Emergency): NextStep {
  return { kind: 'call', label: context.ports.replies.say(context.lang, 'next.callNumber', { number: one.number, name: one.name[context.lang] }), target: `tel:${one.number}` };
}

function writeBlocks(context: AnswerContext, decision: Decision): string[] {
  const say = (key: string, values?: Record<string, string | number>): string => context.ports.replies.say(context.lang, key, values);
  switch (decision.kind) {
    case 'answer': {
      return [...writeRecord(context, true), ...recordNotes(context), ...writeCare(context), decision.beside === undefined ? '' : say('offerBeside', { when: decision.beside.when, name: nameOf(decision.beside.procedure) }), decision.offer.length === 0 ? '' : say('offerOther', { names: decision.offer.map(nameOf).join('; ') })];
    }
    case 'several':
      return [say('several.lead'), ...writeRecord(context, false), ...recordNotes(context), ...writeCare(context)];
    case 'plan': {
      const lines = context.plan.map((item) => `- ${nameOfPlan(decision, item.code)}: ${item.why}`);
      const papers = context.papersOnce.length === 0 ? '' : [say('plan.papers'), ...context.papersOnce.map((paper) => `- ${paper}`), ...context.notes.filter((fact) => fact.kind === 'papers' && fact.field === 'cases').map((fact) => fact.text)].join('\n');
      return [[say('plan.lead', { title: decision.event.title[context.lang] }), ...lines].join('\n'), papers, say('plan.ask')];
    }
    case 'general':
      return [validityNotes(context).join('\n'), [decision.question, ...decision.choices.map((choice) => `- ${choice.label}`)].join('\n')];
    case 'clarify':
      return [[decision.question, ...decision.choices.map((choice) => `- ${choice.label}`)].join('\n')];
    case 'door':
      return [context.notes.filter((fact) => fact.kind === 'doneBy' || fact.kind === 'place').map((fact) => fact.text).join('\n'), ...validityNotes(context)];
    case 'dossierStatus':
      return [say('dossier.status')];
    case 'crisis':
      return [[say('crisis.lead'), ...emergencyLines(context)].join('\n'), say('crisis.after')];
    case 'refuse': {
      const names = (decision.offer ?? []).map(nameOf);
      return [say(decision.key, decision.values), names.length === 0 ? '' : say('refuse.replacedBy', { names: names.join('; ') })];
    }
    default:
      return decision satisfies never;
  }
}

function nameOfPlan(decision: Extract<Decision, { kind: 'plan' }>, code: string): string {
  const item = decision.items.find((one) => one.procedure.code === code);
  return item === undefined ? code : nameOf(item.procedure);
}

/** The sections of each record. The first sentence of the first section is the answer itself. */
function writeRecord(context: AnswerContext, alone: boolean): string[] {
  const blocks: string[] = [];
  const opening = [...validityNotes(context), ...context.notes.filter((fact) => fact.kind === 'place_unit' || fact.field === 'benefit').map((fact) => fact.text)].filter((text) => text !== '');
  // What was chosen on this device once may have been merged away since, or was never a commune.
  if (context.question.communeCode !== undefined && context.commune === undefined) opening.push(context.ports.replies.say(context.lang, 'place.unknown'));
  if (opening.length > 0) blocks.push(opening.join('\n'));
  if (context.understood?.confirms === true && /\d/u.test(context.text)) blocks.push(context.ports.replies.say(context.lang, 'note.premise'));
  for (const { procedure, sections } of context.sections) {
    const about = context.notes.find((fact) => fact.field === 'summary' && fact.record === procedure.code);
    if (about !== undefined) blocks.push(about.text);
    const told = sections.map((section, at) => writeSection(context, procedure, section, at === 0));
    const doneBy = context.notes.find((fact) => fact.kind === 'doneBy' && fact.record === procedure.code)?.text;
    // A summary that names the body says it already.
    if (doneBy === undefined || told.some((text) => text.includes(SAYS_WHO))) blocks.push(...told);
    else {
      // Who does it comes first when place or authority was asked, else last.
      const asksWhere = sections.some((section) => section.asked === 'place' || section.asked === 'authority');
      const first = asksWhere && alone && (context.understood?.asked.length ?? 0) > 0;
      blocks.push(...(first ? [doneBy, ...told] : alone ? [...told, doneBy] : [...told.slice(0, -1), `${told.at(-1) ?? ''}\n${doneBy}`]));
    }
  }
  return blocks;
}

function writeSection(context: AnswerContext, procedure: Procedure, section: Section, first: boolean): string {
  const { replies } = context.ports;
  const title = first ? replies.say(context.lang, `lead.${section.asked}`, { name: nameOf(procedure) }) : replies.say(context.lang, `label.${section.asked}`);
  const shown = section.facts.filter((one) => one.hidden !== true);
  const [only] = shown;
  if (shown.length === 1 && only !== undefined && only.heading === undefined) return `${title} ${only.fact.text}`;
  // The papers are already cut to what can be heard.
  const limit = section.asked === 'papers' ? shown.length : LINES_SHOWN;
  const lines = [title];
  let heading: string | undefined;
  for (const { fact, heading: own } of shown.slice(0, limit)) {
    if (own !== heading && own !== '') lines.push(own === undefined ? '' : replies.say(context.lang, 'line.byCase', { heading: own }));
    heading = own;
    lines.push(own === '' ? fact.text : `- ${fact.text}`);
  }
  if (shown.length > limit) lines.push(replies.say(context.lang, 'paper.more'));
  return lines.join('\n');
}

function validityNotes(context: AnswerContext): string[] {
  return context.notes.filter((fact) => fact.kind === 'validity' && fact.field !== 'note').map((fact) => fact.text);
}

/** What the record itself adds, after the answer. */
function recordNotes(context: AnswerContext): string[] {
  return context.notes.filter((fact) => fact.field === 'note').map((fact) => fact.text);
}

/** What must be said of the sources: the least certain fact decides. */
function writeCare(context: AnswerContext): string[] {
  const certainties = new Set(context.sections.flatMap(({ sections }) => sections.flatMap((section) => section.facts.map(({ fact }) => (fact.kind === 'dueDate' ? 'official' : fact.certainty)))));
  const care = certainties.has('unverified') ? 'note.unverified' : certainties.has('secondary') ? 'note.secondary' : undefined;
  const lines = care === undefined ? [] : [context.ports.replies.say(context.lang, care)];
  if (context.lang === 'en') lines.push(context.ports.replies.say('en', 'note.foreignText'));
  return [lines.join('\n')];
}

/** What can be done now. Targets are paths of this site, telephone numbers and questions to send; never another site. */
function listNext(context: AnswerContext, decision: Decision): NextStep[] {
  const say = (key: string, values?: Record<string, string>): string => context.ports.replies.say(context.lang, key, values);
  const officer: NextStep = { kind: 'officer', label: say('next.officer'), target: '/gap-can-bo' };
  const recordSteps = (procedure: Procedure): NextStep[] => [{ kind: 'procedure', label: nameOf(procedure), target: `/thu-tuc/${procedure.code}` }];
  switch (decision.kind) {
    case 'answer': {
      const { procedure } = decision;
      const told = new Set(context.sections.flatMap(({ sections }) => sections.map((section) => section.asked)));
      const asks = OFFERED.filter((kind) => !told.has(kind)).slice(0, 4).map((kind): NextStep => ({ kind: 'ask', label: capital(say(`kind.${kind}`)), target: say(`ask.${kind}`, { name: nameOf(procedure) }) }));
      return [
        { kind: 'start', label: say('next.start'), target: `/thu-tuc/${procedure.code}` },
        { kind: 'print', label: say('next.print'), target: `/thu-tuc/${procedure.code}` },
        { kind: 'place', label: say('next.place'), target: '/noi' },
        ...asks,
        ...[...(decision.beside === undefined ? [] : [decision.beside.procedure]), ...decision.offer].flatMap(recordSteps),
        officer,
      ];
    }
    case 'several':
      return [...decision.parts.flatMap((part) => recordSteps(part.procedure)), officer];
    case 'plan':
      return [...decision.items.slice(0, 4).map((item): NextStep => ({ kind: 'ask', label: nameOf(item.procedure), target: say('ask.papers', { name: nameOf(item.procedure) }) })), officer];
    case 'door':
      return [
        ...(decision.door.phone === undefined ? [] : [{ kind: 'call', label: say('next.call', { name: decision.door.name[context.lang] }), target: `tel:${decision.door.phone}` } satisfies NextStep]),
        ...(decision.door.path === undefined ? [] : [{ kind: 'place', label: say('next.place'), target: decision.door.path } satisfies NextStep]),
        officer,
      ];
    case 'dossierStatus':
      return [officer];
    case 'crisis':
      return decision.emergencies.map((one) => callStep(context, one));
    case 'refuse':
      return [...[...(decision.offer ?? []), ...(decision.nearest === undefined ? [] : [decision.nearest])].flatMap(recordSteps), { kind: 'procedure', label: say('next.browse'), target: '/thu-tuc' }, officer];
    case 'general':
      return [{ kind: 'procedure', label: say('next.browse'), target: '/thu-tuc' }, officer];
    case 'clarify':
      return [officer];
    default:
      return decision satisfies never;
  }
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
