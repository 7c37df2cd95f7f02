import type { Candidate } from '#model/answer.ts';
import type { Asked } from '#model/question.ts';
import type { SearchHit } from '#model/search.ts';
import { foldText } from '#model/vietnamese.ts';
import type { AnswerContext } from '../context.ts';
import { shortenName } from '../facts/record.ts';
import type { PlaceBook } from '../ports.ts';
import { findAsked } from '../words/find-asked.ts';
import { beginsWithDeed, joinQuoted, splitParts } from '../words/split-parts.ts';
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
  const whole = (context.found?.hits ?? []).slice(0, 6);
  for (const soft of [false, true]) {
    if (soft && (whole[0]?.score ?? 0) >= ports.thresholds.planYields) return [];
    const pieces = listPieces(joinQuoted(splitParts(text, soft), whole[0]?.title ?? ''));
    if (pieces.length < 2 || (soft && !pieces.every((piece) => piece.asked.length > 0 || beginsWithDeed(piece.text)))) continue;
    const parts = pieces.map((piece) => ({ ...piece, found: ports.search.find(piece.text, { limit: 5, lang: context.lang }) }));
    const sure = parts.every(({ found }) => (found.hits[0]?.score ?? 0) >= ports.thresholds.part && found.inScope >= ports.thresholds.inScope);
    // Words taken out of their sentence find strangers; a true part is also found by the whole.
    const known = !soft || parts.every(({ found }) => whole.some((hit) => hit.id === found.hits[0]?.id));
    if (sure && known && new Set(parts.map(({ found }) => found.hits[0]?.id)).size >= 2) return mergeAlike(parts);
  }
  return [];
}

interface Piece {
  readonly text: string;
  readonly asked: Asked[];
}

/** The pieces that name a matter; one that only asks ("rồi nộp ở đâu?") belongs to the one before it. */
function listPieces(texts: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  for (const text of texts) {
    const asked = findAsked(foldText(text));
    const last = pieces.at(-1);
    if (listTopicWords(text).length > 0) pieces.push({ text, asked: [...asked] });
    else if (last !== undefined) last.asked.push(...asked);
  }
  return pieces;
}

function mergeAlike<Part extends { asked: Asked[]; found: { hits: readonly SearchHit[] } }>(parts: readonly Part[]): Part[] {
  const merged: Part[] = [];
  for (const part of parts) {
    const same = merged.find((one) => one.found.hits[0]?.id === part.found.hits[0]?.id);
    if (same === undefined) merged.push(part);
    else same.asked.push(...part.asked);
  }
  return merged.slice(0, 4);
}
