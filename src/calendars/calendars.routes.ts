import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { refuse, type Refusal } from '#model/outcome.ts';
import { guard } from '#platform/guard.ts';
import type { Api, HouseEnv, Language } from '#platform/routes.ts';
import { callOf, DayText, problems, replyRefusal } from '#platform/routes.ts';
import { fillSentence } from '#platform/import-files/fault-sentences.ts';
import { answerDeadline } from './answer-deadline.ts';
import { CALENDAR_SENTENCES } from './calendar-sentences.ts';
import { CALENDAR_RIGHTS } from './calendars.policy.ts';
import type { YearView } from './calendar-book.ts';
import type { Calendars, YearImport } from './calendars.ts';
import type { YearFinding } from './read-notice.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
const Certainty = z.enum(['official', 'secondary', 'unverified']);
const Many = z.union([z.string().max(300), z.array(z.string().max(300)).max(50)]).optional();
const PlaceCode = z.string().regex(/^(?:\d{2}|\d{5})$/u).openapi({ description: 'A commune or a province', example: '00004' });

const DeadlineSchema = z
  .object({
    limit: z.object({ amount: z.number(), unit: z.string(), text: z.string(), cutoff: z.string().optional(), counting: z.enum(['endOfDay', 'sameHour']) }),
    receivedAt: z.string(),
    receivedOn: z.string(),
    dueOn: z.string(),
    dueAt: z.string(),
    provisional: z.boolean().describe('The days off of a year in it are not announced yet'),
    standing: z.object({ asOf: z.string(), label: z.enum(['early', 'onTime', 'running', 'dueSoon', 'late', 'paused']), remaining: z.object({ amount: z.number(), unit: z.enum(['officeMinute', 'calendarDay']) }) }).optional(),
    apologyDueAt: z.string().optional().describe('The last moment of an apology in time'),
    days: z.array(
      z.object({
        date: z.string(), kind: z.enum(['work', 'weekend', 'holiday', 'inLieu', 'swappedOff', 'swappedWork', 'closure']), works: z.boolean(), halfDay: z.enum(['am', 'pm']).optional(), name: z.string().optional(), source: z.string().optional(), certainty: Certainty.optional(),
        count: z.number().int().optional().describe('0 on the reception day; absent where the day is not counted'), addition: z.number().int().optional(), minutes: z.number().optional(), paused: z.enum(['whole', 'part']).optional(), moved: z.boolean().optional(),
      }),
    ),
    explanation: z.array(z.string()),
    calendar: z.array(z.object({ year: z.number().int(), source: z.string(), sourceDate: z.string(), provisional: z.boolean() })),
    office: z.object({ place: z.string().optional(), hours: z.array(z.string()), counting: z.enum(['endOfDay', 'sameHour']), from: z.enum(['place', 'province', 'usual']), source: z.string(), certainty: Certainty }),
  })
  .openapi('Deadline', {
    example: {
      limit: { amount: 1, unit: 'workingDay', text: '1 ngày làm việc', counting: 'endOfDay' }, receivedAt: '2026-11-23T09:00:00+07:00', receivedOn: '2026-11-23', dueOn: '2026-11-25', dueAt: '2026-11-25T17:00:00+07:00', provisional: false,
      days: [{ date: '2026-11-23', kind: 'work', works: true, count: 0 }, { date: '2026-11-24', kind: 'holiday', works: false, name: 'Ngày Văn hóa Việt Nam', source: 'Nghị quyết 28/2026/QH16', certainty: 'secondary' }, { date: '2026-11-25', kind: 'work', works: true, count: 1 }],
      explanation: ['Nhận lúc 09:00, thứ Hai 23/11/2026.', 'Hạn trả kết quả: 17:00, thứ Tư 25/11/2026.'], calendar: [{ year: 2026, source: 'Bộ luật Lao động 45/2019/QH14, Điều 112', sourceDate: '2026-07-01', provisional: false }],
      office: { hours: ['07:30-11:30', '13:00-17:00'], counting: 'endOfDay', from: 'usual', source: 'Giờ hành chính thường dùng', certainty: 'unverified' },
    },
  });

const DaySchema = z.object({ date: z.string(), kind: z.enum(['holiday', 'inLieu', 'swappedOff', 'swappedWork']), halfDay: z.enum(['am', 'pm']).optional(), name: z.object({ vi: z.string(), en: z.string() }), source: z.string(), sourceDate: z.string(), certainty: Certainty });
const FindingSchema = z.object({ severity: z.enum(['error', 'warning']), code: z.string(), place: z.number().int().optional(), text: z.string() });
const YearShape = { year: z.number().int(), provisional: z.boolean(), source: z.string(), sourceDate: z.string(), version: z.number().int().describe('0: as delivered; from 1: as this house imported it') };
const EXAMPLE_YEAR = { year: 2027, provisional: true, source: 'Tính từ luật và âm lịch', sourceDate: '2026-11-22', version: 0 };
const YearSchema = z.object({ ...YearShape, importedAt: z.string().optional(), days: z.array(DaySchema), findings: z.array(FindingSchema), allowed: z.array(z.string()).describe('What the caller may do here') }).openapi('CalendarYear', { example: { ...EXAMPLE_YEAR, days: [], findings: [], allowed: [] } });
const YearListSchema = z.object({ items: z.array(z.object(YearShape)), allowed: z.array(z.string()) }).openapi('CalendarYearList', { example: { items: [EXAMPLE_YEAR], allowed: [] } });
const ImportSchema = z
  .object({ year: z.object({ year: z.number().int(), provisional: z.boolean(), source: z.string(), sourceDate: z.string(), days: z.array(DaySchema) }), before: z.number().int(), version: z.number().int(), written: z.boolean(), changes: z.array(z.object({ date: z.string(), before: DaySchema.optional(), after: DaySchema.optional() })), findings: z.array(FindingSchema) })
  .openapi('CalendarImport', { example: { year: { year: 2027, provisional: false, source: 'Thông báo lịch nghỉ năm 2027', sourceDate: '2026-12-01', days: [] }, before: 0, version: 1, written: true, changes: [], findings: [] } });
const ImportRequest = z
  .object({
    name: z.string().min(1).max(200), content: z.base64().max(1_400_000), year: z.number().int().min(2025).max(2100).optional(), source: z.string().trim().min(1).max(500).optional(), sourceDate: DayText.optional(), provisional: z.boolean().optional(),
    dryRun: z.boolean().default(false).describe('Only tells what would change'), basedOn: z.number().int().min(0).optional().describe('The version that the preview showed as `before`'),
  })
  .openapi('CalendarImportRequest', { example: { name: 'lich-nghi-2027.txt', content: 'TmdoaQ==', dryRun: true } });

const deadlineRoute = createRoute({
  method: 'get', path: '/api/v1/deadlines', tags: ['calendars'], summary: 'Reckons a due date from a time limit in words and tells the count day by day',
  request: {
    query: z.object({
      limit: z.string().max(300).openapi({ description: 'As people write it, with or without marks', example: '5 ngày làm việc' }),
      from: z.string().max(40).optional().openapi({ description: 'Vietnamese time unless a zone is written; now when absent', example: '2026-08-28T09:00' }),
      commune: PlaceCode.optional(), cutoff: z.string().max(10).optional().openapi({ example: '15:00' }), counting: z.enum(['endOfDay', 'sameHour']).optional(),
      pause: Many.openapi({ description: 'FROM..TO|reason, repeated; a day alone is meant whole; without TO it lasts', example: '2026-09-03T10:00..2026-09-07T10:00|Chờ bổ sung' }),
      add: Many.openapi({ description: 'Time that a text adds: span|reason|basis, repeated', example: '10 ngày làm việc|Xã miền núi' }),
      asOf: z.string().max(40).optional().openapi({ description: 'The moment for which what is left and the label are told', example: '2026-09-08T09:00' }),
      lang: z.enum(['vi', 'en']).optional(),
    }),
  },
  responses: { 200: json(DeadlineSchema, 'The due date'), ...problems(404, 422) },
});
const listRoute = createRoute({
  method: 'get', path: '/api/v1/calendars', tags: ['calendars'], summary: 'Lists the years whose days off are known',
  responses: { 200: json(YearListSchema, 'By year') },
});
const yearRoute = createRoute({
  method: 'get', path: '/api/v1/calendars/{year}', tags: ['calendars'], summary: 'Gives the days off of a year with source and certainty, and what the checker found',
  request: { params: z.object({ year: z.coerce.number().int().min(1900).max(2200).openapi({ example: 2026 }) }) },
  responses: { 200: json(YearSchema, 'The year'), ...problems(404, 422) },
});
const importRoute = createRoute({
  method: 'post', path: '/api/v1/calendars/imports', tags: ['calendars'], summary: 'Imports the notice of a year (JSON, CSV, XLSX or plain lines), whole or not at all; with dryRun it tells what would change',
  ...guard('calendars', CALENDAR_RIGHTS, 'importYear'),
  request: { body: { required: true, content: { 'application/json': { schema: ImportRequest } } } },
  responses: { 200: json(ImportSchema, 'What changes'), ...problems(401, 403, 409, 413, 422) },
});

/** Adds the room's routes. `now` in milliseconds since 1970; `placeFault` says why a code names no place. */
export function registerCalendarRoutes(api: Api, calendars: Calendars, now: () => number, placeFault: (code: string) => Refusal | undefined): void {
  api.openapi(deadlineRoute, (c) => {
    const { pause, add, lang, limit, from, commune, cutoff, counting, asOf } = c.req.valid('query');
    const fault = commune === undefined ? undefined : placeFault(commune);
    if (fault !== undefined) return sayNo(c, fault);
    const outcome = answerDeadline(calendars, { limit, lang: lang ?? c.var.language, pauses: listOf(pause), additions: listOf(add), ...defined({ from, commune, cutoff, counting, asOf }) }, now());
    return outcome.ok ? c.json(outcome.value as never, 200) : sayNo(c, outcome);
  });
  const allowed = (c: Context<HouseEnv>): string[] => (calendars.mayImport(c.var.actor) ? ['importYear'] : []);
  api.openapi(listRoute, (c) => c.json({ items: calendars.listYears().map(({ year, provisional, source, sourceDate, version }) => ({ year, provisional, source, sourceDate, version })), allowed: allowed(c) }, 200));
  api.openapi(yearRoute, (c) => {
    const { year } = c.req.valid('param');
    const found = calendars.findYear(year);
    return found === undefined ? sayNo(c, refuse('not_found', { path: String(year) })) : c.json({ ...writeYear(found, c.var.language), allowed: allowed(c) } as never, 200);
  });
  api.openapi(importRoute, async (c) => {
    const { content, dryRun, name, year, source, sourceDate, provisional, basedOn } = c.req.valid('json');
    const file = { name, bytes: Buffer.from(content, 'base64'), ...defined({ year, source, sourceDate, provisional }) };
    const outcome = dryRun ? await calendars.preview(file) : await calendars.importYear({ ...file, ...defined({ basedOn }) }, callOf(c));
    return outcome.ok ? c.json(writeImport(outcome.value, c.var.language) as never, 200) : sayNo(c, outcome);
  });
}

function writeYear(year: YearView, lang: Language): object {
  return { ...year, findings: writeFindings(year.findings, lang) };
}

function writeImport(report: YearImport, lang: Language): object {
  return { ...report, findings: writeFindings(report.findings, lang) };
}

/** Findings as sentences. */
export function writeFindings(findings: readonly YearFinding[], lang: Language): { severity: string; code: string; place?: number; text: string }[] {
  return findings.map(({ severity, code, place, details }) => ({ severity, code, text: fillSentence(CALENDAR_SENTENCES[code][lang], details), ...(place === undefined ? {} : { place }) }));
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** Without the keys that carry nothing. */
function defined<Value extends object>(value: Value): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}

/** Problem details have their own media type, which the route's typed replies do not name. */
function sayNo(context: Context<HouseEnv>, refusal: Refusal): never {
  return replyRefusal(context, refusal) as never;
}
