import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CalendarYearSchema, createCalendar, type Calendar } from '#model/calendar.ts';
import { readContentFile } from '#platform/read-content.ts';
import type { AssistantPorts } from '../ports.ts';
import { ThresholdsSchema } from '../thresholds.ts';
import { ClarifyFileSchema, DoorsFileSchema, LifeEventsFileSchema, readSayings } from './guide.ts';
import { readReplies } from './replies.ts';

/** Everything the assistant reads from `content/`: sentences, doors, clarifications, life events, calendars, thresholds. */
export type GuideContent = Pick<AssistantPorts, 'replies' | 'doors' | 'outside' | 'emergencies' | 'notes' | 'clarifications' | 'between' | 'beside' | 'lifeEvents' | 'thresholds' | 'calendar'> & {
  /** Codes of the records people ask for most. */
  readonly mostAsked: readonly string[];
};

/**
 * Reads the assistant's content once, at start.
 * Faults: `content_broken` naming the file and the place in it.
 */
export async function readGuideContent(home: string): Promise<GuideContent> {
  const content = (name: string): string => join(home, 'content', name);
  const [vi, en, doors, clarify, events, thresholds, calendar] = await Promise.all([
    readContentFile(content('replies/vi.json'), (value) => value),
    readContentFile(content('replies/en.json'), (value) => value),
    readContentFile(content('doors.json'), (value) => DoorsFileSchema.parse(value)),
    readContentFile(content('clarify.json'), (value) => ClarifyFileSchema.parse(value)),
    readContentFile(content('life-events.json'), (value) => LifeEventsFileSchema.parse(value)),
    readContentFile(join(home, 'src/assistant/thresholds.json'), (value) => ThresholdsSchema.parse(value)),
    readCalendar(home),
  ]);
  return {
    replies: readReplies({ vi, en }),
    doors: doors.doors.map((door) => ({ ...door, matchers: readSayings(door.say) })),
    outside: doors.outside.map((one) => ({ ...one, matchers: readSayings(one.say) })),
    emergencies: doors.emergencies,
    notes: doors.notes,
    clarifications: clarify.clarifications.map((one) => ({ ...one, matchers: readSayings(one.say) })),
    between: clarify.between.map((one) => ({ ...one, choices: one.choices.map((choice) => ({ ...choice, matchers: readSayings(choice.tells) })) })),
    beside: clarify.beside,
    lifeEvents: events.lifeEvents.map((event) => ({ ...event, matchers: readSayings(event.say), exceptions: readSayings(event.unless) })),
    mostAsked: events.mostAsked.map((one) => (typeof one === 'string' ? one : one.code)),
    thresholds,
    calendar,
  };
}

/** The office calendar from `content/calendars`. Faults: `content_broken`; a missing year between two others. */
export async function readCalendar(home: string): Promise<Calendar> {
  const folder = join(home, 'content', 'calendars');
  const names = (await readdir(folder)).filter((name) => /^\d{4}\.json$/u.test(name));
  return createCalendar(await Promise.all(names.map((name) => readContentFile(join(folder, name), (value) => CalendarYearSchema.parse(value)))));
}
