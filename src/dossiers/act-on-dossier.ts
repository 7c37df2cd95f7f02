import { systemActor, type Actor } from '#model/actor.ts';
import type { DossierAction, DossierDeed } from '#model/dossier-action.ts';
import { detailsOf, refuseNow, takeDeed, wordOf, type Asker, type DossierStepRefusal } from '#model/dossier-permissions.ts';
import { expectNext } from '#model/dossier-sentinel.ts';
import { isFinal } from '#model/dossier-status.ts';
import type { DossierState } from '#model/dossier.ts';
import { accept, refuse, type Outcome, type Refusal } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import { localDateAt } from '#model/time.ts';
import type { CommandCall, CommandContext, CommandDefinition, RepeatRefusal } from '#platform/command.ts';
import type { DossiersDeps, FormKind } from './dossier-ports.ts';
import type { DossierRequest } from './dossier-requests.ts';
import { listBundle } from './dossier-lists.store.ts';
import { askerOf, DOSSIER_RIGHTS, maySee } from './dossiers.policy.ts';
import { addSearchWords, findDossierRow, findLastAction, listActionRows, writeAction, type DossierRow } from './dossiers.store.ts';
import { nameFilesOf } from './name-files.ts';
import { prepareDeed, type DeedFacts, type PrepareRefusal } from './prepare-deed.ts';

export type ActRefusal = 'not_allowed' | 'not_found' | 'dossier_moved' | 'dossier_paper_unknown' | DossierStepRefusal | PrepareRefusal;

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

/** A dossier with what a request on it needs, read before its transaction. */
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
}

/** The form that goes with an action. Source: Circular 03/2025/TT-VPCP, Annex I. */
const FORMS: Readonly<Partial<Record<DossierDeed['kind'], FormKind>>> = { receive: 'form01', requestSupplement: 'form02', refuseReception: 'form03', apologise: 'form04', confirmStop: 'form05' };

/** Opens acting. */
export function createActing(deps: DossiersDeps): Acting {
  const { database, commands } = deps;

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
    if (!(await writeAction(context.transaction, row, action, state, next))) return refuseMoved(await findDossierRow(context.transaction, row.id));
    if (action.kind === 'receive') addSearchWords(context.transaction, row, wordsOfCode(action.data.code));
    await deps.ports.notices.tell({ ...row, state }, action, context);
    context.note(row.id, { kind: action.kind, number: action.number, ...(action.clockWentBack === true ? { clockWentBack: true } : {}) });
    context.announce({ name: 'dossier.acted', subject: row.id, payload: { kind: action.kind, number: action.number, status: state.status, siteId: state.ownerSiteId } });
    const released = await releaseParts({ ...row, state }, context);
    return released ?? accept({ id: row.id, number: action.number, state });
  };

  /** What waited in a bundle for this result waits no longer, in the same transaction. Refuses: `dossier_moved` where somebody acts on it at this moment. */
  const releaseParts = async (row: DossierRow, context: CommandContext): Promise<Refusal<ActRefusal> | undefined> => {
    if (row.bundleId === null || row.state.lastKind !== 'recordResult' || row.state.decision?.outcome !== 'granted') return undefined;
    for (const part of await listBundle(context.transaction, row.bundleId)) {
      if (part.state.after?.dossierId !== row.id || isFinal(part.state.status)) continue;
      const released = await takeInside(part, askerOf(systemActor(part.siteId)), { kind: 'releasePart', data: { number: row.filingNumber } }, context);
      if (!released.ok) return released;
    }
    return undefined;
  };

  const actInside: Acting['actInside'] = async ({ row, facts }, asker, request, context) => {
    // A closed step is said before dates, fees and codes are asked for.
    const at = new Date(Math.max(context.now, Date.parse(row.state.lastAt))).toISOString();
    const closed = refuseNow(row.state, asker, request.kind, at);
    if (closed !== undefined) return refuse(closed, detailsOf(row.state, request.kind));
    const deed = await prepareDeed(deps, row.state, facts, request, context);
    return deed.ok ? takeInside(row, asker, deed.value, context) : deed;
  };

  const define = (ready: ReadonlyMap<string, ReadyDossier>): CommandDefinition<ActInput, Acted, ActRefusal> => ({
    name: 'dossiers.act',
    policy: (actor) => refuseActor(actor),
    run: async ({ dossierId, seenNumber, request }, context) => {
      const found = ready.get(dossierId);
      if (found === undefined || !maySee(context.actor, found.row)) return refuse('not_found', { path: dossierId });
      if (seenNumber !== undefined && seenNumber !== found.row.state.lastNumber) return refuseMoved(found.row);
      return actInside(found, askerOf(context.actor), request, context);
    },
  });

  const readAll = async (inputs: readonly ActInput[]): Promise<Map<string, ReadyDossier>> => {
    const all = new Map<string, ReadyDossier>();
    for (const { dossierId, request } of inputs) {
      const found = await ready(dossierId, request);
      if (found !== undefined) all.set(dossierId, found);
    }
    return all;
  };

  const ready: Acting['ready'] = async (dossierId, request) => {
    const row = await findDossierRow(database, dossierId);
    return row === undefined ? undefined : { row, facts: await readFacts(deps, row, request) };
  };

  return {
    act: async (input, call) => commands.run(define(await readAll([input])), input, call),
    actAll: async (inputs, call) => commands.runBatch(define(await readAll(inputs)), inputs, call),
    ready,
    actInside,
    takeInside,
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

const NEEDS_RECORD: readonly DossierRequest['kind'][] = ['receive', 'requestSupplement', 'refuseReception'];
const NEEDS_ACTIONS: readonly DossierRequest['kind'][] = ['requestSupplement'];

/** Reads only what the request needs: most need nothing but the row. */
async function readFacts({ database, clock, ports }: DossiersDeps, row: DossierRow, request: DossierRequest | undefined): Promise<DeedFacts> {
  const empty: DeedFacts = { filing: EMPTY_FILING, current: undefined, filed: undefined, agency: undefined, actions: [] };
  if (request === undefined) return empty;
  if (request.kind === 'handOver') {
    const reception = await findLastAction(database, row.siteId, row.id, 'receive');
    return { ...empty, actions: reception === undefined ? [] : [reception] };
  }
  if (!NEEDS_RECORD.includes(request.kind)) return empty;
  const registration = await findLastAction(database, row.siteId, row.id, 'register');
  if (registration === undefined) throw new Error(`dossier ${row.id} has no first action`);
  const { filing } = registration.data;
  const agency = await ports.findSite(row.state.organisations.competentAgency);
  const [current, filed, actions, rightDoor] = await Promise.all([
    ports.findProcedure(filing.procedureCode),
    ports.findProcedureVersion(filing.procedureCode, filing.procedureVersion),
    NEEDS_ACTIONS.includes(request.kind) ? listActionRows(database, row.siteId, row.id) : [],
    request.kind === 'refuseReception' ? ports.findRightDoor(filing.procedureCode, agency?.placeCode, localDateAt(clock.now())) : undefined,
  ]);
  return { filing, current, filed, agency, actions, ...(rightDoor === undefined ? {} : { rightDoor }) };
}

const EMPTY_FILING: DeedFacts['filing'] = { procedureCode: '', procedureVersion: 0, procedureName: '', caseId: '', channel: 'direct', papers: [] };
