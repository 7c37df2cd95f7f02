import type { LawAddress } from './law-address.ts';
import type { Instant, LocalDate } from './time.ts';

/** Why a question went up to the province: nothing answers it, or the sources differ. */
export const SITUATION_KINDS = ['unanswered', 'disputed'] as const;
export type SituationKind = (typeof SITUATION_KINDS)[number];

export const SITUATION_STATES = ['open', 'assigned', 'drafted', 'answered', 'closed'] as const;
export type SituationState = (typeof SITUATION_STATES)[number];

export const SITUATION_DEEDS = ['assign', 'draft', 'sendBack', 'publish', 'close'] as const;
export type SituationDeed = (typeof SITUATION_DEEDS)[number];

/** Which deed is open in which state, and where it leads. A deed that is not in the row is refused. */
export const SITUATION_STEPS: Readonly<Record<SituationState, Readonly<Partial<Record<SituationDeed, SituationState>>>>> = {
  open: { assign: 'assigned', draft: 'drafted', close: 'closed' },
  assigned: { assign: 'assigned', draft: 'drafted', close: 'closed' },
  drafted: { draft: 'drafted', sendBack: 'assigned', publish: 'answered', close: 'closed' },
  answered: {},
  closed: {},
};

/** A question that no record answers, with who answers it and until when. */
export interface Situation {
  readonly id: string;
  readonly siteId: string;
  /** The site that answers: the commune's province, or the house itself where it stands alone. */
  readonly provinceId: string;
  readonly kind: SituationKind;
  readonly state: SituationState;
  /** With personal data masked. */
  readonly question: string;
  readonly field?: string;
  readonly asOf: LocalDate;
  readonly placeCode?: string;
  /** The answer the officer was given. */
  readonly answerId?: string;
  readonly openedBy: string;
  readonly openedAt: Instant;
  readonly dueOn: LocalDate;
  readonly ownerId?: string;
  readonly draft?: PrecedentDraft & { readonly by: string; readonly at: Instant };
  readonly precedentId?: string;
  readonly answeredAt?: Instant;
  readonly closedReason?: string;
}

/** What an answer to a situation says and stands on. */
export interface PrecedentDraft {
  readonly question: string;
  readonly answer: string;
  readonly basis: readonly LawAddress[];
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
}

/** One answer that every commune of the province finds from the moment it is published. */
export interface Precedent extends PrecedentDraft {
  readonly id: string;
  readonly provinceId: string;
  readonly situationId: string;
  readonly field?: string;
  readonly draftedBy: string;
  readonly publishedBy: string;
  readonly publishedAt: Instant;
  readonly withdrawn?: { readonly by: string; readonly at: Instant; readonly reason: string };
}
