import { systemActor, type Actor } from '#model/actor.ts';
import type { DossierAction, DossierActionKind, DossierDeed } from '#model/dossier-action.ts';
import { SETTLES_PARTS, settlesParts } from '#model/dossier-parts.ts';
import { detailsOf, refuseNow, takeDeed, wordOf, type Asker, type DossierStepRefusal } from '#model/dossier-permissions.ts';
import { ACTION_RULES } from '#model/dossier-rules.ts';
import { expectNext } from '#model/dossier-sentinel.ts';
import type { DossierState } from '#model/dossier.ts';
import { accept, refuse, type Outcome, type Refusal } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import { isPracticeSite } from '#model/site.ts';
import { localDateAt } from '#model/time.ts';
import { LateRefusal, type CommandCall, type CommandContext, type CommandDefinition, type RepeatRefusal } from '#platform/command.ts';
import type { NamedQueries } from '#platform/database/database.ts';
import type { DossiersDeps, FormKind } from './dossier-ports.ts';
import type { DossierRequest } from './dossier-requests.ts';
import { lockInTurn, lockWaitingParts } from './bundles.store.ts';
import { askerOf, DOSSIER_RIGHTS, maySee } from './dossiers.policy.ts';
import { addSearchWords, findDossierRow, findDossierWith, findLastAction, writeAction, type DossierRow } from './dossiers.store.ts';
import { keepWithoutState } from './kept-reply.ts';
import { nameFilesOf } from './name-files.ts';
import { prepareDeed, type DeedFacts, type PrepareRefusal } from './prepare-deed.ts';
import { createRecentRows } from './recent-rows.ts';
import { readBesides } from './reception-fee.ts';
import { listResponsible } from './who-is-told.ts';

export type ActRefusal = 'not_allowed' | 'not_in_practice' | 'not_found' | 'dossier_moved' | 'dossier_paper_unknown' | DossierStepRefusal | PrepareRefusal;

/** One request to one dossier. */
export interface ActInput {
  readonly dossierId: string;
  /** The number of the last action the actor has seen; absent: whatever stands. */
  readonly seenNumber?: number;
  readonly request: DossierRequest;
}

/** What an action left behind. */
export interface Acted {
  readonly id: string;
  readonly number: number;
  readonly state: DossierState;
}

/** A dossier with what a request on it needs, read before it is judged. */
export interface ReadyDossier {
  readonly row: DossierRow;
  readonly facts: DeedFacts;
}

/** Acting on dossiers: the one way in for officers, applicants and the house itself. */
export interface Acting {
  /** Refuses: `dossier_moved` when somebody acted meanwhile, with what happened; everything of `ActRefusal`. */
  act(input: ActInput, call: CommandCall): Promise<Outcome<Acted, ActRefusal | RepeatRefusal>>;
  /** Several at once, all or none: a leader's signatures. A refusal carries `at`. */
  actAll(inputs: readonly ActInput[], call: CommandCall): Promise<Outcome<readonly Acted[], ActRefusal | RepeatRefusal>>;
  /** Reads what a request on a dossier needs; for commands that act inside their own transaction. */
  ready(dossierId: string, request: DossierRequest | undefined): Promise<ReadyDossier | undefined>;
  /** A request inside another command's transaction. */
  actInside(ready: ReadyDossier, asker: Asker, request: DossierRequest, context: CommandContext): Promise<Outcome<Acted, ActRefusal>>;
  /** A deed of the house inside a transaction: payments, recalculation, synchronisation. */
  takeInside(row: DossierRow, asker: Asker, deed: DossierDeed, context: CommandContext): Promise<Outcome<Acted, ActRefusal>>;
  /** Takes the rows that some requests will write, before they are read, in an order that is everybody's. Nothing for one request that writes one row. */
  takeTurns(soon: NamedQueries, inputs: readonly Pick<ActInput, 'dossierId' | 'request'>[]): Promise<void>;
}

/** The form that goes with an action. Source: Circular 03/2025/TT-VPCP, Annex I. */
const FORMS: Readonly<Partial<Record<DossierDeed['kind'], FormKind>>> = { receive: 'form01', requestSupplement: 'form02', refuseReception: 'form03', apologise: 'form04', confirmStop: 'form05' };

/** Opens acting. */
export function createActing(deps: DossiersDeps): Acting {
  const { database, commands } = deps;
  const recent = createRecentRows();
  /** By a state that came of it or later: the reception, whose plan of steps handing over asks for. */
  const receptions = new WeakMap<DossierState, DossierAction>();

  const takeInside: Acting['takeInside'] = async (row, asker, deed, context) => {
    const taken = takeDeed(row.state, asker, deed, context.now);
    if (!taken.ok) return taken;
    const unknown = await nameFilesOf(row, deed, context);
    if (unknown !== undefined) return unknown;
    const { state } = taken.value;
    const form = FORMS[deed.kind];
    const documentId = form === undefined ? undefined : await deps.ports.papers.issue(form, { row: { ...row, state }, deed, at: taken.value.action.at }, context);
    const action = documentId === undefined ? taken.value.action : ({ ...taken.value.action, data: { ...taken.value.action.data, documentId } } as DossierAction);
    const next = expectNext(state, deps.process.waitHours, (await deps.dueAt(state.ownerSiteId)).addOfficeHours);
    writeAction(context.transaction, row, action, state, next, (fault) => new LateRefusal(async () => refuseMoved(await findDossierRow(database, row.id)), fault));
    if (action.kind === 'receive') addSearchWords(context.transaction, row, wordsOfCode(action.data.code));
    const reception = action.kind === 'receive' ? action : receptions.get(row.state);
    if (reception !== undefined) receptions.set(state, reception);
    await deps.ports.notices.tell({ ...row, state }, action, context);
    if (action.kind === 'losePart') await deps.ports.notices.tellPartLost({ ...row, state }, action, await listResponsible(deps.ports, state), context);
    context.announce({ name: 'dossier.acted', subject: row.id, payload: { kind: action.kind, number: action.number, status: state.status, siteId: state.ownerSiteId } });
    const settled = await settleParts({ ...row, state }, action, context);
    if (!settled.ok) return settled;
    // Behind what it released: an entry of the audit is about what was asked for.
    context.note(row.id, { kind: action.kind, number: action.number, ...(action.clockWentBack === true ? { clockWentBack: true } : {}), ...settled.value });
    return accept({ id: row.id, number: action.number, state });
  };

  /**
   * What waited in a bundle for this result waits no longer, in the same transaction: it has come, or there will be none, which the applicant
   * and who answers for the part are told at once. Gives the dossiers for the audit. Somebody who acts on a part at this moment is waited for.
   */
  const settleParts = async (row: DossierRow, action: DossierAction, context: CommandContext): Promise<Outcome<{ readonly released?: readonly string[]; readonly lost?: readonly string[] }, ActRefusal>> => {
    const how = settlesParts(action, row.state);
    if (row.bundleId === null || how === undefined) return accept({});
    const parts = (await lockWaitingParts(context.transaction, row.bundleId, row.id)).filter(({ state }) => (ACTION_RULES.releasePart.from as readonly string[]).includes(state.status));
    if (parts.length === 0) return accept({});
    const reason = how === 'lost' ? await reasonOf(row, action, context) : '';
    for (const part of parts) {
      const number = row.filingNumber;
      const taken = await takeInside(part, askerOf(systemActor(part.siteId)), how === 'come' ? { kind: 'releasePart', data: { number } } : { kind: 'losePart', data: { number, reason } }, context);
      if (!taken.ok) return taken;
    }
    const ids = parts.map(({ id }) => id);
    return accept(how === 'come' ? { released: ids } : { lost: ids });
  };

  /** Why a dossier will have no result: as its end says, or the decision that grants nothing. */
  const reasonOf = async (row: DossierRow, { kind, data }: DossierAction, { transaction }: CommandContext): Promise<string> => {
    const given = kind === 'recordResult' ? (await findLastAction(transaction, row.siteId, row.id, 'decide'))?.data.reason : 'reason' in data ? data.reason : undefined;
    return given === undefined || given.trim() === '' ? (row.state.code ?? row.filingNumber) : given;
  };

  const actInside: Acting['actInside'] = async ({ row, facts }, asker, request, context) => {
    // A closed step is said before dates, fees and codes are asked for.
    const at = new Date(Math.max(context.now, Date.parse(row.state.lastAt))).toISOString();
    const closed = refuseNow(row.state, asker, request.kind, at);
    if (closed !== undefined) return refuse(closed, detailsOf(row.state, request.kind));
    if (request.kind === 'transfer' && isPracticeSite(request.toSiteId) !== isPracticeSite(row.siteId)) return refuse('not_in_practice');
    const deed = await prepareDeed(deps, row.state, facts, request, context);
    return deed.ok ? takeInside(row, asker, deed.value, context) : deed;
  };

  const define = (before: ReadonlyMap<string, ReadyDossier>, left: DossierRow[]): CommandDefinition<ActInput, Acted, ActRefusal, ReadonlyMap<string, ReadyDossier>> => ({
    name: 'dossiers.act',
    policy: (actor) => refuseActor(actor),
    recall: ({ dossierId, request }) => {
      const row = needsPorts(request) ? before.get(dossierId)?.row : recent.find(dossierId);
      // What may settle the parts of a bundle takes its turn at them first of all.
      if (row === undefined || row.bundleId !== null) return undefined;
      // What had to be read before the transaction is all there is to read.
      if (needsPorts(request)) return before;
      const actions = recallActions(request, row);
      return actions === undefined ? undefined : new Map([[dossierId, { row, facts: factsOfRow(actions) }]]);
    },
    read: async (inputs, soon) => {
      const [, found] = await Promise.all([takeTurns(soon, inputs), readAll(soon, inputs.filter(({ request }) => !needsPorts(request)))]);
      return new Map([...before, ...found]);
    },
    reply: keepWithoutState<Acted>(database),
    run: async ({ dossierId, seenNumber, request }, context, ready) => {
      const found = ready.get(dossierId);
      if (found === undefined || !maySee(context.actor, found.row)) return refuse('not_found', { path: dossierId });
      if (seenNumber !== undefined && seenNumber !== found.row.state.lastNumber) return refuseMoved(found.row);
      const acted = await actInside(found, askerOf(context.actor), request, context);
      if (acted.ok) left.push({ ...found.row, state: acted.value.state });
      return acted;
    },
  });

  /**
   * Remembers how dossiers were left, or that nothing sure is known of them. Only the very states that were answered stand: what an attempt
   * left that came to nothing, or a repetition's answer, is not among them. What is awaited next is not remembered: acting does not ask for it.
   */
  const remember = (inputs: readonly ActInput[], left: readonly DossierRow[], acted: readonly Acted[]): void => {
    const standing = new Set(acted.map(({ state }) => state));
    for (const { dossierId } of inputs) recent.forget(dossierId);
    for (const row of left) if (standing.has(row.state)) recent.keep(row);
  };

  /** The earlier actions a request needs beside the row, where they are remembered: none for most. */
  const recallActions = (request: DossierRequest, { state }: DossierRow): readonly DossierAction[] | undefined => {
    const needed = ACTIONS_NEEDED[request.kind] ?? [];
    if (needed.length === 0) return [];
    const reception = receptions.get(state);
    return reception !== undefined && needed.every((kind) => kind === 'receive') ? [reception] : undefined;
  };

  const takeTurns: Acting['takeTurns'] = async (soon, inputs) => {
    if (inputs.length > 1 || inputs.some(({ request }) => SETTLES_PARTS.includes(request.kind))) await lockInTurn(soon, inputs.map(({ dossierId }) => dossierId));
  };

  const readOne = async (queries: NamedQueries, { dossierId, request }: Pick<ActInput, 'dossierId'> & { readonly request: DossierRequest | undefined }): Promise<ReadyDossier | undefined> => {
    const found = await findDossierWith(queries, dossierId, ACTIONS_NEEDED[request?.kind ?? 'note'] ?? []);
    return found === undefined ? undefined : { row: found.row, facts: await gatherFacts(deps, found.row, found.actions, request) };
  };

  const readAll = async (queries: NamedQueries, inputs: readonly ActInput[]): Promise<(readonly [string, ReadyDossier])[]> => {
    const all = await Promise.all(inputs.map((input) => readOne(queries, input)));
    return all.flatMap((found) => (found === undefined ? [] : [[found.row.id, found] as const]));
  };

  const readBefore = async (inputs: readonly ActInput[]): Promise<ReadonlyMap<string, ReadyDossier>> => new Map(await readAll(database, inputs.filter(({ request }) => needsPorts(request))));

  return {
    act: async (input, call) => {
      const left: DossierRow[] = [];
      const outcome = await commands.run(define(await readBefore([input]), left), input, call);
      remember([input], left, outcome.ok ? [outcome.value] : []);
      return outcome;
    },
    actAll: async (inputs, call) => {
      const left: DossierRow[] = [];
      const outcome = await commands.runBatch(define(await readBefore(inputs), left), inputs, call);
      remember(inputs, left, outcome.ok ? outcome.value : []);
      return outcome;
    },
    ready: (dossierId, request) => readOne(database, { dossierId, request }),
    actInside,
    takeInside,
    takeTurns,
  };
}

function refuseActor(actor: Actor): Refusal<'not_allowed'> | undefined {
  return mayAct(DOSSIER_RIGHTS, actor, 'act') ? undefined : refuse('not_allowed');
}

/** What happened meanwhile, so that nobody wonders. */
function refuseMoved(row: DossierRow | undefined): Refusal<'dossier_moved' | 'not_found'> {
  if (row === undefined) return refuse('not_found', { path: '' });
  const { lastNumber, lastKind, lastAt } = row.state;
  return refuse('dossier_moved', { number: lastNumber, happened: wordOf('dossierActions', lastKind), at: writeMoment(lastAt) });
}

/** A moment as people read it in Vietnam. Shape: `09:30 30/11/2026`. */
export function writeMoment(at: string): string {
  const local = new Date(Date.parse(at) + 7 * 3_600_000).toISOString();
  const [year = '', month = '', day = ''] = local.slice(0, 10).split('-');
  return `${local.slice(11, 16)} ${day}/${month}/${year}`;
}

/** Words a code is found by: whole, and its running number alone. */
export function wordsOfCode(code: string): string {
  return `${code.toLowerCase().replaceAll(/[^\da-z]+/gu, ' ')} ${code.toLowerCase().replaceAll(/[^\da-z]/gu, '')}`;
}

/** The actions a request needs beside the row, which is enough for most. */
const ACTIONS_NEEDED: Readonly<Partial<Record<DossierRequest['kind'], readonly DossierActionKind[]>>> = {
  receive: ['register'],
  refuseReception: ['register'],
  requestSupplement: ['register', 'receive', 'supply', 'attach'],
  handOver: ['receive'],
};

/** Requests that ask other rooms too. Those may have to wait for a connection, so they are asked before this one holds its own. */
function needsPorts({ kind }: DossierRequest): boolean {
  return kind === 'receive' || kind === 'refuseReception' || kind === 'requestSupplement';
}

function factsOfRow(actions: readonly DossierAction[]): DeedFacts {
  return { filing: EMPTY_FILING, current: undefined, filed: undefined, agency: undefined, besides: [], actions };
}

async function gatherFacts({ clock, ports }: DossiersDeps, row: DossierRow, actions: readonly DossierAction[], request: DossierRequest | undefined): Promise<DeedFacts> {
  if (request === undefined || !needsPorts(request)) return factsOfRow(actions);
  const registration = actions.find((action) => action.kind === 'register');
  if (registration === undefined) throw new Error(`dossier ${row.id} has no first action`);
  const { filing } = registration.data;
  const agency = await ports.findSite(row.state.organisations.competentAgency);
  const [current, filed, rightDoor, besides] = await Promise.all([
    ports.findProcedure(filing.procedureCode),
    ports.findProcedureVersion(filing.procedureCode, filing.procedureVersion),
    request.kind === 'refuseReception' ? ports.findRightDoor(filing.procedureCode, agency?.placeCode, localDateAt(clock.now())) : undefined,
    request.kind === 'receive' ? readBesides(ports, filing, request.fee) : [],
  ]);
  return { filing, current, filed, agency, besides, actions, ...(rightDoor === undefined ? {} : { rightDoor }) };
}

const EMPTY_FILING: DeedFacts['filing'] = { procedureCode: '', procedureVersion: 0, procedureName: '', caseId: '', channel: 'direct', papers: [] };
