import pg from 'pg';
import type { NamedQueries, Queries, Transaction } from './database.ts';
import { JoinedFault, runJoined, type Answer } from './joined-statements.ts';
import type { Statement } from './statement.ts';

const BEGIN: Statement = { name: 'motcua-begin', text: 'begin', isSilent: true };
const COMMIT: Statement = { name: 'motcua-commit', text: 'commit', isSilent: true };

/** A statement that has not gone out yet, and who waits for it. */
interface Waiting extends Statement {
  readonly unmet?: ((fault: Error) => Error | undefined) | undefined;
  readonly done?: (rows: readonly object[]) => void;
  readonly failed?: (fault: unknown) => void;
}

/** Makes plain queries of a client, for what does not go by name. */
export type MakeQueries = (run: (config: pg.QueryConfig) => Promise<pg.QueryResult>) => Pick<Queries, 'tables' | 'query'>;

/**
 * One transaction on one connection. `begin` goes out with the first statement that is waited for, and what nobody waits for yet with the
 * next one or with `commit`: so a command of many reads and writes crosses to the server twice. Whatever fails, nothing stands.
 */
export async function runTransaction<Result>(pool: pg.Pool, types: pg.CustomTypesConfig, makeQueries: MakeQueries, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let waiting: Waiting[] = [BEGIN];
  let begun = false;
  let broken = false;
  const send = async (last: readonly Statement[]): Promise<Answer | undefined> => {
    const statements: Waiting[] = [...waiting, ...last];
    waiting = [];
    if (statements.length === 0) return undefined;
    begun = true;
    try {
      const results = await runJoined(client, statements, types);
      for (const [at, { done }] of statements.entries()) done?.(results[at]?.rows ?? []);
      return results.at(-1);
    } catch (fault) {
      if (fault instanceof JoinedFault) broken ||= fault.isConnectionSpoilt;
      const told = fault instanceof JoinedFault ? (statements[fault.at]?.unmet?.(fault.cause) ?? fault.cause) : fault;
      for (const { failed } of statements) failed?.(told);
      throw told;
    }
  };
  /** Nobody may be waiting yet when it fails; the transaction tells of it in any case. */
  const soon: NamedQueries['named'] = (name, text, values = []) => {
    const rows = new Promise<readonly object[]>((done, failed) => waiting.push({ name, text, values, done, failed }));
    rows.catch(() => undefined);
    return rows as Promise<never[]>;
  };
  const transaction: Transaction = {
    ...makeQueries(async (config) => {
      await send([]);
      return client.query(config);
    }),
    named: async <Row extends object>(name: string, text: string, values: readonly unknown[] = []) => ((await send([{ name, text, values }]))?.rows ?? []) as Row[],
    later: (name, text, values, unmet) => {
      waiting.push({ name, text, values, unmet, isSilent: true });
    },
    soon: { named: soon },
    send: async () => void (await send([])),
  };
  try {
    const result = await work(transaction);
    if (begun || waiting.length > 1) {
      const committed = await send([COMMIT]);
      // The work went on after a statement that had failed: the server answers such a commit with a rollback.
      if (committed?.command !== 'COMMIT') throw new Error('transaction: a statement had failed, so nothing was kept');
    }
    return result;
  } catch (fault) {
    if (begun) {
      await client.query('rollback').catch(() => {
        broken = true;
      });
    }
    throw fault;
  } finally {
    client.release(broken);
  }
}
