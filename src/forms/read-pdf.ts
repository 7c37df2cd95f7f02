import { PDFDict, PDFDocument, PDFName, PDFRef, PDFStream, type PDFObject } from 'pdf-lib';

/** Why a PDF is not taken. */
export type PdfFault = 'file_broken' | 'file_pdf_locked' | 'file_pdf_active' | 'file_pdf_attachment' | 'file_pdf_pages';

/** More pages than this is no paper of a dossier. */
export const MOST_PAGES = 60;

/** Names of what runs, opens or sends something by itself. Source: ISO 32000-1, 12.6.4 and 12.6.3. */
const ACTIVE = ['JavaScript', 'JS', 'Launch', 'SubmitForm', 'ImportData', 'GoToR', 'GoToE', 'RichMedia', 'Movie', 'Sound', 'Rendition', 'Trans3D', 'XFA', 'AA'];
const ATTACHED = ['EmbeddedFile', 'EmbeddedFiles', 'FileAttachment', 'AF'];

/**
 * Looks through every object of a PDF, those in packed streams too. Nothing is taken out of a file: what carries programs or other files is not taken at all, so that what an officer
 * sees is what was sent.
 */
export async function readPdf(bytes: Uint8Array): Promise<{ readonly pages: number } | { readonly fault: PdfFault }> {
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true, ignoreEncryption: true });
  } catch {
    return { fault: 'file_broken' };
  }
  if (document.isEncrypted) return { fault: 'file_pdf_locked' };
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const found = findNames(object, 0);
    if (found !== undefined) return { fault: found };
  }
  let pages: number;
  try {
    pages = document.getPageCount();
  } catch {
    return { fault: 'file_broken' };
  }
  if (pages === 0) return { fault: 'file_broken' };
  return pages > MOST_PAGES ? { fault: 'file_pdf_pages' } : { pages };
}

/** Objects inside one object; references are looked at where they stand. */
function findNames(object: PDFObject, depth: number): PdfFault | undefined {
  if (object instanceof PDFRef || depth > 40) return undefined;
  if (object instanceof PDFStream) return findNames(object.dict, depth + 1);
  if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      const found = judge(key) ?? (value instanceof PDFName ? judge(value) : findNames(value, depth + 1));
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!('asArray' in object) || typeof object.asArray !== 'function') return undefined;
  for (const inner of object.asArray() as PDFObject[]) {
    const found = findNames(inner, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function judge(name: PDFName): PdfFault | undefined {
  // `#4a#53` spells JS: the decoded name counts.
  const text = name.decodeText();
  if (ACTIVE.includes(text)) return 'file_pdf_active';
  return ATTACHED.includes(text) ? 'file_pdf_attachment' : undefined;
}
