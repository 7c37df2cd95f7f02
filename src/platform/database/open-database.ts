import { hostname } from 'node:os';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { PlatformFault, codeOf } from '../fault.ts';
import type { ConnectionSettings, Database, Queries } from './database.ts';
import { runTransaction } from './run-transaction.ts';
import { shareWrites } from './share-writes.ts';
import { createTurns } from './take-turns.ts';

export interface OpenOptions {
  readonly connection: ConnectionSettings;
  /** Transactions at once; 10 unless said. Two connections more serve what reads beside them. */
  readonly poolSize?: number;
  /** Seen in `pg_stat_activity`; `sessionName()` unless said. */
  readonly name?: string;
  /** `server_version_num` at least; 150000 (PostgreSQL 15) unless said. */
  readonly oldestServer?: number;
  /** Called when a connection that nobody uses breaks (the server went away). */
  readonly onIdleFault?: (fault: Error) => void;
}

/** How the sessions of this process are called in `pg_stat_activity`; those of every house begin with `motcua`. */
export function sessionName(): string {
  return `motcua ${hostname().slice(0, 24)} ${process.pid}`;
}

const OLDEST_SERVER = 150_000;
/**
 * Connections that no transaction may hold. A command reads beside its own transaction (a site's name, a record), and where every connection
 * were held by somebody who waits for one more, all would wait for ever.
 */
const KEPT_FOR_READING = 2;

/**
 * Opens the store and checks that it answers.
 * Faults: `database_unreachable`, `database_too_old` (before PostgreSQL 15), `database_encoding` (not UTF8).
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const settings = {
    ...options.connection,
    application_name: options.name ?? sessionName(),
    types: { getTypeParser },
    connectionTimeoutMillis: 10_000,
  };
  const atOnce = options.poolSize ?? 10;
  const pool = openPool({ ...settings, max: atOnce + KEPT_FOR_READING, idleTimeoutMillis: 60_000 }, options.onIdleFault);
  try {
    const found = await pool.query<{ version: number; encoding: string }>("select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding");
    const version = found.rows[0]?.version ?? 0;
    const oldest = options.oldestServer ?? OLDEST_SERVER;
    if (version < oldest) throw new PlatformFault('database_too_old', { found: Math.floor(version / 10_000), expected: Math.floor(oldest / 10_000) });
    const encoding = found.rows[0]?.encoding ?? '';
    if (encoding !== 'UTF8') throw new PlatformFault('database_encoding', { address: describeConnection(options.connection), found: encoding });
  } catch (fault) {
    await pool.end().catch(() => undefined);
    if (fault instanceof PlatformFault) throw fault;
    throw new PlatformFault('database_unreachable', { address: describeConnection(options.connection), reason: reasonOf(fault) }, { cause: fault });
  }
  return makeDatabase(pool, settings, options.connection, atOnce);
}

/** A pool whose connections may break at any moment without taking the process along; queries under way are rejected. */
export function openPool(settings: pg.PoolConfig, onIdleFault?: (fault: Error) => void): pg.Pool {
  const pool = new pg.Pool(settings);
  pool.on('error', (fault) => onIdleFault?.(fault));
  // A connection that is lent out and between two queries tells nobody else that its server went away.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function makeDatabase(pool: pg.Pool, settings: pg.ClientConfig, connection: ConnectionSettings, atOnce: number): Database {
  const inTurn = createTurns(atOnce);
  const outside: Queries = {
    ...queriesOver((config) => pool.query(config), pool),
    named: async <Row extends object>(name: string, text: string, values: readonly unknown[] = []) => (await pool.query<Row & pg.QueryResultRow>({ name, text, values: [...values] })).rows,
  };
  const transaction: Database['transaction'] = (work) => inTurn(() => runTransaction(pool, { getTypeParser }, (run) => queriesOver(run, poolOfOne(run)), work));
  const listeners = new Set<pg.Client>();
  let closed: Promise<void> | undefined;
  return {
    ...outside,
    connection,
    transaction,
    together: shareWrites(transaction),
    listen: async (channel, onNotice, onLost) => {
      const client = new pg.Client({ ...settings, keepAlive: true });
      client.on('error', () => undefined);
      client.on('end', () => {
        if (listeners.delete(client)) onLost?.();
      });
      client.on('notification', (notice) => onNotice(notice.payload ?? ''));
      try {
        await client.connect();
        await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      } catch (fault) {
        await client.end().catch(() => undefined);
        throw fault;
      }
      listeners.add(client);
      return async () => {
        if (listeners.delete(client)) await client.end();
      };
    },
    close: () => {
      closed ??= (async () => {
        const open = [...listeners];
        listeners.clear();
        await Promise.all(open.map((client) => client.end().catch(() => undefined)));
        await pool.end();
      })();
      return closed;
    },
  };
}

type KyselyPool = ConstructorParameters<typeof PostgresDialect>[0]['pool'];
type RunQuery = (config: pg.QueryConfig) => Promise<pg.QueryResult>;

function queriesOver(run: RunQuery, pool: KyselyPool): Pick<Queries, 'tables' | 'query'> {
  let kysely: Kysely<unknown> | undefined;
  return {
    // The one cast of the platform: a store names its own tables, and schema.sql is compared in a test.
    tables: <Tables>() => (kysely ??= new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })) as Kysely<Tables>,
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) => (await run({ text, values: [...values] })).rows as Row[],
  };
}

/** Kysely asks a pool for a connection; inside a transaction that is always the same one, and it is not given back. */
function poolOfOne(run: RunQuery): KyselyPool {
  const lent = { query: (text: string, values: readonly unknown[]) => run({ text, values: [...values] }), release: () => undefined };
  return { connect: async () => lent, end: async () => undefined } as unknown as KyselyPool;
}

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

/** Bigint as number (our numbers stay below 2^53), dates as they are written, moments as ISO text in UTC. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (format !== 'binary') {
    if (oid === INT8) return Number;
    if (oid === DATE) return (text) => text;
    if (oid === TIMESTAMPTZ) return (text) => new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString();
  }
  return pg.types.getTypeParser(oid, 'text') as (value: string) => unknown;
}

/** Where the store is, without its password. */
export function describeConnection(connection: ConnectionSettings): string {
  if (connection.connectionString === undefined) return `${connection.host ?? 'localhost'}:${connection.port ?? 5432}/${connection.database ?? ''}`;
  try {
    // A socket's address may name no host (`postgres://user@/name?host=/folder`), which URL refuses.
    const url = new URL(connection.connectionString.replace('@/', '@localhost/'));
    return `${url.searchParams.get('host') ?? url.hostname}:${url.port || 5432}${url.pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}

function reasonOf(fault: unknown): string {
  const message = fault instanceof Error ? fault.message : String(fault);
  return message === '' ? codeOf(fault) : message;
}
