import { createHash, randomBytes } from 'node:crypto';

/** A secret that a browser or a link carries. Shape: 43 characters of base64url (256 random bits). Source: ASVS 5.0 asks for 128 bits at least. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the store keeps of a token; plain SHA-256 is enough, for a token of 256 random bits cannot be guessed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Characters that are not mistaken for one another when read from paper. */
const SPEAKABLE = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random characters that people can copy. Unit: each is worth 4.9 bits. */
export function newSpeakable(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length * 2)) {
      // 240 = 8 × 30: what lies above would make the first characters likelier.
      if (byte < 240 && text.length < length) text += SPEAKABLE[byte % SPEAKABLE.length] ?? '';
    }
  }
  return text;
}

/** A code as people type it, brought to the form it was made in: upper case, no spaces or hyphens. */
export function cleanSpeakable(text: string): string {
  return text.toUpperCase().replaceAll(/[\s.-]/g, '');
}
