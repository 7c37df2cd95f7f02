import type { Site } from './site.ts';

/** Who acts: a citizen without an account, an officer of the room `identity`, or the system itself. */
export interface Actor {
  readonly kind: 'citizen' | 'officer' | 'system';
  /** A stable id for an officer; for citizens a random id of the conversation, never a personal number. */
  readonly id: string;
  /** The site the deed is logged under: an officer's own site, else the house's. */
  readonly siteId: string;
  /** Of an officer: names of `model/role.ts`. */
  readonly roles: readonly string[];
  /** An officer's place of work; citizens and the system have none. */
  readonly site?: Site;
}

/** The actor of start-up work, imports from the command line and timers. */
export function systemActor(siteId: string): Actor {
  return { kind: 'system', id: 'system', siteId, roles: ['operator'] };
}
