import { maskPersonalData } from '#model/personal-data.ts';
import { cleanText } from '#model/vietnamese.ts';
import type { AnswerContext } from '../context.ts';
import { cutOrders } from '../words/cut-orders.ts';
import { findAbuse, findDanger, findScam } from '../words/find-danger.ts';
import { findLanguage } from '../words/find-language.ts';
import { listTopicWords } from '../words/topic-words.ts';

/** The longest question that is read. Unit: UTF-16 code units. */
export const QUESTION_LIMIT = 2_000;
const SHOWN_OF_TOO_LONG = 200;
const MASKED_RUN = /[▒@]+\d*/gu;
/** Stacked marks beyond what any Vietnamese letter carries. */
const STACKED_MARKS = /(\p{M}{2})\p{M}+/gu;
const MANY_ALIKE = /^(\S{1,3}?)\1{7,}\S?$/u;

/**
 * Decides what must be decided before anything is understood: danger first, then whether there is a question at all.
 * Personal numbers are masked here, so that nothing behind this step ever sees them.
 */
export function screenQuestion(context: AnswerContext): void {
  const raw = context.question.text;
  if (raw.length > QUESTION_LIMIT) {
    context.masked = `${maskPersonalData(cleanText(raw.slice(0, SHOWN_OF_TOO_LONG)))}…`;
    context.lang = context.question.lang ?? findLanguage(context.masked);
    context.decision = { kind: 'refuse', status: 'guarded_too_long', key: 'refuse.tooLong' };
    return;
  }
  const clean = cleanText(raw).replace(STACKED_MARKS, '$1').trim();
  context.masked = maskPersonalData(clean);
  const cut = cutOrders(context.masked);
  context.text = cut.text.replace(MASKED_RUN, ' ').replace(/\s+/gu, ' ').trim();
  context.lang = context.question.lang ?? findLanguage(context.text === '' ? context.masked : context.text, context.memory.lang);

  const danger = findDanger(context.masked);
  const emergencies = (danger?.services ?? []).flatMap((id) => context.ports.emergencies.filter((one) => one.id === id));
  if (danger?.now === true) {
    context.decision = { kind: 'crisis', emergencies };
    return;
  }
  context.alerts = emergencies;
  if (isNothing(clean)) {
    context.decision = { kind: 'refuse', status: 'guarded_empty', key: 'refuse.empty' };
    return;
  }
  if (!isReadable(clean)) {
    context.decision = { kind: 'refuse', status: 'guarded_empty', key: 'refuse.unreadable' };
    return;
  }
  if (findScam(context.masked)) {
    context.decision = { kind: 'refuse', status: 'guarded_scam', key: 'refuse.scam' };
    return;
  }
  if (cut.orders && !saysSomething(context.text)) {
    context.decision = { kind: 'refuse', status: 'guarded_injection', key: 'refuse.injection' };
    return;
  }
  if (findAbuse(context.masked) && listTopicWords(context.masked).length < 3) {
    context.decision = { kind: 'refuse', status: 'guarded_abuse', key: 'refuse.abuse' };
  }
}

/** Whether anything is left that could be a question of its own. */
function saysSomething(text: string): boolean {
  const topic = listTopicWords(text).length;
  return topic >= 2 || (topic === 1 && text.split(' ').length >= 4);
}

/** No letter and no number that could be a code or a choice. */
function isNothing(text: string): boolean {
  if (/\p{L}/u.test(text)) return MANY_ALIKE.test(text.replace(/\s+/gu, ''));
  return !/^\s*\d\s*$|\d[.,/]\d|^\D*[1-9]\d{6}\D*$/u.test(text);
}

/** Mostly letters of the alphabet that Vietnamese and English are written in. */
function isReadable(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return true;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin / letters > 0.5;
}
