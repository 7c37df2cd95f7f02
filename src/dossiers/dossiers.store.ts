import type { DossierAction, DossierActor } from '#model/dossier-action.ts';
import type { ExpectedEvent } from '#model/dossier-sentinel.ts';
import type { DossierState } from '#model/dossier.ts';
import type { LocalDate } from '#model/time.ts';
import type { NamedQueries, Queries, Transaction } from '#platform/database/database.ts';

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

export async function findDossierRow(queries: NamedQueries, id: string): Promise<DossierRow | undefined> {
  const [row] = await queries.named<DossierRow>('dossier-find', `select ${DOSSIER_COLUMNS} from dossier d where d.id = $1`, [id]);
  return row;
}

/** A dossier with those of its actions that are of some kinds, oldest first, in one look. */
export async function findDossierWith(queries: NamedQueries, id: string, kinds: readonly DossierAction['kind'][]): Promise<{ readonly row: DossierRow; readonly actions: readonly DossierAction[] } | undefined> {
  if (kinds.length === 0) {
    const row = await findDossierRow(queries, id);
    return row === undefined ? undefined : { row, actions: [] };
  }
  const found = await queries.named<DossierRow & { readonly action: (Omit<ActionRow, 'at'>) | null; readonly actionAt: string }>(
    'dossier-find-with',
    `select ${DOSSIER_COLUMNS}, case when a.number is not null then jsonb_build_object('number', a.number, 'kind', a.kind, 'byKind', a.by_kind, 'byId', a.by_id, 'bySiteId', a.by_site_id, 'data', a.data, 'clockWentBack', a.clock_went_back) end as action, a.at as "actionAt"
       from dossier d left join dossier_action a on a.site_id = d.site_id and a.dossier_id = d.id and a.kind = any($2) where d.id = $1 order by a.number`,
    [id, kinds],
  );
  const [first] = found;
  if (first === undefined) return undefined;
  const { action: _action, actionAt: _actionAt, ...row } = first;
  return { row, actions: found.flatMap(({ action, actionAt }) => (action === null ? [] : [toAction({ ...action, at: actionAt })])) };
}

/** By its code, or by the number the citizen got on filing. */
export async function findDossierByNumber(queries: Queries, number: string): Promise<DossierRow | undefined> {
  const [row] = await queries.named<DossierRow>('dossier-by-number', `select ${DOSSIER_COLUMNS} from dossier d where d.code = $1 union all select ${DOSSIER_COLUMNS} from dossier d where d.filing_number = $1 limit 1`, [number]);
  return row;
}

/** The open dossier of the same person for the same procedure; whoever asks for the same at the same time waits until this one has ended. */
export async function findSameOpen(queries: NamedQueries, applicantKey: string, procedureCode: string): Promise<{ readonly filingNumber: string; readonly code: string | null } | undefined> {
  const turn = queries.named('dossier-same-turn', 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${applicantKey} ${procedureCode}`]);
  const found = queries.named<{ filingNumber: string; code: string | null }>(
    'dossier-same',
    'select filing_number as "filingNumber", code from dossier where applicant_key = $1 and procedure_code = $2 and is_open limit 1',
    [applicantKey, procedureCode],
  );
  const [, [row]] = await Promise.all([turn, found]);
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

/** Writes a dossier with its first action in one statement; it goes out with what follows. */
export function insertDossier(transaction: Pick<Transaction, 'later'>, row: NewRow, action: DossierAction, state: DossierState, next: ExpectedEvent | undefined): void {
  transaction.later(
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
 * Writes one more action with what it changed, in one statement that goes out with what follows. The row's lock makes two actors follow each
 * other, and whoever comes second, or for a dossier that was wiped meanwhile, gets no number for the action: then the transaction ends with
 * the fault that `moved` gives. The row is asked for before the action is put in, as by whoever holds the row first and writes afterwards.
 */
export function writeAction(transaction: Pick<Transaction, 'later'>, key: { readonly siteId: string; readonly id: string }, action: DossierAction, state: DossierState, next: ExpectedEvent | undefined, moved: (fault: Error) => Error): void {
  transaction.later(
    'dossier-act',
    `with moved as (
       update dossier set last_number = $3, status = $4, money = $5, code = $6, owner_site_id = $7, owner_id = $8, received_at = $9, due_at = $10, next_at = $11, next_cause = $12, state = $13::jsonb
        where site_id = $1 and id = $2 and last_number = $3 - 1 returning last_number)
     insert into dossier_action (site_id, dossier_id, number, kind, at, by_kind, by_id, by_site_id, data, clock_went_back)
     values ($1, $2, (select last_number from moved), $14, $15, $16, $17, $18, $19::jsonb, $20)`,
    [
      key.siteId, key.id, action.number, state.status, state.money, state.code ?? null, state.ownerSiteId, state.ownerId ?? null, state.receivedAt ?? null, state.due?.at ?? null, next?.by ?? null, next?.cause ?? null,
      JSON.stringify(state), action.kind, action.at, action.by.kind, action.by.id, action.by.siteId, JSON.stringify(action.data), action.clockWentBack ?? false,
    ],
    (fault) => ('table' in fault && fault.table === 'dossier_action' && 'column' in fault && fault.column === 'number' ? moved(fault) : undefined),
  );
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
export async function listActionRows(queries: NamedQueries, siteId: string, id: string): Promise<DossierAction[]> {
  const rows = await queries.named<ActionRow>('dossier-actions', `select ${ACTION_COLUMNS} from dossier_action where site_id = $1 and dossier_id = $2 order by number`, [siteId, id]);
  return rows.map(toAction);
}

/** The latest action of a kind. */
export async function findLastAction<Kind extends DossierAction['kind']>(queries: NamedQueries, siteId: string, id: string, kind: Kind): Promise<Extract<DossierAction, { kind: Kind }> | undefined> {
  const [row] = await queries.named<ActionRow>('dossier-last-action', `select ${ACTION_COLUMNS} from dossier_action where site_id = $1 and dossier_id = $2 and kind = $3 order by number desc limit 1`, [siteId, id, kind]);
  return row === undefined ? undefined : (toAction(row) as Extract<DossierAction, { kind: Kind }>);
}

function toAction({ byKind, byId, bySiteId, clockWentBack, ...row }: ActionRow): DossierAction {
  // The log gives back what `writeAction` put into it, kind and data together.
  return { ...row, by: { kind: byKind, id: byId, siteId: bySiteId }, ...(clockWentBack ? { clockWentBack } : {}) } as DossierAction;
}
