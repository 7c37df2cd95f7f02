import type { Actor } from '#model/actor.ts';
import type { CalendarDay, CalendarYear } from '#model/calendar.ts';
import { canonicalJson } from '#model/canonical-json.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import type { LocalDate } from '#model/time.ts';
import type { Bus } from '#platform/bus/bus.ts';
import type { CommandCall, CommandContext, CommandDefinition, Commands, RepeatRefusal } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import type { Log } from '#platform/log.ts';
import { keepCalendarBook, newestOf, type CalendarBook } from './calendar-book.ts';
import type { CalendarContent } from './calendar-content.ts';
import { CALENDAR_RIGHTS } from './calendars.policy.ts';
import { insertYear, listKeptYears, lockYear } from './calendars.store.ts';
import { createClosures, type Closures } from './closures.ts';
import { createCountedContent, type CountedContent } from './counted-content.ts';
import { listStandingClosures } from './closures.store.ts';
import { readNotice, type NoticeFile, type NoticeRefusal, type YearFinding } from './read-notice.ts';

export type CalendarRefusal = NoticeRefusal | 'not_allowed' | 'calendar_year_gap' | 'calendar_faulty' | 'calendar_moved' | 'not_found';

export interface CalendarsDeps {
  readonly database: Database;
  readonly commands: Commands;
  readonly bus: Pick<Bus, 'subscribe'>;
  readonly log: Log;
  readonly content: CalendarContent;
  /** The province that a commune's code lies in. */
  provinceOf(placeCode: string): string | undefined;
  /** Puts what a changed calendar makes necessary in the queue of the change's own transaction: neither comes without the other. */
  followUp(context: Pick<CommandContext, 'enqueue'>): Promise<void>;
}

/** One day that an import would change. */
export interface DayChange {
  readonly date: LocalDate;
  readonly before?: CalendarDay;
  readonly after?: CalendarDay;
}

/** What an import would do, or did. */
export interface YearImport {
  readonly year: CalendarYear;
  /** The version that counted before. */
  readonly before: number;
  /** The version that counts now; the same as `before` where nothing changed or nothing was written. */
  readonly version: number;
  readonly changes: readonly DayChange[];
  readonly findings: readonly YearFinding[];
  readonly written: boolean;
}

/** The house's calendar, and how years are brought in. */
export interface Calendars extends CalendarBook, Closures, CountedContent {
  /** Reads a notice and tells what it would change; nothing is written. Refuses: as `importYear`, but a faulty year only tells its findings. */
  preview(file: NoticeFile): Promise<Outcome<YearImport, CalendarRefusal>>;
  /**
   * Brings in a year, whole or not at all; announces `calendar.changed` with the days that differ,
   * and what must follow (`followUp`) stands or falls with it.
   * Refuses: what cannot be read, a year with errors, a year that leaves a gap, a preview that was overtaken (`basedOn`), `not_allowed`.
   */
  importYear(file: NoticeFile & { readonly basedOn?: number }, call: CommandCall): Promise<Outcome<YearImport, CalendarRefusal | RepeatRefusal>>;
  mayImport(actor: Actor): boolean;
  /** Ends when everything imported so far counts here. */
  followOthers(): Promise<void>;
  close(): void;
}

/** Opens the room and reads what was imported. Faults: a gap between years. */
export async function createCalendars({ database, commands, bus, log, content, provinceOf, followUp }: CalendarsDeps): Promise<Calendars> {
  const book = keepCalendarBook(content, await listKeptYears(database), await listStandingClosures(database), provinceOf);
  const readAgain = async (): Promise<void> => book.keep(await listKeptYears(database), await listStandingClosures(database));
  // One after another: what was read earlier and comes later must not stand over what was read after it.
  let reading = Promise.resolve();
  const follow = (): Promise<void> => (reading = reading.then(readAgain, readAgain));
  const unsubscribe = bus.subscribe('calendar.changed', () => void follow().catch((fault: unknown) => log.error('the calendar could not be read again', { fault: String(fault) })));

  const closures = createClosures({ database, commands, book, followUp });
  /** Whoever changed something counts by it at once. */
  const followed = async <Done extends { readonly ok: boolean }>(outcome: Done): Promise<Done> => {
    if (outcome.ok) await follow();
    return outcome;
  };

  const importCommand: CommandDefinition<{ readonly year: CalendarYear; readonly findings: readonly YearFinding[]; readonly basedOn?: number }, YearImport, CalendarRefusal> = {
    name: 'calendars.importYear',
    policy: (actor) => (mayAct(CALENDAR_RIGHTS, actor, 'importYear') ? undefined : refuse('not_allowed')),
    run: async ({ year, findings, basedOn }, context) => {
      const before = await lockYear(context.transaction, year.year);
      if (basedOn !== undefined && basedOn !== before) return refuse('calendar_moved', { year: year.year });
      const known = newestOf(content, await listKeptYears(context.transaction)).get(year.year);
      const changes = diffYears(known, year);
      if (known !== undefined && isSameYear(known, year)) return accept({ year, before, version: before, changes, findings, written: false });
      const version = before + 1;
      await insertYear(context.transaction, { ...year, version, importedBy: context.actor.id, importedAt: new Date(context.now).toISOString() });
      context.note(`calendar ${String(year.year)}`, { version, source: year.source, changed: changes.length });
      context.announce({ name: 'calendar.changed', subject: String(year.year), payload: { year: year.year, version, provisional: year.provisional, dates: changes.map(({ date }) => date) } });
      await followUp(context);
      return accept({ year, before, version, changes, findings, written: true });
    },
  };

  const read = async (file: NoticeFile): Promise<Outcome<{ year: CalendarYear; findings: readonly YearFinding[] }, CalendarRefusal>> => {
    const found = await readNotice(file, content.holidays);
    if (!found.ok) return found;
    const { year } = found.value.year;
    const known = book.listYears().map((one) => one.year);
    const [first, last] = [Math.min(...known), Math.max(...known)];
    return year < first - 1 || year > last + 1 ? refuse('calendar_year_gap', { year, first, last }) : found;
  };

  return {
    ...book,
    preview: async (file) => {
      const found = await read(file);
      if (!found.ok) return found;
      const { year, findings } = found.value;
      const known = book.findYear(year.year);
      return accept({ year, before: known?.version ?? 0, version: known?.version ?? 0, changes: diffYears(known, year), findings, written: false });
    },
    importYear: async ({ basedOn, ...file }, call) => {
      const found = await read(file);
      if (!found.ok) return found;
      const errors = found.value.findings.filter(({ severity }) => severity === 'error');
      if (errors.length > 0) return refuse('calendar_faulty', { year: found.value.year.year, count: errors.length });
      return followed(await commands.run(importCommand, { ...found.value, ...(basedOn === undefined ? {} : { basedOn }) }, call));
    },
    ...closures,
    ...createCountedContent({ database, commands, content, followUp }),
    addClosure: async (closure, call) => followed(await closures.addClosure(closure, call)),
    endClosure: async (id, call) => followed(await closures.endClosure(id, call)),
    mayImport: (actor) => mayAct(CALENDAR_RIGHTS, actor, 'importYear'),
    followOthers: follow,
    close: unsubscribe,
  };
}

/** The days that are off or worked otherwise, by date; another name or source makes no other day. */
export function diffYears(before: CalendarYear | undefined, after: CalendarYear): readonly DayChange[] {
  const old = new Map((before?.days ?? []).map((day) => [day.date, day]));
  const now = new Map(after.days.map((day) => [day.date, day]));
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((date): DayChange[] => {
    const [was, is] = [old.get(date), now.get(date)];
    if (was?.kind === is?.kind && was?.halfDay === is?.halfDay) return [];
    return [{ date, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }];
  });
}

/** Whether two years say the same in every word. */
function isSameYear(before: CalendarYear, after: CalendarYear): boolean {
  const words = ({ year, provisional, source, sourceDate, days }: CalendarYear): string => canonicalJson({ year, provisional, source, sourceDate, days });
  return words(before) === words(after);
}
