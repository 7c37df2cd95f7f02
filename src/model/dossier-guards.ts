import type { DossierDeed } from './dossier-action.ts';
import type { DossierState } from './dossier.ts';
import type { DataGuard, StateGuard } from './dossier-rules.ts';
import { localDateAt, type Instant } from './time.ts';

/** Why an action is not open; each has a row in `app/refusals.ts`. */
export type DossierGuardRefusal =
  | 'dossier_decided_already' | 'dossier_not_decided' | 'dossier_signed_already' | 'dossier_not_signed' | 'dossier_fee_unpaid' | 'dossier_transfer_none' | 'dossier_transfer_open'
  | 'dossier_nothing_supplied' | 'dossier_apology_given' | 'dossier_nothing_payable' | 'dossier_nothing_paid' | 'dossier_rated_already' | 'dossier_clock_stands' | 'dossier_received_already'
  | 'dossier_reason_missing' | 'dossier_basis_missing' | 'dossier_faults_missing' | 'dossier_supplement_repeated' | 'dossier_proof_missing' | 'dossier_supplement_running'
  | 'dossier_papers_missing' | 'dossier_due_not_later' | 'dossier_step_unknown' | 'dossier_amount_wrong' | 'dossier_part_awaited';

/** The state's guards: what must hold, and what is said when it does not. */
export const STATE_CHECKS: Readonly<Record<StateGuard, { readonly holds: (state: DossierState) => boolean; readonly code: DossierGuardRefusal }>> = {
  noDecision: { holds: (state) => state.decision === undefined, code: 'dossier_decided_already' },
  decided: { holds: (state) => state.decision !== undefined, code: 'dossier_not_decided' },
  unsigned: { holds: (state) => state.decision?.signedAt === undefined, code: 'dossier_signed_already' },
  signed: { holds: (state) => state.decision?.signedAt !== undefined, code: 'dossier_not_signed' },
  paidUp: { holds: (state) => state.money !== 'due', code: 'dossier_fee_unpaid' },
  transferOpen: { holds: (state) => state.transfer !== undefined, code: 'dossier_transfer_none' },
  noTransfer: { holds: (state) => state.transfer === undefined, code: 'dossier_transfer_open' },
  supplied: { holds: (state) => state.suppliedAt !== undefined && state.receivedAt !== undefined, code: 'dossier_nothing_supplied' },
  // Source: Decree 118/2025/NĐ-CP; provincial regulations of 2025: a new date is given once.
  apologyFree: { holds: (state) => state.apologised === undefined, code: 'dossier_apology_given' },
  payable: { holds: (state) => state.money === 'due' || state.money === 'unknown', code: 'dossier_nothing_payable' },
  refundable: { holds: (state) => state.paidVnd > state.refundedVnd, code: 'dossier_nothing_paid' },
  unrated: { holds: (state) => state.rated === undefined, code: 'dossier_rated_already' },
  unpaused: { holds: (state) => state.waiting?.clockStands !== true, code: 'dossier_clock_stands' },
  answered: { holds: (state) => state.status !== 'supplementing' || state.suppliedAt !== undefined, code: 'dossier_nothing_supplied' },
  // Source: Decree 63/2024/NĐ-CP: each procedure of a bundle needs the result of the one before it.
  partsDone: { holds: (state) => state.after === undefined, code: 'dossier_part_awaited' },
  notReceived: { holds: (state) => state.receivedAt === undefined, code: 'dossier_received_already' },
};

type DataCheck = (state: DossierState, deed: DossierDeed, at: Instant) => boolean;
const has = (text: unknown): boolean => typeof text === 'string' && text.trim() !== '';
const field = (deed: DossierDeed, name: string): unknown => (deed.data as Readonly<Record<string, unknown>>)[name];
const dueOf = (deed: DossierDeed): Instant | undefined => (deed.kind === 'extend' ? deed.data.due.at : deed.kind === 'apologise' ? deed.data.newDue.at : undefined);

/** The data's guards. */
export const DATA_CHECKS: Readonly<Record<DataGuard, { readonly holds: DataCheck; readonly code: DossierGuardRefusal }>> = {
  reason: { holds: (_state, deed) => has(field(deed, 'reason')), code: 'dossier_reason_missing' },
  basis: { holds: (_state, deed) => has((field(deed, 'basis') as { document?: string } | undefined)?.document), code: 'dossier_basis_missing' },
  faults: { holds: (_state, deed) => deed.kind !== 'requestSupplement' || (deed.data.faults.length > 0 && deed.data.faults.every(({ what, how, component, basis }) => has(what) && has(how) && (component !== undefined || has(basis?.document)))), code: 'dossier_faults_missing' },
  ruleWhenRepeated: { holds: (state, deed) => deed.kind !== 'requestSupplement' || state.supplementRequests === 0 || has(deed.data.rule?.document), code: 'dossier_supplement_repeated' },
  reasonWhenNotGranted: { holds: (_state, deed) => deed.kind !== 'decide' || deed.data.outcome === 'granted' || has(deed.data.reason), code: 'dossier_reason_missing' },
  proof: { holds: (_state, deed) => deed.kind !== 'deliver' || (has(deed.data.proof) && has(deed.data.to)), code: 'dossier_proof_missing' },
  stopBasis: { holds: mayStop, code: 'dossier_supplement_running' },
  papers: { holds: (_state, deed) => (field(deed, 'papers') as readonly unknown[]).length > 0, code: 'dossier_papers_missing' },
  laterDue: { holds: (state, deed, at) => (dueOf(deed) ?? '') > at && (dueOf(deed) ?? '') > (state.due?.at ?? ''), code: 'dossier_due_not_later' },
  nextStep: { holds: (state, deed) => deed.kind !== 'handOver' || (Number.isInteger(deed.data.toStep) && deed.data.toStep >= 1 && deed.data.toStep <= state.step + 1), code: 'dossier_step_unknown' },
  amount: { holds: (_state, deed) => isAmount(deed.kind === 'requestPayment' ? deed.data.payable.payableVnd : deed.kind === 'confirmPayment' ? deed.data.amountVnd : 1), code: 'dossier_amount_wrong' },
  withinPaid: { holds: (state, deed) => deed.kind !== 'refund' || (isAmount(deed.data.amountVnd) && deed.data.amountVnd <= state.paidVnd - state.refundedVnd), code: 'dossier_amount_wrong' },
};

/** Asked to by the applicant; or the time to supplement has passed, nothing came, and a clause allows it. Source: Decree 118/2025/NĐ-CP Article 21. */
function mayStop(state: DossierState, deed: DossierDeed, at: Instant): boolean {
  if (deed.kind !== 'confirmStop' || state.status === 'withdrawing') return true;
  const passed = state.waiting?.until !== undefined && localDateAt(Date.parse(at)) > state.waiting.until && state.suppliedAt === undefined;
  return passed && has(deed.data.basis?.document);
}

function isAmount(amount: number): boolean {
  return Number.isSafeInteger(amount) && amount > 0;
}
