import type { LawAddress } from './law-address.ts';
import type { Certainty } from './procedure.ts';
import type { LocalDate } from './time.ts';

/**
 * By which of the four legal acts a power moved; `procedure` says that only a published procedure names the body, `law` that a law
 * names it by itself. Never mixed, never guessed.
 */
export const TASK_ACTS = ['phan_quyen', 'phan_cap', 'uy_quyen', 'phan_dinh', 'procedure', 'law'] as const;
export type TaskAct = (typeof TASK_ACTS)[number];

export type BodyTier = 'central' | 'province' | 'district_abolished' | 'commune' | 'unknown';

/** The exact legal person: the committee (collective), its chairman, a specialised unit, the service centre, the police, another. */
export type BodyPerson = 'UBND' | 'CHU_TICH' | 'CO_QUAN_CHUYEN_MON' | 'TT_PVHCC' | 'CONG_AN' | 'HDND' | 'BO_TRUONG' | 'BO' | 'OTHER';

/** A body that holds or held a power, with its exact name as the source says it. */
export interface TaskBody {
  readonly body: string;
  readonly tier: BodyTier;
  readonly person: BodyPerson;
}

/** One basis of a task, to clause and annex where known. */
export interface TaskBasis extends LawAddress {
  /** A quote of the deciding sentence, where one may be shown. */
  readonly quote?: string;
}

/** A power or duty and who holds it over an interval. Source: the record an officer must see, design of the desk. */
export interface Task {
  readonly id: string;
  /** Ours; grows by one with every change. */
  readonly version: number;
  readonly title: string;
  readonly field: string;
  readonly ministry?: string;
  readonly act: TaskAct;
  /** Who held it before; absent where no source says. */
  readonly from?: TaskBody;
  /** Absent: the provision was ended and nobody holds it by this record. */
  readonly to?: TaskBody;
  readonly conditions?: string;
  readonly basis: readonly TaskBasis[];
  /** The rule of the older law whose body was changed, in the source's words: "k3 Đ22 NĐ 19/2011/NĐ-CP". */
  readonly baseRule?: string;
  /** As the source says it: "10 ngày làm việc". */
  readonly timeLimit?: string;
  readonly forms: readonly string[];
  readonly procedureCodes: readonly string[];
  readonly validFrom: LocalDate;
  /** No source tells the start: `validFrom` is then the first day of the two-tier order, and a ruling says so. */
  readonly startUnstated?: true;
  /** The first day on which it no longer holds. */
  readonly validTo?: LocalDate;
  readonly endsEarlyIf?: string;
  readonly supersededBy: readonly string[];
  readonly furtherDelegation?: string;
  readonly note?: string;
  /** What officers say when they mean it; for finding only. */
  readonly sayings: readonly string[];
  readonly source: string;
  readonly sourceDate: LocalDate;
  readonly certainty: Certainty;
  readonly review: { readonly status: 'draft' | 'checked' | 'disputed'; readonly by?: string; readonly at?: string; readonly note?: string };
  /** A province's own decision counts in that province only; absent: everywhere. Shape: the province's place code. */
  readonly provinceCode?: string;
}

/** The first day of the two-tier order. Source: Resolution 203/2025/QH15 and Law 72/2025/QH15. */
export const TWO_TIERS_FROM: LocalDate = '2025-07-01';

/** Who told a part of a task: our own content, a file that somebody imported, or an approved change of this house. */
export type TaskOrigin = 'own' | 'import' | 'local';

export interface TaskProvenance {
  /** A field of the task; `''` covers all that no other entry names. */
  readonly field: string;
  readonly origin: TaskOrigin;
  readonly source: string;
  readonly sourceDate: LocalDate;
  readonly certainty: Certainty;
}

/** Two sources that say different things of one field; the first is what counts, the other stays visible. */
export interface TaskConflict {
  readonly field: string;
  readonly kept: { readonly origin: TaskOrigin; readonly source: string; readonly value: string };
  readonly other: { readonly origin: TaskOrigin; readonly source: string; readonly value: string };
}

/** A task with its sources merged field by field. */
export interface MergedTask extends Task {
  readonly provenance: readonly TaskProvenance[];
  readonly conflicts: readonly TaskConflict[];
}

/** One record's word on who decides. */
export interface RulingSide {
  readonly task: MergedTask;
  readonly to: TaskBody;
  readonly basis: readonly TaskBasis[];
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
  readonly certainty: Certainty;
}

/** Why a ruling came out as it did; the key of a sentence in `content/replies` with what fills it. */
export interface RulingReason {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Who decides something at a place on a day. The house never decides competence: two texts that differ are shown as they are. */
export type Ruling =
  | {
      readonly kind: 'decided';
      readonly side: RulingSide;
      readonly previous?: TaskBody;
      readonly supporting: readonly RulingSide[];
      /** National records that a province's own decision stands before on this day and place: shown, never hidden. */
      readonly overridden: readonly RulingSide[];
      /** Records that say otherwise but are less sure, or name another person of the same tier: shown, never merged in. */
      readonly doubts: readonly RulingSide[];
      readonly reasons: readonly RulingReason[];
    }
  /** `askWhom`: the body above that is asked for its opinion ("xin ý kiến cấp trên"). */
  | { readonly kind: 'contradiction'; readonly sides: readonly RulingSide[]; readonly askWhom: string; readonly previous?: TaskBody; readonly reasons: readonly RulingReason[] }
  /** The record is known and holds on other days: before it began (with who held it then), after its end, or ended with nobody named. */
  | { readonly kind: 'notInForce'; readonly task: MergedTask; readonly when: 'before' | 'after' | 'abolished'; readonly previous?: TaskBody; readonly supersededBy: readonly string[]; readonly askWhom?: string; readonly reasons: readonly RulingReason[] }
  | { readonly kind: 'unknown'; readonly reasons: readonly RulingReason[] };
