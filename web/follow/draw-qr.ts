import { toString as drawQr } from 'qrcode';

/** A text as a square code, ready for an image's address. */
export async function drawQrImage(text: string): Promise<string> {
  return `data:image/svg+xml;base64,${Buffer.from(await drawQr(text, { type: 'svg', margin: 2 })).toString('base64')}`;
}
