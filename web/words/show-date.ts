import { writeDate } from '../../src/model/time.ts';

/** A day or moment as people read it in Vietnam: `17/07/2026`; what is no date is shown as it stands. */
export function showDate(text: string): string {
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? writeDate(text.slice(0, 10)) : text;
}

/** Money as people read it: `2.000 đ`. Unit: đồng. */
export function showVnd(amountVnd: number): string {
  return `${String(amountVnd).replace(/\B(?=(\d{3})+(?!\d))/g, '.')} đ`;
}
