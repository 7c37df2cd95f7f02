import { Unzip, UnzipInflate } from 'fflate';
import { Parser } from 'htmlparser2';
import { LAW_LIMITS } from './import-limits.ts';
import { TextFault, type Block } from './law-text.ts';
import { toTable } from './to-table.ts';
import { openNumbering, type Numbering } from './docx-numbering.ts';

const DOCUMENT = 'word/document.xml';
const NUMBERING = 'word/numbering.xml';
/** How much packed data is fed at once: the limit is asked between two feeds. Unit: bytes. */
const FEED_BYTES = 64 * 1024;

/**
 * Reads the paragraphs and tables of a Word document, with the numbers that Word itself writes before paragraphs. Only the text part is unpacked, and never
 * more of it than the limit allows.
 * Faults: TextFault `malformed_docx`, `unpacked_too_large`, `no_text` for a document that holds pictures only.
 * Source: ECMA-376 part 1, §17 (WordprocessingML).
 */
export function readDocx(bytes: Uint8Array, file: string): Block[] {
  const parts = unpack(bytes, file);
  const document = parts.get(DOCUMENT);
  if (document === undefined) throw new TextFault('malformed_docx', { file, problem: `thiếu ${DOCUMENT}` });
  const blocks = readBody(document, openNumbering(parts.get(NUMBERING) ?? ''));
  if (!blocks.some(({ text }) => /\p{L}{2}/u.test(text))) throw new TextFault('no_text', { file, pictures: parts.get('pictures') ?? '0' });
  return blocks;
}

function unpack(bytes: Uint8Array, file: string): Map<string, string> {
  const found = new Map<string, string>();
  let unpacked = 0;
  let pictures = 0;
  let fault: TextFault | undefined;
  const unzip = new Unzip((entry) => {
    if (entry.name.startsWith('word/media/')) pictures += 1;
    if (entry.name !== DOCUMENT && entry.name !== NUMBERING) return;
    // Some files say how large they are; a bomb says it too, or lies: both are asked.
    if ((entry.originalSize ?? 0) > LAW_LIMITS.unpackedBytes) {
      fault = tooLarge(file);
      return;
    }
    const decoder = new TextDecoder('utf-8');
    let text = '';
    entry.ondata = (cause, chunk, final) => {
      if (fault !== undefined) return;
      if (cause !== null) {
        fault = new TextFault('malformed_docx', { file, problem: cause.message }, cause);
        return;
      }
      unpacked += chunk.length;
      if (unpacked > LAW_LIMITS.unpackedBytes || unpacked > Math.max(bytes.length, 4_096) * LAW_LIMITS.packedShare) {
        fault = tooLarge(file);
        return;
      }
      text += decoder.decode(chunk, { stream: !final });
      if (final) found.set(entry.name, text);
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && fault === undefined; at += FEED_BYTES) unzip.push(bytes.subarray(at, at + FEED_BYTES), at + FEED_BYTES >= bytes.length);
  } catch (cause) {
    throw new TextFault('malformed_docx', { file, problem: cause instanceof Error ? cause.message : String(cause) }, cause);
  }
  if (fault !== undefined) throw fault;
  return found.set('pictures', String(pictures));
}

function tooLarge(file: string): TextFault {
  return new TextFault('unpacked_too_large', { file, limit: LAW_LIMITS.unpackedBytes / 1024 / 1024 });
}

/** Walks the body: paragraphs become blocks, tables one block each, tables inside tables text of their cell. */
function readBody(xml: string, numbering: Numbering): Block[] {
  const blocks: Block[] = [];
  let paragraph = '';
  let list = { id: '', level: 0 };
  let rows: string[][] = [];
  let cell: string[] = [];
  let tables = 0;
  let inText = false;
  let skipped = 0;
  const endParagraph = (): void => {
    const text = `${list.id === '' ? '' : numbering.next(list.id, list.level)}${paragraph}`.trim();
    if (tables > 0) cell.push(text);
    else if (text !== '') for (const line of text.split('\n')) if (line.trim() !== '') blocks.push({ text: line.trim() });
  };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        // Alternate content holds the same text a second time; deleted text is gone; a text box stands in its paragraph.
        if (name === 'mc:Fallback' || name === 'w:del') skipped += 1;
        if (skipped > 0) return;
        if (name === 'w:p') {
          paragraph = '';
          list = { id: '', level: 0 };
        } else if (name === 'w:t') inText = true;
        else if (name === 'w:tab') paragraph += ' ';
        else if (name === 'w:br' || name === 'w:cr') paragraph += '\n';
        else if (name === 'w:noBreakHyphen') paragraph += '-';
        else if (name === 'w:ilvl') list = { ...list, level: Number(attributes['w:val']) || 0 };
        else if (name === 'w:numId') list = { ...list, id: attributes['w:val'] ?? '' };
        else if (name === 'w:tbl') {
          tables += 1;
          if (tables === 1) rows = [];
        } else if (name === 'w:tr' && tables === 1) rows.push([]);
        else if (name === 'w:tc' && tables === 1) cell = [];
      },
      ontext: (text) => {
        if (inText && skipped === 0) paragraph += text;
      },
      onclosetag: (name) => {
        if (name === 'mc:Fallback' || name === 'w:del') skipped -= 1;
        if (skipped > 0) return;
        if (name === 'w:t') inText = false;
        else if (name === 'w:p') endParagraph();
        else if (name === 'w:tc' && tables === 1) rows.at(-1)?.push(cell.filter((line) => line !== '').join('\n'));
        else if (name === 'w:tbl') {
          tables -= 1;
          if (tables === 0) blocks.push(toTable(rows));
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return blocks;
}
