import type { Limit } from './deadline.ts';
import type { Channel, Fee, TimeUnit } from './procedure.ts';
import type { Instant, LocalDate } from './time.ts';

/** Everything that can happen to a dossier, in the office's imperatives. */
export const DOSSIER_ACTION_KINDS = [
  'register', 'receive', 'refuseReception', 'requestSupplement', 'supply', 'resume', 'handOver', 'assign', 'claim', 'delegate',
  'requestPayment', 'confirmPayment', 'refund', 'withdraw', 'confirmStop', 'decide', 'sendBack', 'sign', 'recordResult', 'deliver', 'recall',
  'transfer', 'acceptTransfer', 'declineTransfer', 'extend', 'prepareApology', 'apologise', 'recalculateDue', 'attach', 'movePapers',
  'recordSync', 'rate', 'note', 'releasePart', 'losePart',
] as const;
export type DossierActionKind = (typeof DOSSIER_ACTION_KINDS)[number];

/** A clause on which something rests, as it is shown. */
export interface DossierBasis {
  readonly document: string;
  readonly article?: string;
  readonly clause?: string;
  readonly point?: string;
}

/** The person the dossier is about. Nothing more is kept than what a notice, a search and a paper need. */
export interface Applicant {
  readonly name: string;
  /** Only the year: with the dossier's code it opens the citizen's page. */
  readonly birthYear: number;
  readonly identityNumber?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  /** Who stands at the desk for the applicant; the account stays the applicant's. With the number the desk saw, that person's log-in finds the dossier too. */
  readonly proxy?: { readonly name: string; readonly phone?: string; readonly identityNumber?: string };
  /** The language of what is told to the applicant; Vietnamese unless chosen otherwise. Papers stay Vietnamese. */
  readonly language?: NoticeLanguage;
}

/** What notices are written in. */
export const NOTICE_LANGUAGES = ['vi', 'en'] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

/** The three organisations of every dossier, by site: inside a province they may all differ. Source: Decree 118/2025/NĐ-CP Article 14. */
export interface Organisations {
  readonly helpedAt: string;
  readonly receivedAt: string;
  readonly competentAgency: string;
}

/** How a citizen agreed that an officer files in their name. Source: Decree 118/2025/NĐ-CP: filing is helped with, never done over somebody's head. */
export const CONSENT_WAYS = ['signed', 'spoken'] as const;
export interface FilingConsent {
  readonly how: (typeof CONSENT_WAYS)[number];
  /** What was read out or signed. */
  readonly words: string;
}

/** Another dossier of the same bundle whose result this one needs. */
export interface AwaitedPart {
  readonly dossierId: string;
  /** Its filing number. */
  readonly number: string;
}

/** What is asked for beside what is filed, such as copies of the extract; the record of another procedure says what each costs. */
export interface AskedBeside {
  readonly procedureCode: string;
  readonly times: number;
}

/** What is asked for, and the versions it was shown in. */
export interface Filing {
  readonly procedureCode: string;
  readonly procedureVersion: number;
  readonly procedureName: string;
  readonly caseId: string;
  readonly channel: Channel;
  /** The version of the form that was filled in, by the form's id. */
  readonly formVersions?: Readonly<Record<string, number>>;
  /** Files of the filled declaration and what else was sent along, by their hash. */
  readonly papers: readonly GivenPaper[];
  /** Whether a component with a condition applies, by its reference. */
  readonly conditions?: Readonly<Record<string, boolean>>;
  /** How many of what the fee is asked for, where the form counts them; one unless said. */
  readonly times?: number;
  /** `procedureVersion`: the record by which the applicant was told what it costs; absent where there was none. */
  readonly besides?: readonly (AskedBeside & { readonly procedureVersion?: number })[];
}

/** How a component was given. `lookedUp`: read in a database instead of asked for; `presented`: shown and given back. */
export const PAPER_FORMS = ['original', 'certifiedCopy', 'copy', 'electronic', 'presented', 'lookedUp'] as const;
export type PaperForm = (typeof PAPER_FORMS)[number];

export interface GivenPaper {
  /** The component it is for (`dossier-papers.ts`); absent for a paper nobody asked for. */
  readonly component?: string;
  readonly name: string;
  readonly form: PaperForm;
  readonly count: number;
  /** A stored file's hash. */
  readonly file?: string;
}

/** What is wrong, bound to one component or clause, in plain words. */
export interface SupplementFault {
  readonly component?: string;
  readonly what: string;
  readonly how: string;
  readonly basis?: DossierBasis;
}

/** The last moment for a result and how it came about. */
export interface DueDate {
  readonly at: Instant;
  /** A year in it is not announced yet. */
  readonly provisional: boolean;
  /** `Limit` of the case in words, for people. */
  readonly limit: string;
}

/** One part of the work inside the office, with its share of the time. Source: the province's internal process. */
export interface ProcessStep {
  readonly name: string;
  readonly role: 'desk' | 'officer' | 'leader' | 'clerk';
  /** Office hours of this step. */
  readonly hours: number;
}

/** What stood when the dossier was received; later changes of law and content do not touch it. Source: domain rule on both sides of 1 March 2027. */
export interface FrozenVersions {
  readonly procedureCode: string;
  readonly procedureVersion: number;
  readonly caseName: string;
  readonly fees: readonly Fee[];
  readonly steps: readonly ProcessStep[];
  readonly processId: string;
  readonly frozenOn: LocalDate;
  /** The records by which what is asked beside it is priced; absent where nothing is. */
  readonly besides?: readonly (AskedBeside & { readonly procedureVersion: number })[];
}

/** One line of what is owed. */
export interface FeeLine {
  readonly text: string;
  readonly quantity: number;
  readonly unitVnd: number;
  readonly amountVnd: number;
}

export interface Payable {
  readonly lines: readonly FeeLine[];
  readonly exemptVnd: number;
  readonly exemptReason?: string;
  readonly payableVnd: number;
}

/** What of a case may have changed between filing and reception. */
export type FilingChange = 'fee' | 'papers' | 'limit';

/** What belongs to each action. Due dates are reckoned once, by the room, and stand here as values: the state needs no calendar. */
export interface DossierActionData {
  register: { readonly filingNumber: string; readonly applicant: Applicant; readonly filing: Filing; readonly organisations: Organisations; readonly assistedBy?: string; readonly consent?: FilingConsent; readonly bundleId?: string; readonly after?: AwaitedPart };
  receive: { readonly code: string; readonly frozen: FrozenVersions; readonly due: DueDate; readonly count?: Limit; readonly steps: readonly StepPlan[]; readonly payable?: Payable; readonly papers: readonly GivenPaper[]; readonly documentId?: string; readonly differs?: readonly FilingChange[]; readonly incomplete?: { readonly reason: string; readonly components: readonly string[] }; readonly formerLaw?: DossierBasis };
  refuseReception: { readonly reason: string; readonly basis?: DossierBasis; readonly documentId?: string; readonly rightDoor?: { readonly name: string; readonly siteId?: string } };
  requestSupplement: { readonly faults: readonly SupplementFault[]; readonly until: LocalDate; readonly rule?: DossierBasis; readonly documentId?: string };
  supply: { readonly papers: readonly GivenPaper[] };
  /** The desk confirms what was supplied; `due` when the clock had been running. */
  resume: { readonly due?: DueDate; readonly note?: string };
  handOver: { readonly toStep: number; readonly stepName?: string; readonly ownerId?: string; readonly stepDueAt: Instant; readonly note?: string };
  assign: { readonly ownerId: string };
  claim: Record<never, never>;
  delegate: { readonly toId: string; readonly until: LocalDate; readonly reason: string };
  requestPayment: { readonly payable: Payable; readonly reason: string; readonly pausesClock: boolean; readonly basis?: DossierBasis };
  /** Only the bank's own word makes it: never a page of return. `due` when the clock had been waiting. */
  confirmPayment: { readonly reference: string; readonly amountVnd: number; readonly paidAt: Instant; readonly provider: string; readonly due?: DueDate };
  refund: { readonly reference: string; readonly amountVnd: number; readonly reason: string };
  withdraw: { readonly reason: string };
  confirmStop: { readonly reason: string; readonly basis?: DossierBasis; readonly fees: string; readonly documentId?: string };
  decide: { readonly outcome: 'granted' | 'notGranted'; readonly reason?: string; readonly basis?: DossierBasis; readonly draftId?: string };
  sendBack: { readonly reason: string };
  sign: { readonly signature?: string };
  recordResult: { readonly number: string; readonly documentId?: string; readonly file?: string };
  deliver: { readonly way: 'atDesk' | 'post' | 'portal' | 'toProxy'; readonly proof: string; readonly to: string };
  recall: { readonly reason: string; readonly basis: DossierBasis };
  transfer: { readonly toSiteId: string; readonly reason: string; readonly basis: DossierBasis };
  acceptTransfer: { readonly ownerId?: string };
  declineTransfer: { readonly reason: string };
  extend: { readonly amount: number; readonly unit: TimeUnit; readonly reason: string; readonly basis: DossierBasis; readonly due: DueDate };
  /** Made by the house for the signer before it is late. */
  prepareApology: { readonly newDue: DueDate; readonly reason: string };
  apologise: { readonly newDue: DueDate; readonly reason: string; readonly documentId?: string };
  recalculateDue: { readonly due: DueDate; readonly reason: string };
  attach: { readonly papers: readonly GivenPaper[] };
  movePapers: { readonly papers: readonly string[]; readonly to: string };
  recordSync: { readonly system: string; readonly outcome: 'sent' | 'failed'; readonly reference?: string; readonly reason?: string };
  rate: { readonly score: 1 | 2 | 3; readonly comment?: string };
  note: { readonly text: string };
  /** The part of the bundle that this one waited for has its result: made by the house. */
  releasePart: { readonly number: string };
  /** The part of the bundle that this one waited for will have no result, and why: made by the house. */
  losePart: { readonly number: string; readonly reason: string };
}

/** When each step should be done, reckoned inside the deadline. */
export interface StepPlan {
  readonly dueAt: Instant;
}

/** Who did it. A citizen has no id of their own here: the dossier is theirs. */
export interface DossierActor {
  readonly kind: 'citizen' | 'officer' | 'system';
  readonly id: string;
  readonly siteId: string;
}

/** One action as it stands in the log: numbered 1, 2, 3, … without gaps, never changed. */
export type DossierAction = {
  [Kind in DossierActionKind]: {
    readonly kind: Kind;
    readonly number: number;
    readonly at: Instant;
    readonly by: DossierActor;
    readonly data: DossierActionData[Kind];
    /** Set where the server's clock stood before the last action's moment: then `at` is that moment. */
    readonly clockWentBack?: true;
  };
}[DossierActionKind];

/** An action before it is numbered. */
export type DossierDeed = { [Kind in DossierActionKind]: { readonly kind: Kind; readonly data: DossierActionData[Kind] } }[DossierActionKind];
