import { deflateSync, crc32 } from 'node:zlib';
import { Transformer } from '@napi-rs/image';
import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';
import { afterAll, describe, expect, test } from 'vitest';
import { seeded, seeds } from '#test/support/campaign.ts';
import { readPictureSize, sniffFile } from './sniff-file.ts';
import { createFileTaker } from './take-file.ts';

const taker = createFileTaker();
afterAll(() => taker.close());
const BOTH = ['image', 'pdf'] as const;

async function picture(width: number, height: number): Promise<Buffer> {
  const pixels = new Uint8Array(width * height * 4).fill(255);
  // The first pixels are red, so that the way up can be seen.
  for (let at = 0; at < width * Math.ceil(height / 4); at += 1) pixels.set([255, 0, 0, 255], at * 4);
  return Transformer.fromRgbaPixels(pixels, width, height).jpeg(90);
}

/** A JPEG as a telephone writes it: turned by 90 degrees, with the place where it was taken. */
function withExif(jpeg: Uint8Array, orientation: number): Buffer {
  const tiff = Buffer.alloc(64);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(2, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  tiff.writeUInt16BE(0x010e, 22);
  tiff.writeUInt16BE(2, 24);
  tiff.writeUInt32BE(12, 26);
  tiff.writeUInt32BE(40, 30);
  tiff.write('GPS 21.0,105', 40, 'latin1');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), segment, body, jpeg.subarray(2)]);
}

function png(width: number, height: number, data: Uint8Array): Buffer {
  const chunk = (type: string, content: Uint8Array): Buffer => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(content.length);
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([head, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(data)), chunk('IEND', Buffer.alloc(0))]);
}

async function pdf(change: (document: PDFDocument) => void | Promise<void> = () => undefined, pages = 2): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let at = 0; at < pages; at += 1) document.addPage([595, 842]).drawText(`page ${String(at + 1)}`, { font });
  await change(document);
  return document.save();
}
const action = (document: PDFDocument, type: string): void => document.catalog.set(PDFName.of('OpenAction'), document.context.obj({ Type: 'Action', S: type, F: PDFString.of('cmd.exe') }));

const HEIC = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic', 'latin1'), Buffer.alloc(100)]);

describe('a file from a stranger', () => {
  test('a photo of a telephone is turned upright, made smaller and loses where it was taken', async () => {
    const photo = withExif(await picture(4_000, 3_000), 6);
    expect(photo.includes('GPS 21.0,105')).toBe(true);
    const taken = await taker.take(photo, BOTH);
    if (!taken.ok) throw new Error(taken.code);
    const { content, previews, pages, kind } = taken.value;
    expect([kind, pages, previews.length]).toEqual(['image', 1, 1]);
    expect(Buffer.from(content).includes('GPS')).toBe(false);
    expect(Buffer.from(content).includes('Exif')).toBe(false);
    // Turned by a quarter: it was wide, it stands now, no longer than A4 at 200 dots an inch.
    expect(readPictureSize(content, 'jpeg')).toEqual({ width: 1_754, height: 2_339 });
    expect(readPictureSize(previews[0] ?? new Uint8Array(), 'jpeg')).toEqual({ width: 675, height: 900 });
    // What was at the top is at the right.
    const pixels = await new Transformer(Buffer.from(content)).rawPixels();
    const at = (x: number, y: number): number => pixels[(y * 1_754 + x) * 3 + 1] ?? -1;
    expect(at(1_700, 1_000)).toBeLessThan(80);
    expect(at(100, 1_000)).toBeGreaterThan(200);
  });

  test('a PNG and a WebP become JPEG; a small picture keeps its size', async () => {
    const small = await picture(300, 200);
    for (const bytes of [png(300, 200, Buffer.alloc((300 * 4 + 1) * 200)), await new Transformer(small).webp(80), small]) {
      const taken = await taker.take(bytes, ['image']);
      expect(taken.ok && [sniffFile(taken.value.content), readPictureSize(taken.value.content, 'jpeg')]).toEqual(['jpeg', { width: 300, height: 200 }]);
    }
  });

  test('what is drawn on nothing is put on white', async () => {
    const taken = await taker.take(png(30, 20, Buffer.alloc((30 * 4 + 1) * 20)), ['image']);
    expect(taken.ok && [...(await new Transformer(Buffer.from(taken.value.content)).rawPixels()).subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  test('a PDF stays as it is and has a picture of each page', async () => {
    const bytes = await pdf();
    const taken = await taker.take(bytes, BOTH);
    if (!taken.ok) throw new Error(taken.code);
    expect([taken.value.kind, taken.value.pages]).toEqual(['pdf', 2]);
    expect(Buffer.from(taken.value.content).equals(Buffer.from(bytes))).toBe(true);
    expect(taken.value.previews.map((preview) => readPictureSize(preview, 'jpeg'))).toEqual([{ width: 635, height: 900 }, { width: 635, height: 900 }].map(({ height }) => expect.objectContaining({ height })));
  });

  test.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['nothing', () => Buffer.alloc(0), 'file_empty'],
    ['a HEIC of 40 MB', () => Buffer.concat([HEIC, Buffer.alloc(40 * 1024 * 1024)]), 'file_heic'],
    ['a program, whatever its name', () => Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(500)]), 'file_program'],
    ['a script', () => Buffer.from('#!/bin/sh\nrm -rf /'), 'file_program'],
    ['an archive', () => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(100)]), 'file_archive'],
    ['a Word file', () => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(26), Buffer.from('[Content_Types].xml')]), 'file_office'],
    ['an old Word file', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'file_office'],
    ['a GIF', () => Buffer.from('GIF89a'), 'file_kind_unknown'],
    ['words', () => Buffer.from('xin chào'), 'file_kind_unknown'],
    ['a picture above the limit', async () => Buffer.concat([await picture(50, 50), Buffer.alloc(15 * 1024 * 1024)]), 'file_over_limit'],
    ['a small file that unpacks to 10 billion points', () => png(100_000, 100_000, Buffer.alloc(1_000_000)), 'file_picture_huge'],
    ['a picture cut off', async () => (await picture(2_000, 2_000)).subarray(0, 300), 'file_broken'],
    ['a picture whose head lies', () => png(3_000, 3_000, Buffer.from('x')), 'file_broken'],
    ['a PDF with a script', () => pdf((document) => document.addJavaScript('a', 'app.alert(1)')), 'file_pdf_active'],
    ['a PDF that starts a program', () => pdf((document) => action(document, 'Launch')), 'file_pdf_active'],
    ['a PDF that hides the name of its script', async () => Buffer.from(Buffer.from(await (await PDFDocument.load(await pdf((document) => action(document, 'Launch')))).save({ useObjectStreams: false })).toString('latin1').replace('/S /Launch', '/S /L#61unch'), 'latin1'), 'file_pdf_active'],
    ['a PDF with a file in it', () => pdf((document) => document.attach(Buffer.from('MZ'), 'a.exe', { mimeType: 'application/octet-stream' })), 'file_pdf_attachment'],
    ['a PDF that is locked', () => pdf((document) => void (document.context.trailerInfo.Encrypt = document.context.obj({ Filter: 'Standard', V: 1, R: 2, P: -44, O: PDFString.of('x'), U: PDFString.of('y') }))), 'file_pdf_locked'],
    ['a PDF of many pages', () => pdf(undefined, 61), 'file_pdf_pages'],
    ['a PDF that is none', () => Buffer.from('%PDF-1.7\nxxxx'), 'file_broken'],
  ])('%s is refused', async (_, make, code) => {
    expect(await taker.take(await make(), BOTH)).toMatchObject({ ok: false, code });
  });

  test('of another kind than the question takes is refused', async () => {
    expect(await taker.take(await pdf(), ['image'])).toMatchObject({ ok: false, code: 'file_kind_unwanted' });
  });

  test('that takes too long, or more memory than is given, ends its thread, and the next one is read', async () => {
    const impatient = createFileTaker({ longestMs: 0 });
    expect(await impatient.take(await picture(3_000, 3_000), BOTH)).toMatchObject({ code: 'file_too_slow' });
    await impatient.close();
    const crowded = createFileTaker({ mostWaiting: 1 });
    const small = await picture(30, 30);
    const [first, second] = await Promise.all([crowded.take(small, BOTH), crowded.take(small, BOTH)]);
    expect([first.ok, second]).toEqual([true, { ok: false, code: 'file_too_busy', details: {} }]);
    expect((await crowded.take(small, BOTH)).ok).toBe(true);
    await crowded.close();
  });

  test('spoilt anyhow, is read or refused by name, never a defect', { timeout: 3_600_000 }, async () => {
    const originals = [withExif(await picture(60, 40), 6), png(20, 20, Buffer.alloc((20 * 4 + 1) * 20, 9)), Buffer.from(await pdf(undefined, 1))];
    for (const seed of seeds('files', 90, 10)) {
      const random = seeded(seed);
      const bytes = Buffer.from(originals[seed % originals.length] ?? []);
      for (let hit = 0; hit < 1 + random() * 8; hit += 1) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      const cut = random() < 0.3 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes;
      const taken = await taker.take(cut, BOTH);
      expect([seed, taken.ok || taken.code]).toEqual([seed, taken.ok ? true : expect.stringMatching(/^file_/u)]);
    }
  });
});
