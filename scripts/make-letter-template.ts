/**
 * Writes content/templates/cong-van.docx, the letter as a Word template in the layout of Decree 30/2020/NĐ-CP: `{tag}` and `{#list}…{/list}`
 * are filled by the house, the rest may be changed in Word. Run it only to begin anew: changes made in Word are lost then.
 *
 *   node_modules/.bin/node scripts/make-letter-template.ts
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paragraph, run, table, zipWord } from './word-file.ts';

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

const mark = paragraph(run('{draftMark}', { size: 20, bold: true, colour: '9A9A9A' }), { align: 'center' });
await writeFile(join(import.meta.dirname, '..', 'content/templates/cong-van.docx'), await zipWord(body, mark));
