import type { DossierAction, DossierActionData, DossierActionKind, DossierDeed, GivenPaper } from '#model/dossier-action.ts';
import { reckonPayable, type FeeRefusal } from '#model/dossier-fee.ts';
import { clockAfterWait, clockExtended, type DossierState } from '#model/dossier.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { MergedProcedure } from '#model/procedure.ts';
import { addDays, localDateAt, type Instant } from '#model/time.ts';
import type { CommandContext } from '#platform/command.ts';
import { checkCompleteness } from './check-completeness.ts';
import type { DossiersDeps, RightDoor } from './dossier-ports.ts';
import type { DossierRequest, RequestOf } from './dossier-requests.ts';
import { prepareReception, type ReceptionFacts, type ReceptionRefusal } from './prepare-reception.ts';
import type { DueReckoner, DueRefusal } from './reckon-due.ts';

export type PrepareRefusal = ReceptionRefusal | DueRefusal | FeeRefusal | 'dossier_component_unknown' | 'dossier_faults_left_out' | 'dossier_day_past';

/** What was read before the transaction for one request. */
export interface DeedFacts extends ReceptionFacts {
  /** The dossier's actions, only where the request needs them. */
  readonly actions: readonly DossierAction[];
  readonly rightDoor?: RightDoor;
}

/** Turns a request into a deed: adds what only the room may say. Refuses: as `PrepareRefusal`. */
export async function prepareDeed(deps: DossiersDeps, state: DossierState, facts: DeedFacts, request: DossierRequest, context: CommandContext): Promise<Outcome<DossierDeed, PrepareRefusal>> {
  const { due: reckon } = deps;
  switch (request.kind) {
    case 'receive':
      return prepareReception(deps, facts, request, context);
    case 'refuseReception': {
      const { rightDoor } = facts;
      return accept(deedOf('refuseReception', { ...dataOf(request), ...(rightDoor === undefined ? {} : { rightDoor: { name: rightDoor.name } }) }));
    }
    case 'requestSupplement':
      return prepareSupplement(deps, facts, request, context.now);
    case 'resume': {
      const clock = clockAfterWait(state, context.now);
      if (state.due === undefined || clock === undefined || state.waiting?.clockStands !== true) return accept(plain(request));
      const due = reckon.dueOfClock(clock, context.now, state.due.limit);
      return due.ok ? accept(deedOf('resume', { ...dataOf(request), due: due.value })) : due;
    }
    case 'handOver':
      return accept(prepareHandOver(state, facts, request));
    case 'requestPayment': {
      const fees = request.lines.map(({ text, unitVnd }) => ({ kind: 'unknown' as const, amountVnd: unitVnd, text, state: 'structured' as const, scope: 'national' as const }));
      const quantities = Object.fromEntries(request.lines.map(({ quantity }, at) => [at, quantity]));
      const payable = reckonPayable(fees, { on: localDateAt(context.now), quantities, ...(request.exemption === undefined ? {} : { exemption: request.exemption }) });
      if (!payable.ok) return payable;
      const { lines: _lines, exemption: _exemption, ...rest } = dataOf(request);
      return accept(deedOf('requestPayment', { ...rest, payable: payable.value }));
    }
    case 'extend': {
      if (state.due === undefined || state.clock === undefined) return refuse('dossier_limit_unknown', { limit: '' });
      const due = reckon.dueOfClock(clockExtended(state.clock, request), context.now, state.due.limit);
      return due.ok ? accept(deedOf('extend', { ...dataOf(request), due: due.value })) : due;
    }
    case 'apologise':
      return prepareApology(reckon, state, request);
    case 'supply':
    case 'assign':
    case 'claim':
    case 'delegate':
    case 'refund':
    case 'withdraw':
    case 'confirmStop':
    case 'decide':
    case 'sendBack':
    case 'sign':
    case 'recordResult':
    case 'deliver':
    case 'recall':
    case 'transfer':
    case 'acceptTransfer':
    case 'declineTransfer':
    case 'attach':
    case 'movePapers':
    case 'rate':
    case 'note':
      return accept(plain(request));
    default:
      return request satisfies never;
  }
}

/** A request whose data are the action's data. */
function plain(request: PlainRequest): DossierDeed {
  return { kind: request.kind, data: dataOf(request) } as DossierDeed;
}

type PlainRequest = Exclude<DossierRequest, { kind: 'receive' | 'refuseReception' | 'requestSupplement' | 'handOver' | 'requestPayment' | 'extend' | 'apologise' }>;

function deedOf<Kind extends DossierActionKind>(kind: Kind, data: DossierActionData[Kind]): DossierDeed {
  return { kind, data } as DossierDeed;
}

function dataOf<Request extends { readonly kind: string }>(request: Request): Omit<Request, 'kind'> {
  const { kind: _kind, ...data } = request;
  return data;
}

/** All that is missing must be among the faults, and each fault is of the published list or names its clause. */
function prepareSupplement(deps: DossiersDeps, { current, filing, actions }: DeedFacts, request: RequestOf<'requestSupplement'>, now: number): Outcome<DossierDeed, PrepareRefusal> {
  const on = localDateAt(now);
  const until = request.until ?? addDays(on, deps.process.supplementDays);
  if (until <= on) return refuse('dossier_day_past', { day: until });
  const procedureCase = findCase(current, filing.caseId);
  const unknown = request.faults.find(({ component }) => component !== undefined && procedureCase?.components[Number(component.slice(1))] === undefined);
  if (unknown !== undefined) return refuse('dossier_component_unknown', { component: unknown.component ?? '' });
  if (procedureCase !== undefined) {
    const conditions = { ...filing.conditions, ...request.conditions };
    const told = new Set(request.faults.map(({ component }) => component));
    const left = checkCompleteness(procedureCase, { papers: papersOf(actions), conditions, atDesk: false }).filter(({ component, rule }) => rule !== 'undecided' && !told.has(component));
    const [first] = left;
    if (first !== undefined) return refuse('dossier_faults_left_out', { count: left.length, first: first.name });
  }
  const { conditions: _conditions, ...rest } = dataOf(request);
  return accept(deedOf('requestSupplement', { ...rest, until }));
}

function findCase(procedure: MergedProcedure | undefined, caseId: string): MergedProcedure['cases'][number] | undefined {
  return procedure?.cases.find(({ id }) => id === caseId);
}

/** Every paper that was given so far. After reception the received list counts, not what was announced at filing. */
export function papersOf(actions: readonly DossierAction[]): readonly GivenPaper[] {
  let papers: readonly GivenPaper[] = [];
  for (const action of actions) {
    if (action.kind === 'register') papers = action.data.filing.papers;
    else if (action.kind === 'receive') papers = action.data.papers;
    else if (action.kind === 'supply' || action.kind === 'attach') papers = [...papers, ...action.data.papers];
  }
  return papers;
}

/** The next step unless another is named; its time as it was planned at reception, moved as the due date was. */
function prepareHandOver(state: DossierState, { actions }: DeedFacts, request: RequestOf<'handOver'>): DossierDeed {
  const toStep = request.toStep ?? state.step + 1;
  const reception = actions.findLast((action) => action.kind === 'receive');
  const planned = reception?.data.steps[toStep]?.dueAt ?? state.due?.at ?? state.lastAt;
  const { toStep: _asked, ...rest } = dataOf(request);
  return deedOf('handOver', { ...rest, toStep, stepDueAt: shift(planned, reception?.data.due.at, state.due?.at) });
}

/** A planned moment moved by as much as the due date was. */
function shift(planned: Instant, dueBefore: Instant | undefined, dueNow: Instant | undefined): Instant {
  if (dueBefore === undefined || dueNow === undefined || dueBefore === dueNow) return planned;
  return new Date(Math.min(Date.parse(dueNow), Date.parse(planned) + Date.parse(dueNow) - Date.parse(dueBefore))).toISOString();
}

/** The working day the signer names, to the end of its office hours; else the one the house prepared. */
function prepareApology(reckon: DueReckoner, state: DossierState, request: RequestOf<'apologise'>): Outcome<DossierDeed, PrepareRefusal> {
  const prepared = state.apologyPrepared?.newDue;
  const limit = state.due?.limit ?? '';
  if (request.newDueOn === undefined) return prepared === undefined ? refuse('dossier_limit_unknown', { limit }) : accept(deedOf('apologise', { reason: request.reason, newDue: prepared }));
  const newDue = reckon.endOfDay(request.newDueOn, limit);
  return newDue.ok ? accept(deedOf('apologise', { reason: request.reason, newDue: newDue.value })) : newDue;
}
