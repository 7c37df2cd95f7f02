import { create } from 'qrcode';

/** A QR code as a drawing, the same for the same text; a quarter of it may be lost and it is still read. Shape: SVG, black on white. */
export function drawQr(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (modules.get(y, x) === 0) continue;
      let end = x + 1;
      while (end < size && modules.get(y, end) !== 0) end += 1;
      path += `M${String(x)} ${String(y)}h${String(end - x)}v1h-${String(end - x)}z`;
      x = end - 1;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(size)} ${String(size)}"><path d="${path}"/></svg>`;
}
