import type { DossierAction } from './dossier-action.ts';
import { applyAction, beginDossier, type DossierState } from './dossier.ts';
import type { Instant } from './time.ts';

/** One time in which a dossier waited for somebody outside. */
export interface DossierWait {
  readonly for: NonNullable<DossierState['waiting']>['for'];
  readonly from: Instant;
  /** Absent while it lasts. */
  readonly to?: Instant;
  /** In the words of who asked: of a payment or a withdrawal; what a supplement lacks stands in its own list. */
  readonly reason?: string;
  /** The time does not count toward the deadline. */
  readonly clockStands: boolean;
}

/**
 * Every wait of a dossier, oldest first, from its actions. A second request in the same wait is no new one.
 * Faults: as `stateOf`.
 */
export function listWaits(actions: readonly DossierAction[]): readonly DossierWait[] {
  const [first, ...rest] = actions;
  if (first === undefined) return [];
  const waits: DossierWait[] = [];
  let state = beginDossier(first);
  for (const action of rest) {
    const before = state;
    state = applyAction(state, action);
    if (before.waiting !== undefined && state.waiting?.from !== before.waiting.from) {
      const last = waits.pop();
      if (last !== undefined) waits.push({ ...last, to: action.at });
    }
    if (state.waiting !== undefined && state.waiting.from !== before.waiting?.from) {
      const reason = action.kind === 'requestPayment' || action.kind === 'withdraw' ? action.data.reason : undefined;
      waits.push({ for: state.waiting.for, from: state.waiting.from, ...(reason === undefined ? {} : { reason }), clockStands: state.waiting.clockStands });
    }
  }
  return waits;
}
