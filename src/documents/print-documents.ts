import { canonicalJson } from '#model/canonical-json.ts';
import type { DocumentData, DocumentFrame, OfficeDocument, Paper } from '#model/office-document.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { localDateAt, type LocalDate } from '#model/time.ts';
import type { Database } from '#platform/database/database.ts';
import type { FileForm } from './engine.ts';
import { readCoverage, type Coverage } from './font-coverage.ts';
import { hashOfContent } from './office-documents.ts';
import { findDocument as findKept, findKeptTemplate } from './office-documents.store.ts';
import { cleanData, printable } from './printable.ts';
import { drawQr } from './qr-code.ts';
import { PrintingStopped, readFonts, type PdfPrinter } from './render-pdf.ts';
import { fillWord } from './render-word.ts';
import type { Template, TemplateShelf } from './templates.ts';

export type PrintRefusal = 'not_found' | 'template_unknown' | 'document_form_missing' | 'printing_busy' | 'printing_too_long';

export interface PrintWish {
  readonly form?: FileForm;
  readonly paper?: Paper;
}

export interface PrintDocumentsDeps {
  readonly database: Database;
  readonly clock: { now(): number };
  readonly templates: TemplateShelf;
  readonly printer: () => PdfPrinter;
}

/** Prints documents and templates. */
export interface PrintDocuments {
  /**
   * The file of a document, made again from what was kept: the same bytes every time. Rooms ask the right before.
   * Refuses: `not_found`, `document_form_missing`, `printing_busy`, `printing_too_long`.
   */
  printDocument(siteId: string, id: string, wish?: PrintWish): Promise<Outcome<Uint8Array, PrintRefusal>>;
  /** The same of a document that was read already. Refuses: as `printDocument`. */
  printFound(document: OfficeDocument, wish?: PrintWish): Promise<Outcome<Uint8Array, PrintRefusal>>;
  /** A template filled with data that are nobody's document yet, for its applicant to look at and sign: no code, nothing kept. Refuses: `template_unknown`, `document_data_invalid`, as above. */
  printFilled(id: string, data: DocumentData): Promise<Outcome<Uint8Array, PrintRefusal | 'document_data_invalid'>>;
  /** A template with nothing in it, or with its sample: dotted lines, no code. Refuses: `template_unknown`, as above. */
  printTemplate(id: string, what: 'blank' | 'sample', wish?: PrintWish & { readonly asOf?: LocalDate }): Promise<Outcome<Uint8Array, PrintRefusal>>;
}

/** What a blank form is dated in its file; it bears no day. */
const BLANK_AT_MS = Date.parse('2025-07-01T00:00:00Z');
/** Blank forms are asked for again and again: the last ones stay. */
const KEPT_BLANKS = 64;
const SAMPLE_MARK = 'MẪU';

/** Opens the printing of documents. */
export function createPrintDocuments({ database, clock, templates, printer }: PrintDocumentsDeps): PrintDocuments {
  let covers: Promise<Coverage> | undefined;
  const getCoverage = (): Promise<Coverage> =>
    (covers ??= readFonts().then((fonts) => {
      const all = fonts.map(readCoverage);
      return (codePoint) => all.every((has) => has(codePoint));
    }));
  const blanks = new Map<string, Uint8Array>();

  async function setPage(source: string, data: DocumentData, frame: Partial<DocumentFrame> & { readonly mark?: string }, paper: Paper, madeAtMs: number, form: 'pdf' | 'svg' = 'pdf'): Promise<Outcome<Uint8Array, PrintRefusal>> {
    const coverage = await getCoverage();
    const { verify, ...others } = frame;
    const set = {
      data: printable(data, coverage),
      frame: { ...(printable(others, coverage) as object), paper, ...(verify === undefined ? {} : { verify: { code: verify.code, address: verify.address, qr: drawQr(verify.url) } }) },
    };
    try {
      // The store gives keys back in its own order: the canonical text is the same before and after.
      return accept(await printer().print(source, JSON.parse(canonicalJson(set)), madeAtMs, form));
    } catch (fault) {
      if (!(fault instanceof PrintingStopped)) throw fault;
      return refuse(fault.why === 'busy' ? 'printing_busy' : 'printing_too_long');
    }
  }

  async function printKept(document: OfficeDocument, { form = 'pdf', paper = 'a4' }: PrintWish): Promise<Outcome<Uint8Array, PrintRefusal>> {
    if (hashOfContent(document.data, document.frame) !== document.dataHash) throw new Error(`documents: what is kept of ${document.code} is not what was made`);
    const kept = await findKeptTemplate(database, document.templateHash);
    if (kept === undefined) throw new Error(`documents: the template of ${document.code} is gone from the store`);
    if (form !== 'docx') return kept.papers.includes(paper) ? setPage(kept.source, document.data, document.frame, paper, Date.parse(document.madeAt), form) : refuse('document_form_missing', { form: paper });
    // A Word file would lose the mark with one stroke of a key.
    if (kept.word === null || document.frame.mark !== undefined) return refuse('document_form_missing', { form });
    return accept(await fillWord(kept.word, kept.shape, document.data, document.frame));
  }

  async function printTemplate(template: Template, what: 'blank' | 'sample', { form = 'pdf', paper = 'a4' }: PrintWish): Promise<Outcome<Uint8Array, PrintRefusal>> {
    if (!template.papers.includes(paper)) return refuse('document_form_missing', { form: paper });
    const data = what === 'blank' ? {} : template.sample;
    if (form !== 'docx') return setPage(template.text, data, what === 'blank' ? {} : { mark: SAMPLE_MARK }, paper, BLANK_AT_MS, form);
    return template.wordFile === undefined ? refuse('document_form_missing', { form }) : accept(await fillWord(template.wordFile, template.data, data, {}));
  }

  return {
    printDocument: async (siteId, id, wish = {}) => {
      const document = await findKept(database, siteId, id);
      return document === undefined ? refuse('not_found', { path: id }) : printKept(document, wish);
    },
    printFound: (document, wish = {}) => printKept(document, wish),
    printFilled: async (id, given) => {
      const on = localDateAt(clock.now());
      const template = templates.find(id, on);
      if (template === undefined) return refuse('template_unknown', { template: id, on });
      const data = cleanData(given) as DocumentData;
      const misfit = template.findMisfit(data);
      if (misfit !== undefined) return refuse('document_data_invalid', { template: template.name.vi, path: misfit.path, reason: misfit.reason });
      return setPage(template.text, data, {}, 'a4', clock.now());
    },
    printTemplate: async (id, what, { asOf, ...wish } = {}) => {
      const on = asOf ?? localDateAt(clock.now());
      const template = templates.find(id, on);
      if (template === undefined) return refuse('template_unknown', { template: id, on });
      const key = `${template.hash} ${what} ${wish.form ?? 'pdf'} ${wish.paper ?? 'a4'}`;
      const known = blanks.get(key);
      if (known !== undefined) return accept(known);
      const made = await printTemplate(template, what, wish);
      if (made.ok) {
        if (blanks.size >= KEPT_BLANKS) blanks.delete(blanks.keys().next().value ?? '');
        blanks.set(key, made.value);
      }
      return made;
    },
  };
}
