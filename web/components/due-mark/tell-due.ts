import type { DossierSummary } from '../../api.ts';
import { addDays, localDateAt } from '../../../src/model/time.ts';

/** How a dossier stands to its due date. `standing`: the clock does not run; `ended`: nothing is owed any more. */
export type DueTelling = 'none' | 'late' | 'today' | 'soon' | 'running' | 'standing' | 'ended';

/** So many days before the day itself is called soon. */
const SOON_DAYS = 1;

/** What is said of a due date at a moment. Unit of `now`: milliseconds since 1970. */
export function tellDue({ dueAt, overdue, clockStands, status }: Pick<DossierSummary, 'dueAt' | 'overdue' | 'clockStands' | 'status'>, now: number): DueTelling {
  if (overdue) return 'late';
  if (status === 'decided' || status === 'returned' || status === 'refused' || status === 'stopped') return 'ended';
  if (dueAt === null) return 'none';
  if (clockStands) return 'standing';
  const [due, today] = [localDateAt(Date.parse(dueAt)), localDateAt(now)];
  if (due <= today) return 'today';
  return due <= addDays(today, SOON_DAYS) ? 'soon' : 'running';
}
