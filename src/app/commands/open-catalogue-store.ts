import { join } from 'node:path';
import { openPlatform, type OpenPlatform } from '#platform/open-platform.ts';
import { openPinoLog } from '#platform/pino-log.ts';
import type { Config } from '../config.ts';
import { ensureDataDir } from '../open-house.ts';

/** The store for a command that works on the catalogue only: no screens, no search index, beside a server or alone. */
export async function openCatalogueStore(config: Config): Promise<{ readonly platform: OpenPlatform; close(): Promise<void> }> {
  ensureDataDir(config.dataDir);
  const log = openPinoLog(process.env['MOTCUA_LOG'] ?? join(config.dataDir, 'motcua.log'), process.env['MOTCUA_LOG_LEVEL'] ?? 'info');
  const platform = await openPlatform({
    dataDir: config.dataDir,
    ...(config.databaseUrl === undefined ? {} : { databaseUrl: config.databaseUrl }),
    migrationsFolder: join(config.home, 'migrations'),
    log,
  });
  return {
    platform,
    close: async () => {
      await platform.close();
      await log.close();
    },
  };
}
