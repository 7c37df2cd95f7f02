import { timingSafeEqual } from 'node:crypto';
import type { DossierAction, DossierActionKind, Payable, SupplementFault } from '#model/dossier-action.ts';
import { allowedActions, type Asker } from '#model/dossier-permissions.ts';
import type { WaitCause } from '#model/dossier-sentinel.ts';
import { listWaits, type DossierWait } from '#model/dossier-waits.ts';
import { isOverdue, nationalStatusOf, type DossierState } from '#model/dossier.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { CommandCall, CommandDefinition, RepeatRefusal } from '#platform/command.ts';
import type { Acted, ActRefusal, Acting } from './act-on-dossier.ts';
import { accessKeyOf } from './begin-dossier.ts';
import type { DossiersDeps, SentNotice } from './dossier-ports.ts';
import type { DossierRequest } from './dossier-requests.ts';
import { findDossierByNumber, listActionRows, type DossierRow } from './dossiers.store.ts';
import { paymentNoteOf, writePaymentCode } from './payment-code.ts';

export type AccessRefusal = 'dossier_access_wrong' | 'dossier_access_throttled';

/** What opens a dossier for the person it is about. */
export interface AccessProof {
  /** The code or the filing number. */
  readonly number: string;
  readonly birthYear: number;
  /** From where it is asked; guesses are counted by it too. */
  /** Where the guess comes from; absent where the caller counts guesses itself. */
  readonly address?: string;
}

/** What applicants may do by themselves. */
export const APPLICANT_KINDS = ['supply', 'withdraw', 'rate'] as const satisfies readonly DossierRequest['kind'][];
export type ApplicantRequest = Extract<DossierRequest, { kind: (typeof APPLICANT_KINDS)[number] }>;

/** A dossier as the person it is about sees it: where it is, until when, what is missing, what was sent. No number of identity, no telephone. */
export interface CitizenView {
  readonly filingNumber: string;
  readonly code: string | null;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly status: DossierState['status'];
  readonly nationalStatus: number;
  readonly since: string;
  readonly where: string;
  readonly receivedAt: string | null;
  readonly dueAt: string | null;
  readonly dueIsProvisional: boolean;
  /** The time limit it was reckoned by, in words. */
  readonly dueLimit: string | null;
  /** The date before an apology. */
  readonly promisedDueAt: string | null;
  readonly overdue: boolean;
  readonly supplement: { readonly faults: readonly SupplementFault[]; readonly until: string } | null;
  readonly reason: string | null;
  readonly payment: { readonly payable: Payable; readonly paidVnd: number; readonly money: DossierState['money']; readonly note: string; readonly code: string | null } | null;
  readonly result: { readonly outcome: 'granted' | 'notGranted'; readonly number: string; readonly issuedAt: string; readonly delivered: boolean } | null;
  /** Papers the office made or issued in this dossier, newest last; the result's own file too. */
  readonly papers: readonly ApplicantPaper[];
  readonly history: readonly { readonly kind: DossierActionKind; readonly at: string }[];
  readonly sent: readonly SentNotice[];
  /** Times in which it waited for somebody outside, oldest first. */
  readonly waits: readonly DossierWait[];
  /** What is awaited next and its latest moment. */
  readonly next: { readonly cause: WaitCause; readonly by: string } | null;
  readonly allowed: readonly (typeof APPLICANT_KINDS)[number][];
  readonly lastNumber: number;
}

/** A paper the applicant may open. `id`: an office document, or of a result that came as a file where it stands among the house's files. */
export interface ApplicantPaper {
  readonly id: string;
  readonly kind: DossierActionKind;
  readonly at: string;
}

/** The applicant's side of the room. */
export interface CitizenAccess {
  /** Refuses: `dossier_access_wrong` alike for a wrong number and a wrong year, `dossier_access_throttled` after many guesses. */
  openAsApplicant(proof: AccessProof): Promise<Outcome<CitizenView, AccessRefusal>>;
  /** One paper of the dossier, with the sites whose document it can be. Refuses: as `openAsApplicant`, `not_found`. */
  findPaper(proof: AccessProof, paperId: string): Promise<Outcome<{ readonly paper: ApplicantPaper; readonly siteIds: readonly string[] }, AccessRefusal | 'not_found'>>;
  /** Whether somebody may act as the applicant of a dossier, for other rooms. Refuses: as `openAsApplicant`. */
  proveApplicant(proof: AccessProof): Promise<Outcome<{ readonly siteId: string; readonly id: string }, AccessRefusal>>;
  /** Supplies papers, withdraws, rates. */
  actAsApplicant(proof: AccessProof, request: ApplicantRequest, call: CommandCall): Promise<Outcome<Acted, AccessRefusal | ActRefusal | RepeatRefusal>>;
}

/** Inside matters that tell the applicant nothing. */
const HIDDEN: readonly DossierActionKind[] = ['assign', 'claim', 'delegate', 'note', 'recordSync', 'prepareApology', 'sendBack', 'decide', 'sign', 'recalculateDue'];

/** Opens the applicant's side. */
export function createCitizenAccess(deps: DossiersDeps, acting: Pick<Acting, 'ready' | 'actInside'>): CitizenAccess {
  const { database, commands, clock, ports } = deps;

  const prove = async ({ number, birthYear, address }: AccessProof): Promise<Outcome<DossierRow, AccessRefusal>> => {
    const row = await findDossierByNumber(database, number.trim().toUpperCase());
    const keys = [...(address === undefined ? [] : [['dossierAddress', address] as const]), ...(row === undefined ? [] : [['dossier', row.id] as const])];
    const waits = await Promise.all(keys.map(([kind, key]) => ports.takeGuess(kind, key)));
    const seconds = Math.max(0, ...waits);
    if (seconds > 0) return refuse('dossier_access_throttled', { seconds });
    if (row === undefined || !isSame(row.accessKey, accessKeyOf(deps, row.id, birthYear))) return refuse('dossier_access_wrong');
    await Promise.all(keys.map(([kind, key]) => ports.forgiveGuess(kind, key)));
    return accept(row);
  };

  return {
    proveApplicant: async (proof) => {
      const proven = await prove(proof);
      return proven.ok ? accept({ siteId: proven.value.siteId, id: proven.value.id }) : proven;
    },
    openAsApplicant: async (proof) => {
      const proven = await prove(proof);
      if (!proven.ok) return proven;
      const row = proven.value;
      const [actions, sent, site] = await Promise.all([listActionRows(database, row.siteId, row.id), ports.notices.listSent(row.id), ports.findSite(row.state.ownerSiteId)]);
      const account = site?.placeCode === undefined ? undefined : deps.process.accountOf(site.placeCode);
      return accept(viewOf(row, actions, sent, site?.name ?? '', new Date(clock.now()).toISOString(), (owed) => (account === undefined ? null : writePaymentCode(account, owed, row.filingNumber))));
    },
    findPaper: async (proof, paperId) => {
      const proven = await prove(proof);
      if (!proven.ok) return proven;
      const { siteId, id, state } = proven.value;
      const paper = papersOf(await listActionRows(database, siteId, id)).find((one) => one.id === paperId);
      const { helpedAt, receivedAt, competentAgency } = state.organisations;
      return paper === undefined ? refuse('not_found', { path: paperId }) : accept({ paper, siteIds: [...new Set([state.ownerSiteId, siteId, competentAgency, receivedAt, helpedAt])] });
    },
    actAsApplicant: async (proof, request, call) => {
      const proven = await prove(proof);
      if (!proven.ok) return proven;
      const ready = await acting.ready(proven.value.id, request);
      const command: CommandDefinition<{ readonly id: string; readonly request: ApplicantRequest }, Acted, ActRefusal> = {
        name: 'dossiers.actAsApplicant',
        // The proof above is the right; the rules ask whether an applicant may do this now.
        policy: () => undefined,
        run: async (input, context) => (ready === undefined ? refuse('not_found', { path: input.id }) : acting.actInside(ready, applicantOf(call), input.request, context)),
      };
      return commands.run(command, { id: proven.value.id, request }, call);
    },
  };
}

function applicantOf({ actor }: CommandCall): Asker {
  return { id: 'applicant', kind: 'citizen', roles: [], siteId: actor.siteId };
}

function isSame(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** A result that was taken back is no paper to open. */
function papersOf(actions: readonly DossierAction[]): readonly ApplicantPaper[] {
  const lastRecall = actions.findLastIndex(({ kind }) => kind === 'recall');
  return actions.flatMap((action, at): ApplicantPaper[] => {
    if (action.kind === 'recordResult') {
      const id = action.data.documentId ?? action.data.file;
      return id === undefined || at < lastRecall ? [] : [{ id, kind: action.kind, at: action.at }];
    }
    const made = action.kind === 'receive' || action.kind === 'requestSupplement' || action.kind === 'refuseReception' || action.kind === 'apologise' || action.kind === 'confirmStop' ? action.data.documentId : undefined;
    return made === undefined ? [] : [{ id: made, kind: action.kind, at: action.at }];
  });
}

function viewOf(row: DossierRow, actions: readonly DossierAction[], sent: readonly SentNotice[], where: string, now: string, codeFor: (owedVnd: number) => string | null): CitizenView {
  const { state } = row;
  const owed = Math.max(0, (state.payable?.payableVnd ?? 0) - state.paidVnd + state.refundedVnd);
  const asked = actions.findLast((action) => action.kind === 'requestSupplement');
  const ended = actions.findLast((action) => action.kind === 'refuseReception' || action.kind === 'confirmStop');
  const decided = actions.findLast((action) => action.kind === 'decide');
  const applicant: Asker = { id: 'applicant', kind: 'citizen', roles: [], siteId: state.ownerSiteId };
  const open = allowedActions(state, applicant, now);
  return {
    filingNumber: row.filingNumber, code: state.code ?? null, procedureCode: row.procedureCode, procedureName: row.procedureName, status: state.status, nationalStatus: nationalStatusOf(state), since: state.since, where,
    receivedAt: state.receivedAt ?? null, dueAt: state.due?.at ?? null, dueIsProvisional: state.due?.provisional ?? false, dueLimit: state.due?.limit ?? null, promisedDueAt: state.promisedDueAt ?? null, overdue: isOverdue(state, now),
    supplement: state.status === 'supplementing' && asked !== undefined ? { faults: asked.data.faults, until: asked.data.until } : null,
    reason: ended?.data.reason ?? (state.result === undefined ? null : (decided?.data.reason ?? null)),
    payment: state.payable === undefined ? null : { payable: state.payable, paidVnd: state.paidVnd - state.refundedVnd, money: state.money, note: paymentNoteOf(row.filingNumber), code: owed === 0 ? null : codeFor(owed) },
    result: state.result === undefined || state.result.recalled === true || state.decision === undefined ? null : { outcome: state.decision.outcome, number: state.result.number, issuedAt: state.result.issuedAt, delivered: state.delivery === 'delivered' },
    papers: papersOf(actions),
    history: actions.filter(({ kind }) => !HIDDEN.includes(kind)).map(({ kind, at }) => ({ kind, at })),
    sent,
    waits: listWaits(actions),
    next: row.nextCause === null || row.nextAt === null ? null : { cause: row.nextCause, by: row.nextAt },
    allowed: APPLICANT_KINDS.filter((kind) => open.includes(kind)),
    lastNumber: state.lastNumber,
  };
}
