import { addDays, weekdayOf, type LocalDate } from '../../../src/model/time.ts';

/** A day that is off or worked otherwise, as the API gives it. */
export interface SpecialDay {
  readonly date: LocalDate;
  readonly kind: 'holiday' | 'inLieu' | 'swappedOff' | 'swappedWork';
  readonly halfDay?: 'am' | 'pm' | undefined;
  readonly name: { readonly vi: string; readonly en: string };
}

export interface MonthDay {
  readonly date: LocalDate;
  readonly number: number;
  readonly kind: 'work' | 'weekend' | SpecialDay['kind'];
}

export interface Month {
  readonly number: number;
  /** Empty places before the first day in a week that begins on Monday. */
  readonly before: number;
  readonly days: readonly MonthDay[];
  readonly special: readonly SpecialDay[];
}

/** The twelve months of a year with their days. */
export function listMonths(year: number, special: readonly SpecialDay[]): readonly Month[] {
  const byDate = new Map(special.map((day) => [day.date, day]));
  return Array.from({ length: 12 }, (_, at): Month => {
    const head = `${String(year)}-${String(at + 1).padStart(2, '0')}`;
    const days: MonthDay[] = [];
    for (let date = `${head}-01`; date.startsWith(head); date = addDays(date, 1)) days.push({ date, number: Number(date.slice(8)), kind: byDate.get(date)?.kind ?? (weekdayOf(date) > 5 ? 'weekend' : 'work') });
    return { number: at + 1, before: weekdayOf(`${head}-01`) - 1, days, special: special.filter(({ date }) => date.startsWith(head)) };
  });
}
