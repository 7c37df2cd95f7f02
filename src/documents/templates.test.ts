import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAPERS, type DocumentData } from '#model/office-document.ts';
import { HOME } from '#test/support/home.ts';
import { findOverruns, textOfPdf } from './documents.fixture.ts';
import { readCoverage } from './font-coverage.ts';
import { printable } from './printable.ts';
import { drawQr } from './qr-code.ts';
import { openPdfPrinter, readFonts } from './render-pdf.ts';
import { fillWord } from './render-word.ts';
import { readTemplates, type Template } from './templates.ts';

const FOLDER = join(HOME, 'content/templates');
const templates = (await readTemplates(FOLDER)).list('2026-11-30');
const printer = openPdfPrinter();
afterAll(() => printer.close());
const fonts = (await readFonts()).map(readCoverage);
const covers = (codePoint: number): boolean => fonts.every((has) => has(codePoint));
const verify = { code: 'VB-7K3M-9QXA-42CD', address: 'motcua.example/verify', qr: drawQr('https://motcua.example/verify/VB-7K3M-9QXA-42CD') };
const print = async (template: Template, data: unknown, frame: object = {}): Promise<Uint8Array> => printer.print(template.text, { data: printable(data, covers), frame }, 0);

/** Every text, number and list of a shape filled to the brim with what ought not to be there. */
function fillToTheBrim(shape: Readonly<Record<string, unknown>>, text: string): unknown {
  const { type, properties, items, maxLength, pattern, maximum, maxItems, enum: values } = shape as { type?: string; properties?: Record<string, object>; items?: object; maxLength?: number; pattern?: string; maximum?: number; maxItems?: number; enum?: string[] };
  if (type === 'object') return Object.fromEntries(Object.entries(properties ?? {}).map(([key, inner]) => [key, fillToTheBrim(inner as Record<string, unknown>, text)]));
  if (type === 'array') return Array.from({ length: Math.min(maxItems ?? 1, 12) }, () => fillToTheBrim(items as Record<string, unknown>, text));
  if (type === 'integer') return maximum ?? 1;
  if (type === 'boolean') return true;
  if (values !== undefined) return values.at(-1);
  if (pattern !== undefined) return pattern.includes('T') ? '2027-02-28T23:59' : '2027-02-28';
  return text.repeat(Math.ceil(Math.min(maxLength ?? 1, 300) / text.length)).slice(0, Math.min(maxLength ?? 1, 300));
}
const HOSTILE = ['Ẵng Ợ Ỹ #let x = 1 $x$ *đ* _b_ `c` \\ "q" [g] // /* <l> @r ', 'W'.repeat(300), 'שלום مرحبا 中文 🏠 \u202e\u0007 ', '= Tiêu đề\n- mục\n+ số\n/ t: d '];

describe('the seven one-stop forms, the declarations and the letters', () => {
  test('are all there, in force, with source and certainty', () => {
    expect(templates.filter((one) => one.kind === 'oneStop').map((one) => one.id)).toEqual(['one-stop-01', 'one-stop-02', 'one-stop-03', 'one-stop-04', 'one-stop-05', 'one-stop-06', 'one-stop-07']);
    expect(templates.filter((one) => one.kind === 'declaration')).toHaveLength(17);
    expect(templates.filter((one) => one.kind === 'letter' || one.kind === 'result').map((one) => one.id).sort()).toEqual(['confirmation', 'refusal-answer']);
    expect(templates.filter((one) => one.id === 'one-stop-05' || one.id === 'one-stop-07').map((one) => one.certainty)).toEqual(['unverified', 'unverified']);
  });

  describe.each(templates.map((one) => [one.id, one] as const))('%s', (_, template) => {
    test.each(template.papers)('filled, blank and brimming over, on %s, is PDF/A with its fonts in it', async (paper) => {
      const filled = await print(template, template.sample, { paper, verify, number: '12', issuedOn: '2027-02-28' });
      const raw = Buffer.from(filled).toString('latin1');
      expect(raw).toContain('pdfaid:part');
      expect(raw).toMatch(/FontFile2|FontFile3/u);
      const text = await textOfPdf(filled);
      expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
      expect(text).toContain('Độc lập - Tự do - Hạnh phúc');
      expect(text).toContain('VB-7K3M-9QXA-42CD');
      expect(await textOfPdf(await print(template, {}, { paper }))).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    });

    test('prints whatever people type as what it is, and says all of its sample', { timeout: 120_000 }, async () => {
      for (const text of HOSTILE) {
        const data = fillToTheBrim(template.data, text) as DocumentData;
        expect(template.findMisfit(data)).toBeUndefined();
        expect(await findOverruns(await print(template, data, { verify, issuedOn: '2026-11-30' })), text.slice(0, 20)).toEqual([]);
      }
      const squeeze = (said: string): string => said.replaceAll(/[\s\u200b]+/gu, '').toLocaleLowerCase('vi');
      const said = squeeze(await textOfPdf(await print(template, template.sample)));
      // The cells of a table come out line by line beside one another, so there it is the words that must be there.
      const parts = template.id === 'one-stop-07' ? textsOf(template.sample).flatMap((one) => one.split(' ')) : textsOf(template.sample);
      for (const one of parts) expect(said, one).toContain(squeeze(one));
    });

    test('is a Word file where it says so, filled and blank', async () => {
      if (template.wordFile === undefined) return;
      expect((await fillWord(template.wordFile, template.data, template.sample, {})).length).toBeGreaterThan(2_000);
      expect((await fillWord(template.wordFile, template.data, {}, {})).length).toBeGreaterThan(2_000);
    });
  });
});

test('a receipt of sixty papers goes on over its pages, each paper once, the hands together at the end', async () => {
  const template = templates.find((one) => one.id === 'one-stop-01') as Template;
  const components = Array.from({ length: 60 }, (_, at) => ({ name: `Giấy tờ thứ ${String(at + 1)} trong thành phần hồ sơ`, originals: 1, copies: 2 }));
  const text = await textOfPdf(await print(template, { ...template.sample, components }, { verify }));
  for (let at = 1; at <= 60; at += 1) expect(text.split(`${String(at)}. Giấy tờ thứ ${String(at)} trong`)).toHaveLength(2);
  expect(text).toMatch(/NGƯỜI NỘP HỒ SƠ \(Ký và ghi rõ họ tên\) NGƯỜI TIẾP NHẬN HỒ SƠ/u);
});

/** The free texts of a sample: what stands on paper word for word. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return /^\d{4}(-\d{2}){0,2}(T|$)/u.test(value) || /^[a-z]+(?:[A-Z][a-z]+)?$/u.test(value) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

test('both papers are known to some template', () => {
  expect([...new Set(templates.flatMap((one) => one.papers))].sort()).toEqual([...PAPERS].sort());
});

describe('a shelf of templates', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'motcua-shelf-'));
    await cp(FOLDER, folder, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const change = async (name: string, over: object): Promise<void> => writeFile(join(folder, name), JSON.stringify({ ...(JSON.parse(await readFile(join(FOLDER, 'birth-declaration/v1.json'), 'utf8')) as object), ...over }));

  test('gives the version in force on a day, on both sides of 1 March 2027', async () => {
    await change('birth-declaration/v1.json', { validTo: '2027-03-01' });
    await change('birth-declaration/v2.json', { version: 2, validFrom: '2027-03-01' });
    await cp(join(FOLDER, 'birth-declaration/v1.typ'), join(folder, 'birth-declaration/v2.typ'));
    const shelf = await readTemplates(folder);
    expect(shelf.find('birth-declaration', '2027-02-28')?.version).toBe(1);
    expect(shelf.find('birth-declaration', '2027-03-01')?.version).toBe(2);
    expect(shelf.find('birth-declaration', '2025-06-30')).toBeUndefined();
    expect(shelf.list('2027-03-01').filter((one) => one.id === 'birth-declaration')).toHaveLength(1);
  });

  test.each([
    ['a sample of another shape', { sample: { tuổi: 3 } }],
    ['a version that is not its file’s', { version: 7 }],
    ['no source', { source: '' }],
    ['a day that does not exist', { validFrom: '2026-02-30' }],
    ['a Word file that is not there', { word: true }],
    ['a shape that is none', { data: { type: 'nonsense' } }],
  ])('is broken by %s, and says where', async (_, over) => {
    await change('birth-declaration/v1.json', over);
    await expect(readTemplates(folder)).rejects.toMatchObject({ code: 'content_broken', details: { file: expect.stringContaining('birth-declaration/v1.json') as string } });
    await change('birth-declaration/v1.json', { validTo: '2027-03-01' });
  });
});
