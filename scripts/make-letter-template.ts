/**
 * Writes content/templates/cong-van.docx, the letter as a Word template in the layout of Decree 30/2020/NĐ-CP: `{tag}` and `{#list}…{/list}`
 * are filled by the house, the rest may be changed in Word. Run it only to begin anew: changes made in Word are lost then.
 *
 *   node_modules/.bin/node scripts/make-letter-template.ts
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import JSZip from 'jszip';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
/** Twentieths of a point per millimetre. */
const MM = 56.7;
const mm = (millimetres: number): string => String(Math.round(millimetres * MM));

interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly caps?: boolean;
  readonly colour?: string;
}

function run(text: string, { size = 14, bold = false, italic = false, caps = false, colour }: Look = {}): string {
  const look = `${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}${caps ? '<w:caps/>' : ''}${colour === undefined ? '' : `<w:color w:val="${colour}"/>`}<w:sz w:val="${String(size * 2)}"/>`;
  return `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

function paragraph(runs: string, options: { readonly align?: 'center' | 'both' | 'left'; readonly indentMm?: number; readonly hangMm?: number; readonly afterPt?: number; readonly rule?: boolean } = {}): string {
  const { align = 'left', indentMm, hangMm, afterPt = 0, rule = false } = options;
  const indent = hangMm !== undefined ? `<w:ind w:left="${mm(hangMm)}" w:hanging="${mm(hangMm)}"/>` : indentMm !== undefined ? `<w:ind w:firstLine="${mm(indentMm)}"/>` : '';
  const border = rule ? '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr><w:ind w:left="1100" w:right="1100"/>' : '';
  return `<w:p><w:pPr>${border}<w:spacing w:after="${String(afterPt * 20)}"/>${indent}<w:jc w:val="${align}"/></w:pPr>${runs}</w:p>`;
}

function table(left: string, right: string, widths: readonly [number, number]): string {
  const cell = (inner: string, width: number): string => `<w:tc><w:tcPr><w:tcW w:w="${mm(width)}" w:type="dxa"/></w:tcPr>${inner}</w:tc>`;
  return `<w:tbl><w:tblPr><w:tblW w:w="${mm(widths[0] + widths[1])}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="${mm(widths[0])}"/><w:gridCol w:w="${mm(widths[1])}"/></w:tblGrid><w:tr>${cell(left, widths[0])}${cell(right, widths[1])}</w:tr></w:tbl>`;
}

const head = table(
  [
    paragraph(run('{#officeLines}', { size: 13 }), { align: 'center' }),
    paragraph(run('{text}', { size: 13, bold: true, caps: true }), { align: 'center' }),
    paragraph(run('{/officeLines}', { size: 13 }), { align: 'center' }),
    paragraph('', { align: 'center', rule: true }),
    paragraph(run('Số:            /{numberSuffix}', { size: 13 }), { align: 'center' }),
    paragraph(run('V/v {subject}', { size: 12 }), { align: 'center' }),
  ].join(''),
  [
    paragraph(run('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 12, bold: true }), { align: 'center' }),
    paragraph(run('Độc lập - Tự do - Hạnh phúc', { size: 13, bold: true }), { align: 'center' }),
    paragraph('', { align: 'center', rule: true }),
    paragraph(run('{placeName}, ngày        tháng        năm {year}', { size: 14, italic: true }), { align: 'center' }),
  ].join(''),
  [62, 100],
);
const foot = table(
  [paragraph(run('Nơi nhận:', { size: 12, bold: true, italic: true })), paragraph(run('{#copies}', { size: 11 })), paragraph(run('- {text}', { size: 11 })), paragraph(run('{/copies}', { size: 11 }))].join(''),
  [
    paragraph(run('{#signerLines}', { size: 13 }), { align: 'center' }),
    paragraph(run('{text}', { size: 13, bold: true, caps: true }), { align: 'center' }),
    paragraph(run('{/signerLines}', { size: 13 }), { align: 'center' }),
    ...Array.from({ length: 4 }, () => paragraph('', { align: 'center' })),
    paragraph(run('{signer}', { size: 14, bold: true }), { align: 'center' }),
  ].join(''),
  [81, 81],
);
const body = [
  head,
  paragraph(''),
  paragraph(run('Kính gửi: {recipient}'), { align: 'center', afterPt: 12 }),
  paragraph(run('{#paragraphs}')),
  paragraph(run('{text}'), { align: 'both', indentMm: 10, afterPt: 6 }),
  paragraph(run('{/paragraphs}')),
  foot,
].join('');

const zip = new JSZip();
const on = new Date('2026-11-30T00:00:00Z');
const add = (path: string, text: string): void => void zip.file(path, `${XML}${text}`, { date: on });
add('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>');
add('_rels/.rels', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>');
add('word/_rels/document.xml.rels', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>');
add('word/styles.xml', `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/><w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`);
add('word/header1.xml', `<w:hdr ${W}>${paragraph(run('{draftMark}', { size: 20, bold: true, colour: '9A9A9A' }), { align: 'center' })}</w:hdr>`);
add('word/document.xml', `<w:document ${W}><w:body>${body}<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="${mm(20)}" w:bottom="${mm(20)}" w:left="${mm(30)}" w:right="${mm(18)}" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>`);
await writeFile(join(import.meta.dirname, '..', 'content/templates/cong-van.docx'), await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }));
