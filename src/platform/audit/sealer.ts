import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import { sealAudit } from './audit-log.ts';

/** Chains the audit while the house runs. */
export interface Sealer {
  /** Something was committed: chain within half a second. */
  nudge(): void;
  /** Chains what is left and ends. */
  stop(): Promise<void>;
}

const PAUSE_MS = 500;

/** A sealer that works half a second after the first nudge, so that a burst is chained at once. */
export function createSealer(database: Database, log: Log): Sealer {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const seal = (): Promise<void> => {
    timer = undefined;
    running = running.then(async () => {
      try {
        await sealAudit(database);
      } catch (fault) {
        log.error('audit entries could not be chained; the next change tries again', { fault });
      }
    });
    return running;
  };
  return {
    nudge: () => {
      if (!stopped) timer ??= setTimeout(() => void seal(), PAUSE_MS);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await seal();
    },
  };
}
