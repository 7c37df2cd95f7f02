import { readStartConfig } from '../config.ts';
import { ensureScreens } from '../screens.ts';
import { serveHouse, type ServingHouse } from '../serve.ts';
import type { CliCommand, CommandIo } from './command-types.ts';

/** `./motcua start [--port N] [--data DIR] [--import PATH…] [--demo]`: opens the house and stays until Ctrl-C or SIGTERM. */
export const command: CliCommand = {
  name: 'start',
  summary: 'mở hệ thống: start [--port N] [--data THƯ_MỤC] [--import TỆP…] [--demo]',
  run: async (args, io) => {
    const config = readStartConfig({ args, environment: io.environment, home: io.home });
    const signalled = waitForSignal();
    // Without screens the API stands alone: for tests of the house and for servers that only synchronise.
    const hasScreens = io.environment['MOTCUA_SCREENS'] !== 'off';
    const serving = await serveHouse(config, hasScreens ? { prepare: () => ensureScreens(config.home, (text) => io.out(text)) } : {});
    await announce(serving, io);
    await signalled;
    const { vi } = serving.open.locales;
    io.out(sentence(vi['start'], 'stopping'));
    await serving.stop();
    io.out(sentence(vi['start'], 'stopped'));
    return 0;
  },
};

/** The first signal asks for a graceful stop; a second one ends at once (the store survives that too). */
function waitForSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const onSignal = (): void => {
      if (asked) process.exit(130);
      asked = true;
      resolve();
    };
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal);
  });
}

async function announce(serving: ServingHouse, io: CommandIo): Promise<void> {
  const { config, platform, house, locales } = serving.open;
  const say = (key: string, details: Readonly<Record<string, string | number>> = {}): void => io.out(sentence(locales.vi['start'], key, details));
  const store = sentence(locales.vi['start'], platform.store.kind === 'external' ? 'store_external' : `store_${platform.store.how}`);
  say('listening', { address: serving.address });
  say('data', { folder: config.dataDir, store });
  const latest = platform.migrated.at(-1);
  if (latest !== undefined) say('migrated', { number: latest });
  for (const line of house.loaded) io.out(`  ${line.vi}`);
  // Only to whoever started the house: a link or a password never goes into the log.
  for (const line of (await house.welcome?.(serving.address)) ?? []) io.out(line);
  say('stop', { pid: process.pid });
}

function sentence(section: unknown, key: string, details: Readonly<Record<string, string | number>> = {}): string {
  const text = typeof section === 'object' && section !== null ? (section as Record<string, unknown>)[key] : undefined;
  return (typeof text === 'string' ? text : key).replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
}
