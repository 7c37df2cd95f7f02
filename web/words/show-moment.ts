import { localMinutesAt } from '../../src/model/time.ts';
import { showDate } from './show-date.ts';

/** A moment as people read it in Vietnam, the hour first: `09:05 30/11/2026`; what is no moment is shown as it stands. */
export function showMoment(text: string): string {
  const at = Date.parse(text);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text) || Number.isNaN(at)) return showDate(text);
  const minutes = localMinutesAt(at);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')} ${showDate(text)}`;
}
