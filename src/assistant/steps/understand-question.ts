import { foldText } from '#model/vietnamese.ts';
import { readSaidWords } from '../content/guide.ts';
import type { AnswerContext } from '../context.ts';
import { asksToConfirm, findCaseFacts, namesOldTier } from '../words/case-facts.ts';
import { asksBenefit, findAsked } from '../words/find-asked.ts';
import { findCodes } from '../words/find-codes.ts';
import { findAsOf } from '../words/find-date.ts';
import { listTopicWords } from '../words/topic-words.ts';

/** A name begins with capitals; a kind of place stands before it in any case. */
const KIND = '(?:[Pp]hường|[Xx]ã|[Tt]hị trấn|[Đđ]ặc khu|[Qq]uận|[Hh]uyện|[Tt]hị xã|[Tt]ỉnh|[Tt]hành phố|[Tt][Pp]\\.?|[Pp]huong|[Xx]a|[Qq]uan|[Hh]uyen|[Tt]inh|[Cc]ommune|[Ww]ard|[Pp]rovince|[Cc]ity)';
const NAME = "\\p{Lu}[\\p{L}']*(?:\\s\\p{Lu}[\\p{L}']*){0,3}";
const PLACE_NAMED = new RegExp(`(?<!\\p{L})${KIND}\\s+(?:${NAME}|\\d{1,2}(?!\\d))(?:\\s*,\\s*(?:${KIND}\\s+)?${NAME}){0,2}`, 'u');
const PLACE_AFTER_AT = /(?<!\p{L})(?:ở|tại|trên|dưới|về|vào|in|at)\s+(\p{Lu}\p{Ll}[\p{L}']*(?:\s\p{Lu}\p{Ll}[\p{L}']*){1,3})/u;

/** Reads out of the words: what is asked, for which day, of which place, in which circumstances, which codes stand in them. */
export function understandQuestion(context: AnswerContext): void {
  if (context.decision !== undefined) return;
  const choice = readChoice(context);
  if (choice !== undefined) context.text = choice;
  const { text } = context;
  context.found = context.ports.search.find(text, { limit: 10, lang: context.lang });
  const { readAs } = context.found;
  const raw = foldText(text);
  const mended = foldText(readAs);
  const asked = findAsked(raw);
  // The matter is named now; what is wanted of it was said before.
  const before = asked.length === 0 ? (context.memory.asked ?? []) : [];
  const codes = findCodes(text);
  const named = findAsOf(text);
  const place = PLACE_NAMED.exec(text)?.[0] ?? PLACE_AFTER_AT.exec(text)?.[1];
  const words = mended.match(/[\p{L}\p{N}]+/gu) ?? [];
  context.understood = {
    lang: context.lang,
    readAs,
    words,
    typed: readSaidWords(text),
    mended: readSaidWords(readAs),
    asked: asked.length > 0 ? asked : [...new Set([...(mended === raw ? [] : findAsked(mended)), ...before])],
    topic: listTopicWords(readAs),
    codes: codes.codes,
    brokenCodes: codes.broken,
    documents: codes.documents,
    caseFacts: findCaseFacts(raw),
    oldTier: namesOldTier(text),
    confirms: asksToConfirm(raw),
    asksBenefit: asksBenefit(raw),
    ...(named !== undefined && 'date' in named ? { asOf: named.date } : {}),
    ...(place === undefined || !/\p{Lu}|\d/u.test(place) ? {} : { placeWords: place }),
  };
  if (named !== undefined && 'bad' in named) context.decision = { kind: 'refuse', status: 'unanswerable_bad_date', key: 'refuse.dateBroken' };
  else if (named !== undefined && context.question.asOf === undefined) context.asOf = named.date;
}

/** A bare number after choices were offered chooses among them. */
function readChoice(context: AnswerContext): string | undefined {
  const match = /^\s*(?:số|so|cái|cai|chọn|chon|number|choice)?\s*([1-4])\s*[.)]?\s*$/iu.exec(context.text);
  return match === null ? undefined : context.memory.choices?.[Number(match[1]) - 1];
}
