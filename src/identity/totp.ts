import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** One code lives for this long. Unit: seconds. Source: RFC 6238 §5.2. */
export const STEP_SECONDS = 30;
const DIGITS = 6;
/** Steps before and after the present one that are accepted, for clocks that differ. Source: RFC 6238 §5.2. */
const DRIFT = 1;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new shared secret. Shape: 32 characters of base32 (160 bits). Source: RFC 4226 §4, R6. */
export function newTotpSecret(): string {
  return encodeBase32(randomBytes(20));
}

/** The code of a step. Shape: six digits. Source: RFC 4226 §5.3 with SHA-1, which authenticator apps all know. */
export function codeAt(secret: string, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', decodeBase32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The step a moment lies in. Unit: milliseconds since 1970 in. */
export function stepAt(epochMs: number): number {
  return Math.floor(epochMs / 1000 / STEP_SECONDS);
}

/**
 * The step whose code was typed, or undefined: only steps around the present one, and only those after `lastStep`, so that no code
 * counts twice. Source: RFC 6238 §5.2, last paragraph.
 */
export function findStep(secret: string, typed: string, epochMs: number, lastStep: number): number | undefined {
  const code = Buffer.from(typed.replaceAll(/\s/g, ''));
  const now = stepAt(epochMs);
  let found: number | undefined;
  for (let step = now - DRIFT; step <= now + DRIFT; step += 1) {
    const expected = Buffer.from(codeAt(secret, step));
    if (code.length === expected.length && timingSafeEqual(code, expected) && step > lastStep) found ??= step;
  }
  return found;
}

/** What an authenticator app reads from a QR picture. Source: Key URI format of Google Authenticator. */
export function totpUri(secret: string, account: string, issuer: string): string {
  const query = new URLSearchParams({ secret, issuer, algorithm: 'SHA1', digits: String(DIGITS), period: String(STEP_SECONDS) });
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?${query.toString().replaceAll('+', '%20')}`;
}

/** Source: RFC 4648 §6, without padding. */
export function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32[(value >>> bits) & 31] ?? '';
    }
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + (BASE32[(value << (5 - bits)) & 31] ?? '') : text;
}

/** The bytes of a base32 text; characters outside the alphabet are passed over. */
export function decodeBase32(text: string): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const letter of text.toUpperCase()) {
    const at = BASE32.indexOf(letter);
    if (at < 0) continue;
    value = (value << 5) | at;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >>> bits) & 255);
      value &= (1 << bits) - 1;
    }
  }
  return Buffer.from(bytes);
}
