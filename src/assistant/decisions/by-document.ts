import { foldText } from '#model/vietnamese.ts';
import type { AnswerContext, Decision, Understanding } from '../context.ts';
import { recordsOf } from './by-switch.ts';

/**
 * An answer to "what does this decree say of it" speaks for the decree. Where neither the law library nor the records
 * that would be answered from know the document, no like record is put in its place.
 */
export async function decideStrangeDocument({ ports }: AnswerContext, understood: Understanding, decision: Decision): Promise<Decision | undefined> {
  const records = recordsOf(decision);
  // A number without its year ("nghị định 50") may be any year's: nothing can be said against it.
  const named = understood.documents.filter((number) => number.includes('/'));
  if (records.length === 0 || named.length === 0) return undefined;
  const words = records.map((record) => foldText(JSON.stringify(record)));
  for (const number of named) {
    const known = words.some((text) => names(text, number)) || (await ports.documents?.isKnown(number)) === true;
    if (!known) return { kind: 'refuse', status: 'unanswerable_no_record', key: 'refuse.strangeDocument' };
  }
  return undefined;
}

/** Whether a folded text names a document: "18/2026" is no part of "118/2026". */
function names(text: string, number: string): boolean {
  const folded = foldText(number);
  for (let at = text.indexOf(folded); at >= 0; at = text.indexOf(folded, at + 1)) if (!/\d/u.test(text[at - 1] ?? '')) return true;
  return false;
}
