import { addDays } from '../../../src/model/time.ts';

/** Days before the due day from which it counts as soon. */
const SOON_DAYS = 2;

/** How a due day stands on a day; what is answered or closed is no longer due. */
export function tellDue(situation: { readonly dueOn: string; readonly state: string }, today: string): 'done' | 'late' | 'soon' | 'due' {
  if (situation.state === 'answered' || situation.state === 'closed') return 'done';
  if (today > situation.dueOn) return 'late';
  return today >= addDays(situation.dueOn, -SOON_DAYS) ? 'soon' : 'due';
}
