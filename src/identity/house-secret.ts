import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '#platform/fault.ts';

/** What only this house can compute: sealed texts and keyed hashes. */
export interface HouseSecret {
  /** A text that only this house can read again. Shape: base64url of nonce, tag and AES-256-GCM ciphertext. */
  seal(text: string): string;
  /** The sealed text, or undefined when it was changed or sealed by another house. */
  unseal(sealed: string): string | undefined;
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
  return {
    seal: (text) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    unseal: (sealed) => {
      try {
        const bytes = Buffer.from(sealed, 'base64url');
        const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
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
  try {
    // `wx`: of two processes that begin at once, one makes the file and both read the same.
    await writeFile(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (fault) {
    if (codeOf(fault) !== 'EEXIST') throw fault;
  }
  return createHouseSecret((await readFile(path, 'utf8')).trim());
}
