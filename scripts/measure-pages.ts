/**
 * Prints what each page weighs on the wire: HTML (with its styles inside), scripts and fonts, compressed as the server
 * sends them, as a first visit loads them. Fails where a page is over the limit.
 * Usage: node scripts/measure-pages.ts http://127.0.0.1:8080
 */
const LIMIT_BYTES = 14 * 1024;
const FONT_LIMIT_BYTES = 70 * 1024;
const PAGES = ['/', '/hoi', '/hoi?q=l%C3%A0m%20gi%E1%BA%A5y%20khai%20sinh', '/thu-tuc', '/thu-tuc/1.001193', '/viec/sinh-con', '/tim?q=khai%20sinh', '/noi', '/gioi-thieu', '/gap-can-bo', '/to-khai', '/to-khai/khai-sinh', '/to-khai/tiep-tuc', '/ho-so'] as const;

const base = (process.argv[2] ?? 'http://127.0.0.1:8080').replace(/\/$/, '');

interface Piece {
  readonly bytes: number;
  readonly text: string;
}

/** The bytes of a body as they travel, and its text. `fetch` unpacks, so the length is taken from a raw request. */
async function load(path: string): Promise<Piece> {
  const { request } = await import('node:http');
  const { brotliDecompressSync, gunzipSync } = await import('node:zlib');
  return new Promise((resolve, reject) => {
    request(new URL(path, base), { headers: { 'accept-encoding': 'br, gzip', accept: 'text/html' } }, (response) => {
      const location = response.headers.location;
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        if (location !== undefined) return resolve(load(location));
        const body = Buffer.concat(chunks);
        const way = response.headers['content-encoding'];
        resolve({ bytes: body.length, text: (way === 'br' ? brotliDecompressSync(body) : way === 'gzip' ? gunzipSync(body) : body).toString('utf8') });
      });
    })
      .on('error', reject)
      .end();
  });
}

let failed = false;
const rows = [];
for (const path of PAGES) {
  const page = await load(path);
  const scripts = await Promise.all([...page.text.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, source = '']) => load(source)));
  const sheets = await Promise.all([...page.text.matchAll(/<link[^>]+href="([^"]+\.css)"/g)].map(([, source = '']) => load(source)));
  const fonts = new Set([...page.text.matchAll(/url\(([^)]+\.woff2)\)/g)].map(([, source = '']) => source.replaceAll(/["']/g, '')));
  const fontBytes = (await Promise.all([...fonts].map(load))).reduce((sum, { bytes }) => sum + bytes, 0);
  const [script, style] = [scripts, sheets].map((pieces) => pieces.reduce((sum, { bytes }) => sum + bytes, 0));
  const total = page.bytes + (script ?? 0) + (style ?? 0);
  failed ||= total > LIMIT_BYTES || fontBytes > FONT_LIMIT_BYTES;
  rows.push({ page: decodeURI(path), 'html + css': page.bytes, script: script ?? 0, 'css files': style ?? 0, total, fonts: fontBytes });
}
console.table(rows);
if (failed) {
  console.error(`A page is over ${LIMIT_BYTES} bytes, or the fonts are over ${FONT_LIMIT_BYTES}.`);
  process.exitCode = 1;
}
