import type { Candidate } from '#model/answer.ts';
import type { SearchHit } from '#model/search.ts';
import { foldText } from '#model/vietnamese.ts';
import type { AnswerContext } from '../context.ts';
import { shortenName } from '../facts/record.ts';
import type { PlaceBook } from '../ports.ts';
import { findAsked } from '../words/find-asked.ts';
import { beginsWithDeed, splitParts } from '../words/split-parts.ts';
import { listTopicWords } from '../words/topic-words.ts';

/** Finds the records the words may mean, for the whole question and for its parts, and names the candidates. */
export async function findProcedures(context: AnswerContext): Promise<void> {
  const { understood, ports } = context;
  if (context.decision !== undefined || understood === undefined) return;
  if (context.kept === undefined && understood.codes.length === 0) context.parts = findParts(context);
  const hits: SearchHit[] = context.kept === undefined ? [] : [{ id: context.kept.code, title: context.kept.shortName ?? context.kept.name, score: 1 }];
  // The first of each part, then the whole question's, then the parts' others.
  for (const part of context.parts) if (part.found.hits[0] !== undefined) hits.push(part.found.hits[0]);
  hits.push(...(context.found?.hits ?? []), ...context.parts.flatMap((part) => part.found.hits.slice(1, 3)));
  context.candidates = nameCandidates(hits);
  context.measured.bytesTouched = (context.found?.bytesTouched ?? 0) + context.parts.reduce((sum, part) => sum + part.found.bytesTouched, 0);
  if (ports.places !== undefined) await findPlace(context, ports.places);
}

/** The place named in the words, else the one chosen before. */
async function findPlace(context: AnswerContext, places: PlaceBook): Promise<void> {
  const { placeWords } = context.understood ?? {};
  if (placeWords !== undefined) {
    const match = await places.findPlace(placeWords, context.asOf);
    if (match !== undefined) context.place = match;
  }
  const certain = context.place?.unit.level === 'commune' && context.place.decidingQuestion === null ? context.place.unit : undefined;
  const chosen = context.question.communeCode ?? context.memory.communeCode;
  const commune = certain ?? (chosen === undefined ? undefined : await places.getPlace(chosen, context.asOf));
  if (commune !== undefined) context.commune = commune;
}

function nameCandidates(hits: readonly SearchHit[]): Candidate[] {
  const byCode = new Map<string, Candidate>();
  for (const hit of hits) if (!byCode.has(hit.id)) byCode.set(hit.id, { code: hit.id, name: shortenName(hit.title), score: Math.round(hit.score * 1000) / 1000 });
  return [...byCode.values()].slice(0, 10);
}

/**
 * The parts that are questions of their own: each names a matter and finds its own record with confidence.
 * A part that only asks ("rồi nộp ở đâu?") belongs to the part before it.
 */
function findParts(context: AnswerContext): AnswerContext['parts'] {
  const { ports, text } = context;
  for (const soft of [false, true]) {
    const pieces = splitParts(text, soft);
    if (pieces.length < 2) continue;
    const parts: { text: string; asked: string[]; found: ReturnType<typeof ports.search.find> }[] = [];
    for (const piece of pieces) {
      const folded = foldText(piece);
      const topic = listTopicWords(piece);
      const asked = findAsked(folded);
      const last = parts.at(-1);
      if (topic.length === 0 && last !== undefined) last.asked.push(...asked);
      else if (topic.length > 0) parts.push({ text: piece, asked: [...asked], found: ports.search.find(piece, { limit: 5, lang: context.lang }) });
    }
    const sure = parts.filter((part) => (part.found.hits[0]?.score ?? 0) >= ports.thresholds.part && part.found.inScope >= ports.thresholds.inScope);
    const whole = new Set((context.found?.hits ?? []).slice(0, 6).map((hit) => hit.id));
    if (soft && !parts.every((part) => part.asked.length > 0 || beginsWithDeed(part.text))) continue;
    // Words taken out of their sentence find strangers; a true part is also found by the whole.
    if (soft && (context.found?.hits[0]?.score ?? 0) >= ports.thresholds.planYields) continue;
    if (soft && sure.some((part) => !whole.has(part.found.hits[0]?.id ?? ''))) continue;
    const different = new Set(sure.map((part) => part.found.hits[0]?.id));
    if (sure.length >= 2 && different.size >= 2 && sure.length === parts.length) return mergeAlike(sure) as AnswerContext['parts'];
  }
  return [];
}

function mergeAlike<Part extends { asked: string[]; found: { hits: readonly SearchHit[] } }>(parts: readonly Part[]): Part[] {
  const merged: Part[] = [];
  for (const part of parts) {
    const same = merged.find((one) => one.found.hits[0]?.id === part.found.hits[0]?.id);
    if (same === undefined) merged.push(part);
    else same.asked.push(...part.asked);
  }
  return merged.slice(0, 4);
}
