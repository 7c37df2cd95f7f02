import { createHash } from 'node:crypto';
import { textOfRecord, type DecisionRecord, type SealedRecord } from '#model/decision-record.ts';
import { isSignedBy, type HouseKey } from './house-key.ts';

/** Seals a record: its hash, and the house's signature over it. */
export function sealRecord(record: DecisionRecord, key: HouseKey): SealedRecord {
  const hash = hashOf(record);
  return { record, hash, signature: key.sign(hash), publicKey: key.publicKey };
}

export type SealFinding = 'genuine' | 'not_a_record' | 'content_changed' | 'signature_wrong' | 'other_house';

/**
 * Whether a sealed record is as it was pinned; needs no server and no store. With `trusted` the house must be that one: without it a
 * record that someone sealed with a key of their own passes as genuine of that unknown house.
 */
export function checkSeal(value: unknown, trusted?: string): SealFinding {
  if (typeof value !== 'object' || value === null) return 'not_a_record';
  const { record, hash, signature, publicKey } = value as Partial<SealedRecord>;
  if (typeof record !== 'object' || record === null || typeof hash !== 'string' || typeof signature !== 'string' || typeof publicKey !== 'string') return 'not_a_record';
  if ((record as Partial<DecisionRecord>).format !== 'motcua.decision-record.1') return 'not_a_record';
  if (hashOf(record) !== hash) return 'content_changed';
  if (!isSignedBy(hash, signature, publicKey)) return 'signature_wrong';
  return trusted !== undefined && trusted !== publicKey ? 'other_house' : 'genuine';
}

function hashOf(record: DecisionRecord): string {
  return createHash('sha256').update(textOfRecord(record)).digest('hex');
}
