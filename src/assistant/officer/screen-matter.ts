import { maskPersonalData } from '#model/personal-data.ts';
import { cleanText } from '#model/vietnamese.ts';
import { cutOrders } from '../words/cut-orders.ts';
import { findLanguage } from '../words/find-language.ts';
import type { OfficerContext } from './context.ts';

/** The longest question that is read. Unit: UTF-16 code units. */
const QUESTION_LIMIT = 2_000;
const SHOWN_OF_TOO_LONG = 200;
const MASKED_RUN = /[▒@]+\d*/gu;

/**
 * Decides what must be decided before anything is understood: whether there is a question at all. Personal numbers are masked here,
 * so that nothing behind this step ever sees them; orders to the machine inside the text are cut away as text.
 */
export function screenMatter(context: OfficerContext): void {
  const raw = context.question.text;
  if (raw.length > QUESTION_LIMIT) {
    context.masked = `${maskPersonalData(cleanText(raw.slice(0, SHOWN_OF_TOO_LONG)))}…`;
    context.decision = { kind: 'refuse', status: 'guarded_too_long', key: 'refuse.tooLong' };
    return;
  }
  context.masked = maskPersonalData(cleanText(raw).trim());
  const cut = cutOrders(context.masked);
  context.text = cut.text.replace(MASKED_RUN, ' ').replace(/\s+/gu, ' ').trim();
  context.lang = context.question.lang ?? findLanguage(context.text === '' ? context.masked : context.text, context.memory.lang);
  if (!/\p{L}{2}|\d\.\d{6}/u.test(context.masked)) context.decision = { kind: 'refuse', status: 'guarded_empty', key: 'refuse.empty' };
  else if (cut.orders && !/\p{L}{2}/u.test(context.text)) context.decision = { kind: 'refuse', status: 'guarded_injection', key: 'refuse.injection' };
}
