import type { AnswerContext, Decision, Understanding } from '../context.ts';
import { asksSomething, namesNoMatter } from '../words/topic-words.ts';
import { askGenerally, findEvent } from './by-name.ts';

/** The sentences of the office that are true of every procedure, by what is asked. */
const TRUE_OF_ALL: Readonly<Partial<Record<Understanding['asked'][number], string>>> = {
  place: 'general-place',
  authority: 'general-place',
  online: 'general-online',
  time: 'general-time',
  steps: 'general-time',
  fee: 'general-fee',
  papers: 'general-papers',
  form: 'general-papers',
  result: 'general-result',
};
const SENTENCES = 2;

/**
 * A question about "this procedure" that names none, at the start of a conversation: what is true of all procedures is
 * said at once, and the matter is asked for. An answer about one record picked by chance would be wrong for nearly everyone.
 */
export async function decideGeneral(context: AnswerContext, understood: Understanding): Promise<Decision | undefined> {
  const { ports, memory } = context;
  if (memory.code !== undefined || context.parts.length > 0) return undefined;
  if (understood.codes.length > 0 || understood.brokenCodes.length > 0 || understood.documents.length > 0) return undefined;
  if (!namesNoMatter(understood.topic, understood.asked.includes('fee')) || !asksSomething(understood.typed.folded.join(' '))) return undefined;
  // "Ba tôi mới mất, phải làm giấy tờ gì": every word is also one of asking, and together they tell of a death.
  if (findEvent(context, understood) !== undefined) return undefined;
  const proxy = understood.caseFacts.includes('proxy');
  if (understood.asked.length === 0 && !proxy) return undefined;
  // "Giấy tờ gì" after a result is what one receives, not what one brings.
  const asked = understood.asked.includes('result') ? understood.asked.filter((kind) => kind !== 'papers') : understood.asked;
  const ids = new Set([...(proxy ? ['general-proxy'] : []), ...asked.flatMap((kind) => TRUE_OF_ALL[kind] ?? [])]);
  const notes = [...ids].slice(0, SENTENCES).flatMap((id) => ports.notes.filter((note) => note.id === id));
  if (notes.length === 0) return undefined;
  // The usual matters are offered and not found: the ranking stands as the words gave it.
  const { candidates } = context;
  const general = await askGenerally(context, 'clarify.general', asked);
  context.candidates = candidates;
  return general.kind === 'clarify' ? { kind: 'general', notes, question: general.question, choices: general.choices } : undefined;
}
