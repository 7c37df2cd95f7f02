import { gapOf, saysSo, type Clarification, type Saying } from '../content/guide.ts';
import type { AnswerContext, Decision, OfferedChoice, PlannedMatter, Understanding } from '../context.ts';
import { asksSomething, isVague } from '../words/topic-words.ts';
import { offerChoice, putFirst, readRecords } from './offer-choices.ts';

/** So many topic words beside an everyday name say that something more particular is meant. */
const WORDS_BESIDE_NAME = 1;

const EVENT = /\b(?:moi|vua|sap|chuan bi|dinh|thang (?:sau|toi)|nam (?:sau|toi)|tuan (?:sau|toi)|tinh|muon|just|about to|going to|next (?:month|week|year)|planning)\b/u;

/** A plan answers a short telling, not a long story in which the words of an event happen to stand. */
const WORDS_BESIDE_EVENT = 12;

function fitsEvent(saying: Saying, { typed, mended }: Understanding): boolean {
  if (saying.folded.length < 2 || typed.folded.length > saying.folded.length + WORDS_BESIDE_EVENT) return false;
  return saysSo(saying, typed, gapOf(saying)) || saysSo(saying, mended, gapOf(saying));
}

/** The life event that is told of. */
export function findEvent({ ports }: AnswerContext, understood: Understanding): AnswerContext['ports']['lifeEvents'][number] | undefined {
  const isSaid = (saying: Saying): boolean => saysSo(saying, understood.typed, 0) || saysSo(saying, understood.mended, 0);
  return ports.lifeEvents.find((one) => one.matchers.some((saying) => fitsEvent(saying, understood)) && !one.exceptions.some(isSaid));
}

/** A life event is told, nothing particular is asked, and no single record stands out. */
export async function decidePlan(context: AnswerContext, understood: Understanding): Promise<Decision | undefined> {
  const { ports } = context;
  if (context.parts.length > 0) return undefined;
  const event = findEvent(context, understood);
  if (event === undefined) return undefined;
  const first = context.found?.hits[0];
  const line = understood.typed.folded.join(' ');
  const happening = EVENT.test(line);
  const told = happening || !asksSomething(line);
  if (first !== undefined && first.score >= ports.thresholds.planYields && !told) return undefined;
  if (understood.asked.some((kind) => kind !== 'papers' && kind !== 'overview' && kind !== 'steps' && (kind !== 'place' || asksSomething(line)))) return undefined;
  if (!told) return undefined;
  // Nothing is told to be happening; one matter is named and surely found, and it is no step that everybody takes: that is answered.
  const everyones = event.procedures.some((one) => one.code === first?.id && one.sometimes !== true);
  if (!happening && first !== undefined && first.score >= ports.thresholds.planYields && !everyones) return undefined;
  const items: PlannedMatter[] = [];
  for (const one of [...event.procedures].sort((left, right) => left.order - right.order)) {
    const procedure = await ports.procedures.findProcedure(one.code, context.asOf);
    if (procedure !== undefined) items.push({ procedure, why: one.why[context.lang], sometimes: one.sometimes === true });
  }
  return items.length >= 2 ? { kind: 'plan', event, items } : undefined;
}

/** An everyday name that covers several records, with little else said. */
export async function decideByEverydayName(context: AnswerContext, understood: Understanding): Promise<Decision | undefined> {
  if (context.parts.length > 0 || (context.memory.code !== undefined && understood.topic.length > 0)) return undefined;
  const first = context.found?.hits[0];
  // A particular question about what one record clearly is needs no asking back.
  if (understood.asked.length > 0 && first !== undefined && first.score >= context.ports.thresholds.answer) return undefined;
  const named = findClarification(context.ports.clarifications, understood);
  return named === undefined ? undefined : clarifyFrom(context, named, understood.asked);
}

/** Too few words to mean anything, and no record that stands out. */
export async function decideVague(context: AnswerContext, understood: Understanding): Promise<Decision | undefined> {
  if (context.parts.length > 0) return undefined;
  if (!isVague(understood.topic)) return undefined;
  const first = context.found?.hits[0];
  const second = context.found?.hits[1];
  const clear = first !== undefined && first.score >= context.ports.thresholds.answer && (second === undefined || first.score - second.score >= context.ports.thresholds.near);
  if (clear && understood.topic.length > 0) return undefined;
  if (understood.topic.length === 0 && understood.documents.length > 0) return { kind: 'refuse', status: 'unanswerable_no_record', key: 'refuse.unknownDocument' };
  return understood.topic.length === 0 ? askGenerally(context, 'clarify.vague', understood.asked) : undefined;
}

/** The clarification one of whose names is said, with at most one topic word beside it; the longest name wins. */
export function findClarification(all: readonly Clarification[], understood: Pick<Understanding, 'typed' | 'mended' | 'topic'>): Clarification | undefined {
  let best: { one: Clarification; length: number } | undefined;
  for (const one of all) {
    for (const saying of one.matchers) {
      if (best !== undefined && saying.folded.length <= best.length) continue;
      if (!saysSo(saying, understood.typed, 0) && !saysSo(saying, understood.mended, 0)) continue;
      const beside = understood.topic.filter((word) => !saying.folded.includes(word)).length;
      const wide = saying.folded.length <= 2 && understood.topic.filter((word) => saying.folded.includes(word)).length === 0;
      if (beside < WORDS_BESIDE_NAME || (beside === 0 && wide)) best = { one, length: saying.folded.length };
    }
  }
  return best?.one;
}

async function clarifyFrom(context: AnswerContext, one: Clarification, asked: Understanding['asked'] = []): Promise<Decision | undefined> {
  const choices: OfferedChoice[] = [];
  const known = await readRecords(context, [...one.choices.map((choice) => choice.code), ...one.also]);
  for (const procedure of known) {
    const choice = one.choices.find((some) => some.code === procedure.code);
    if (choice !== undefined) choices.push(offerChoice(context, asked, procedure, choice.label[context.lang]));
  }
  if (choices.length < 2) return undefined;
  context.candidates = putFirst(context, known);
  return { kind: 'clarify', question: one.question[context.lang], choices };
}

/** Asks what is needed, with the most usual matters as choices. */
export async function askGenerally(context: AnswerContext, key: 'clarify.vague' | 'clarify.hello' | 'clarify.general', asked: Understanding['asked'] = []): Promise<Decision> {
  const general = context.ports.clarifications.find((one) => one.id === 'nothing-said');
  const question = context.ports.replies.say(context.lang, key);
  const decision = general === undefined ? undefined : await clarifyFrom(context, general, asked);
  return decision?.kind === 'clarify' ? { ...decision, question } : { kind: 'clarify', question, choices: [] };
}
