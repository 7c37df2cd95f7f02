import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { guessEncoding, isUtf16 } from '#platform/files/text-encoding.ts';
import { cutCode, isCode } from './cut-code.ts';
import { cutText } from './cut-text.ts';
import { LAW_LIMITS } from './import-limits.ts';
import { TextFault, type Block, type LawText, type ReadText, type TextFormat } from './law-text.ts';
import { readArticles } from './read-articles.ts';
import { readDocx } from './read-docx.ts';
import { readHead } from './read-head.ts';
import { readHtml } from './read-html.ts';
import { readDocumentList } from './read-document-list.ts';
import { readMarkdown } from './read-markdown.ts';
import { readOwnRelations } from './read-own-relations.ts';

/** The endings that are looked for in a folder; others named outright are tried too. Those that cannot be read are told, not passed over. */
export const TEXT_ENDINGS: ReadonlySet<string> = new Set(['.md', '.markdown', '.txt', '.html', '.htm', '.docx', '.json', '.pdf', '.doc', '.rtf']);

/** Reads every document of a file, whatever its format; the content decides, not the name. A file that cannot be taken is one rejection. */
export async function readTexts(path: string): Promise<ReadText[]> {
  const file = basename(path);
  try {
    return readBytes(await readWhole(path, file), file);
  } catch (fault) {
    if (fault instanceof TextFault) return [{ ok: false, reason: fault.code, details: fault.details }];
    throw fault;
  }
}

async function readWhole(path: string, file: string): Promise<Buffer> {
  const { size } = await stat(path);
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw new TextFault('file_unreadable', { file }, cause);
  });
  await handle.close();
  if (size > LAW_LIMITS.fileBytes) throw new TextFault('file_too_large', { file, megabytes: Math.ceil(size / 1024 / 1024), limit: LAW_LIMITS.fileBytes / 1024 / 1024 });
  if (size === 0) throw new TextFault('empty_file', { file });
  return readFile(path);
}

/** Reads the documents of a file's bytes. Faults: TextFault for a file that cannot be taken at all. */
export function readBytes(bytes: Buffer, file: string): ReadText[] {
  const start = bytes.subarray(0, 8).toString('latin1');
  if (start.startsWith('PK')) return [readOne(readDocx(bytes, file), 'docx', file)];
  if (start.startsWith('%PDF')) throw new TextFault('not_a_text', { file, what: 'PDF' });
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) throw new TextFault('not_a_text', { file, what: 'Word 97 (.doc)' });
  if (start.startsWith('{\\rtf')) throw new TextFault('not_a_text', { file, what: 'RTF' });
  const text = decode(bytes, file);
  if (text.trim() === '') throw new TextFault('empty_file', { file });
  if (/^\s*[[{]/u.test(text)) return readArticles(text, file);
  if (/^\s*<(?:!doctype|html|head|body|div|p|table|meta|\?xml)[\s>/]/iu.test(text)) return [readOne(readHtml(text), 'html', file)];
  const blocks = readMarkdown(text, true);
  if (isCode(blocks)) return readCode(blocks, file);
  const list = readDocumentList(blocks);
  if (list.length > 0) return list.map((each) => ({ ok: true, text: each }));
  return [readOne(readMarkdown(text), /\.(?:md|markdown)$/iu.test(file) ? 'markdown' : 'text', file)];
}

function decode(bytes: Buffer, file: string): string {
  if (isUtf16(bytes)) throw new TextFault('utf16', { file });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new TextFault('wrong_encoding', { file, guess: guessEncoding(bytes) }, cause);
  }
}

function readCode(blocks: readonly Block[], file: string): ReadText[] {
  const { texts, unplaced } = cutCode(blocks, file);
  return [
    ...texts.map((text) => checked(text)),
    ...unplaced.map(({ code, note }): ReadText => ({ ok: false, document: code, reason: 'note_missing', details: { code, note } })),
  ];
}

/** A file that is one document. */
function readOne(blocks: readonly Block[], format: TextFormat, file: string): ReadText {
  if (!blocks.some(({ text }) => /\p{L}{2}/u.test(text))) return { ok: false, reason: 'no_text', details: { file, pictures: 0 } };
  const cut = cutText(blocks);
  const articles = cut.provisions.filter(({ kind }) => kind === 'article').length;
  const head = readHead(cut.head, cut.provisions);
  if (articles === 0) return { ok: false, reason: 'no_articles', details: { file } };
  const number = head.number ?? (head.title !== undefined && /^(?:Luật|Bộ luật|Hiến pháp|Pháp lệnh)/u.test(head.title) ? head.title : undefined);
  if (number === undefined) return { ok: false, reason: 'number_missing', details: { file } };
  const own = readOwnRelations(number, head.title ?? '', cut.provisions, file);
  const preamble = cut.head.filter(({ text }) => /^căn cứ/iu.test(text));
  return checked({
    number,
    kind: head.kind ?? 'Văn bản',
    extent: 'whole',
    format,
    provisions: [
      ...(preamble.length === 0 ? [] : [{ kind: 'preamble' as const, label: '', occurrence: 1, title: 'Căn cứ ban hành', headings: [], units: preamble.map(({ text }) => ({ text })) }]),
      ...cut.provisions,
    ],
    relations: own.relations,
    faults: cut.faults,
    ...(head.title === undefined ? {} : { title: head.title }),
    ...(head.issuer === undefined ? {} : { issuer: head.issuer }),
    ...(head.issuedOn === undefined ? {} : { issuedOn: head.issuedOn }),
    ...(own.validFrom === undefined ? {} : { validFrom: own.validFrom }),
  });
}

/** What no document may be: without end, or in force before it was issued. */
export function checked(text: LawText): ReadText {
  const { number: document, issuedOn, validFrom, validTo } = text;
  if (text.provisions.length > LAW_LIMITS.provisions) return { ok: false, document, reason: 'too_many_provisions', details: { count: text.provisions.length, limit: LAW_LIMITS.provisions } };
  const swapped = issuedOn !== undefined && validFrom !== undefined && validFrom < issuedOn ? [issuedOn, validFrom] : validFrom !== undefined && validTo !== undefined && validTo <= validFrom ? [validFrom, validTo] : undefined;
  const ended = text.provisions.find((provision) => provision.validFrom !== undefined && provision.validTo !== undefined && provision.validTo <= provision.validFrom);
  if (swapped !== undefined) return { ok: false, document, reason: 'dates_swapped', details: { document, first: swapped[0] ?? '', second: swapped[1] ?? '' } };
  if (ended !== undefined) return { ok: false, document, reason: 'dates_swapped', details: { document: `Điều ${ended.label} ${document}`, first: ended.validFrom ?? '', second: ended.validTo ?? '' } };
  return { ok: true, text };
}
