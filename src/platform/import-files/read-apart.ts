import { basename } from 'node:path';
import { runInThread, ThreadFault, ThreadStopped } from '../threads/run-in-thread.ts';
import { ImportFault, type ImportFaultCode } from './import-fault.ts';
import type { ImportFile } from './list-files.ts';

/** A file that a person waits for is read within a request's time, and within what a small machine has. */
export const READ_LIMITS = { timeoutMs: 25_000, memoryMb: 1_024 } as const;

/**
 * Reads a file by an exported function of a module in a thread of its own, so that nobody else waits for it.
 * Faults: ImportFault, also `reading_stopped` where it took too long or too much memory.
 */
export async function readApart<Result>(module: URL, name: string, file: ImportFile, ...rest: readonly unknown[]): Promise<Result> {
  try {
    return await runInThread<Result>({ module: module.href, name, args: [file, ...rest] }, READ_LIMITS);
  } catch (fault) {
    if (fault instanceof ThreadStopped) throw new ImportFault('reading_stopped', { file: basename(file.path), seconds: READ_LIMITS.timeoutMs / 1000, megabytes: READ_LIMITS.memoryMb }, fault);
    if (fault instanceof ThreadFault) throw new ImportFault(fault.code as ImportFaultCode, fault.details, fault);
    throw fault;
  }
}

/** The fault of a file behind what was thrown, as commands wrap it. */
export function findImportFault(fault: unknown): ImportFault | undefined {
  for (let current = fault, depth = 0; current instanceof Error && depth < 6; current = current.cause, depth += 1) {
    if (current instanceof ImportFault) return current;
  }
  return undefined;
}
