/** The characters a font can show. Shape: tells of a code point. */
export type Coverage = (codePoint: number) => boolean;

const PLATFORM_UNICODE = 0;
const PLATFORM_WINDOWS = 3;

/**
 * Reads which characters a TrueType font has. PDF/A forbids a character without a glyph, and the compiler then makes no page at all.
 * Faults: a font without a Unicode table of segments. Source: OpenType 1.9, `cmap`, format 4.
 */
export function readCoverage(font: Uint8Array): Coverage {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const table = findTable(view, 'cmap');
  const count = view.getUint16(table + 2);
  for (let at = 0; at < count; at += 1) {
    const record = table + 4 + at * 8;
    const platform = view.getUint16(record);
    const start = table + view.getUint32(record + 4);
    if ((platform === PLATFORM_UNICODE || platform === PLATFORM_WINDOWS) && view.getUint16(start) === 4) return readSegments(view, start);
  }
  throw new Error('font: no Unicode character table of format 4');
}

function findTable(view: DataView, tag: string): number {
  const tables = view.getUint16(4);
  for (let at = 0; at < tables; at += 1) {
    const record = 12 + at * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(record + offset)));
    if (name === tag) return view.getUint32(record + 8);
  }
  throw new Error(`font: no table "${tag}"`);
}

function readSegments(view: DataView, start: number): Coverage {
  const segments = view.getUint16(start + 6) / 2;
  const ends = start + 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const offsets = deltas + segments * 2;
  const has = new Set<number>();
  for (let at = 0; at < segments; at += 1) {
    const first = view.getUint16(starts + at * 2);
    const last = view.getUint16(ends + at * 2);
    const delta = view.getUint16(deltas + at * 2);
    const place = offsets + at * 2;
    const offset = view.getUint16(place);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const glyph = offset === 0 ? (code + delta) & 0xffff : view.getUint16(place + offset + (code - first) * 2);
      if (glyph !== 0) has.add(code);
    }
  }
  return (codePoint) => has.has(codePoint);
}
