import type { Actor } from '#model/actor.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import { localDateAt, writeDate, type LocalDate } from '#model/time.ts';
import type { CommandCall, CommandContext, CommandDefinition, Commands, RepeatRefusal } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import type { CalendarBook } from './calendar-book.ts';
import { CALENDAR_RIGHTS } from './calendars.policy.ts';
import { endClosureRow, findClosure, insertClosure, listClosuresOf, type KeptClosure } from './closures.store.ts';

export type ClosureRefusal = 'not_allowed' | 'not_found' | 'closure_known' | 'closure_day_off' | 'closure_beyond_calendar' | 'closure_without_place';

/** A day or half day on which an office will not work. */
export interface NewClosure {
  readonly date: LocalDate;
  readonly halfDay?: 'am' | 'pm';
  readonly reason: { readonly vi: string; readonly en: string };
  /** The text by which it is closed. */
  readonly source: string;
}

/** The closures that offices write down themselves. */
export interface Closures {
  /**
   * Closes the actor's own office on a day: time stands there, and what is due moves. A province's closure closes all of its offices.
   * Refuses: `closure_known`, `closure_day_off` for a day on which nobody works there anyway, `closure_beyond_calendar`, `closure_without_place`, `not_allowed`.
   */
  addClosure(closure: NewClosure, call: CommandCall): Promise<Outcome<KeptClosure, ClosureRefusal | RepeatRefusal>>;
  /** Takes a closure back; what was reckoned with it is reckoned again. Ended twice is ended once. Refuses: `not_found`, `not_allowed`. */
  endClosure(id: string, call: CommandCall): Promise<Outcome<KeptClosure, ClosureRefusal | RepeatRefusal>>;
  /** The own office's, the latest day first. */
  listClosures(actor: Actor): Promise<readonly KeptClosure[]>;
}

const LISTED = 200;

export interface ClosuresDeps {
  readonly database: Database;
  readonly commands: Commands;
  readonly book: Pick<CalendarBook, 'clockAt'>;
  /** What must follow a change of days off, in the change's own transaction. */
  followUp(context: Pick<CommandContext, 'enqueue'>): Promise<void>;
}

/** Opens closures over the book of the calendar. */
export function createClosures({ database, commands, book, followUp }: ClosuresDeps): Closures {
  const policy = (actor: Actor): ReturnType<CommandDefinition<unknown, unknown, 'not_allowed'>['policy']> => (mayAct(CALENDAR_RIGHTS, actor, 'changeClosures') ? undefined : refuse('not_allowed'));

  const adding: CommandDefinition<NewClosure, KeptClosure, ClosureRefusal> = {
    name: 'calendars.addClosure',
    policy,
    run: async ({ date, halfDay, reason, source }, context) => {
      const { actor } = context;
      const place = actor.site?.placeCode;
      if (place === undefined) return refuse('closure_without_place');
      const { calendar } = book.clockAt(place);
      if (!calendar.covers(date)) return refuse('closure_beyond_calendar', { last: writeDate(calendar.lastDay) });
      if (calendar.time.spansOn(date).length === 0) return refuse('closure_day_off', { day: writeDate(date) });
      const at = new Date(context.now).toISOString();
      const closure: KeptClosure = { id: context.newId(), siteId: actor.siteId, place, date, ...(halfDay === undefined ? {} : { halfDay }), reason, source, sourceDate: localDateAt(context.now), certainty: 'official', addedBy: actor.id, addedAt: at };
      if (!(await insertClosure(context.transaction, closure))) return refuse('closure_known', { day: writeDate(date) });
      context.note(`closure:${closure.id}`, { place, date, ...(halfDay === undefined ? {} : { halfDay }), source });
      context.announce({ name: 'calendar.changed', subject: place, payload: { place, dates: [date] } });
      await followUp(context);
      return accept(closure);
    },
  };
  const ending: CommandDefinition<string, KeptClosure, ClosureRefusal> = {
    name: 'calendars.endClosure',
    policy,
    run: async (id, context) => {
      const { actor } = context;
      const closure = await findClosure(context.transaction, actor.siteId, id);
      if (closure === undefined) return refuse('not_found', { path: id });
      if (closure.endedAt !== undefined) return accept(closure);
      const at = new Date(context.now).toISOString();
      await endClosureRow(context.transaction, actor.siteId, id, actor.id, at);
      context.note(`closure:${id}`, { place: closure.place, date: closure.date });
      context.announce({ name: 'calendar.changed', subject: closure.place, payload: { place: closure.place, dates: [closure.date] } });
      await followUp(context);
      return accept({ ...closure, endedBy: actor.id, endedAt: at });
    },
  };
  return {
    addClosure: (closure, call) => commands.run(adding, closure, call),
    endClosure: (id, call) => commands.run(ending, id, call),
    listClosures: (actor) => listClosuresOf(database, actor.siteId, LISTED),
  };
}
