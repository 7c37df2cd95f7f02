import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor, type Actor } from '#model/actor.ts';
import { reckonDeadline } from '#model/deadline.ts';
import type { Role } from '#model/role.ts';
import { testClock } from '#platform/clock.ts';
import { silentLog } from '#platform/log.ts';
import { openPlatform, type OpenPlatform } from '#platform/open-platform.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { makeDataDir } from '#test/support/house-process.ts';
import { readCalendarContent, type CalendarContent } from './calendar-content.ts';
import { createCalendars, type Calendars } from './calendars.ts';
import type { NoticeFile } from './read-notice.ts';

const clock = testClock('2026-12-01T09:00:00+07:00');
const call = { actor: systemActor('local') };
const officer = (...roles: Role[]): Actor => ({ kind: 'officer', id: 'lan', siteId: 'x', site: { id: 'x', kind: 'commune' }, roles });
const NOTICE = 'Nghỉ từ 04/02/2027 đến 10/02/2027\nNghỉ từ 02/9/2027 đến 05/9/2027';
const file = (text: string, over: Partial<NoticeFile> = {}): NoticeFile => ({ name: 'tb.txt', bytes: Buffer.from(text), source: 'Thông báo lịch nghỉ năm 2027', sourceDate: '2026-12-01', ...over });

let content: CalendarContent;
let platform: TestPlatform;
let other: OpenPlatform;
let dir: Awaited<ReturnType<typeof makeDataDir>>;
let calendars: Calendars;
let neighbour: Calendars;
beforeAll(async () => {
  content = await readCalendarContent(HOME);
  platform = await openTestPlatform({ clock });
  dir = await makeDataDir();
  other = await openPlatform({ dataDir: dir.path, databaseUrl: platform.testStore.url, migrationsFolder: join(HOME, 'migrations'), log: silentLog, clock });
  calendars = await open(platform);
  neighbour = await open(other);
});
afterAll(async () => {
  calendars.close();
  neighbour.close();
  await other.close();
  await platform.close();
  await dir.remove();
});

function open(on: OpenPlatform, over: Partial<CalendarContent> = {}): Promise<Calendars> {
  return createCalendars({ ...on, content: { ...content, ...over }, provinceOf: (code) => (code.startsWith('00') ? '01' : code === '26734' ? '79' : undefined), followUp: async () => undefined });
}
async function value<T>(soon: Promise<{ ok: true; value: T } | { ok: false; code: string }>): Promise<T> {
  const outcome = await soon;
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}
const dueOf = (book: Calendars, from: string, amount: number): string => {
  const outcome = reckonDeadline(book.national, Date.parse(`${from}+07:00`), { amount, unit: 'workingDay' });
  return outcome.ok ? `${outcome.value.dueOn}${outcome.value.provisional ? ' provisional' : ''}` : outcome.code;
};

describe('the notice of a year', () => {
  test('is previewed without being written, then imported whole, here and in every other process', async () => {
    expect(dueOf(calendars, '2027-02-03T09:00', 2)).toBe('2027-02-12 provisional');
    const preview = await value(calendars.preview(file(NOTICE)));
    expect(preview).toMatchObject({ before: 0, version: 0, written: false, findings: [] });
    expect(preview.changes.map(({ date, before, after }) => `${date} ${before?.kind ?? '–'} → ${after?.kind ?? '–'}`)).toEqual(['2027-02-04 – → holiday', '2027-02-09 holiday → inLieu', '2027-02-11 inLieu → –']);
    expect(calendars.findYear(2027)).toMatchObject({ version: 0, provisional: true });

    const told: unknown[] = [];
    const stop = platform.bus.subscribe('calendar.changed', (event) => void told.push([event.subject, event.payload['version'], (event.payload['dates'] as string[]).includes('2027-02-04')]));
    expect(await value(calendars.importYear({ ...file(NOTICE), basedOn: 0 }, call))).toMatchObject({ before: 0, version: 1, written: true });
    expect(calendars.findYear(2027)).toMatchObject({ version: 1, provisional: false, source: 'Thông báo lịch nghỉ năm 2027' });
    expect(dueOf(calendars, '2027-02-03T09:00', 2)).toBe('2027-02-12');
    expect(dueOf(calendars, '2027-02-03T09:00', 1)).toBe('2027-02-11');
    await expect.poll(() => dueOf(neighbour, '2027-02-03T09:00', 1)).toBe('2027-02-11');
    await expect.poll(() => told).toEqual([['2027', 1, true]]);
    stop();
  });

  test('brought in again changes nothing', async () => {
    expect(await value(calendars.importYear(file(NOTICE), call))).toMatchObject({ version: 1, written: false, changes: [] });
  });

  test('corrected becomes the next version, and the former one is kept', async () => {
    const corrected = NOTICE.replace('04/02/2027 đến 10/02/2027', '05/02/2027 đến 11/02/2027');
    expect(await value(calendars.importYear(file(corrected), call))).toMatchObject({ before: 1, version: 2, written: true });
    expect(dueOf(calendars, '2027-02-03T09:00', 2)).toBe('2027-02-12');
    expect(await platform.database.query<{ version: number; days: number }>('select version, count(*)::int as days from calendar_day where year = 2027 group by version order by version')).toEqual([{ version: 1, days: 15 }, { version: 2, days: 15 }]);
  });

  test('is refused whole when a preview was overtaken, when it has faults, when it leaves a gap, and to those who may not', async () => {
    const code = async (soon: Promise<{ ok: boolean; code?: string }>): Promise<string | undefined> => (await soon).code;
    expect(await code(calendars.importYear({ ...file(NOTICE), basedOn: 0 }, call))).toBe('calendar_moved');
    expect(await code(calendars.importYear(file('Nghỉ từ 04/02/2027 đến 10/02/2027; nghỉ 03/9/2027; nghỉ 07/9/2027'), call))).toBe('calendar_faulty');
    expect((await value(calendars.preview(file('Nghỉ 07/9/2027')))).findings.map(({ code: found }) => found)).toContain('swap_unbalanced');
    expect(await code(calendars.preview(file(NOTICE.replaceAll('2027', '2031'))))).toBe('calendar_year_gap');
    expect(await code(calendars.importYear(file(`${NOTICE}\n`), { actor: officer('officer', 'operator') }))).toBe('not_allowed');
    expect([calendars.mayImport(officer('knowledgeEditor')), calendars.mayImport(officer('leader'))]).toEqual([true, false]);
    expect(calendars.findYear(2027)).toMatchObject({ version: 2 });
  });

  test('of the year after the last makes the calendar longer', async () => {
    expect(dueOf(calendars, '2027-12-30T09:00', 5)).toBe('deadline_beyond_calendar');
    await value(calendars.importYear(file('Nghỉ từ 25/01/2028 đến 31/01/2028; nghỉ 01/9/2028', { year: 2028, source: 'Tính thử năm 2028', provisional: true }), call));
    expect(dueOf(calendars, '2027-12-30T09:00', 5)).toBe('2028-01-07 provisional');
  });
});

describe('what was read earlier', () => {
  test('and comes later does not stand over what was imported after it', async () => {
    const gate = Promise.withResolvers<undefined>();
    const held: Promise<unknown>[] = [];
    const slow: TestPlatform['database'] = {
      ...platform.database,
      query: async (text, values) => {
        const hold = text.includes('from calendar_year y') ? held.shift() : undefined;
        const rows = await platform.database.query<never>(text, values);
        await hold;
        return rows;
      },
    };
    const room = await open({ ...platform, database: slow });
    const countVersions = async (): Promise<number> => (await platform.database.query('select 1 from calendar_year where year = 2028')).length;
    const before = await countVersions();
    held.push(gate.promise);
    const early = room.followOthers();
    await expect.poll(() => held.length).toBe(0);
    const imported = value(room.importYear(file('Nghỉ từ 25/01/2028 đến 31/01/2028; nghỉ 01/9/2028; nghỉ 04/9/2028', { year: 2028, source: 'Thông báo năm 2028' }), call));
    // The import stands and wants to be read while the look before it still waits for its rows.
    await expect.poll(countVersions).toBe(before + 1);
    gate.resolve(undefined);
    await Promise.all([early, imported]);
    expect(room.findYear(2028)).toMatchObject({ version: before + 1, source: 'Thông báo năm 2028' });
    room.close();
  });
});

describe('a release with other calendars', () => {
  test('has open dossiers reckoned again, once, and words alone have nothing reckoned', async () => {
    let queued = 0;
    const start = async (over: Partial<CalendarContent> = {}): Promise<Calendars> => createCalendars({ ...platform, content: { ...content, ...over }, provinceOf: () => undefined, followUp: async () => void (queued += 1) });
    const { actor } = call;
    const first = await start();
    expect([await first.followContent(actor), queued]).toEqual([true, 1]);
    await first.noteCounted(actor);
    const renamed = await start({ years: content.years.map((year) => ({ ...year, source: 'Viết lại nguồn' })) });
    expect([await renamed.followContent(actor), queued]).toEqual([false, 1]);
    const moved = await start({ closures: [{ place: '38', date: '2026-12-02', reason: { vi: 'Bão', en: 'Storm' }, source: 'Công điện', sourceDate: '2026-12-01', certainty: 'official' }] });
    expect([await moved.followContent(actor), queued]).toEqual([true, 2]);
    // Not reckoned yet: another start asks again, and the queue holds one job by its key.
    expect([await moved.followContent(actor), queued]).toEqual([true, 3]);
    await moved.noteCounted(actor);
    expect([await moved.followContent(actor), queued]).toEqual([false, 3]);
    expect(await first.followContent({ ...officer('officer') })).toBe(false);
    for (const one of [first, renamed, moved]) one.close();
  });
});

describe('places', () => {
  test('count by their own practice, their province’s, or the usual one, each with its closures', async () => {
    const practice = { spans: [{ from: 420, to: 690 }, { from: 810, to: 1020 }], counting: 'sameHour' as const, source: 'Quyết định của tỉnh', sourceDate: '2026-01-01', certainty: 'official' as const };
    const storm = { place: '01', date: '2026-09-23', reason: { vi: 'Bão', en: 'Storm' }, source: 'Công điện', sourceDate: '2026-09-22', certainty: 'official' as const };
    const own = await open(platform, { practices: { '01': practice, '00007': { ...practice, counting: 'endOfDay' } }, closures: [storm] });
    expect(own.clockAt('00004')).toMatchObject({ counting: 'sameHour', from: 'province' });
    expect(own.clockAt('00007')).toMatchObject({ counting: 'endOfDay', from: 'place' });
    expect(own.clockAt('26734')).toMatchObject({ counting: 'endOfDay', from: 'usual' });
    expect(own.clockAt('00004').calendar.dayAt('2026-09-23')).toMatchObject({ kind: 'closure', works: false });
    expect(own.clockAt('26734').calendar.dayAt('2026-09-23')).toMatchObject({ kind: 'work', works: true });
    expect(own.clockAt().calendar.hours).toEqual({ spans: [{ from: 450, to: 690 }, { from: 780, to: 1020 }] });
    expect(own.clockAt('00004')).toBe(own.clockAt('00004'));
    own.close();
  });

  test('additions are told on the days on which they are in force', () => {
    expect(calendars.listAdditions('2026-11-22').map(({ id }) => id)).toEqual(['land-remote']);
    expect(calendars.listAdditions('2025-06-30')).toEqual([]);
  });
});

test('every delivered year is without findings and the files are in the order of their days', () => {
  for (const year of calendars.listYears()) expect([year.year, year.findings]).toEqual([year.year, []]);
  for (const year of [2025, 2026, 2027]) {
    const dates = (JSON.parse(readFileSync(`content/calendars/${String(year)}.json`, 'utf8')) as { days: { date: string }[] }).days.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
  }
});
