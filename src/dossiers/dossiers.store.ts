import type { DossierAction, DossierActor } from '#model/dossier-action.ts';
import type { ExpectedEvent } from '#model/dossier-sentinel.ts';
import type { DossierState } from '#model/dossier.ts';
import type { LocalDate } from '#model/time.ts';
import type { Queries, Transaction } from '#platform/database/database.ts';

/** A dossier as every action reads it: one row, whatever its history. */
export interface DossierRow {
  readonly siteId: string;
  readonly id: string;
  readonly provinceId: string;
  readonly filingNumber: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly applicantName: string;
  readonly accessKey: string;
  readonly bundleId: string | null;
  readonly registeredAt: string;
  readonly nextAt: string | null;
  readonly nextCause: ExpectedEvent['cause'] | null;
  readonly state: DossierState;
}

export const DOSSIER_COLUMNS = `d.site_id as "siteId", d.id, d.province_id as "provinceId", d.filing_number as "filingNumber", d.procedure_code as "procedureCode",
  d.procedure_name as "procedureName", d.applicant_name as "applicantName", d.access_key as "accessKey", d.bundle_id as "bundleId",
  d.registered_at as "registeredAt", d.next_at as "nextAt", d.next_cause as "nextCause", d.state`;

export async function findDossierRow(queries: Queries, id: string): Promise<DossierRow | undefined> {
  const [row] = await queries.named<DossierRow>('dossier-find', `select ${DOSSIER_COLUMNS} from dossier d where d.id = $1`, [id]);
  return row;
}

/** By its code, or by the number the citizen got on filing. */
export async function findDossierByNumber(queries: Queries, number: string): Promise<DossierRow | undefined> {
  const [row] = await queries.named<DossierRow>('dossier-by-number', `select ${DOSSIER_COLUMNS} from dossier d where d.code = $1 union all select ${DOSSIER_COLUMNS} from dossier d where d.filing_number = $1 limit 1`, [number]);
  return row;
}

/** The open dossier of the same person for the same procedure. */
export async function findSameOpen(queries: Queries, applicantKey: string, procedureCode: string): Promise<{ readonly filingNumber: string; readonly code: string | null } | undefined> {
  const [row] = await queries.named<{ filingNumber: string; code: string | null }>(
    'dossier-same',
    'select filing_number as "filingNumber", code from dossier where applicant_key = $1 and procedure_code = $2 and next_at is not null limit 1',
    [applicantKey, procedureCode],
  );
  return row;
}

/** What is kept of a new dossier beside its first action. */
export interface NewRow extends Omit<DossierRow, 'state' | 'nextAt' | 'nextCause' | 'bundleId'> {
  readonly applicantKey: string;
  /** Of who handed it in for the applicant, where the desk saw that person's number. */
  readonly proxyKey?: string;
  readonly bundleId?: string;
  /** Words it is found by. */
  readonly words: string;
}

/** Writes a dossier with its first action in one statement. */
export async function insertDossier(queries: Queries, row: NewRow, action: DossierAction, state: DossierState, next: ExpectedEvent | undefined): Promise<void> {
  await queries.named(
    'dossier-begin',
    `with begun as (
       insert into dossier (site_id, id, province_id, filing_number, owner_site_id, procedure_code, procedure_name, applicant_name, applicant_key, access_key,
                            bundle_id, registered_at, status, money, next_at, next_cause, last_number, state, proxy_key)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1, $17::jsonb, $23)
     ), found as (insert into dossier_search (site_id, dossier_id, words) values ($1, $2, to_tsvector('simple', $18)))
     insert into dossier_action (site_id, dossier_id, number, kind, at, by_kind, by_id, by_site_id, data) values ($1, $2, 1, 'register', $12, $19, $20, $21, $22::jsonb)`,
    [
      row.siteId, row.id, row.provinceId, row.filingNumber, state.ownerSiteId, row.procedureCode, row.procedureName, row.applicantName, row.applicantKey, row.accessKey,
      row.bundleId ?? null, action.at, state.status, state.money, next?.by ?? null, next?.cause ?? null, JSON.stringify(state), row.words, action.by.kind, action.by.id, action.by.siteId, JSON.stringify(action.data), row.proxyKey ?? null,
    ],
  );
}

/**
 * Writes one more action with what it changed, in one statement, and only behind the action that was read: false when somebody
 * else's came in between. The row's lock makes two actors follow each other.
 */
export async function writeAction(queries: Queries, key: { readonly siteId: string; readonly id: string }, action: DossierAction, state: DossierState, next: ExpectedEvent | undefined): Promise<boolean> {
  const written = await queries.named(
    'dossier-act',
    `with moved as (
       update dossier set last_number = $3, status = $4, money = $5, code = $6, owner_site_id = $7, owner_id = $8, received_at = $9, due_at = $10, next_at = $11, next_cause = $12, state = $13::jsonb
        where site_id = $1 and id = $2 and last_number = $3 - 1 returning 1)
     insert into dossier_action (site_id, dossier_id, number, kind, at, by_kind, by_id, by_site_id, data, clock_went_back)
     select $1, $2, $3, $14, $15, $16, $17, $18, $19::jsonb, $20 from moved returning 1 as written`,
    [
      key.siteId, key.id, action.number, state.status, state.money, state.code ?? null, state.ownerSiteId, state.ownerId ?? null, state.receivedAt ?? null, state.due?.at ?? null, next?.by ?? null, next?.cause ?? null,
      JSON.stringify(state), action.kind, action.at, action.by.kind, action.by.id, action.by.siteId, JSON.stringify(action.data), action.clockWentBack ?? false,
    ],
  );
  return written.length > 0;
}

/** Adds to what a dossier is found by: its code, once it has one. */
export function addSearchWords(transaction: Pick<Transaction, 'later'>, key: { readonly siteId: string; readonly id: string }, words: string): void {
  transaction.later('dossier-words', "update dossier_search set words = words || to_tsvector('simple', $3) where site_id = $1 and dossier_id = $2", [key.siteId, key.id, words]);
}

/** The next running number of an agency's day. Concurrent receptions wait for one another here, so ask last. */
export async function takeRunningNumber(queries: Queries, siteId: string, agency: string, receivedOn: LocalDate): Promise<number> {
  const [row] = await queries.named<{ last: number }>(
    'dossier-number',
    `insert into dossier_counter (site_id, agency, received_on, last) values ($1, $2, $3, 1)
     on conflict (site_id, agency, received_on) do update set last = dossier_counter.last + 1 returning last`,
    [siteId, agency, receivedOn],
  );
  if (row === undefined) throw new Error('dossiers: the counter gave no number');
  return row.last;
}

interface ActionRow {
  readonly number: number;
  readonly kind: DossierAction['kind'];
  readonly at: string;
  readonly byKind: DossierActor['kind'];
  readonly byId: string;
  readonly bySiteId: string;
  readonly data: object;
  readonly clockWentBack: boolean;
}

const ACTION_COLUMNS = 'number, kind, at, by_kind as "byKind", by_id as "byId", by_site_id as "bySiteId", data, clock_went_back as "clockWentBack"';

/** A dossier's actions, oldest first. */
export async function listActionRows(queries: Queries, siteId: string, id: string): Promise<DossierAction[]> {
  const rows = await queries.named<ActionRow>('dossier-actions', `select ${ACTION_COLUMNS} from dossier_action where site_id = $1 and dossier_id = $2 order by number`, [siteId, id]);
  return rows.map(toAction);
}

/** The latest action of a kind. */
export async function findLastAction<Kind extends DossierAction['kind']>(queries: Queries, siteId: string, id: string, kind: Kind): Promise<Extract<DossierAction, { kind: Kind }> | undefined> {
  const [row] = await queries.named<ActionRow>('dossier-last-action', `select ${ACTION_COLUMNS} from dossier_action where site_id = $1 and dossier_id = $2 and kind = $3 order by number desc limit 1`, [siteId, id, kind]);
  return row === undefined ? undefined : (toAction(row) as Extract<DossierAction, { kind: Kind }>);
}

function toAction({ byKind, byId, bySiteId, clockWentBack, ...row }: ActionRow): DossierAction {
  // The log gives back what `writeAction` put into it, kind and data together.
  return { ...row, by: { kind: byKind, id: byId, siteId: bySiteId }, ...(clockWentBack ? { clockWentBack } : {}) } as DossierAction;
}
