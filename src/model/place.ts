import type { Certainty } from './procedure.ts';
import type { LocalDate } from './time.ts';

/** Today's kinds: two kinds of province, three of commune. Source: Law on Organisation of Local Government 2025. */
export type PlaceKind = 'tinh' | 'thanhpho' | 'xa' | 'phuong' | 'dackhu';
/** Kinds that ended with the abolished district level on 1 July 2025. */
export type FormerKind = 'quan' | 'huyen' | 'thixa' | 'thitran';
export type AnyKind = PlaceKind | FormerKind;

/** `district` exists only before 1 July 2025. */
export type PlaceLevel = 'province' | 'district' | 'commune';

/** How each kind is written before a name. */
export const KIND_WORDS: Readonly<Record<AnyKind, string>> = {
  tinh: 'Tỉnh',
  thanhpho: 'Thành phố',
  xa: 'Xã',
  phuong: 'Phường',
  dackhu: 'Đặc khu',
  quan: 'Quận',
  huyen: 'Huyện',
  thixa: 'Thị xã',
  thitran: 'Thị trấn',
};

/** One administrative unit as it was called over an interval. `validTo` is the first day it was no longer so. */
export interface Place {
  /** `new`: of the two-tier order since 1 July 2025; `old`: of the three-tier order before it. Codes repeat between the two. */
  readonly order: 'new' | 'old';
  /** Shape: province 2 digits, abolished district 3, commune 5. Empty for the island districts' own territory. */
  readonly code: string;
  readonly level: PlaceLevel;
  readonly kind: AnyKind;
  /** Without the kind: `Ba Đình`, `1` for the old `Phường 1`. */
  readonly name: string;
  /** With the kind: `Phường Ba Đình`. */
  readonly fullName: string;
  /** With the units above it: `Phường Ba Đình, Thành phố Hà Nội`. */
  readonly address: string;
  /** Code of the province in the same order (of a province: its own). */
  readonly provinceCode: string;
  /** Absent where the start was not recorded (units of the old order). */
  readonly validFrom?: LocalDate;
  readonly validTo?: LocalDate;
  readonly certainty: Certainty;
  readonly source: string;
}

/** A sentence the room can say, with its key for the locale files and the text already filled in. */
export interface PlaceSentence {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly vi: string;
  readonly en: string;
}

/** An old unit and what became of it. */
export interface OldPlace {
  readonly place: Place;
  readonly happened: PlaceSentence;
}

/** One found place. A caller must look at `decidingQuestion` before it trusts a commune. */
export interface PlaceMatch {
  /** The smallest unit that is certain: for a divided old commune or an old district its province of today. */
  readonly unit: Place;
  /** Whether the words named a unit of the two-tier order (`new`) or of the order before 1 July 2025 (`old`). */
  readonly matched: 'new' | 'old';
  /** Between 0 and 1: how much of the question was recognised; only for ordering. */
  readonly score: number;
  /** The old unit that was named and what became of it; null when a unit of today was named, or the day asked for lies before. */
  readonly via: OldPlace | null;
  /** The communes it may be, when it is not certain which; else empty. */
  readonly alternatives: readonly Place[];
  /** What to ask the person; null when the unit is certain. */
  readonly decidingQuestion: PlaceSentence | null;
}

/** Why nothing was found; `too_long` is above 200 characters, `only_kind` is "phường" with no name. */
export type NoPlaceReason = 'empty' | 'too_long' | 'only_kind' | 'unknown_province' | 'bad_date' | 'not_found' | 'not_yet_created';

export interface FoundPlaces {
  readonly items: readonly PlaceMatch[];
  /** How many were found in all, at most 100. */
  readonly total: number;
  /** Null when something was found. */
  readonly reason: NoPlaceReason | null;
  /** Said when the day asked for lies before the two-tier order. */
  readonly notice: PlaceSentence | null;
}

/** Where an old unit went. */
export interface OldPlaceAnswer {
  readonly old: Place;
  readonly happened: PlaceSentence;
  /** The units of today, at least one; of a district or a divided commune several. */
  readonly becomes: readonly Place[];
  readonly decidingQuestion: PlaceSentence | null;
}

/** A unit of today with what it was made from. `part`: only a part of the old unit went here. */
export interface PlaceDetail {
  readonly place: Place;
  readonly madeFrom: readonly { readonly place: Place; readonly part: boolean }[];
}
