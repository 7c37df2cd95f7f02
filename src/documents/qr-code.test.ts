import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { drawQr } from './qr-code.ts';

test('every dark square of the code is drawn once, and no light one', () => {
  const text = 'https://motcua.example/verify/VB-7K3M-9QXA-42CD';
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const drawn = new Set<string>();
  for (const [, x, y, width] of drawQr(text).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/gu)) {
    for (let at = 0; at < Number(width); at += 1) {
      const square = `${String(Number(x) + at)},${y ?? ''}`;
      expect(drawn.has(square)).toBe(false);
      drawn.add(square);
    }
  }
  for (let y = 0; y < modules.size; y += 1) for (let x = 0; x < modules.size; x += 1) expect(drawn.has(`${String(x)},${String(y)}`)).toBe(modules.get(y, x) !== 0);
  expect(drawQr(text)).toBe(drawQr(text));
});
