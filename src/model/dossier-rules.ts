import type { DossierActionKind } from './dossier-action.ts';
import { DOSSIER_STATUSES, type DossierStatus } from './dossier-status.ts';
import type { Role } from './role.ts';

/** What must hold before an action, as the state alone tells it. Each has its refusal `dossier_<name>` (see `dossier-guards.ts`). */
export const STATE_GUARDS = ['noDecision', 'decided', 'unsigned', 'signed', 'paidUp', 'transferOpen', 'noTransfer', 'supplied', 'apologyFree', 'payable', 'refundable', 'unrated', 'unpaused', 'notReceived', 'answered', 'partsDone'] as const;
export type StateGuard = (typeof STATE_GUARDS)[number];

/** What the action itself must bring. */
export const DATA_GUARDS = ['reason', 'basis', 'faults', 'ruleWhenRepeated', 'reasonWhenNotGranted', 'proof', 'stopBasis', 'papers', 'laterDue', 'nextStep', 'amount', 'withinPaid'] as const;
export type DataGuard = (typeof DATA_GUARDS)[number];

/** Who may, beside the role: anybody with it; the one who has the dossier in hand; the person the dossier is about; the house itself. */
export type Relation = 'role' | 'owner' | 'applicant' | 'system';

export interface ActionRule {
  readonly from: readonly DossierStatus[];
  /** Where it leads. `same`: nowhere; `before`: where the dossier was before it waited. */
  readonly to: DossierStatus | 'same' | 'before';
  readonly roles: readonly Role[];
  readonly relations: readonly Relation[];
  readonly state: readonly StateGuard[];
  readonly data: readonly DataGuard[];
}

const DESK: readonly Role[] = ['officer', 'deskLead'];
const UNIT: readonly Role[] = ['officer', 'leader', 'deskLead'];
const OPEN: readonly DossierStatus[] = ['registered', 'received', 'processing', 'supplementing', 'awaitingPayment', 'withdrawing', 'decided'];
/** Where the time of the office counts; while a payment is awaited only if no clause stops it, which `unpaused` asks. */
const CLOCK_RUNS: readonly DossierStatus[] = ['received', 'processing', 'awaitingPayment'];
const rule = (from: readonly DossierStatus[], to: ActionRule['to'], roles: readonly Role[], relations: readonly Relation[], state: readonly StateGuard[] = [], data: readonly DataGuard[] = []): ActionRule => ({ from, to, roles, relations, state, data });

/**
 * The one table of what may happen when, by whom and with what. What is not in `from` is refused.
 * Source: Decree 118/2025/NĐ-CP Articles 17, 18, 21, 22; Circular 03/2025/TT-VPCP.
 */
export const ACTION_RULES = {
  // A dossier begins with it: no status leads here.
  register: rule([], 'registered', DESK, ['role', 'applicant', 'system']),
  receive: rule(['registered', 'supplementing'], 'received', DESK, ['role', 'system'], ['noTransfer', 'notReceived', 'partsDone']),
  refuseReception: rule(['registered', 'supplementing'], 'refused', DESK, ['role'], ['notReceived', 'noTransfer'], ['reason']),
  requestSupplement: rule(['registered', 'received', 'processing', 'supplementing'], 'supplementing', UNIT, ['role'], ['noDecision', 'noTransfer', 'answered'], ['faults', 'ruleWhenRepeated']),
  supply: rule(['supplementing', 'registered'], 'same', DESK, ['role', 'applicant'], [], ['papers']),
  resume: rule(['supplementing'], 'before', DESK, ['role'], ['supplied']),
  handOver: rule(['received', 'processing'], 'processing', [...UNIT, 'clerk'], ['role'], ['noTransfer'], ['nextStep']),
  assign: rule(OPEN, 'same', ['leader', 'deskLead'], ['role']),
  claim: rule(OPEN, 'same', [...UNIT, 'clerk'], ['role']),
  delegate: rule(OPEN, 'same', ['leader', 'deskLead', 'officer', 'clerk'], ['owner', 'role'], [], ['reason']),
  requestPayment: rule(['received', 'processing'], 'awaitingPayment', UNIT, ['role'], ['noTransfer'], ['reason', 'amount']),
  confirmPayment: rule(OPEN, 'before', [], ['system'], ['payable'], ['amount']),
  refund: rule([...OPEN, 'refused', 'stopped', 'returned'], 'same', ['leader', 'deskLead'], ['role', 'system'], ['refundable'], ['reason', 'withinPaid']),
  withdraw: rule(['registered', 'received', 'processing', 'supplementing', 'awaitingPayment'], 'withdrawing', DESK, ['applicant', 'role'], ['unsigned'], ['reason']),
  confirmStop: rule(['withdrawing', 'supplementing'], 'stopped', ['deskLead', 'leader', 'officer'], ['role'], [], ['reason', 'stopBasis']),
  decide: rule(['processing'], 'same', UNIT, ['role'], ['noDecision', 'noTransfer'], ['reasonWhenNotGranted']),
  sendBack: rule(['processing'], 'same', ['leader'], ['role'], ['decided', 'unsigned'], ['reason']),
  sign: rule(['processing'], 'same', ['leader'], ['role'], ['decided', 'unsigned', 'noTransfer']),
  recordResult: rule(['processing'], 'decided', ['clerk', 'deskLead'], ['role'], ['signed']),
  deliver: rule(['decided'], 'returned', ['officer', 'clerk', 'deskLead'], ['role', 'system'], ['paidUp'], ['proof']),
  recall: rule(['decided'], 'processing', ['leader'], ['role'], [], ['reason', 'basis']),
  transfer: rule(['registered', 'received', 'processing'], 'same', ['deskLead', 'leader', 'officer'], ['role'], ['noTransfer', 'unsigned'], ['reason', 'basis']),
  // By the site it is offered to: the room asks for that beside the role.
  acceptTransfer: rule(['registered', 'received', 'processing'], 'same', ['deskLead', 'leader', 'officer'], ['role'], ['transferOpen']),
  declineTransfer: rule(['registered', 'received', 'processing'], 'same', ['deskLead', 'leader', 'officer'], ['role'], ['transferOpen'], ['reason']),
  extend: rule(CLOCK_RUNS, 'same', ['leader', 'officer'], ['role'], ['unpaused'], ['reason', 'basis', 'laterDue']),
  prepareApology: rule(CLOCK_RUNS, 'same', [], ['system'], ['apologyFree', 'unpaused'], ['reason']),
  apologise: rule(CLOCK_RUNS, 'same', ['leader', 'deskLead'], ['role'], ['apologyFree', 'unpaused'], ['reason', 'laterDue']),
  recalculateDue: rule(CLOCK_RUNS, 'same', [], ['system'], ['unpaused'], ['reason']),
  attach: rule(OPEN, 'same', [...UNIT, 'clerk'], ['role'], [], ['papers']),
  movePapers: rule([...DOSSIER_STATUSES], 'same', [...UNIT, 'clerk'], ['role'], [], []),
  recordSync: rule([...DOSSIER_STATUSES], 'same', [], ['system']),
  rate: rule(['decided', 'returned', 'refused', 'stopped'], 'same', [], ['applicant'], ['unrated']),
  releasePart: rule(['registered', 'supplementing'], 'same', [], ['system']),
  losePart: rule(['registered', 'supplementing'], 'same', [], ['system'], [], ['reason']),
  note: rule([...DOSSIER_STATUSES], 'same', [...UNIT, 'clerk'], ['role', 'system']),
} as const satisfies Readonly<Record<DossierActionKind, ActionRule>>;

/** What may still be done when a dossier has come to its end. */
export const AFTER_END: readonly DossierActionKind[] = ['refund', 'movePapers', 'recordSync', 'rate', 'note'];
