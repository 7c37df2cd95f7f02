import pg from 'pg';
import type { Queries, Transaction } from './database.ts';
import { JoinedFault, runJoined, type Statement } from './joined-statements.ts';

const BEGIN: Statement = { name: 'motcua-begin', text: 'begin' };
const COMMIT: Statement = { name: 'motcua-commit', text: 'commit' };

/** Makes plain queries of a client, for what does not go by name. */
export type MakeQueries = (run: (config: pg.QueryConfig) => Promise<pg.QueryResult>) => Pick<Queries, 'tables' | 'query'>;

/**
 * One transaction on one connection. `begin` goes out with the first named statement, and what nobody waits for with the next one or
 * with `commit`: so a command of many writes crosses to the server a few times only. Whatever fails, nothing stands.
 */
export async function runTransaction<Result>(pool: pg.Pool, types: pg.CustomTypesConfig, makeQueries: MakeQueries, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let waiting: Statement[] = [BEGIN];
  let begun = false;
  let broken = false;
  const send = async (last: readonly Statement[]): Promise<pg.QueryResult | undefined> => {
    const statements = [...waiting, ...last];
    waiting = [];
    if (statements.length === 0) return undefined;
    begun = true;
    try {
      return (await runJoined(client, statements, types)).at(-1);
    } catch (fault) {
      if (!(fault instanceof JoinedFault)) throw fault;
      broken ||= fault.isConnectionSpoilt;
      throw fault.cause;
    }
  };
  const transaction: Transaction = {
    ...makeQueries(async (config) => {
      await send([]);
      return client.query(config);
    }),
    named: async <Row extends object>(name: string, text: string, values: readonly unknown[] = []) => ((await send([{ name, text, values }]))?.rows ?? []) as Row[],
    later: (name, text, values) => {
      waiting.push({ name, text, values });
    },
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
