import type { Actor } from '#model/actor.ts';
import type { Applicant, DossierAction, Filing, FrozenVersions } from '#model/dossier-action.ts';
import { controlSheetOf, type ControlLine } from '#model/dossier-control-sheet.ts';
import { listActions, type ActionOffer } from '#model/dossier-permissions.ts';
import { isOverdue, nationalStatusOf, type DossierState } from '#model/dossier.ts';
import { foldText } from '#model/vietnamese.ts';
import { cutPage, type Page } from '#platform/routes.ts';
import { isPracticeSite } from '#model/site.ts';
import type { DossiersDeps, SentNotice } from './dossier-ports.ts';
import type { ViewLog } from './view-log.ts';
import { askerOf, maySee } from './dossiers.policy.ts';
import { countLists, listAlerts, listOpenDossiers, listRegister, searchDossiers, type AlertRow, type DossierList } from './dossier-lists.store.ts';
import { findDossierByNumber, findDossierRow, listActionRows, type DossierRow } from './dossiers.store.ts';
import { instantOf } from './reckon-due.ts';
import { localDateAt } from '#model/time.ts';

/** A dossier as lists show it. */
export interface DossierSummary {
  readonly id: string;
  readonly filingNumber: string;
  readonly code: string | null;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly applicantName: string;
  readonly status: DossierState['status'];
  readonly nationalStatus: number;
  readonly money: DossierState['money'];
  readonly ownerSiteId: string;
  readonly ownerId: string | null;
  readonly registeredAt: string;
  readonly receivedAt: string | null;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  /** Whether its clock stands: it waits for papers, or for a payment that stops it. */
  readonly clockStands: boolean;
  readonly nextCause: DossierRow['nextCause'];
  readonly nextAt: string | null;
  readonly lastNumber: number;
  /** The step of the internal process in which it is. */
  readonly stepName: string | null;
  /** The officer who filed it online in the applicant's name. */
  readonly assistedBy: string | null;
}

/** A line of the register. Source: form 07 of Circular 03/2025/TT-VPCP. */
export interface RegisterLine extends DossierSummary {
  readonly outcome: 'granted' | 'notGranted' | null;
  readonly resultNumber: string | null;
  readonly issuedAt: string | null;
  /** When the result was handed out. */
  readonly returnedAt: string | null;
}

/** A dossier as an officer sees it: everything, and what is open to do. */
export interface DossierDetail extends DossierSummary {
  readonly applicant: Applicant;
  readonly filing: Filing;
  readonly frozen: FrozenVersions | null;
  readonly state: DossierState;
  readonly actions: readonly DossierAction[];
  readonly controlSheet: readonly ControlLine[];
  readonly offers: readonly ActionOffer[];
  readonly alerts: readonly AlertRow[];
  /** The place by whose hours and days off its time is counted. */
  readonly countedAt: string | null;
  readonly bundleId: string | null;
  /** In practice: what would have been sent to the applicant. */
  readonly heldNotices?: readonly SentNotice[];
}

/** Reading dossiers. */
export interface Viewing {
  /** Undefined for what is not there or not this officer's to see. */
  getDossier(id: string, actor: Actor): Promise<DossierDetail | undefined>;
  /** By code or filing number. */
  getByNumber(number: string, actor: Actor): Promise<DossierDetail | undefined>;
  listDossiers(query: { readonly list: DossierList; readonly after?: readonly [string, string]; readonly limit: number }, actor: Actor): Promise<Page<DossierSummary>>;
  countLists(actor: Actor): Promise<Readonly<Record<DossierList, number>>>;
  /** Code, name, end of the telephone, procedure; without marks too, every word must fit, the last may be begun only. */
  search(text: string, actor: Actor, limit: number): Promise<readonly DossierSummary[]>;
  /** Form 07: what a site received on the days from `from` to before `to`. Shape: `2026-11-01`. */
  listRegister(query: { readonly from: string; readonly to: string; readonly after?: readonly [string, string]; readonly limit: number }, actor: Actor): Promise<Page<RegisterLine>>;
}

/** Opens reading. */
export function createViewing({ database, clock, ports }: DossiersDeps, views: ViewLog): Viewing {
  const nowText = (): string => new Date(clock.now()).toISOString();
  const detail = async (row: DossierRow | undefined, actor: Actor): Promise<DossierDetail | undefined> => {
    if (row === undefined || !maySee(actor, row)) return undefined;
    await views.note(row, actor, 'dossier');
    const [actions, alerts, agency] = await Promise.all([listActionRows(database, row.siteId, row.id), listAlerts(database, row.siteId, row.id), ports.findSite(row.state.organisations.competentAgency)]);
    const registration = actions.find((action) => action.kind === 'register');
    if (registration === undefined) throw new Error(`dossier ${row.id} has no first action`);
    const reception = actions.find((action) => action.kind === 'receive');
    const now = nowText();
    return {
      ...summarise(row, now), applicant: registration.data.applicant, filing: registration.data.filing, frozen: reception?.data.frozen ?? null, state: row.state, actions,
      controlSheet: controlSheetOf(actions, now), offers: listActions(row.state, askerOf(actor), now), alerts, countedAt: agency?.placeCode ?? null, bundleId: row.bundleId,
      ...(isPracticeSite(row.siteId) ? { heldNotices: await ports.notices.listSent(row.id) } : {}),
    };
  };
  const today = (actor: Actor): { readonly siteId: string; readonly officerId: string; readonly now: string; readonly endOfDay: string } => {
    const now = clock.now();
    return { siteId: actor.siteId, officerId: actor.id, now: nowText(), endOfDay: instantOf(localDateAt(now), 1_440) };
  };
  return {
    getDossier: async (id, actor) => detail(await findDossierRow(database, id), actor),
    getByNumber: async (number, actor) => detail(await findDossierByNumber(database, number.trim().toUpperCase()), actor),
    listDossiers: async ({ list, after, limit }, actor) => {
      const rows = await listOpenDossiers(database, { ...today(actor), list, limit: limit + 1, ...(after === undefined ? {} : { after }) });
      const page = cutPage(rows, limit, (row) => [row.nextAt ?? '', row.id]);
      return { ...page, items: page.items.map((row) => summarise(row, nowText())) };
    },
    countLists: (actor) => countLists(database, today(actor)),
    search: async (text, actor, limit) => {
      const tsquery = toTsquery(text);
      if (tsquery === undefined) return [];
      const rows = await searchDossiers(database, { tsquery, siteId: actor.siteId, province: actor.site?.kind === 'province', limit });
      return rows.map((row) => summarise(row, nowText()));
    },
    listRegister: async ({ from, to, after, limit }, actor) => {
      const rows = await listRegister(database, { siteId: actor.siteId, from: instantOf(from, 0), to: instantOf(to, 0), limit: limit + 1, ...(after === undefined ? {} : { after }) });
      const page = cutPage(rows, limit, (row) => [row.state.receivedAt ?? '', row.id]);
      return { ...page, items: page.items.map((row) => registerLineOf(row, nowText())) };
    },
  };
}

/** A row as lists show it. */
export function summarise(row: DossierRow, now: string): DossierSummary {
  const { state } = row;
  return {
    id: row.id, filingNumber: row.filingNumber, code: state.code ?? null, procedureCode: row.procedureCode, procedureName: row.procedureName, applicantName: row.applicantName,
    status: state.status, nationalStatus: nationalStatusOf(state), money: state.money, ownerSiteId: state.ownerSiteId, ownerId: state.ownerId ?? null, registeredAt: row.registeredAt,
    receivedAt: state.receivedAt ?? null, dueAt: state.due?.at ?? null, overdue: isOverdue(state, now), clockStands: state.waiting?.clockStands === true, nextCause: row.nextCause, nextAt: row.nextAt, lastNumber: state.lastNumber, stepName: state.stepName ?? null, assistedBy: state.assistedBy ?? null,
  };
}

/** A row as the register shows it. */
function registerLineOf(row: DossierRow, now: string): RegisterLine {
  const { decision, result, status, since } = row.state;
  return { ...summarise(row, now), outcome: decision?.outcome ?? null, resultNumber: result?.number ?? null, issuedAt: result?.issuedAt ?? null, returnedAt: status === 'returned' ? since : null };
}

const MOST_WORDS = 12;

/** Every word must fit, each may be begun only; signs inside a code fall away. Undefined for a text without letters and digits. */
function toTsquery(text: string): string | undefined {
  const words = foldText(text).split(/\s+/u).map((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, '')).filter((word) => word !== '').slice(0, MOST_WORDS);
  return words.length === 0 ? undefined : words.map((word) => `${word}:*`).join(' & ');
}
