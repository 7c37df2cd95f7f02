import { foldText } from '#model/vietnamese.ts';
import { readSaidWords } from '../content/guide.ts';
import { findDoor } from '../decisions/by-words.ts';
import { findCodes } from '../words/find-codes.ts';
import type { OfficerContext } from './context.ts';
import { findMatterDate } from './find-matter-date.ts';
import { asksYesOrNo, findNamedTiers, findOfficerAsked } from './find-officer-asked.ts';

/** Reads out of the words: what is asked, for which day and place, which provisions, codes and abolished bodies are named. */
export async function understandMatter(context: OfficerContext): Promise<void> {
  if (context.decision !== undefined) return;
  const { text, ports, question, memory } = context;
  const folded = foldText(text);
  const named = findMatterDate(text);
  if (named !== undefined && 'bad' in named) {
    context.decision = { kind: 'refuse', status: 'unanswerable_bad_date', key: 'refuse.dateBroken' };
    return;
  }
  if (named !== undefined && question.asOf === undefined) context.asOf = named.date;
  const asked = findOfficerAsked(folded);
  const references = await ports.law.recognise(text);
  const { codes } = findCodes(text);
  const words = readSaidWords(text);
  const freely = references.length === 0 && codes.length === 0 && memory.matter === undefined;
  if (freely && findDoor(ports.outside, { typed: words, mended: words }) !== undefined) {
    context.decision = { kind: 'refuse', status: 'unanswerable_out_of_scope', key: 'refuse.outOfScope' };
    return;
  }
  const begun = ports.authority.findBegun(text);
  context.understood = {
    asked,
    ...(begun === undefined ? {} : { begun }),
    references,
    codes,
    strangers: freely ? await ports.law.findStrangers(text) : [],
    oldBodies: ports.authority.findOldBodies(text, context.asOf, context.lang),
    namedTiers: findNamedTiers(folded),
    confirms: asksYesOrNo(folded),
    asksValidity: asked.includes('validity'),
  };
  const placeCode = question.placeCode ?? memory.placeCode;
  if (placeCode === undefined || ports.places === undefined) return;
  const place = await ports.places.getPlace(placeCode, context.asOf);
  if (place !== undefined) context.place = { code: place.code, fullName: place.fullName };
}
