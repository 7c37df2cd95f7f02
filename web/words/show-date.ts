import { localDateAt, writeDate } from '../../src/model/time.ts';

/** A day or moment as people read it in Vietnam: `17/07/2026`, a moment by the day it was there; what is no date is shown as it stands. */
export function showDate(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text))) return writeDate(localDateAt(Date.parse(text)));
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? writeDate(text.slice(0, 10)) : text;
}

/** Money as people read it: `2.000 đ`. Unit: đồng. */
export function showVnd(amountVnd: number): string {
  return `${String(amountVnd).replace(/\B(?=(\d{3})+(?!\d))/g, '.')} đ`;
}
