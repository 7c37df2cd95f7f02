import type { AnyKind } from '#model/place.ts';
import { hasMarks } from '#model/vietnamese.ts';
import type { NameIndex, SimilarHit } from './name-index.ts';
import type { Token } from './read-query.ts';
import { findKinds } from './read-query.ts';

/** Some neighbouring words of the question, read as a name. */
export interface Span {
  readonly name: number;
  /** Bits of the words it covers. */
  readonly mask: number;
  readonly weight: number;
  /** Between 0 and 1: whole name 1, beginning of a name less, misspelt less again. */
  readonly quality: number;
  readonly exact: string;
  readonly marked: boolean;
  /** The kind said before it ("phường", "tp"), with its own words. */
  readonly kinds: readonly AnyKind[] | undefined;
  readonly kindMask: number;
  readonly kindWeight: number;
  /** Whether the place that is meant may start here; else the span only says where a place lies ("… ho chi|"). */
  readonly canBeginPlace: boolean;
}

const MAX_NAME_WORDS = 7;
const MAX_SIMILAR_WORDS = 5;
/** In a long address only short stretches are tried for misspelling, so that work grows with its length, not its square. */
const LONG_QUESTION = { words: 14, similarWords: 3 };
/** Words that begin more names than this, cut short in the middle of a question, mean none of them. */
const MAX_PARTIAL = 60;
/** How good a reading is, before length: tuned on the table of misspelt names in places.test.ts. */
const QUALITY = { spaces: 0.95, edit: 1.2, prefix: 0.75, prefixGrowth: 0.2, inner: 0.55, innerWhole: 0.62, partial: 0.72 };

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Names read exactly, and at the end of the question by their beginning, as while typing. */
export function findSpans(tokens: readonly Token[], index: NameIndex): Span[] {
  const spans: Span[] = [];
  for (const range of listRanges(tokens, MAX_NAME_WORDS)) {
    const text = textOf(tokens, range);
    const name = index.findName(text);
    if (name !== undefined) spans.push(makeSpan(tokens, range, name, 1));
    if (range.to < tokens.length || !mayBegin(tokens, range, text)) continue;
    const canBeginPlace = isBeginning(tokens, range.from);
    for (const hit of index.listByPrefix(text)) {
      if (!hit.fromFirstWord || hit.whole) continue;
      const quality = QUALITY.prefix + (QUALITY.prefixGrowth * text.length) / hit.nameLength;
      spans.push({ ...makeSpan(tokens, range, hit.name, quality), canBeginPlace });
    }
  }
  return spans;
}

/** Names read with one or two wrong letters, with spaces elsewhere, cut short in the middle of the question, or by a later word. */
export function findLooseSpans(tokens: readonly Token[], index: NameIndex): Span[] {
  const spans: Span[] = [];
  const known = new Map<string, readonly SimilarHit[]>();
  const longest = tokens.length > LONG_QUESTION.words ? LONG_QUESTION.similarWords : MAX_SIMILAR_WORDS;
  for (const range of listRanges(tokens, longest)) {
    const text = textOf(tokens, range);
    if (range.to < tokens.length && (range.to - range.from > 1 || text.length > 4)) {
      const begun = index.listByPrefix(`${text} `).filter(({ fromFirstWord }) => fromFirstWord);
      if (begun.length <= MAX_PARTIAL) for (const hit of begun) spans.push(makeSpan(tokens, range, hit.name, QUALITY.partial));
    }
    if (range.to === tokens.length && text.length > 2) {
      for (const hit of index.listByPrefix(text)) {
        if (!hit.fromFirstWord) spans.push(makeSpan(tokens, range, hit.name, hit.whole ? QUALITY.innerWhole : QUALITY.inner));
      }
    }
    if (saysKindOrBreaks(tokens, range)) continue;
    const compact = text.replaceAll(' ', '');
    const similar = known.get(compact) ?? index.listSimilar(compact);
    known.set(compact, similar);
    for (const hit of similar) {
      if (hit.distance === 0 && index.findName(text) === hit.name) continue;
      const quality = hit.distance === 0 ? QUALITY.spaces : 1 - (QUALITY.edit * hit.distance) / compact.length;
      if (quality > 0.6) spans.push(makeSpan(tokens, range, hit.name, quality));
    }
  }
  return spans;
}

function* listRanges(tokens: readonly Token[], longest: number): Generator<Range> {
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = from + 1; to <= Math.min(tokens.length, from + longest); to += 1) yield { from, to };
  }
}

function textOf(tokens: readonly Token[], { from, to }: Range): string {
  let text = tokens[from]?.folded ?? '';
  for (let at = from + 1; at < to; at += 1) text += ` ${tokens[at]?.folded ?? ''}`;
  return text;
}

/** One or two letters in the middle of a question begin too many names to mean one. */
function mayBegin(tokens: readonly Token[], range: Range, text: string): boolean {
  return text.length > 2 || isBeginning(tokens, range.from);
}

function isBeginning(tokens: readonly Token[], at: number): boolean {
  return at === 0 || tokens[at]?.afterBreak === true || kindBefore(tokens, at) !== undefined;
}

/** A misspelt name is looked for neither across a comma nor over a word that says a kind. */
function saysKindOrBreaks(tokens: readonly Token[], { from, to }: Range): boolean {
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.weight < 1 || (at > from && token.afterBreak)) return true;
  }
  return false;
}

function makeSpan(tokens: readonly Token[], range: Range, name: number, quality: number): Span {
  let mask = 0;
  let weight = 0;
  let exact = '';
  for (let at = range.from; at < range.to; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    mask |= 1 << at;
    weight += token.weight;
    exact += exact === '' ? token.exact : ` ${token.exact}`;
  }
  const said = kindBefore(tokens, range.from);
  let kindMask = 0;
  let kindWeight = 0;
  for (let at = range.from - (said?.words ?? 0); at < range.from; at += 1) {
    kindMask |= 1 << at;
    kindWeight += tokens[at]?.weight ?? 0;
  }
  return { name, mask, weight, quality, exact, marked: hasMarks(exact), kinds: said?.kinds, kindMask, kindWeight, canBeginPlace: true };
}

function kindBefore(tokens: readonly Token[], from: number): { kinds: readonly AnyKind[]; words: number } | undefined {
  const last = tokens[from - 1];
  const before = tokens[from - 2];
  if (last === undefined || tokens[from]?.afterBreak === true) return undefined;
  const two = before === undefined || last.afterBreak ? undefined : findKinds(before, last);
  if (two !== undefined) return { kinds: two, words: 2 };
  const one = findKinds(last);
  return one === undefined ? undefined : { kinds: one, words: 1 };
}
