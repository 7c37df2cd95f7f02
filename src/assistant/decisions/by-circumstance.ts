import type { Procedure } from '#model/procedure.ts';
import { gapOf, saysSo, type Between } from '../content/guide.ts';
import type { AnswerContext, Decision, Understanding } from '../context.ts';
import { gatherAsked } from '../facts/gather-asked.ts';
import { nameOf } from '../facts/record.ts';
import { viewOf } from '../steps/gather-facts.ts';
import { partTwins } from '../words/part-twins.ts';
import { offerChoice, putFirst, readRecords } from './offer-choices.ts';

const CHOICES_SHOWN = 4;

/**
 * Asks for the circumstance that parts records which are otherwise the same matter, when nothing said tells it:
 * first where the office has written the deciding question, then where the titles themselves are twins.
 * A long telling is not asked back: its circumstances stand in words that the ranking has read.
 */
export async function decideBetween(context: AnswerContext, understood: Understanding): Promise<Decision | undefined> {
  const { ports, candidates } = context;
  const { thresholds } = ports;
  const [first] = candidates;
  // What was talked about before tells the circumstance.
  if (first === undefined || context.parts.length > 0 || context.memory.code !== undefined || understood.topic.length > thresholds.toldWords) return undefined;
  if ((context.found?.inScope ?? 0) < thresholds.inScope || first.score < thresholds.clarify) return undefined;
  const written = ports.between.find((one) => isBetween(one, context));
  if (written !== undefined) return written.choices.some((choice) => choice.matchers.some((saying) => saysSo(saying, understood.typed, gapOf(saying)) || saysSo(saying, understood.mended, gapOf(saying)))) ? undefined : askWritten(context, understood, written);
  return askTwins(context, understood);
}

/** Whether the first record is of the family, and another choice of it is about as likely. */
function isBetween(one: Between, { candidates, ports }: AnswerContext): boolean {
  const [first] = candidates;
  if (first === undefined) return false;
  const likely = one.choices.map(({ code, also }) => Math.max(0, ...candidates.filter((candidate) => candidate.code === code || also.includes(candidate.code)).map((candidate) => candidate.score)));
  return one.choices.some(({ code, also }) => code === first.code || also.includes(first.code)) && likely.filter((score) => score >= first.score * ports.thresholds.twin).length >= 2;
}

async function askWritten(context: AnswerContext, understood: Understanding, one: Between): Promise<Decision | undefined> {
  const choices = [];
  for (const choice of one.choices) {
    const [procedure] = await readRecords(context, [choice.code, ...choice.also]);
    if (procedure !== undefined) choices.push({ procedure, label: choice.label[context.lang] });
  }
  if (choices.length < 2 || tellSame(context, understood, choices.map(({ procedure }) => procedure))) return undefined;
  context.candidates = putFirst(context, sortByFound(context, choices.map(({ procedure }) => procedure)));
  return { kind: 'clarify', question: one.question[context.lang], choices: choices.map(({ procedure, label }) => offerChoice(context, understood.asked, procedure, label)) };
}

/** Titles that share their matter and each name a circumstance of their own, none of which was said. */
async function askTwins(context: AnswerContext, understood: Understanding): Promise<Decision | undefined> {
  const { candidates, ports, lang } = context;
  const [first, ...others] = candidates;
  if (first === undefined || first.score >= ports.thresholds.twinSure || understood.topic.length > ports.thresholds.twinWords) return undefined;
  if (understood.asked.some((kind) => kind !== 'papers' && kind !== 'steps' && kind !== 'overview')) return undefined;
  const said = new Set(understood.words);
  const [ordinary, ...rest] = await readRecords(context, [first, ...others.filter((one) => one.score >= first.score * ports.thresholds.twinAlike)].slice(0, CHOICES_SHOWN).map((one) => one.code));
  if (ordinary === undefined) return undefined;
  const procedures = [ordinary, ...rest.filter((one) => partTwins(nameOf(ordinary), nameOf(one), said) !== undefined)];
  if (procedures.length < 2 || tellSame(context, understood, procedures)) return undefined;
  return { kind: 'clarify', question: ports.replies.say(lang, 'clarify.which'), choices: procedures.map((procedure) => offerChoice(context, understood.asked, procedure)) };
}

/** Whether what was asked has the same answer in all of them: then nobody need be asked which one. */
function tellSame(context: AnswerContext, { asked }: Understanding, procedures: readonly Procedure[]): boolean {
  if (asked.length === 0) return false;
  const told = procedures.map((procedure) => JSON.stringify(asked.map((kind) => gatherAsked(viewOf(context, procedure), kind).map(({ fact }) => fact.text))));
  return told.every((one) => one === told[0]);
}

function sortByFound<Record extends { readonly code: string }>(context: AnswerContext, records: readonly Record[]): Record[] {
  const scoreOf = (record: Record): number => context.candidates.find((one) => one.code === record.code)?.score ?? 0;
  return [...records].sort((left, right) => scoreOf(right) - scoreOf(left));
}

/** The rarer record beside the ordinary one that is answered, when the words leave it open. */
export async function findBeside(context: AnswerContext, code: string): Promise<Extract<Decision, { kind: 'answer' }>['beside']> {
  const { candidates, ports, lang } = context;
  const [first] = candidates;
  const one = ports.beside.find((some) => some.code === code && candidates.some((candidate) => candidate.code === some.offer && candidate.score >= (first?.score ?? 0) * ports.thresholds.twin));
  if (one === undefined) return undefined;
  const [procedure] = await readRecords(context, [one.offer]);
  return procedure === undefined ? undefined : { procedure, when: one.when[lang] };
}

