import { createCalendar, type Calendar, type CalendarYear, type Closure } from '#model/calendar.ts';
import { checkCalendarYear, type CalendarFinding, type StatutoryHoliday } from '#model/check-calendar.ts';
import type { Counting } from '#model/deadline.ts';
import type { Instant, LocalDate } from '#model/time.ts';
import { hoursOf, type AdditionRule, type CalendarContent, type OfficePractice } from './calendar-content.ts';

/** How one place counts time. */
export interface PlaceClock {
  readonly calendar: Calendar;
  readonly counting: Counting;
  readonly practice: OfficePractice;
  /** Whether the practice is the place's own, its province's, or the usual one. */
  readonly from: 'place' | 'province' | 'usual';
}

/** A year as it counts now. */
export interface YearView extends CalendarYear {
  /** 0: from `content/calendars`; from 1: as this house imported it. */
  readonly version: number;
  readonly importedAt?: Instant;
  readonly findings: readonly CalendarFinding[];
}

/** A year that stands over the delivered one. */
export interface OverlaidYear extends CalendarYear {
  readonly version: number;
  readonly importedAt: Instant;
}

/** The house's calendar to read: years of days off, hours and closures of places. */
export interface CalendarBook {
  /** Follows every import; the same object for the life of the house. */
  readonly national: Calendar;
  /** How a place counts; without a code the usual way. */
  clockAt(placeCode?: string): PlaceClock;
  /** By year. */
  listYears(): readonly YearView[];
  findYear(year: number): YearView | undefined;
  /** Additions in force on a day. */
  listAdditions(on: LocalDate): readonly AdditionRule[];
  readonly holidays: readonly StatutoryHoliday[];
}

interface State {
  readonly years: ReadonlyMap<number, YearView>;
  readonly national: Calendar;
  /** Clocks of places, made when first asked for. */
  readonly places: Map<string, PlaceClock>;
}

/** Places whose clocks are kept; a house serves some hundred, a stranger may name any. */
const KEPT_PLACES = 5_000;

/** Keeps the book over `content/calendars` and what was imported; `keep` puts newer imports and closures into it. Faults: a gap between years. */
export function keepCalendarBook(content: CalendarContent, overlaid: readonly OverlaidYear[], written: readonly Closure[], provinceOf: (placeCode: string) => string | undefined): CalendarBook & { keep(overlaid: readonly OverlaidYear[], closures: readonly Closure[]): void } {
  let state = makeState(content, overlaid);
  let kept = written;
  const makeClock = (placeCode: string | undefined): PlaceClock => {
    const province = placeCode === undefined ? undefined : placeCode.length === 2 ? placeCode : provinceOf(placeCode);
    const own = placeCode === undefined ? undefined : content.practices[placeCode];
    const ofProvince = province === undefined ? undefined : content.practices[province];
    const practice = own ?? ofProvince ?? content.practice;
    const closures = [...content.closures, ...kept].filter(({ place }) => place === placeCode || place === province);
    const calendar = practice === content.practice && closures.length === 0 ? state.national : state.national.at(hoursOf(practice), closures);
    return { calendar, counting: practice.counting, practice, from: own !== undefined ? 'place' : ofProvince !== undefined ? 'province' : 'usual' };
  };
  return {
    national: followCalendar(() => state.national),
    holidays: content.holidays,
    clockAt: (placeCode) => {
      const known = state.places.get(placeCode ?? '');
      if (known !== undefined) return known;
      if (state.places.size >= KEPT_PLACES) state.places.clear();
      const clock = makeClock(placeCode);
      state.places.set(placeCode ?? '', clock);
      return clock;
    },
    listYears: () => [...state.years.values()].sort((left, right) => left.year - right.year),
    findYear: (year) => state.years.get(year),
    listAdditions: (on) => content.additions.filter(({ validFrom, validTo }) => validFrom <= on && (validTo === undefined || on < validTo)),
    keep: (newer, closures) => {
      kept = closures;
      state = makeState(content, newer);
    },
  };
}

/** The years of `content/calendars` with the imported ones over them. */
export function newestOf(content: CalendarContent, overlaid: readonly OverlaidYear[]): ReadonlyMap<number, YearView> {
  const years = new Map<number, YearView>();
  for (const year of content.years) years.set(year.year, { ...year, version: 0, findings: checkCalendarYear(year, content.holidays) });
  for (const { year, version, provisional, source, sourceDate, days, importedAt } of overlaid) years.set(year, { year, version, provisional, source, sourceDate, days, importedAt, findings: checkCalendarYear({ year, days }, content.holidays) });
  return years;
}

function makeState(content: CalendarContent, overlaid: readonly OverlaidYear[]): State {
  const years = newestOf(content, overlaid);
  return { years, national: createCalendar([...years.values()], hoursOf(content.practice)), places: new Map() };
}

/** One calendar object that always answers as the newest does. */
function followCalendar(newest: () => Calendar): Calendar {
  return {
    get firstDay() { return newest().firstDay; },
    get lastDay() { return newest().lastDay; },
    get hours() { return newest().hours; },
    get time() { return newest().time; },
    covers: (date) => newest().covers(date),
    dayAt: (date) => newest().dayAt(date),
    isProvisional: (date) => newest().isProvisional(date),
    sourceOf: (date) => newest().sourceOf(date),
    at: (hours, closures) => newest().at(hours, closures),
  };
}
