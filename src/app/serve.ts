import { codeOf } from '#platform/fault.ts';
import type { Log } from '#platform/log.ts';
import type { Config } from './config.ts';
import { tryPort } from './listen.ts';
import { openHouse, ensureDataDir, type OpenHouse, type OpenHouseOptions } from './open-house.ts';
import { claimDataDir, releaseDataDir, writeServerAddress } from './server-file.ts';

/** A house that is open to the public. */
export interface ServingHouse {
  readonly address: string;
  readonly open: OpenHouse;
  /** Ends requests under way, the worker, the rooms; chains the audit; leaves the store. */
  stop(): Promise<void>;
}

export interface ServeHouseOptions extends OpenHouseOptions {
  /** Done once the data folder is claimed and the port is known to be free, such as building the screens. */
  readonly prepare?: () => Promise<unknown>;
}

/**
 * Claims the data folder, opens the house on it, listens, and starts the worker.
 * Faults: every `PlatformFault`; nothing is left open then.
 */
export async function serveHouse(config: Config, { prepare, ...options }: ServeHouseOptions = {}): Promise<ServingHouse> {
  ensureDataDir(config.dataDir);
  await claimDataDir(config.dataDir);
  let open: OpenHouse | undefined;
  try {
    await tryPort(config);
    await prepare?.();
    // The parts of HTTP load while the store starts.
    const parts = Promise.all([import('./http/api.ts'), import('./http.ts')]);
    parts.catch(() => undefined);
    open = await openHouse(config, { ...options, serves: true });
    const { platform, house, locales } = open;
    const [{ createApi }, { openHttp, HTTP_LIMITS }] = await parts;
    const api = createApi({ platform, locales, siteId: config.siteId, routes: house.routes, maxBodyBytes: HTTP_LIMITS.maxBodyBytes, ...(house.actorOf === undefined ? {} : { actorOf: house.actorOf }), ...(house.citizenOf === undefined ? {} : { citizenOf: house.citizenOf }), ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }) });
    const http = await openHttp({ config, platform, api, locales, demo: house.demo ?? false });
    await writeServerAddress(config.dataDir, http.address);
    platform.log.info('open', { address: http.address, pid: process.pid });
    await house.begin?.();
    // The worker begins once the first answer can be given.
    const worker = import('./worker.ts').then(({ openWorker }) => openWorker(platform, house, config.databaseUrl === undefined));
    const forgiveLostConnections = watchRejections(platform.log);
    const opened = open;
    let stopping: Promise<void> | undefined;
    return {
      address: http.address,
      open,
      stop: () =>
        (stopping ??= (async () => {
          await http.close();
          await (await worker).stop();
          await opened.close();
          releaseDataDir(config.dataDir);
          forgiveLostConnections();
        })()),
    };
  } catch (fault) {
    await open?.close();
    releaseDataDir(config.dataDir);
    throw fault;
  }
}

/** What a driver says when its server went away: class 08 and 57 of PostgreSQL, and the system's own words. */
const CONNECTION_LOST = /^(?:08\w{3}|57P0\d|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT)$/;

/**
 * A library's forgotten promise must not take the house down because the store was away for a moment; any other
 * forgotten promise is a defect and ends the process, as Node does by itself.
 */
function watchRejections(log: Log): () => void {
  const onRejection = (fault: unknown): void => {
    const isLost = CONNECTION_LOST.test(codeOf(fault)) || (fault instanceof Error && /connection terminated/i.test(fault.message));
    if (!isLost) throw fault;
    log.error('a connection to the store was lost under way', { fault });
  };
  process.on('unhandledRejection', onRejection);
  return () => process.off('unhandledRejection', onRejection);
}
