import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';

export interface NoticeFollower {
  stop(): Promise<void>;
}

/** Between two attempts to listen again, doubling. Unit: milliseconds. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Calls `wake` for every notice on a channel, and once each time listening has begun (again): notices sent while nobody
 * listened are gone, so whoever is woken looks for itself what there is. A lost connection is opened anew until `stop`.
 */
export function followNotices(database: Pick<Database, 'listen'>, channel: string, wake: () => void, log: Log): NoticeFollower {
  let pauseMs = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let connecting = connect();

  async function connect(): Promise<(() => Promise<void>) | undefined> {
    try {
      const end = await database.listen(channel, wake, () => {
        log.warn('the connection that listens for events was lost; it is opened again', { channel });
        connectLater();
      });
      pauseMs = FIRST_PAUSE_MS;
      wake();
      return end;
    } catch (fault) {
      log.warn('listening for events could not begin; it is tried again', { channel, fault });
      connectLater();
      return undefined;
    }
  }

  function connectLater(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      connecting = connect();
    }, pauseMs);
    timer.unref();
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }

  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await (await connecting)?.();
    },
  };
}
