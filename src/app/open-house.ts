import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Clock } from '#platform/clock.ts';
import { isDiskFull, PlatformFault } from '#platform/fault.ts';
import { openPlatform, type OpenPlatform } from '#platform/open-platform.ts';
import { openPinoLog } from '#platform/pino-log.ts';
import type { FullHouse, House, HouseBuilder } from './build.ts';
import type { Config } from './config.ts';
import { readLocales, type Locales } from './content.ts';

/** A house with its rooms open, not yet listening: what `start` serves and what a command uses alone. */
export interface OpenHouse<Built extends House = House> {
  readonly config: Config;
  readonly platform: OpenPlatform;
  readonly house: Built;
  readonly locales: Locales;
  close(): Promise<void>;
}

export interface OpenHouseOptions {
  readonly clock?: Clock;
  /** The rooms; `buildHouse` unless a test brings its own. */
  readonly build?: HouseBuilder;
}

/** Opens the whole house on a data folder, for commands that ask its rooms directly. Faults: as `openHouse`. */
export async function openFullHouse(config: Config, options: { readonly clock?: Clock } = {}): Promise<OpenHouse<FullHouse>> {
  return openWith(config, loadRooms(), options);
}

/**
 * Opens store and rooms on a data folder; works beside a running server too.
 * Faults: every `PlatformFault` of the store and of the content; what was opened is closed again.
 */
export async function openHouse(config: Config, options: OpenHouseOptions & { readonly serves?: boolean } = {}): Promise<OpenHouse> {
  return openWith<House>(config, options.build ?? loadRooms(), options);
}

/** The rooms' own sources load while the store starts. */
function loadRooms(): HouseBuilder<FullHouse> {
  const loading = import('./build.ts');
  loading.catch(() => undefined);
  return async (config, platform) => (await loading).buildHouse(config, platform);
}

async function openWith<Built extends House>(config: Config, build: HouseBuilder<Built>, options: { readonly clock?: Clock; readonly serves?: boolean }): Promise<OpenHouse<Built>> {
  const locales = await readLocales(config.home);
  ensureDataDir(config.dataDir);
  const log = openPinoLog(process.env['MOTCUA_LOG'] ?? join(config.dataDir, 'motcua.log'), process.env['MOTCUA_LOG_LEVEL'] ?? 'info');
  const platform = await openPlatform({
    dataDir: config.dataDir,
    ...(config.databaseUrl === undefined ? {} : { databaseUrl: config.databaseUrl }),
    migrationsFolder: join(config.home, 'migrations'),
    log,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    processMetrics: options.serves ?? false,
  });
  try {
    const house = await build(config, platform);
    return {
      config,
      platform,
      house,
      locales,
      close: async () => {
        await house.close();
        await platform.close();
        await log.close();
      },
    };
  } catch (fault) {
    await platform.close();
    throw fault;
  }
}

/** Folder by folder: `recursive` of Node never ends where the system says of every name that it does not exist (/proc). */
function makeFolders(folder: string): void {
  if (existsSync(folder)) {
    if (statSync(folder).isDirectory()) return;
    throw new Error('ENOTDIR: not a directory');
  }
  if (dirname(folder) !== folder) makeFolders(dirname(folder));
  mkdirSync(folder, { mode: 0o755 });
}

/** Makes the data folder. Faults: `data_dir_not_writable`, `disk_full`. */
export function ensureDataDir(dataDir: string): void {
  try {
    makeFolders(dataDir);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PlatformFault(isDiskFull(cause) ? 'disk_full' : 'data_dir_not_writable', { folder: dataDir, reason }, { cause });
  }
}
