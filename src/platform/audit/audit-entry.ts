import { createHash } from 'node:crypto';
import { canonicalJson } from '#model/canonical-json.ts';
import type { Instant } from '#model/time.ts';

/** What is written down about one change of state. Its hash covers every field here. */
export interface AuditEntry {
  readonly siteId: string;
  readonly id: string;
  readonly at: Instant;
  readonly actorKind: string;
  readonly actorId: string;
  readonly command: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string;
}

/** The hash of an entry's own content. Shape: 64 hexadecimal digits (SHA-256 over the canonical JSON). */
export function hashEntry(entry: AuditEntry): string {
  const { siteId, id, at, actorKind, actorId, command, subject, details, requestId } = entry;
  return sha256(canonicalJson([siteId, id, at, actorKind, actorId, command, subject, details, requestId]));
}

/** The chain's value after one more entry: everything before, its place, its content. */
export function hashLink(before: string, position: number, contentHash: string): string {
  return sha256(`${before}\n${position}\n${contentHash}`);
}

/** What the chain of a site begins with. */
export function chainStart(siteId: string): string {
  return sha256(`motcua audit ${siteId}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
