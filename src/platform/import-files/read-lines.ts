import { open } from 'node:fs/promises';
import { guessEncoding, isUtf16 } from '#platform/files/text-encoding.ts';
import { ImportFault } from './import-fault.ts';
import { IMPORT_LIMITS } from './import-limits.ts';

/** One line of a file, or one that is longer than the limit and was skipped without being kept. */
export type Line = { readonly number: number; readonly text: string } | { readonly number: number; readonly tooLong: number };

const CHUNK_BYTES = 256 * 1024;
const NEWLINE = 10;

/**
 * Reads a UTF-8 file line by line with bounded memory, whatever the length of a line.
 * Faults: ImportFault `wrong_encoding` or `utf16` with the place; `file_too_large`, `file_unreadable`.
 */
export async function* readLines(path: string, maxLineBytes: number = IMPORT_LIMITS.lineBytes): AsyncGenerator<Line> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw new ImportFault('file_unreadable', { file: path }, cause);
  });
  try {
    const { size } = await handle.stat();
    if (size > IMPORT_LIMITS.fileBytes) throw new ImportFault('file_too_large', { file: path, bytes: size, limit: IMPORT_LIMITS.fileBytes });
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    let pieces: Buffer[] = [];
    let held = 0;
    let number = 1;
    let isFirst = true;
    for (;;) {
      const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES);
      if (bytesRead === 0) break;
      const bytes = chunk.subarray(0, bytesRead);
      if (isFirst) {
        checkStart(bytes, path);
        isFirst = false;
      }
      let from = 0;
      for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
        held += end - from;
        if (held <= maxLineBytes) pieces.push(Buffer.from(bytes.subarray(from, end)));
        yield lineOf(pieces, held, number, path, maxLineBytes);
        pieces = [];
        held = 0;
        number += 1;
        from = end + 1;
      }
      held += bytes.length - from;
      if (held <= maxLineBytes) pieces.push(Buffer.from(bytes.subarray(from)));
      else pieces = [];
    }
    if (held > 0) yield lineOf(pieces, held, number, path, maxLineBytes);
  } finally {
    await handle.close();
  }
}

function lineOf(pieces: readonly Buffer[], held: number, number: number, path: string, maxLineBytes: number): Line {
  if (held > maxLineBytes) return { number, tooLong: held };
  return { number, text: decodeUtf8(Buffer.concat(pieces), path, number) };
}

/** The text of UTF-8 bytes without a byte-order mark. Faults: ImportFault `wrong_encoding`. */
export function decodeUtf8(bytes: Buffer, path: string, line: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ImportFault('wrong_encoding', { file: path, line, guess: guessEncoding(bytes) }, cause);
  }
}

/** Refuses UTF-16 by its mark or by its zero bytes, before anything is read as text. */
export function checkStart(bytes: Buffer, path: string): void {
  if (isUtf16(bytes)) throw new ImportFault('utf16', { file: path });
}
