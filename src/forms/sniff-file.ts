/** What a file's own bytes say it is; its name is never asked. */
export type FileKind = 'jpeg' | 'png' | 'webp' | 'pdf' | 'heic' | 'otherPicture' | 'program' | 'archive' | 'office' | 'empty' | 'unknown';

const ascii = (bytes: Uint8Array, from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length));
/** How far into a file the mark of a PDF may stand. Source: ISO 32000-1, Annex H.3 note 13. */
const PDF_HEAD = 1_024;

/** Names what the bytes begin as. */
export function sniffFile(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  const [a = 0, b = 0, c = 0] = bytes;
  if (a === 0xff && b === 0xd8 && c === 0xff) return 'jpeg';
  if (a === 0x89 && ascii(bytes, 1, 3) === 'PNG') return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'webp';
  if (ascii(bytes, 4, 4) === 'ftyp') return /^(?:hei|hev|mif1|msf1|avi)/u.test(ascii(bytes, 8, 4)) ? 'heic' : 'unknown';
  if (ascii(bytes, 0, 2) === 'MZ' || (a === 0x7f && ascii(bytes, 1, 3) === 'ELF') || ascii(bytes, 0, 2) === '#!') return 'program';
  if (ascii(bytes, 0, 4) === 'PK\u0003\u0004') return ascii(bytes, 0, 4_000).includes('word/') || ascii(bytes, 30, 19) === '[Content_Types].xml' ? 'office' : 'archive';
  if (a === 0xd0 && b === 0xcf && c === 0x11) return 'office';
  if (ascii(bytes, 0, 4) === 'Rar!' || ascii(bytes, 0, 2) === '7z' || (a === 0x1f && b === 0x8b)) return 'archive';
  if (ascii(bytes, 0, 3) === 'GIF' || ascii(bytes, 0, 2) === 'BM' || ascii(bytes, 0, 4) === 'II*\0' || ascii(bytes, 0, 4) === 'MM\0*') return 'otherPicture';
  return ascii(bytes, 0, Math.min(bytes.length, PDF_HEAD)).includes('%PDF-') ? 'pdf' : 'unknown';
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** How large a picture says it is, read from its head alone: known before anything is unpacked. Undefined where the head is broken. */
export function readPictureSize(bytes: Uint8Array, kind: 'jpeg' | 'png' | 'webp'): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = kind === 'png' ? readPng(view) : kind === 'jpeg' ? readJpeg(view) : readWebp(view);
    return size !== undefined && size.width > 0 && size.height > 0 ? size : undefined;
  } catch (fault) {
    // The head ends before it says so.
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}

function readPng(view: DataView): PictureSize | undefined {
  return view.getUint32(12) === 0x49484452 ? { width: view.getUint32(16), height: view.getUint32(20) } : undefined;
}

/** The frame header follows after any number of segments, each with its length. */
function readJpeg(view: DataView): PictureSize | undefined {
  let at = 2;
  while (at < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    else if (marker === 0xda || marker === 0xd9) return undefined;
    else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
}

function readWebp(view: DataView): PictureSize | undefined {
  const chunk = view.getUint32(12);
  if (chunk === 0x56503858) return { width: 1 + (view.getUint32(24, true) & 0xffffff), height: 1 + ((view.getUint8(27) | (view.getUint8(28) << 8) | (view.getUint8(29) << 16)) & 0xffffff) };
  if (chunk === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return chunk === 0x56503820 ? { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff } : undefined;
}
