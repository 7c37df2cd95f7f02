import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFileOnce } from '#platform/files/make-file-once.ts';

/** The house's own signing key. Source: RFC 8032, Ed25519. */
export interface HouseKey {
  /** Shape: base64 of the raw 32 bytes. */
  readonly publicKey: string;
  /** Shape: base64. */
  sign(text: string): string;
}

/** The bytes before the raw key in its DER form. Source: RFC 8410 §4. */
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Opens the key of a data folder, or makes it once; readable by its owner alone. Faults: a file there that is no key. */
export async function openHouseKey(path: string): Promise<HouseKey> {
  const known = await readFile(path, 'utf8').catch(() => undefined);
  if (known !== undefined) return keyOf(createPrivateKey(known));
  const { privateKey } = generateKeyPairSync('ed25519');
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Two processes may begin at once: the first file stands, the other reads it.
  const made = await makeFileOnce(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  return made ? keyOf(privateKey) : openHouseKey(path);
}

function keyOf(privateKey: KeyObject): HouseKey {
  const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return {
    publicKey: der.subarray(PUBLIC_PREFIX.length).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
}

/** Whether a signature over a text was made by the holder of a public key; false for anything that is none. */
export function isSignedBy(text: string, signature: string, publicKey: string): boolean {
  try {
    const raw = Buffer.from(publicKey, 'base64');
    if (raw.length !== 32) return false;
    return verify(null, Buffer.from(text), createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, raw]), format: 'der', type: 'spki' }), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
