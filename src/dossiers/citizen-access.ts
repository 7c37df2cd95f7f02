import { createHash } from 'node:crypto';
import type { Addition } from '#model/deadline-clock.ts';
import type { Limit } from '#model/deadline.ts';
import type { DossierAction, DossierActionKind, Payable, SupplementFault } from '#model/dossier-action.ts';
import { allowedActions, type Asker } from '#model/dossier-permissions.ts';
import type { WaitCause } from '#model/dossier-sentinel.ts';
import { listWaits, type DossierWait } from '#model/dossier-waits.ts';
import { isOverdue, nationalStatusOf, type DossierState } from '#model/dossier.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { CommandCall, CommandDefinition, RepeatRefusal } from '#platform/command.ts';
import type { Acted, ActRefusal, Acting } from './act-on-dossier.ts';
import type { DossierSite, DossiersDeps, SentNotice } from './dossier-ports.ts';
import type { DossierRequest } from './dossier-requests.ts';
import { sitesOf } from './dossiers.policy.ts';
import { findDossierRow, listActionRows, type DossierRow } from './dossiers.store.ts';
import { paymentNoteOf, writePaymentCode } from './payment-code.ts';
import { proveApplicant, type AccessProof, type AccessRefusal } from './prove-applicant.ts';

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
  /** The place by whose hours and days off the time is counted. */
  readonly countedAt: string | null;
  /** What the legal due date is counted from, beside reception and waits: the limit and what a text added to it. */
  readonly counted: { readonly limit: Limit; readonly additions: readonly Addition[] } | null;
  /** The date before an apology. */
  readonly promisedDueAt: string | null;
  readonly overdue: boolean;
  readonly supplement: { readonly faults: readonly SupplementFault[]; readonly until: string } | null;
  readonly reason: string | null;
  readonly payment: { readonly payable: Payable; readonly paidVnd: number; readonly money: DossierState['money']; readonly note: string; readonly code: string | null } | null;
  readonly result: { readonly outcome: 'granted' | 'notGranted'; readonly number: string; readonly issuedAt: string; readonly delivered: boolean } | null;
  /** The declaration, then papers the office made or issued in this dossier, newest last; the result's own file too. */
  readonly papers: readonly ApplicantPaper[];
  readonly history: readonly { readonly kind: DossierActionKind; readonly at: string }[];
  readonly sent: readonly SentNotice[];
  /** Times in which it waited for somebody outside, oldest first. */
  readonly waits: readonly DossierWait[];
  /** What is awaited next and its latest moment. */
  readonly next: { readonly cause: WaitCause; readonly by: string } | null;
  readonly allowed: readonly (typeof APPLICANT_KINDS)[number][];
  readonly lastNumber: number;
  /** Changes with whatever of this view changes. */
  readonly mark: string;
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
  /** The mark of the applicant's view of a dossier, for a stream that was let in; undefined for what is not there. */
  readMark(siteId: string, id: string): Promise<string | undefined>;
  /** One paper of the dossier, with the sites whose document it can be. Refuses: as `openAsApplicant`, `not_found`. */
  findPaper(proof: AccessProof, paperId: string): Promise<Outcome<{ readonly paper: ApplicantPaper; readonly siteIds: readonly string[] }, AccessRefusal | 'not_found'>>;
  /** Whether somebody may act as the applicant of a dossier, for other rooms; `byProxy`: the log-in is of who handed it in for the applicant. Refuses: as `openAsApplicant`. */
  proveApplicant(proof: AccessProof): Promise<Outcome<{ readonly siteId: string; readonly id: string; readonly byProxy: boolean }, AccessRefusal>>;
  /** Supplies papers, withdraws, rates. */
  actAsApplicant(proof: AccessProof, request: ApplicantRequest, call: CommandCall): Promise<Outcome<Acted, AccessRefusal | ActRefusal | RepeatRefusal>>;
}

/** Inside matters that tell the applicant nothing. */
const HIDDEN: readonly DossierActionKind[] = ['assign', 'claim', 'delegate', 'note', 'recordSync', 'prepareApology', 'sendBack', 'decide', 'sign', 'recalculateDue'];

/** Opens the applicant's side. */
export function createCitizenAccess(deps: DossiersDeps, acting: Pick<Acting, 'ready' | 'actInside' | 'takeTurns'>): CitizenAccess {
  const { database, commands, clock, ports } = deps;

  const prove = (proof: AccessProof): ReturnType<typeof proveApplicant> => proveApplicant(deps, proof);

  const view = async (row: DossierRow): Promise<CitizenView> => {
    const [actions, declarations, sent, site, agency] = await Promise.all([listActionRows(database, row.siteId, row.id), ports.declarations.list(sitesOf(row), row.id), ports.notices.listSent(row.id), ports.findSite(row.state.ownerSiteId), ports.findSite(row.state.organisations.competentAgency)]);
    const account = site?.placeCode === undefined ? undefined : deps.process.accountOf(site.placeCode);
    return viewOf(row, actions, papersOf(actions, declarations), sent, { where: site?.name ?? '', agency }, new Date(clock.now()).toISOString(), (owed) => (account === undefined ? null : writePaymentCode(account, owed, row.filingNumber)));
  };

  return {
    proveApplicant: async (proof) => {
      const proven = await prove(proof);
      return proven.ok ? accept({ siteId: proven.value.siteId, id: proven.value.id, byProxy: proven.value.byProxy === true }) : proven;
    },
    openAsApplicant: async (proof) => {
      const proven = await prove(proof);
      return proven.ok ? accept(await view(proven.value)) : proven;
    },
    readMark: async (siteId, id) => {
      const row = await findDossierRow(database, id);
      return row?.siteId === siteId ? (await view(row)).mark : undefined;
    },
    findPaper: async (proof, paperId) => {
      const proven = await prove(proof);
      if (!proven.ok) return proven;
      const row = proven.value;
      const [actions, declarations] = await Promise.all([listActionRows(database, row.siteId, row.id), ports.declarations.list(sitesOf(row), row.id)]);
      const paper = papersOf(actions, declarations).find((one) => one.id === paperId);
      return paper === undefined ? refuse('not_found', { path: paperId }) : accept({ paper, siteIds: sitesOf(row) });
    },
    actAsApplicant: async (proof, request, call) => {
      const proven = await prove(proof);
      if (!proven.ok) return proven;
      const ready = await acting.ready(proven.value.id, request);
      const command: CommandDefinition<{ readonly id: string; readonly request: ApplicantRequest }, Acted, ActRefusal, void> = {
        name: 'dossiers.actAsApplicant',
        // The proof above is the right; the rules ask whether an applicant may do this now.
        policy: () => undefined,
        read: (inputs, soon) => acting.takeTurns(soon, inputs.map(({ id, request: asked }) => ({ dossierId: id, request: asked }))),
        run: async (input, context) => (ready === undefined ? refuse('not_found', { path: input.id }) : acting.actInside(ready, applicantAt(call.actor.siteId), input.request, context)),
      };
      return commands.run(command, { id: proven.value.id, request }, call);
    },
  };
}

/** The applicant as the rules ask for them. */
export function applicantAt(siteId: string): Asker {
  return { id: 'applicant', kind: 'citizen', roles: [], siteId };
}

/** A result that was taken back is no paper to open. */
function papersOf(actions: readonly DossierAction[], declarations: readonly Pick<ApplicantPaper, 'id' | 'at'>[]): readonly ApplicantPaper[] {
  const lastRecall = actions.findLastIndex(({ kind }) => kind === 'recall');
  const made = actions.flatMap((action, at): ApplicantPaper[] => {
    if (action.kind === 'recordResult') {
      const id = action.data.documentId ?? action.data.file;
      return id === undefined || at < lastRecall ? [] : [{ id, kind: action.kind, at: action.at }];
    }
    const form = action.kind === 'receive' || action.kind === 'requestSupplement' || action.kind === 'refuseReception' || action.kind === 'apologise' || action.kind === 'confirmStop' ? action.data.documentId : undefined;
    return form === undefined ? [] : [{ id: form, kind: action.kind, at: action.at }];
  });
  return [...declarations.map(({ id, at }): ApplicantPaper => ({ id, kind: 'register', at })), ...made];
}

/** A short text that changes with what a view shows; what it does not show changes nothing. */
function markOf({ lastNumber: _inside, ...shown }: Omit<CitizenView, 'mark'>): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 22);
}

function viewOf(row: DossierRow, actions: readonly DossierAction[], papers: readonly ApplicantPaper[], sent: readonly SentNotice[], { where, agency }: { readonly where: string; readonly agency: DossierSite | undefined }, now: string, codeFor: (owedVnd: number) => string | null): CitizenView {
  const { state } = row;
  const owed = Math.max(0, (state.payable?.payableVnd ?? 0) - state.paidVnd + state.refundedVnd);
  const asked = actions.findLast((action) => action.kind === 'requestSupplement');
  const ended = actions.findLast((action) => action.kind === 'refuseReception' || action.kind === 'confirmStop');
  const lost = state.receivedAt === undefined ? actions.findLast((action) => action.kind === 'losePart') : undefined;
  const decided = actions.findLast((action) => action.kind === 'decide');
  const open = allowedActions(state, applicantAt(state.ownerSiteId), now);
  const view: Omit<CitizenView, 'mark'> = {
    filingNumber: row.filingNumber, code: state.code ?? null, procedureCode: row.procedureCode, procedureName: row.procedureName, status: state.status, nationalStatus: nationalStatusOf(state), since: state.since, where,
    receivedAt: state.receivedAt ?? null, dueAt: state.due?.at ?? null, dueIsProvisional: state.due?.provisional ?? false, dueLimit: state.due?.limit ?? null, countedAt: agency?.placeCode ?? null, counted: state.clock === undefined ? null : { limit: state.clock.limit, additions: state.clock.additions ?? [] }, promisedDueAt: state.promisedDueAt ?? null, overdue: isOverdue(state, now),
    supplement: state.status === 'supplementing' && asked !== undefined ? { faults: asked.data.faults, until: asked.data.until } : null,
    reason: ended?.data.reason ?? lost?.data.reason ?? (state.result === undefined ? null : (decided?.data.reason ?? null)),
    payment: state.payable === undefined ? null : { payable: state.payable, paidVnd: state.paidVnd - state.refundedVnd, money: state.money, note: paymentNoteOf(row.filingNumber), code: owed === 0 ? null : codeFor(owed) },
    result: state.result === undefined || state.result.recalled === true || state.decision === undefined ? null : { outcome: state.decision.outcome, number: state.result.number, issuedAt: state.result.issuedAt, delivered: state.delivery === 'delivered' },
    papers,
    history: actions.filter(({ kind }) => !HIDDEN.includes(kind)).map(({ kind, at }) => ({ kind, at })),
    sent,
    waits: listWaits(actions),
    next: row.nextCause === null || row.nextAt === null ? null : { cause: row.nextCause, by: row.nextAt },
    allowed: APPLICANT_KINDS.filter((kind) => open.includes(kind)),
    lastNumber: state.lastNumber,
  };
  return { ...view, mark: markOf(view) };
}
