import pg from 'pg';
import type { Transaction } from './database.ts';

type Write = Parameters<Transaction['later']>;
type Transact = <Result>(work: (transaction: Transaction) => Promise<Result>) => Promise<Result>;

/** What one piece of work wants written, and who waits for it. */
interface Wanted {
  readonly writes: readonly Write[];
  readonly done: () => void;
  readonly failed: (fault: unknown) => void;
}

/** So many shared transactions at once: while they are on their way to the disk, those that come gather for the next. */
const AT_ONCE = 4;
/** So many pieces of work share one at most, so that one that fails makes no more than these go again. */
const MOST = 64;

/** The work asked for more than writes. */
class AsksMore extends Error {}

/**
 * `Database.together` over transactions: a commit, a crossing and the wait for the disk cost more than most writes do, and those of the same
 * moment can share them. Where one fails, nothing of the group stands and each goes again alone, so that it fails alone.
 */
export function shareWrites(transact: Transact): Transact {
  const waiting: Wanted[] = [];
  let running = 0;

  const write = async (group: readonly Wanted[]): Promise<void> => {
    try {
      await transact(async (transaction) => {
        for (const { writes } of group) for (const one of writes) transaction.later(...one);
      });
      for (const { done } of group) done();
    } catch (fault) {
      const isAlone = group.length === 1;
      // Whether a commit stands whose connection broke nobody knows: it must not go again.
      if (isAlone || !isUndone(fault)) for (const { failed } of group) failed(fault);
      else await Promise.all(group.map((one) => write([one])));
    }
  };

  const pump = (): void => {
    while (running < AT_ONCE && waiting.length > 0) {
      running += 1;
      void write(waiting.splice(0, MOST)).finally(() => {
        running -= 1;
        pump();
      });
    }
  };

  return async (work) => {
    const writes: Write[] = [];
    let asksMore = false;
    const ask = (): never => {
      asksMore = true;
      throw new AsksMore('transaction: more than writes is asked for');
    };
    const recording: Transaction = { tables: ask, query: ask, named: ask, soon: { named: ask }, send: ask, later: (...write) => void writes.push(write) };
    const [worked] = await Promise.allSettled([work(recording)]);
    // Also where the work went on without what it had asked for.
    if (asksMore) return transact(work);
    if (worked.status === 'rejected') throw worked.reason;
    if (writes.length > 0) await new Promise<void>((done, failed) => {
      waiting.push({ writes, done, failed });
      pump();
    });
    return worked.value;
  };
}

/** Whether the store said of a statement that it failed: then it has undone the transaction. */
function isUndone(fault: unknown): boolean {
  const said = fault instanceof pg.DatabaseError ? fault : fault instanceof Error ? fault.cause : undefined;
  return said instanceof pg.DatabaseError && said.severity === 'ERROR';
}
