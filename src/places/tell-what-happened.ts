import type { Place, PlaceSentence } from '#model/place.ts';
import type { LocalDate } from '#model/time.ts';
import { writeDate } from '#model/time.ts';
import type { Unit } from './gazetteer.ts';
import { describeUnit } from './gazetteer.ts';

export interface PlaceSentences {
  /** What became of an old unit on the first day of the two-tier order. */
  happened(unit: Unit, old: Place, becomes: readonly Place[], on: LocalDate): PlaceSentence;
  /** What to ask when an old unit leads to several; null when it leads to one. */
  decidingQuestion(unit: Unit, old: Place, becomes: readonly Place[]): PlaceSentence | null;
  beforeReform(asOf: LocalDate): PlaceSentence;
}

/** Fills the sentences of content/places/sentences.json from records. Faults: a key that the file lacks. */
export function buildPlaceSentences(texts: Readonly<Record<string, { readonly vi: string; readonly en: string }>>, reformOn: LocalDate): PlaceSentences {
  const date = writeDate(reformOn);
  const say = (key: string, values: Readonly<Record<string, string | number>>): PlaceSentence => {
    const text = texts[key];
    if (text === undefined) throw new Error(`content/places/sentences.json lacks the sentence ${key}`);
    const fill = (words: string): string => words.replace(/\{(\w+)\}/gu, (hole, name: string) => String(values[name] ?? hole));
    return { key, values, vi: fill(text.vi), en: fill(text.en) };
  };

  return {
    happened: (unit, old, becomes, on) => {
      const count = becomes.length;
      const target = becomes[0];
      if (unit.level === 'province') return say(...tellProvince(unit, old, on, date));
      if (unit.level === 'district' && count > 1) return say('places.districtAbolished', { old: old.fullName, date, count });
      if (count > 1 || target === undefined) return say('places.divided', { old: old.address, count, date });
      const isWhole = unit.becomes[0]?.madeFrom.length === 1;
      const isSameName = target.fullName === old.fullName;
      return say(isWhole || isSameName ? 'places.became' : 'places.merged', { old: old.address, new: target.address, date });
    },
    decidingQuestion: (unit, old, becomes) => {
      if (becomes.length < 2) return null;
      if (unit.level === 'district') return say('places.askWhichOldCommune', { old: old.fullName, date });
      return say('places.askWhichPart', { old: old.fullName });
    },
    beforeReform: (asOf) => say('places.beforeReform', { asOf: writeDate(asOf), date }),
  };
}

function tellProvince(unit: Unit, old: Place, on: LocalDate, date: string): [key: string, values: Readonly<Record<string, string | number>>] {
  const target = unit.becomes[0];
  if (target === undefined) throw new Error(`the old province ${old.name} has no province of today`);
  const others = target.madeFrom.filter((other) => other !== unit);
  const now = describeUnit(target, on).fullName;
  if (others.length === 0) return ['places.provinceKept', { old: old.fullName, date }];
  if (target.name !== unit.name) return ['places.provinceMerged', { old: old.fullName, new: now, date }];
  const joined = others.map((other) => describeUnit(other, on).fullName).join(', ');
  return ['places.provinceGrew', { old: old.fullName, others: joined, new: now, date }];
}
