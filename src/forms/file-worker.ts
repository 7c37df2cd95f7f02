import { parentPort } from 'node:worker_threads';
import { FastResizeFilter, JsColorType, ResizeFit, Transformer } from '@napi-rs/image';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { readPdf, type PdfFault } from './read-pdf.ts';

/** One file to make safe. */
export interface FileOrder {
  readonly id: number;
  readonly kind: 'image' | 'pdf';
  readonly bytes: Uint8Array;
}

export type FileReply =
  | { readonly id: number; readonly content: Uint8Array; readonly previews: readonly Uint8Array[]; readonly pages: number }
  | { readonly id: number; readonly fault: PdfFault | 'file_broken' };

/** The longer side of A4 at 200 dots an inch: every stamp is legible. Unit: pixels. */
const LONGEST_SIDE = 2_339;
const QUALITY = 82;
/** A page on a screen, enough to see that it is the right one and upright. Unit: pixels. */
const PREVIEW_SIDE = 900;
const PREVIEW_QUALITY = 70;
/** Points of a page; a page that says it is larger is drawn at this size. */
const LARGEST_PAGE = 14_400;

const SEEN_THROUGH: readonly JsColorType[] = [JsColorType.Rgba8, JsColorType.La8];

const port = parentPort;
if (port !== null) {
  let pdfium: Promise<PDFiumLibrary> | undefined;
  port.on('message', (order: FileOrder) => {
    const work = order.kind === 'image' ? makePicture(order) : makePdf(order, (pdfium ??= PDFiumLibrary.init()));
    work.then((reply) => port.postMessage(reply), () => port.postMessage({ id: order.id, fault: 'file_broken' } satisfies FileReply));
  });
}

/** Decoded, turned upright, made smaller, written anew: nothing of the old file but its pixels is left, no place, no time, no program behind the picture. */
async function makePicture({ id, bytes }: FileOrder): Promise<FileReply> {
  const { width, height, colorType } = await new Transformer(bytes).metadata();
  const isLarge = Math.max(width, height) > LONGEST_SIDE;
  const upright = new Transformer(bytes).rotate();
  const sized = isLarge ? upright.fastResize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: ResizeFit.Inside, filter: FastResizeFilter.CatmullRom }) : upright;
  const content = await (SEEN_THROUGH.includes(colorType) ? await putOnWhite(await sized.png()) : sized).jpeg(QUALITY);
  const preview = await shrink(content);
  return { id, content, previews: [preview], pages: 1 };
}

/** A signature drawn on nothing would be black on black as JPEG. */
async function putOnWhite(png: Uint8Array): Promise<Transformer> {
  const { width, height } = await new Transformer(png).metadata();
  const pixels = await new Transformer(png).rawPixels();
  const channels = pixels.length / (width * height);
  const white = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at += 1) {
    const cover = (pixels[(at + 1) * channels - 1] ?? 255) / 255;
    // Grey has one channel for all three colours.
    for (let part = 0; part < 3; part += 1) white[at * 4 + part] = Math.round((pixels[at * channels + (channels > 2 ? part : 0)] ?? 0) * cover + 255 * (1 - cover));
  }
  return Transformer.fromRgbaPixels(white, width, height);
}

async function shrink(jpeg: Uint8Array): Promise<Uint8Array> {
  const { width, height } = await new Transformer(jpeg).metadata();
  if (Math.max(width, height) <= PREVIEW_SIDE) return jpeg;
  return new Transformer(jpeg).fastResize({ width: PREVIEW_SIDE, height: PREVIEW_SIDE, fit: ResizeFit.Inside, filter: FastResizeFilter.CatmullRom }).jpeg(PREVIEW_QUALITY);
}

/** A PDF stays as it was sent, once nothing in it runs or hides; each page becomes a picture. */
async function makePdf({ id, bytes }: FileOrder, library: Promise<PDFiumLibrary>): Promise<FileReply> {
  const read = await readPdf(bytes);
  if ('fault' in read) return { id, fault: read.fault };
  const document = await (await library).loadDocument(bytes);
  try {
    const previews: Uint8Array[] = [];
    for (const page of document.pages()) {
      const { originalWidth, originalHeight } = page.getOriginalSize();
      const longest = Math.max(originalWidth, originalHeight);
      if (!(longest > 0) || longest > LARGEST_PAGE) return { id, fault: 'file_broken' };
      const drawn = await page.render({ scale: PREVIEW_SIDE / longest, render: 'bitmap' });
      previews.push(await Transformer.fromRgbaPixels(drawn.data, drawn.width, drawn.height).jpeg(PREVIEW_QUALITY));
    }
    return previews.length === read.pages ? { id, content: bytes, previews, pages: read.pages } : { id, fault: 'file_broken' };
  } finally {
    document.destroy();
  }
}
