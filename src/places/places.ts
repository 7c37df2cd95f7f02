import type { FoundPlaces, NoPlaceReason, OldPlaceAnswer, Place, PlaceDetail, PlaceMatch, PlaceSentence } from '#model/place.ts';
import type { Outcome } from '#model/outcome.ts';
import { accept, refuse } from '#model/outcome.ts';
import type { LocalDate } from '#model/time.ts';
import { isLocalDate, localDateAt } from '#model/time.ts';
import { cleanText } from '#model/vietnamese.ts';
import type { Clock } from '#platform/clock.ts';
import type { Unit } from './gazetteer.ts';
import { buildGazetteer, describeUnit, provinceOf, provinceOfToday } from './gazetteer.ts';
import type { PlacesData } from './places-data.ts';
import type { Token } from './read-query.ts';
import { findKinds } from './read-query.ts';
import type { RankedUnit } from './rank-places.ts';
import { buildRanking } from './rank-places.ts';
import { buildPlaceSentences } from './tell-what-happened.ts';

export interface FindPlacesOptions {
  /** 1 to 50; 10 unless said. */
  readonly limit?: number;
  readonly offset?: number;
  /** Only units that lie in this province of today (before 1 July 2025: of then). */
  readonly provinceCode?: string;
  /** The day the name is from; today unless said. Before 1 July 2025 the old units answer as they were. */
  readonly asOf?: LocalDate;
}

export type PlaceRefusal = 'place_unknown' | 'place_abolished' | 'bad_date';

/** The room of administrative units: today's, those before 1 July 2025, and what became of them. */
export interface Places {
  findPlaces(query: string, options?: FindPlacesOptions): FoundPlaces;
  /** Refuses: `place_unknown`; `place_abolished` when only the old order has the code; `bad_date`. */
  getPlace(code: string, asOf?: LocalDate): Outcome<PlaceDetail, PlaceRefusal>;
  /** In alphabetical order. Shape: 34 units, 63 before 1 July 2025. */
  listProvinces(asOf?: LocalDate): readonly Place[];
  /** In alphabetical order. Refuses: `place_unknown`, `bad_date`. */
  listCommunes(provinceCode: string, asOf?: LocalDate): Outcome<readonly Place[], PlaceRefusal>;
  /** What became of an old unit, by its code (2, 3 or 5 digits) or its name as it was written; several when the name was borne by several. */
  resolveOld(codeOrName: string): readonly OldPlaceAnswer[];
}

const LONGEST_QUERY = 200;
const LONGEST_LIST = 100;
/** How much of a name must be recognised before `resolveOld` calls it that name. */
const NAMED = 0.9;
const COLLATOR = new Intl.Collator('vi');

/** Opens the room over content/places; nothing is read or written later. */
export function createPlaces(data: PlacesData, clock: Clock): Places {
  const gazetteer = buildGazetteer(data);
  const ranking = buildRanking(gazetteer);
  const say = buildPlaceSentences(data.sentences.sentences, gazetteer.reformOn);
  const today = (): LocalDate => localDateAt(clock.now());
  const nothing = (reason: NoPlaceReason, notice: PlaceSentence | null = null): FoundPlaces => ({ items: [], total: 0, reason, notice });
  const inName = (left: Place, right: Place): number => COLLATOR.compare(left.name, right.name) || (left.code < right.code ? -1 : 1);

  const answerOld = (old: Unit, on: LocalDate): OldPlaceAnswer => {
    const becomes = old.becomes
      .map((unit) => describeUnit(unit, on))
      .toSorted((left, right) => Number(right.name === old.name) - Number(left.name === old.name) || inName(left, right));
    const place = describeUnit(old, on);
    return { old: place, happened: say.happened(old, place, becomes, on), becomes, decidingQuestion: say.decidingQuestion(old, place, becomes) };
  };

  const matchNew = ({ unit, score }: RankedUnit, on: LocalDate): PlaceMatch => ({
    unit: describeUnit(unit, on),
    matched: unit.order,
    score,
    via: null,
    alternatives: [],
    decidingQuestion: null,
  });

  const matchOld = ({ unit, score }: RankedUnit, on: LocalDate): PlaceMatch => {
    const { old, happened, becomes, decidingQuestion } = answerOld(unit, on);
    const [only] = becomes;
    const isCertain = becomes.length === 1 && only !== undefined;
    return {
      unit: isCertain ? only : describeUnit(provinceOfToday(unit), on),
      matched: 'old',
      score,
      via: { place: old, happened },
      alternatives: isCertain ? [] : becomes,
      decidingQuestion,
    };
  };

  /** One entry per unit of today, and one per old unit that leads to several. */
  const dropRepeats = (ranked: readonly RankedUnit[], isBefore: boolean): readonly RankedUnit[] => {
    const seen = new Set<number>();
    return ranked
      .filter(({ unit }) => {
        const target = !isBefore && unit.order === 'old' && unit.becomes.length === 1 ? (unit.becomes[0] ?? unit) : unit;
        if (seen.has(target.at)) return false;
        seen.add(target.at);
        return true;
      })
      .slice(0, LONGEST_LIST);
  };

  const findPlaces = (query: string, options: FindPlacesOptions = {}): FoundPlaces => {
    const on = options.asOf ?? today();
    if (!isLocalDate(on)) return nothing('bad_date');
    const isBefore = on < gazetteer.reformOn;
    const notice = isBefore ? say.beforeReform(on) : null;
    const { provinceCode } = options;
    if (provinceCode !== undefined && (isBefore ? gazetteer.oldByCode : gazetteer.newByCode).get(provinceCode)?.level !== 'province') {
      return nothing('unknown_province', notice);
    }
    const read = readAsked(query);
    if (typeof read !== 'string') return nothing(read.reason, notice);
    const tokens = ranking.read(read);
    if (tokens.length === 0) return nothing('empty', notice);
    if (saysOnlyKind(tokens)) return nothing('only_kind', notice);
    const isInside = (unit: Unit): boolean => provinceCode === undefined || (isBefore ? provinceOf(unit) : provinceOfToday(unit)).code === provinceCode;
    const ranked = ranking.rank(tokens, (unit) => (!isBefore || unit.order === 'old') && isInside(unit));
    if (ranked.length === 0) {
      const isLater = isBefore && ranking.rank(tokens, (unit) => unit.order === 'new').length > 0;
      return nothing(isLater ? 'not_yet_created' : 'not_found', notice);
    }
    const found = dropRepeats(ranked, isBefore);
    const limit = Math.min(50, Math.max(1, Math.trunc(options.limit ?? 10)));
    const offset = Math.max(0, Math.trunc(options.offset ?? 0));
    const items = found.slice(offset, offset + limit).map((entry) => (isBefore || entry.unit.order === 'new' ? matchNew(entry, on) : matchOld(entry, on)));
    return { items, total: found.length, reason: null, notice };
  };

  const getPlace = (code: string, asOf?: LocalDate): Outcome<PlaceDetail, PlaceRefusal> => {
    const on = asOf ?? today();
    if (!isLocalDate(on)) return refuse('bad_date', { asOf: on.slice(0, 20) });
    const isBefore = on < gazetteer.reformOn;
    const unit = (isBefore ? gazetteer.oldByCode : gazetteer.newByCode).get(code);
    if (unit === undefined) {
      const old = gazetteer.oldByCode.get(code);
      if (old === undefined || isBefore) return refuse('place_unknown', { code: code.slice(0, 20) });
      return refuse('place_abolished', { code, name: describeUnit(old, on).address, until: gazetteer.reformOn });
    }
    const madeFrom = unit.madeFrom.map((old) => ({ place: describeUnit(old, on), part: old.becomes.length > 1 }));
    return accept({ place: describeUnit(unit, on), madeFrom });
  };

  const list = (on: LocalDate, wanted: (unit: Unit) => boolean): readonly Place[] => {
    const order = on < gazetteer.reformOn ? 'old' : 'new';
    return gazetteer.units
      .filter((unit) => unit.order === order && wanted(unit))
      .map((unit) => describeUnit(unit, on))
      .toSorted(inName);
  };

  return {
    findPlaces,
    getPlace,
    listProvinces: (asOf) => list(asOf ?? today(), ({ level }) => level === 'province'),
    listCommunes: (provinceCode, asOf) => {
      const on = asOf ?? today();
      if (!isLocalDate(on)) return refuse('bad_date', { asOf: on.slice(0, 20) });
      const province = (on < gazetteer.reformOn ? gazetteer.oldByCode : gazetteer.newByCode).get(provinceCode);
      if (province?.level !== 'province') return refuse('place_unknown', { code: provinceCode.slice(0, 20) });
      return accept(list(on, (unit) => unit.level === 'commune' && provinceOf(unit) === province));
    },
    resolveOld: (codeOrName) => {
      const on = today();
      const byCode = gazetteer.oldByCode.get(codeOrName.trim());
      if (byCode !== undefined) return [answerOld(byCode, on)];
      const read = readAsked(codeOrName);
      if (typeof read !== 'string') return [];
      const ranked = ranking.rank(ranking.read(read), (unit) => unit.order === 'old').filter(({ score }) => score >= NAMED);
      const best = ranked[0]?.score ?? 0;
      return ranked.filter(({ score }) => score > best - 0.04).slice(0, LONGEST_LIST).map(({ unit }) => answerOld(unit, on));
    },
  };
}

/** The text to look for, or why there is none. */
function readAsked(query: string): string | { reason: NoPlaceReason } {
  if (query.length > LONGEST_QUERY * 20) return { reason: 'too_long' };
  const text = cleanText(query).replace(/\s+/gu, ' ').trim();
  if (text.length > LONGEST_QUERY) return { reason: 'too_long' };
  return text === '' ? { reason: 'empty' } : text;
}

function saysOnlyKind(tokens: readonly Token[]): boolean {
  return tokens.length <= 2 && findKinds(...tokens) !== undefined && (tokens[0]?.folded.length ?? 0) > 1;
}
