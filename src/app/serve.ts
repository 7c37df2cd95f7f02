import type { JobWorker } from '#platform/jobs/worker.ts';
import type { Config } from './config.ts';
import { openHouse, ensureDataDir, type OpenHouse, type OpenHouseOptions } from './open-house.ts';
import { claimDataDir, releaseDataDir, writeServerAddress } from './server-file.ts';

/** A house that is open to the public. */
export interface ServingHouse {
  readonly address: string;
  readonly open: OpenHouse;
  /** The worker begins after the first answer can be given; ends when it has begun. */
  readonly workerStarted: Promise<void>;
  /** Ends requests under way, the worker, the rooms; chains the audit; leaves the store. */
  stop(): Promise<void>;
}

/**
 * Claims the data folder, opens the house on it, listens, and starts the worker.
 * Faults: every `PlatformFault`; nothing is left open then.
 */
export async function serveHouse(config: Config, options: OpenHouseOptions = {}): Promise<ServingHouse> {
  ensureDataDir(config.dataDir);
  await claimDataDir(config.dataDir);
  let open: OpenHouse | undefined;
  try {
    // The parts of HTTP load while the store starts.
    const parts = Promise.all([import('./http/api.ts'), import('./http.ts')]);
    parts.catch(() => undefined);
    open = await openHouse(config, { ...options, serves: true });
    const { platform, house, locales } = open;
    const [{ createApi }, { openHttp, HTTP_LIMITS }] = await parts;
    const api = createApi({ platform, locales, siteId: config.siteId, routes: house.routes, maxBodyBytes: HTTP_LIMITS.maxBodyBytes });
    const http = await openHttp({ config, platform, api, locales });
    await writeServerAddress(config.dataDir, http.address);
    platform.log.info('open', { address: http.address, pid: process.pid });
    let worker: JobWorker | undefined;
    const workerStarted = startWorker(open).then((started) => {
      worker = started;
    });
    const opened = open;
    let stopping: Promise<void> | undefined;
    return {
      address: http.address,
      open,
      workerStarted,
      stop: () =>
        (stopping ??= (async () => {
          await http.close();
          await workerStarted;
          await worker?.stop();
          await opened.close();
          releaseDataDir(config.dataDir);
        })()),
    };
  } catch (fault) {
    await open?.close();
    releaseDataDir(config.dataDir);
    throw fault;
  }
}

/** A worker that cannot begin leaves the house answering, degraded and saying so. */
async function startWorker(open: OpenHouse): Promise<JobWorker | undefined> {
  const { platform, house } = open;
  try {
    const { openWorker } = await import('./worker.ts');
    return await openWorker(platform, house);
  } catch (fault) {
    platform.log.error('the worker could not be started', { fault });
    platform.health.register('worker', () => ({ state: 'down', note: 'could not be started' }), { needed: false });
    return undefined;
  }
}
