import type { ClockFacts } from './deadline-clock.ts';
import type { AwaitedPart, DossierAction, DossierActionData, DossierActionKind, DueDate, NoticeLanguage, Organisations, Payable } from './dossier-action.ts';
import { ACTION_RULES } from './dossier-rules.ts';
import { NATIONAL_STATUS_CODES, type DeliveryStatus, type DossierStatus, type MoneyStatus, type SyncStatus } from './dossier-status.ts';
import type { Instant, LocalDate } from './time.ts';

/** Where a dossier stands after all its actions; small, for it is kept beside them and read with every action. */
export interface DossierState {
  readonly lastNumber: number;
  readonly lastAt: Instant;
  readonly lastKind: DossierActionKind;
  readonly status: DossierStatus;
  /** Since when it is in this status. */
  readonly since: Instant;
  readonly money: MoneyStatus;
  readonly delivery: DeliveryStatus;
  readonly sync: SyncStatus;
  readonly filingNumber: string;
  /** From reception on; never given anew. */
  readonly code?: string;
  readonly receivedAt?: Instant;
  /** The one site that acts on it now: where it is received, from reception on the competent agency. */
  readonly ownerSiteId: string;
  readonly organisations: Organisations;
  readonly ownerId?: string;
  readonly delegation?: { readonly toId: string; readonly until: LocalDate };
  /** 0 before the first hand-over. */
  readonly step: number;
  /** As the internal process calls it. */
  readonly stepName?: string;
  readonly stepSince?: Instant;
  readonly stepDueAt?: Instant;
  readonly due?: DueDate;
  /** What the due date is reckoned from: reception, limit, extensions, waits that have ended. */
  readonly clock?: ClockFacts;
  /** What the applicant is told in, where it is not Vietnamese. */
  readonly language?: NoticeLanguage;
  /** The due date before an apology: what the indicators count by. */
  readonly promisedDueAt?: Instant;
  readonly apologised?: true;
  readonly apologyPrepared?: { readonly newDue: DueDate; readonly reason: string; readonly at: Instant };
  /** While it waits for somebody outside; the clock stands where `clockStands`. */
  readonly waiting?: { readonly for: 'supplement' | 'payment' | 'stop'; readonly from: Instant; readonly before: DossierStatus; readonly until?: LocalDate; readonly clockStands: boolean };
  /** Time in which the clock stood, waits that have ended. Unit: milliseconds. */
  readonly stoodMs: number;
  readonly supplementRequests: number;
  readonly suppliedAt?: Instant;
  readonly payable?: Payable;
  readonly paidVnd: number;
  readonly refundedVnd: number;
  readonly payments: readonly string[];
  readonly decision?: { readonly outcome: 'granted' | 'notGranted'; readonly byId: string; readonly at: Instant; readonly signedBy?: string; readonly signedAt?: Instant };
  readonly result?: { readonly version: number; readonly number: string; readonly issuedAt: Instant; readonly recalled?: true };
  readonly transfer?: { readonly toSiteId: string; readonly at: Instant; readonly reason: string };
  readonly rated?: true;
  /** The officer who filed online in the applicant's name. */
  readonly assistedBy?: string;
  /** The dossier of the same bundle without whose result this one is not received. */
  readonly after?: AwaitedPart;
  /** Since when it waits for no other dossier of its bundle any more. */
  readonly freeSince?: Instant;
}

/**
 * The state of a dossier from its actions, oldest first.
 * Faults: a list that does not begin with `register` or whose numbers have a gap.
 */
export function stateOf(actions: readonly DossierAction[]): DossierState {
  const [first, ...rest] = actions;
  if (first === undefined) throw new Error('stateOf: a dossier has at least one action');
  return rest.reduce(applyAction, beginDossier(first));
}

/** The state after the first action. Faults: an action that is not `register` number 1. */
export function beginDossier(action: DossierAction): DossierState {
  if (action.kind !== 'register' || action.number !== 1) throw new Error(`a dossier begins with register number 1, not ${action.kind} number ${action.number}`);
  const { data } = action;
  return {
    lastNumber: 1, lastAt: action.at, lastKind: 'register', status: 'registered', since: action.at, money: 'unknown', delivery: 'notReady', sync: 'notSent',
    filingNumber: data.filingNumber, ownerSiteId: data.organisations.receivedAt, organisations: data.organisations, step: 0, stoodMs: 0, supplementRequests: 0, paidVnd: 0, refundedVnd: 0, payments: [],
    ...(data.applicant.language === 'en' ? { language: data.applicant.language } : {}),
    ...(data.assistedBy === undefined || data.consent === undefined ? {} : { assistedBy: data.assistedBy }),
    ...(data.after === undefined ? {} : { after: data.after }),
  };
}

/** The state after one more action. Faults: a number that does not follow the last, a moment before it. */
export function applyAction(before: DossierState, action: DossierAction): DossierState {
  if (action.number !== before.lastNumber + 1) throw new Error(`action ${action.number} does not follow ${before.lastNumber}`);
  if (action.at < before.lastAt) throw new Error(`action ${action.number} is earlier than the one before it`);
  const status = statusAfter(before, action);
  const moved: DossierState = { ...before, lastNumber: action.number, lastAt: action.at, lastKind: action.kind, status, since: status === before.status ? before.since : action.at };
  return withMoney(dropOvertaken(applyData(endWaiting(moved, before, action), action), before));
}

/** An apology was prepared for one due date: moved, by days off, an extension or a wait, the letter would name a date that is none. */
function dropOvertaken(after: DossierState, { due }: DossierState): DossierState {
  if (after.apologyPrepared === undefined || after.due?.at === due?.at) return after;
  const { apologyPrepared: _overtaken, ...rest } = after;
  return rest;
}

/** The status an action leads to from a state. */
export function statusAfter(before: DossierState, action: DossierAction): DossierStatus {
  const { to } = ACTION_RULES[action.kind];
  if (to === 'same') return before.status;
  if (to !== 'before') return to;
  if (action.kind === 'confirmPayment') {
    // A payment made while nothing waits for it moves nothing, nor does a part of what is owed.
    const covered = before.paidVnd - before.refundedVnd + action.data.amountVnd >= (before.payable?.payableVnd ?? 0);
    if (before.status !== 'awaitingPayment' || !covered) return before.status;
  }
  return before.waiting?.before ?? before.status;
}

/** The number the national portal knows the status by. */
export function nationalStatusOf(state: DossierState): number {
  return NATIONAL_STATUS_CODES[state.status];
}

/** Whether the result is late at a moment; never while the clock stands, never after the decision. */
export function isOverdue(state: DossierState, now: Instant): boolean {
  const { due } = state;
  if (due === undefined || state.waiting?.clockStands === true) return false;
  if (state.status === 'received' || state.status === 'processing' || state.status === 'awaitingPayment') return now > due.at;
  return state.result !== undefined && state.result.issuedAt > due.at;
}

/** Time in which the clock has stood until a moment. Unit: milliseconds. */
export function stoodMsAt(state: DossierState, now: Instant): number {
  const running = state.waiting?.clockStands === true ? Math.max(0, Date.parse(now) - Date.parse(state.waiting.from)) : 0;
  return state.stoodMs + running;
}

/** A status that is no longer the waiting one ends the wait and counts how long the clock stood. */
function endWaiting(after: DossierState, before: DossierState, action: DossierAction): DossierState {
  if (before.waiting === undefined || after.status === before.status) return after;
  const { waiting: _ended, suppliedAt: _supplied, ...rest } = after;
  const clock = clockAfterWait(before, Date.parse(action.at));
  return { ...rest, stoodMs: stoodMsAt(before, action.at), ...(clock === undefined ? {} : { clock }) };
}

/** The clock's facts when the present wait ends at a moment; a wait in which the clock ran on leaves no mark. Unit: milliseconds since 1970. */
export function clockAfterWait({ clock, waiting }: DossierState, now: number): ClockFacts | undefined {
  if (clock === undefined || waiting?.clockStands !== true) return clock;
  return { ...clock, pauses: [...(clock.pauses ?? []), { from: Date.parse(waiting.from), to: now, reason: waiting.for }] };
}

/** The clock's facts with one more extension by law. */
export function clockExtended(clock: ClockFacts, { amount, unit, reason, basis }: Pick<DossierActionData['extend'], 'amount' | 'unit' | 'reason' | 'basis'>): ClockFacts {
  return { ...clock, additions: [...(clock.additions ?? []), { amount, unit, reason, basis: basis.document }] };
}

function withMoney(state: DossierState): DossierState {
  return { ...state, money: moneyOf(state) };
}

function moneyOf({ payable, paidVnd, refundedVnd, status }: DossierState): MoneyStatus {
  if (refundedVnd > 0 && refundedVnd >= paidVnd) return 'refunded';
  if (payable === undefined) return paidVnd > 0 ? 'paid' : 'unknown';
  if (paidVnd - refundedVnd > payable.payableVnd || (paidVnd > refundedVnd && status === 'refused')) return 'refundDue';
  if (paidVnd - refundedVnd < payable.payableVnd) return 'due';
  return payable.payableVnd === 0 ? 'none' : 'paid';
}

/** What an action's data change, the status and the wait aside. */
function applyData(state: DossierState, action: DossierAction): DossierState {
  const { at } = action;
  switch (action.kind) {
    case 'register':
      throw new Error('a dossier is registered once');
    case 'receive': {
      const { data } = action;
      const firstStep = data.steps[0];
      return {
        ...state, code: data.code, receivedAt: at, due: data.due, ownerSiteId: state.organisations.competentAgency,
        ...(data.count === undefined ? {} : { clock: { receivedAt: Date.parse(at), limit: data.count } }),
        ...(data.payable === undefined ? {} : { payable: data.payable }),
        ...(firstStep === undefined ? {} : { stepSince: at, stepDueAt: firstStep.dueAt }),
        ...(data.frozen.steps[0] === undefined ? {} : { stepName: data.frozen.steps[0].name }),
        ...(action.by.kind === 'officer' && action.by.siteId === state.organisations.competentAgency ? { ownerId: action.by.id } : {}),
      };
    }
    case 'requestSupplement': {
      // What was supplied did not do: the same wait goes on, and the clock stands since it began.
      const { suppliedAt: _before, ...rest } = state;
      return { ...rest, supplementRequests: state.supplementRequests + 1, waiting: { for: 'supplement', from: state.waiting?.from ?? at, before: statusBeforeWait(state), until: action.data.until, clockStands: state.receivedAt !== undefined } };
    }
    case 'supply':
      return state.status === 'supplementing' ? { ...state, suppliedAt: at } : state;
    case 'resume':
      return action.data.due === undefined ? state : { ...state, due: action.data.due };
    case 'handOver':
      return { ...withoutStepName(withoutOwner(state)), step: action.data.toStep, ...(action.data.stepName === undefined ? {} : { stepName: action.data.stepName }), stepSince: at, stepDueAt: action.data.stepDueAt, ...(action.data.ownerId === undefined ? {} : { ownerId: action.data.ownerId }) };
    case 'assign':
      return { ...withoutOwner(state), ownerId: action.data.ownerId };
    case 'claim':
      return { ...withoutOwner(state), ownerId: action.by.id };
    case 'delegate':
      return { ...state, delegation: { toId: action.data.toId, until: action.data.until } };
    case 'requestPayment':
      return { ...state, payable: action.data.payable, waiting: { for: 'payment', from: at, before: 'processing', clockStands: action.data.pausesClock } };
    case 'confirmPayment': {
      const paid = { ...state, paidVnd: state.paidVnd + action.data.amountVnd, payments: [...state.payments, action.data.reference] };
      return action.data.due === undefined ? paid : { ...paid, due: action.data.due };
    }
    case 'refund':
      return { ...state, refundedVnd: state.refundedVnd + action.data.amountVnd };
    case 'withdraw': {
      // Whoever withdraws need not wait for another agency's answer.
      const { transfer: _offer, ...rest } = state;
      return { ...rest, waiting: { for: 'stop', from: at, before: 'processing', clockStands: false } };
    }
    case 'decide':
      return { ...state, decision: { outcome: action.data.outcome, byId: action.by.id, at } };
    case 'sendBack': {
      const { decision: _dropped, ...rest } = state;
      return rest;
    }
    case 'sign':
      return state.decision === undefined ? state : { ...state, decision: { ...state.decision, signedBy: action.by.id, signedAt: at } };
    case 'recordResult':
      return { ...state, delivery: 'ready', result: { version: (state.result?.version ?? 0) + 1, number: action.data.number, issuedAt: at } };
    case 'deliver':
      return { ...state, delivery: 'delivered' };
    case 'recall': {
      const { decision: _withdrawn, ...rest } = state;
      return { ...rest, delivery: 'notReady', ...(state.result === undefined ? {} : { result: { ...state.result, recalled: true } }) };
    }
    case 'transfer':
      return { ...state, transfer: { toSiteId: action.data.toSiteId, at, reason: action.data.reason } };
    case 'acceptTransfer': {
      const { transfer, ...rest } = withoutOwner(state);
      const competentAgency = transfer?.toSiteId ?? state.ownerSiteId;
      return { ...rest, ownerSiteId: competentAgency, organisations: { ...state.organisations, competentAgency }, ...(action.data.ownerId === undefined ? {} : { ownerId: action.data.ownerId }) };
    }
    case 'declineTransfer': {
      const { transfer: _declined, ...rest } = state;
      return rest;
    }
    case 'extend':
      return { ...state, due: action.data.due, ...(state.clock === undefined ? {} : { clock: clockExtended(state.clock, action.data) }) };
    case 'recalculateDue':
      return { ...state, due: action.data.due };
    case 'prepareApology':
      return { ...state, apologyPrepared: { newDue: action.data.newDue, reason: action.data.reason, at } };
    case 'apologise': {
      const { apologyPrepared: _signed, ...rest } = state;
      return { ...rest, due: action.data.newDue, apologised: true, ...(state.due === undefined ? {} : { promisedDueAt: state.due.at }) };
    }
    case 'recordSync':
      return { ...state, sync: action.data.outcome };
    case 'rate':
      return { ...state, rated: true };
    case 'releasePart':
    case 'losePart': {
      const { after: _settled, ...rest } = state;
      return { ...rest, freeSince: at };
    }
    case 'refuseReception':
    case 'confirmStop':
    case 'attach':
    case 'movePapers':
    case 'note':
      return state;
    default:
      return action satisfies never;
  }
}

function statusBeforeWait(state: DossierState): DossierStatus {
  return state.receivedAt === undefined ? 'registered' : 'processing';
}

function withoutStepName(state: DossierState): DossierState {
  const { stepName: _name, ...rest } = state;
  return rest;
}

function withoutOwner(state: DossierState): DossierState {
  const { ownerId: _owner, delegation: _delegation, ...rest } = state;
  return rest;
}
