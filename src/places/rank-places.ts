import type { AnyKind } from '#model/place.ts';
import { KIND_WORDS } from '#model/place.ts';
import type { Span } from './find-spans.ts';
import { findLooseSpans, findSpans } from './find-spans.ts';
import type { Gazetteer, Unit } from './gazetteer.ts';
import { provinceOfToday } from './gazetteer.ts';
import type { NameIndex } from './name-index.ts';
import { buildNameIndex } from './name-index.ts';
import type { Token } from './read-query.ts';
import { readNameWords, readQuery } from './read-query.ts';

export interface RankedUnit {
  readonly unit: Unit;
  /** Between 0 and 1: share of the question explained by the unit's name and those of the units around it. */
  readonly score: number;
}

/** A unit as the ranking sees it. */
interface Entry {
  readonly unit: Unit;
  readonly names: readonly number[];
  readonly exact: readonly string[];
  readonly kinds: ReadonlySet<AnyKind>;
  /** Units whose names may stand behind this one's, with how natural that is. */
  readonly around: readonly { readonly at: number; readonly factor: number }[];
  readonly prior: number;
}

export interface PlaceRanking {
  read(text: string): readonly Token[];
  rank(tokens: readonly Token[], wanted: (unit: Unit) => boolean): readonly RankedUnit[];
}

/** How natural it is to name a unit behind another: its own province, the old district, a province or district of the other order. */
const FACTOR = { own: 1, newProvinceOfOld: 0.95, oldProvinceOfNew: 0.95, oldDistrictOfNew: 0.93 };
/** Decides only between equals: whole provinces before communes, today before then. */
const PRIOR = { 'new province': 0.012, 'old province': 0.01, 'new commune': 0.008, 'old district': 0.006, 'old commune': 0, 'new district': 0 };
/** Typed without marks is nearly as good as with the right ones; typed with other marks is another word. */
const UNMARKED = 0.98;
const OTHER_MARKS = 0.93;
const WRONG_KIND = 0.1;
const LEAST_SCORE = 0.4;
/** Or as many words explained as "phường Tân Định, quận 1" has, however long the street before it. */
const ENOUGH_CREDIT = 3.4;
const LEAST_OF_ALL = 0.25;
/** A word said thirty times is read as the same name four times at most. */
const MAX_SPANS_PER_NAME = 4;
const WIDEST_GAP = 0.35;
const LONGEST_LIST = 400;

/** Prepares names and neighbours once; ranking then allocates little. */
export function buildRanking(gazetteer: Gazetteer): PlaceRanking {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const numberOf = (folded: string): number => {
    const known = numbers.get(folded);
    if (known !== undefined) return known;
    numbers.set(folded, names.length);
    names.push(folded);
    return names.length - 1;
  };
  const entries = gazetteer.units.map((unit): Entry => {
    const written = [writeSearchName(unit), ...unit.everydayNames].map(readNameWords);
    return {
      unit,
      names: written.map(({ folded }) => numberOf(folded)),
      exact: written.map(({ exact }) => exact),
      kinds: new Set(unit.spells.map(({ kind }) => kind)),
      around: listAround(unit),
      prior: PRIOR[`${unit.order} ${unit.level}`],
    };
  });
  const byName: Entry[][] = names.map(() => []);
  for (const entry of entries) for (const name of entry.names) byName[name]?.push(entry);
  const index = buildNameIndex(names);
  return {
    read: (text) => readQuery(text, index.isWord),
    rank: (tokens, wanted) => rankEntries(tokens, wanted, { entries, byName, index }),
  };
}

/** "Phường 1" is looked for with its kind: a bare number names nothing. */
function writeSearchName(unit: Unit): string {
  const kind = unit.spells[0]?.kind;
  return /^\d+$/u.test(unit.name) && kind !== undefined ? `${KIND_WORDS[kind]} ${unit.name}` : unit.name;
}

function listAround(unit: Unit): Entry['around'] {
  const around = new Map<number, number>();
  const put = (at: number, factor: number): void => {
    if (at !== unit.at) around.set(at, Math.max(around.get(at) ?? 0, factor));
  };
  for (const above of unit.above) put(above.at, FACTOR.own);
  if (unit.order === 'old') put(provinceOfToday(unit).at, FACTOR.newProvinceOfOld);
  else if (unit.level === 'commune') {
    for (const old of unit.madeFrom) {
      for (const above of old.level === 'commune' ? old.above : [old, ...old.above]) {
        put(above.at, above.level === 'district' ? FACTOR.oldDistrictOfNew : FACTOR.oldProvinceOfNew);
      }
    }
  }
  return [...around].map(([at, factor]) => ({ at, factor })).toSorted((left, right) => right.factor - left.factor);
}

interface Books {
  readonly entries: readonly Entry[];
  readonly byName: readonly (readonly Entry[])[];
  readonly index: NameIndex;
}

function rankEntries(tokens: readonly Token[], wanted: (unit: Unit) => boolean, books: Books): readonly RankedUnit[] {
  const whole = tokens.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0) return [];
  let spans = findSpans(tokens, books.index);
  let found = scoreSpans(spans, whole, wanted, books);
  if (!found.some(({ covered, score }) => covered > 0.99 && score > 0.72)) {
    spans = [...spans.map((span) => ({ ...span, canBeginPlace: true })), ...findLooseSpans(tokens, books.index)];
    found = scoreSpans(spans, whole, wanted, books);
  }
  const best = found.reduce((most, { score }) => Math.max(most, score), 0);
  const least = Math.max(LEAST_OF_ALL, Math.min(LEAST_SCORE, (ENOUGH_CREDIT / whole) * 0.98), best - WIDEST_GAP);
  return found
    .filter(({ score }) => score >= least)
    .toSorted((left, right) => right.score - left.score || left.unit.at - right.unit.at)
    .slice(0, LONGEST_LIST);
}

function scoreSpans(spans: readonly Span[], whole: number, wanted: (unit: Unit) => boolean, books: Books): (RankedUnit & { covered: number })[] {
  const byName = new Map<number, Span[]>();
  for (const span of spans) {
    const list = byName.get(span.name);
    if (list === undefined) byName.set(span.name, [span]);
    else if (list.length < MAX_SPANS_PER_NAME) list.push(span);
  }
  const best = new Map<number, { score: number; covered: number }>();
  for (const [name, all] of byName) {
    const own = all.filter(({ canBeginPlace }) => canBeginPlace);
    if (own.length === 0) continue;
    for (const entry of books.byName[name] ?? []) {
      if (!wanted(entry.unit)) continue;
      for (const span of own) {
        const result = scoreEntry(entry, name, span, byName, books);
        const score = Math.min(1, result.credit / whole) * 0.98 + entry.prior;
        if (score > (best.get(entry.unit.at)?.score ?? 0)) best.set(entry.unit.at, { score, covered: result.covered / whole });
      }
    }
  }
  return [...best].flatMap(([at, { score, covered }]) => {
    const unit = books.entries[at]?.unit;
    return unit === undefined ? [] : [{ unit, score, covered }];
  });
}

function scoreEntry(entry: Entry, name: number, span: Span, byName: ReadonlyMap<number, Span[]>, books: Books): { credit: number; covered: number } {
  const own = creditOf(entry, name, span, 0);
  let { credit, covered, mask } = own;
  for (const { at, factor } of entry.around) {
    const neighbour = books.entries[at];
    if (neighbour === undefined) continue;
    let most: ReturnType<typeof creditOf> | undefined;
    for (const above of neighbour.names) {
      for (const candidate of byName.get(above) ?? []) {
        if ((candidate.mask & mask) !== 0 || candidate.quality < 0.7) continue;
        const offered = creditOf(neighbour, above, candidate, mask);
        if (offered.credit > (most?.credit ?? 0)) most = offered;
      }
    }
    if (most === undefined) continue;
    credit += most.credit * factor;
    covered += most.covered;
    mask |= most.mask;
  }
  return { credit, covered };
}

/** What a span is worth as this unit's name, with the kind said before it unless those words are taken already. */
function creditOf(entry: Entry, name: number, span: Span, taken: number): { credit: number; covered: number; mask: number } {
  const exact = entry.exact[entry.names.indexOf(name)] ?? '';
  const sure = exact.startsWith(span.exact) ? 1 : span.marked ? OTHER_MARKS : UNMARKED;
  const credit = span.weight * span.quality * sure;
  if (span.kinds === undefined || (span.kindMask & taken) !== 0) return { credit, covered: span.weight, mask: span.mask };
  const right = span.kinds.some((kind) => entry.kinds.has(kind));
  return {
    credit: credit + span.kindWeight * (right ? 1 : WRONG_KIND),
    covered: span.weight + span.kindWeight,
    mask: span.mask | span.kindMask,
  };
}
