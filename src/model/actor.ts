/** Who acts: a citizen without an account, an officer, or the system itself. Officers arrive with the room `identity`. */
export interface Actor {
  readonly kind: 'citizen' | 'officer' | 'system';
  /** A stable id for an officer; for citizens a random id of the conversation, never a personal number. */
  readonly id: string;
  readonly siteId: string;
  readonly roles: readonly string[];
}

/** The actor of start-up work, imports from the command line and timers. */
export function systemActor(siteId: string): Actor {
  return { kind: 'system', id: 'system', siteId, roles: ['operator'] };
}
