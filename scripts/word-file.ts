/** The few pieces of a Word file that the house's templates are made of. Source: ECMA-376, part 1, WordprocessingML. */
import JSZip from 'jszip';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
/** Twentieths of a point per millimetre. */
const MM = 56.7;
/** A length as Word counts it. */
export const mm = (millimetres: number): string => String(Math.round(millimetres * MM));

/** How a run of text looks; sizes in points. */
export interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly caps?: boolean;
  readonly colour?: string;
}

/** A run of text; `text` may hold tags. */
export function run(text: string, { size = 14, bold = false, italic = false, caps = false, colour }: Look = {}): string {
  const look = `${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}${caps ? '<w:caps/>' : ''}${colour === undefined ? '' : `<w:color w:val="${colour}"/>`}<w:sz w:val="${String(size * 2)}"/>`;
  return `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph of runs; `rule` draws a short line below it. */
export function paragraph(runs: string, options: { readonly align?: 'center' | 'both' | 'left'; readonly indentMm?: number; readonly hangMm?: number; readonly afterPt?: number; readonly rule?: boolean } = {}): string {
  const { align = 'left', indentMm, hangMm, afterPt = 0, rule = false } = options;
  const indent = hangMm !== undefined ? `<w:ind w:left="${mm(hangMm)}" w:hanging="${mm(hangMm)}"/>` : indentMm !== undefined ? `<w:ind w:firstLine="${mm(indentMm)}"/>` : '';
  const border = rule ? '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr><w:ind w:left="1100" w:right="1100"/>' : '';
  return `<w:p><w:pPr>${border}<w:spacing w:after="${String(afterPt * 20)}"/>${indent}<w:jc w:val="${align}"/></w:pPr>${runs}</w:p>`;
}

/** Two columns without borders. */
export function table(left: string, right: string, widths: readonly [number, number]): string {
  const cell = (inner: string, width: number): string => `<w:tc><w:tcPr><w:tcW w:w="${mm(width)}" w:type="dxa"/></w:tcPr>${inner}</w:tc>`;
  return `<w:tbl><w:tblPr><w:tblW w:w="${mm(widths[0] + widths[1])}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="${mm(widths[0])}"/><w:gridCol w:w="${mm(widths[1])}"/></w:tblGrid><w:tr>${cell(left, widths[0])}${cell(right, widths[1])}</w:tr></w:tbl>`;
}

/** A Word file from the paragraphs of its body and of its header; the same bytes for the same words. Shape: A4, Times New Roman. */
export async function zipWord(body: string, header: string): Promise<Uint8Array> {
  const zip = new JSZip();
  const on = new Date('2026-11-30T00:00:00Z');
  const add = (path: string, text: string): void => void zip.file(path, `${XML}${text}`, { date: on, createFolders: false });
  add('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>');
  add('_rels/.rels', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>');
  add('word/_rels/document.xml.rels', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>');
  add('word/styles.xml', `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/><w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`);
  add('word/header1.xml', `<w:hdr ${W}>${header}</w:hdr>`);
  add('word/document.xml', `<w:document ${W}><w:body>${body}<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="${mm(20)}" w:bottom="${mm(20)}" w:left="${mm(30)}" w:right="${mm(18)}" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>`);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
