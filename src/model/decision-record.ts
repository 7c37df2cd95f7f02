import { canonicalJson } from './canonical-json.ts';
import type { OfficerAnswer } from './officer-answer.ts';
import type { Instant } from './time.ts';

/**
 * What an officer pinned as the ground of a decision: the answer with its sources, versions and day, as it was given.
 * It proves what the machine said then, not that it was right.
 */
export interface DecisionRecord {
  /** Shape: `GC-7K3M-9QXA` (Ghim Căn cứ). */
  readonly id: string;
  readonly format: 'motcua.decision-record.1';
  readonly siteId: string;
  readonly answer: OfficerAnswer;
  /** The question as it was kept, with personal numbers masked. */
  readonly question: string;
  readonly note: string;
  readonly pinnedBy: string;
  readonly pinnedAt: Instant;
}

/** A record with its seal, as it is stored, exported and verified without any server. */
export interface SealedRecord {
  readonly record: DecisionRecord;
  /** SHA-256 over the canonical JSON of `record`. Shape: 64 hex digits. */
  readonly hash: string;
  /** Ed25519 over `hash` by the house's own key. Shape: base64. */
  readonly signature: string;
  /** The house's public key. Shape: base64 of the raw 32 bytes. */
  readonly publicKey: string;
}

/** The text that is hashed: the same for equal records on every machine. */
export function textOfRecord(record: DecisionRecord): string {
  return canonicalJson(record);
}
