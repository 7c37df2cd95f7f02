import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFileOnce } from '#platform/files/make-file-once.ts';

/** What only this house can compute: sealed texts and keyed hashes. */
export interface HouseSecret {
  /** A text that only this house can read again. Shape: base64url of nonce, tag and AES-256-GCM ciphertext. */
  seal(text: string): string;
  /** The sealed text, or undefined when it was changed or sealed by another house. */
  unseal(sealed: string): string | undefined;
  /** The same for a file. Shape: nonce, tag and AES-256-GCM ciphertext. */
  sealBytes(bytes: Uint8Array): Uint8Array;
  unsealBytes(sealed: Uint8Array): Uint8Array | undefined;
  /** A keyed hash for one purpose. Shape: 43 characters of base64url (HMAC-SHA-256). */
  sign(purpose: string, text: string): string;
}

const FILE = 'identity.key';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Derives the two keys of a house from its secret text. */
export function createHouseSecret(secret: string): HouseSecret {
  const keyOf = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'motcua', use, 32));
  const sealing = keyOf('seal');
  const signing = keyOf('sign');
  const sealBytes = (bytes: Uint8Array): Buffer => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
    const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  };
  const unsealBytes = (sealed: Uint8Array): Buffer | undefined => {
    try {
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    } catch {
      return undefined;
    }
  };
  return {
    sealBytes,
    unsealBytes,
    seal: (text) => sealBytes(Buffer.from(text, 'utf8')).toString('base64url'),
    unseal: (sealed) => unsealBytes(Buffer.from(sealed, 'base64url'))?.toString('utf8'),
    sign: (purpose, text) => createHmac('sha256', signing).update(`${purpose}\n${text}`).digest('base64url'),
  };
}

/**
 * The secret of a house: `given` (MOTCUA_SECRET, needed where several processes on several machines share one store), else a file of
 * the data folder that only its owner can read, made on first use.
 */
export async function openHouseSecret(dataDir: string, given?: string): Promise<HouseSecret> {
  if (given !== undefined) return createHouseSecret(given);
  const path = join(dataDir, FILE);
  // Of two processes that begin at once, one makes the file and both read the same.
  const known = await readFile(path, 'utf8').catch(() => undefined);
  if (known === undefined) await makeFileOnce(path, randomBytes(32).toString('hex'));
  return createHouseSecret((await readFile(path, 'utf8')).trim());
}
