import { searchDossiers } from '#dossiers/dossier-lists.store.ts';
import { addSearchWords, findDossierRow, insertDossier, takeRunningNumber, writeAction, type DossierRow } from '#dossiers/dossiers.store.ts';
import type { Dossiers } from '#dossiers/dossiers.ts';
import type { DossierAction } from '#model/dossier-action.ts';
import type { DossierState } from '#model/dossier.ts';
import { newId } from '#model/ids.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { PROVINCE } from '#test/support/dossier-house.ts';
import { communeOf, LIFE, newLife } from './lives.ts';

type Row = Readonly<Record<string, unknown>>;

/** The rows one step of a real life left behind, to be written again for other dossiers. */
interface Left {
  readonly action: DossierAction;
  readonly state: DossierState;
  readonly next: { readonly cause: 'step'; readonly awaits: []; readonly who: 'owner'; readonly by: string } | undefined;
  readonly beside: readonly { readonly table: string; readonly row: Row }[];
}

/** Tables written beside a dossier's own, with the column that tells which step wrote them, and what the store makes itself. */
const BESIDE: readonly { readonly table: string; readonly order: string; readonly subject: string }[] = [
  { table: 'audit_entry', order: 'number', subject: 'subject' },
  { table: 'outbox', order: 'number', subject: 'subject' },
  { table: 'notice', order: 'number', subject: 'subject' },
];
const MADE_BY_STORE = new Set(['number', 'position', 'published_at']);

/** Lives one life by the room and reads after each step what it has written. */
export async function recordLife(database: Database, dossiers: Dossiers, person: number): Promise<readonly Left[]> {
  const life = newLife(person);
  const left: Left[] = [];
  const seen = new Map<string, number>();
  for (const step of LIFE.slice(0, -1)) {
    await step.run(dossiers, life);
    const row = await findDossierRow(database, life.id);
    const [action] = await database.query<DossierAction & { by_kind: 'officer'; by_id: string; by_site_id: string }>('select number, kind, at, by_kind, by_id, by_site_id, data from dossier_action where dossier_id = $1 order by number desc limit 1', [life.id]);
    if (row === undefined || action === undefined) throw new Error('bench: a life left nothing behind');
    const beside: { table: string; row: Row }[] = [];
    for (const { table, order, subject } of BESIDE) {
      for (const found of await database.query<Row & { number: number }>(`select * from ${table} where ${subject} = $1 and ${order} > $2 order by ${order}`, [life.id, seen.get(table) ?? 0])) {
        seen.set(table, found.number);
        beside.push({ table, row: Object.fromEntries(Object.entries(found).filter(([column]) => !MADE_BY_STORE.has(column))) });
      }
    }
    const [reply] = await database.query<Row>('select * from command_reply where idempotency_key = $1', [`bench-${String(person)}-${step.name}`]);
    if (reply === undefined) throw new Error(`bench: the reply of ${step.name} is not kept`);
    beside.push({ table: 'command_reply', row: reply });
    left.push({
      action: { ...action, by: { kind: action.by_kind, id: action.by_id, siteId: action.by_site_id } } as DossierAction, state: row.state, beside,
      next: row.nextAt === null ? undefined : { cause: 'step', awaits: [], who: 'owner', by: row.nextAt },
    });
  }
  return left;
}

/** The same rows for a new dossier by nothing but prepared statements: one transaction a step, no rules, no rights, nothing told. */
export function createBareLives(database: Database, left: readonly Left[], isJoined: boolean): (person: number) => Promise<void> {
  const put = async (transaction: Transaction, id: string, person: number, at: number, { table, row }: { readonly table: string; readonly row: Row }): Promise<void> => {
    const changed: Row = { ...row, ...('id' in row ? { id: newId(Date.now()) } : {}), ...('subject' in row ? { subject: id } : {}), ...('site_id' in row ? { site_id: communeOf(person) } : {}), ...('idempotency_key' in row ? { idempotency_key: `bare-${String(person)}-${String(at)}` } : {}) };
    const columns = Object.keys(changed);
    const insert = `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, place) => `$${String(place + 1)}`).join(', ')})`;
    // An entry of the audit is noted as open, to be chained.
    const text = table === 'audit_entry' ? `with written as (${insert} returning site_id, number) insert into audit_open (site_id, number) select site_id, number from written` : insert;
    const values = Object.values(changed).map((value) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value));
    if (isJoined) transaction.later(`bare-${table}`, text, values);
    else await transaction.named(`bare-${table}`, text, values);
  };
  return async (person) => {
    const id = newId(Date.now());
    const siteId = communeOf(person);
    const own = `BARE${String(person).padStart(9, '0')}`;
    let row: DossierRow | undefined;
    for (const [at, { action, state, next, beside }] of left.entries()) {
      row = at === 0 ? undefined : await findDossierRow(database, id);
      const mine: DossierState = { ...state, ownerSiteId: siteId, filingNumber: own, ...(state.code === undefined ? {} : { code: own }) };
      await database.transaction(async (transaction) => {
        if (action.kind === 'register') {
          const words = `nguoi thu ${own.toLowerCase()} 0900000123 123 0123`;
          insertDossier(transaction, { siteId, id, provinceId: PROVINCE, filingNumber: own, procedureCode: action.data.filing.procedureCode, procedureName: action.data.filing.procedureName, applicantName: 'Người Thử', applicantKey: own, accessKey: own, registeredAt: action.at, words }, action, mine, next);
        } else {
          if (action.kind === 'receive') {
            await takeRunningNumber(transaction, siteId, 'bare', action.at.slice(0, 10));
            addSearchWords(transaction, { siteId, id }, `h26 ${String(person)}`);
          }
          if (row === undefined) throw new Error('bench: a bare dossier has gone');
          writeAction(transaction, row, action, mine, next, (fault) => fault);
        }
        if (!isJoined) await transaction.send();
        for (const one of beside) await put(transaction, id, person, at, one);
      });
    }
    const [found] = await searchDossiers(database, { tsquery: `${own.toLowerCase()}:*`, siteId, province: false, limit: 5 });
    if (found?.id !== id) throw new Error('bench: a bare dossier is not found');
  };
}
