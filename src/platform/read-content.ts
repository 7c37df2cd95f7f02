import { readFile } from 'node:fs/promises';
import { PlatformFault } from './fault.ts';

/**
 * Reads one JSON file of `content/` through its schema (`schema.parse` of zod fits).
 * Faults: `content_broken` with the file and the place in it.
 */
export async function readContentFile<Content>(path: string, parse: (value: unknown) => Content): Promise<Content> {
  let text: string;
  try {
    text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '');
  } catch (cause) {
    throw new PlatformFault('content_broken', { file: path, reason: messageOf(cause) }, { cause });
  }
  try {
    return parse(JSON.parse(text));
  } catch (cause) {
    throw new PlatformFault('content_broken', { file: path, reason: messageOf(cause) }, { cause });
  }
}

function messageOf(fault: unknown): string {
  if (fault instanceof Error && 'issues' in fault && Array.isArray(fault.issues)) {
    const [issue] = fault.issues as { path: (string | number)[]; message: string }[];
    return issue === undefined ? fault.message : `${issue.path.join('.')}: ${issue.message}`;
  }
  return fault instanceof Error ? fault.message : String(fault);
}
