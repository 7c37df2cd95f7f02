import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CalendarYearSchema, ClosureSchema, type CalendarYear, type Closure } from '#model/calendar.ts';
import { StatutoryHolidaysSchema, type StatutoryHoliday } from '#model/check-calendar.ts';
import { readMinutes } from '#model/deadline.ts';
import type { OfficeHours } from '#model/office-minutes.ts';
import { isLocalDate } from '#model/time.ts';
import { readContentFile } from '#platform/read-content.ts';

const Day = z.string().refine(isLocalDate, 'a day that exists, such as 2026-11-24');
const Certainty = z.enum(['official', 'secondary', 'unverified']);
const Words = z.object({ vi: z.string().min(1), en: z.string().min(1) });

const Span = z.string().transform((text, context) => {
  const [from, to] = text.split(/[-–]/u).map((part) => readMinutes(part.trim()));
  if (from !== undefined && to !== undefined && from < to) return { from, to };
  context.addIssue({ code: 'custom', message: `"${text}" is no span such as 07:30-11:30` });
  return z.NEVER;
});

/** How one place works: its hours, how it counts working days, and where that is written. */
const PracticeSchema = z.object({
  spans: z.array(Span).min(1).max(6).refine((spans) => spans.every((span, at) => at === 0 || (spans[at - 1]?.to ?? 0) <= span.from), 'the spans of a day follow each other'),
  counting: z.enum(['endOfDay', 'sameHour']).default('endOfDay'),
  /** Hours at which the desk is open besides, which no limit counts. */
  service: Words.optional(),
  source: z.string().min(1),
  sourceDate: Day,
  certainty: Certainty,
});
export type OfficePractice = z.infer<typeof PracticeSchema>;

const OfficeHoursFileSchema = z.object({ about: z.string(), default: PracticeSchema, places: z.record(z.string().regex(/^(?:\d{2}|\d{5})$/u), PracticeSchema) });
const ClosuresFileSchema = z.object({ about: z.string(), closures: z.array(ClosureSchema) });

/** Time that a text adds to some limits; an officer chooses it, the house never adds it by itself. */
const AdditionRuleSchema = z.object({
  id: z.string().min(1),
  amount: z.number().positive().max(1_000),
  unit: z.enum(['workingDay', 'calendarDay', 'workingHour']),
  field: z.string().optional(),
  where: Words,
  name: Words,
  source: z.string().min(1),
  sourceDate: Day,
  certainty: Certainty,
  validFrom: Day,
  validTo: Day.optional(),
});
export type AdditionRule = z.infer<typeof AdditionRuleSchema>;
const AdditionsFileSchema = z.object({ about: z.string(), additions: z.array(AdditionRuleSchema) });

/** All of `content/calendars`. */
export interface CalendarContent {
  readonly years: readonly CalendarYear[];
  readonly holidays: readonly StatutoryHoliday[];
  readonly practice: OfficePractice;
  /** By the code of a province or a commune. */
  readonly practices: Readonly<Record<string, OfficePractice>>;
  readonly closures: readonly Closure[];
  readonly additions: readonly AdditionRule[];
}

/** Reads `content/calendars` whole. Faults: `content_broken` with the file and the place in it. */
export async function readCalendarContent(home: string): Promise<CalendarContent> {
  const folder = join(home, 'content', 'calendars');
  const names = (await readdir(folder)).filter((name) => /^\d{4}\.json$/u.test(name)).sort();
  const read = <Content>(name: string, schema: z.ZodType<Content>): Promise<Content> => readContentFile(join(folder, name), (value) => schema.parse(value));
  const [years, holidays, hours, closures, additions] = await Promise.all([
    Promise.all(names.map((name) => read(name, CalendarYearSchema))),
    read('holidays.json', StatutoryHolidaysSchema),
    read('office-hours.json', OfficeHoursFileSchema),
    read('closures.json', ClosuresFileSchema),
    read('additions.json', AdditionsFileSchema),
  ]);
  return { years, holidays: holidays.holidays, practice: hours.default, practices: hours.places, closures: closures.closures, additions: additions.additions };
}

/** The hours of a practice as the calendar counts them. */
export function hoursOf({ spans }: OfficePractice): OfficeHours {
  return { spans };
}
