import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LOCAL_SITE } from '#model/site.ts';
import { readIdentityOptions, type IdentityOptions } from './identity-options.ts';
import { readNoticeOptions, type NoticeOptions } from './notice-options.ts';
import { usageFault } from './usage-fault.ts';

/** How this house was started: flags first, then environment, then defaults. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Absent: the embedded PostgreSQL below the data folder. */
  readonly databaseUrl?: string;
  /** Records to import at start (`--import PATH…`). */
  readonly importPaths: readonly string[];
  readonly demo: boolean;
  /** Whether a demonstration begins without example dossiers (MOTCUA_DEMO_DOSSIERS=0). */
  readonly demoIsEmpty?: boolean;
  readonly siteId: string;
  /** The folder of the clone, for content/, migrations/ and build/. */
  readonly home: string;
  /** Requests a second one address may go on making; 0 for no limit. */
  readonly ratePerSecond: number;
  /** How people reach the house (MOTCUA_PUBLIC_URL); `http://host:port` unless said. */
  readonly publicUrl?: string;
  /** Sessions, second factor, other log-in service; the defaults of `identity-options.ts` unless said. */
  readonly identity?: IdentityOptions;
  /** By what messages leave the house; without any they are shown on pages only. */
  readonly notices?: NoticeOptions;
}

export interface ConfigSource {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** What every command understands: `--data DIR`. What is left over is the command's own. */
export interface CommonFlags {
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly rest: readonly string[];
}

/**
 * Takes `--data DIR` out of the arguments; the environment's MOTCUA_DATA and DATABASE_URL come next.
 * Faults: `usage`, also for a DATABASE_URL that names no PostgreSQL.
 */
export function readCommonFlags(source: ConfigSource): CommonFlags {
  const rest: string[] = [];
  let dataDir: string | undefined;
  for (let at = 0; at < source.args.length; at += 1) {
    const [flag, inline] = splitFlag(source.args[at] ?? '');
    if (flag !== '--data') rest.push(source.args[at] ?? '');
    else dataDir = inline === undefined ? valueAfter(source.args, at++, flag) : valueAfter([inline], -1, flag);
  }
  const { environment } = source;
  const chosen = dataDir ?? given(environment['MOTCUA_DATA']) ?? given(environment['MOTCUA_DATA_DEFAULT']) ?? join(source.home, '.data');
  const databaseUrl = readDatabaseUrl(given(environment['DATABASE_URL']));
  return { dataDir: resolve(chosen), rest, ...(databaseUrl === undefined ? {} : { databaseUrl }) };
}

/**
 * The configuration of `./motcua start`.
 * Faults: `usage` for an unknown flag, a port that is none, a path to import that does not exist.
 */
export function readStartConfig(source: ConfigSource): Config {
  const { dataDir, databaseUrl, rest } = readCommonFlags(source);
  const { environment } = source;
  let port = readPort(given(environment['MOTCUA_PORT']) ?? '8080');
  let host = given(environment['MOTCUA_HOST']) ?? '127.0.0.1';
  let demo = false;
  const importPaths: string[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const [flag, inline] = splitFlag(rest[at] ?? '');
    if (flag === '--demo') demo = true;
    else if (flag === '--port') port = readPort(inline ?? valueAfter(rest, at++, flag));
    else if (flag === '--host') host = inline ?? valueAfter(rest, at++, flag);
    else if (flag === '--import') {
      if (inline !== undefined) importPaths.push(inline);
      else {
        importPaths.push(valueAfter(rest, at++, flag));
        while (at + 1 < rest.length && !(rest[at + 1] ?? '').startsWith('--')) importPaths.push(rest[(at += 1)] ?? '');
      }
    } else throw usageFault(`không hiểu "${rest[at] ?? ''}"`, `"${rest[at] ?? ''}" is not understood`);
  }
  for (const path of importPaths) if (!existsSync(path)) throw usageFault(`--import: không có "${path}"`, `--import: there is no "${path}"`);
  const ratePerSecond = Number(given(environment['MOTCUA_RATE']) ?? '100');
  if (!Number.isFinite(ratePerSecond) || ratePerSecond < 0) throw usageFault('MOTCUA_RATE phải là số', 'MOTCUA_RATE must be a number');
  return {
    host,
    port,
    dataDir,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    importPaths: importPaths.map((path) => resolve(path)),
    demo,
    demoIsEmpty: environment['MOTCUA_DEMO_DOSSIERS'] === '0',
    siteId: given(environment['MOTCUA_SITE']) ?? LOCAL_SITE.id,
    home: source.home,
    ratePerSecond,
    ...readIdentityOptions(environment),
    notices: readNoticeOptions(environment),
  };
}

/** The address is never shown: it may hold a password. */
function readDatabaseUrl(text: string | undefined): string | undefined {
  if (text !== undefined && !/^postgres(?:ql)?:\/\//u.test(text)) {
    throw usageFault('DATABASE_URL phải có dạng postgres://TÊN:MẬT_KHẨU@MÁY:5432/CƠ_SỞ_DỮ_LIỆU', 'DATABASE_URL must look like postgres://USER:PASSWORD@HOST:5432/DATABASE');
  }
  return text;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw usageFault(`cổng "${text}" không phải số từ 0 đến 65535`, `the port "${text}" is no number from 0 to 65535`);
  return port;
}

function splitFlag(arg: string): [string, string | undefined] {
  const at = arg.startsWith('--') ? arg.indexOf('=') : -1;
  return at < 0 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)];
}

function valueAfter(args: readonly string[], at: number, flag: string): string {
  const value = args[at + 1];
  if (value === undefined || value === '' || value.startsWith('--')) throw usageFault(`sau ${flag} cần một giá trị`, `${flag} needs a value after it`);
  return value;
}

function given(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}
