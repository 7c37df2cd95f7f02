import { mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import pino from 'pino';
import { maskDeep, maskPersonalData } from '#model/personal-data.ts';
import type { Log, LogFields } from './log.ts';

/** Above this size the old log is set aside as `.1` at the next start. */
const ROTATE_BYTES = 50 * 1024 * 1024;

export interface LogFile extends Log {
  /** Writes out what is still in memory. */
  close(): Promise<void>;
}

/**
 * A log of JSON lines in a file (`-` for standard error). Every text is masked before it is written.
 * A full disk loses lines, a file that may not be written loses all of them; neither takes the house down.
 */
export function openPinoLog(path: string, level = 'info'): LogFile {
  if (path !== '-') rotate(path);
  const dest = path === '-' ? 2 : openFile(path);
  if (dest === undefined) return { ...wrap(pino({ level: 'silent' }), { closed: true }), close: () => Promise.resolve() };
  const destination = pino.destination({ dest, sync: false });
  destination.on('error', () => undefined);
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  const state = { closed: false };
  return {
    ...wrap(logger, state),
    close: () =>
      new Promise((resolve) => {
        state.closed = true;
        // A destination that cannot write out its last lines never closes.
        const giveUp = setTimeout(resolve, 1_000);
        destination.once('close', () => {
          clearTimeout(giveUp);
          resolve();
        });
        destination.end();
      }),
  };
}

function wrap(logger: pino.Logger, state: { readonly closed: boolean }): Log {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (sentence: string, fields: LogFields = {}): void => {
      if (!state.closed && logger.isLevelEnabled(level)) logger[level](maskFields(fields), maskPersonalData(sentence));
    };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    with: (fields) => wrap(logger.child(maskFields(fields)), state),
  };
}

function maskFields(fields: LogFields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? describeFault(value) : maskDeep(value)]));
}

function describeFault(fault: Error, depth = 0): Record<string, unknown> {
  const cause = fault.cause instanceof Error && depth < 4 ? { cause: describeFault(fault.cause, depth + 1) } : {};
  return { name: fault.name, message: maskPersonalData(fault.message), stack: maskPersonalData(fault.stack ?? ''), ...cause };
}

/** Opened here and now: pino's own opening ends later, and a process that exits before it dies of that. */
function openFile(path: string): number | undefined {
  try {
    return openSync(path, 'a');
  } catch {
    return undefined;
  }
}

function rotate(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (statSync(path).size > ROTATE_BYTES) renameSync(path, `${path}.1`);
  } catch {
    // No log yet.
  }
}
