import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CalendarYear } from '#model/calendar.ts';
import type { Actor } from '#model/actor.ts';
import type { Config } from './config.ts';
import { testClock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { silentLog } from '#platform/log.ts';
import { openPlatform } from '#platform/open-platform.ts';
import { rounds } from '#test/support/campaign.ts';
import { HOME } from '#test/support/home.ts';
import { makeDataDir, startHouse } from '#test/support/house-process.ts';
import { buildHouse } from './build.ts';
import { runCommandLine } from './main.ts';

/** A short dose each time; the long campaign on demand. */
const ROUNDS = rounds(2, 40);
const DOSSIERS = 60;
const SITE = { id: 'local', kind: 'commune', placeCode: '14797', provinceId: 'province-38' } as const;
const officer: Actor = { kind: 'officer', id: 'lan', siteId: 'local', site: SITE, roles: ['officer'] };
const AS_PUBLISHED = '2026-11-27T10:00:00.000Z';
/** Thursday 26 is swapped for Saturday 28. */
const AS_SWAPPED = '2026-11-28T10:00:00.000Z';

let dir: Awaited<ReturnType<typeof makeDataDir>>;
beforeAll(async () => {
  dir = await makeDataDir();
  await inStore(async (database, config, platform) => {
    await database.query("insert into site (id, kind, place_code, created_at) values ('province-38', 'province', '38', now())");
    await database.query("insert into site (id, kind, place_code, province_id, created_at) values ('local', 'commune', '14797', 'province-38', now())");
    const house = await buildHouse(config, platform);
    const record = await house.catalogue.findProcedure('1.004873');
    const components = record?.cases[0]?.components.map((component, at) => ({ ...component, ref: `c${String(at)}` })) ?? [];
    const papers = components.filter(({ role }) => role !== 'note' && role !== 'conditional').map(({ ref, name, role }) => ({ component: ref, name: name.slice(0, 400), form: role === 'present' ? ('presented' as const) : ('original' as const), count: 1 }));
    const conditions = Object.fromEntries(components.filter(({ role }) => role === 'conditional').map(({ ref }) => [ref, false]));
    for (let person = 0; person < DOSSIERS; person += 1) {
      const applicant = { name: 'Người Thử', birthYear: 1990, phone: '0900000123', identityNumber: `0011900${String(person).padStart(5, '0')}` };
      const received = await house.dossiers.receiveAtDesk({ applicant, procedureCode: '1.004873', caseId: '', channel: 'direct', papers, conditions, reception: { fee: { provinceVnd: { 0: 15_000 } } } }, { actor: officer });
      if (!received.ok) throw new Error(`${received.code} ${JSON.stringify(received.details)}`);
    }
    await house.close();
  });
}, 120_000);
afterAll(() => dir.remove());

/** Works on the store while no house runs. */
async function inStore<Found>(work: (database: Database, config: Config, platform: Awaited<ReturnType<typeof openPlatform>>) => Promise<Found>): Promise<Found> {
  const platform = await openPlatform({ dataDir: dir.path, migrationsFolder: join(HOME, 'migrations'), log: silentLog, clock: testClock('2026-11-23T09:00:00+07:00') });
  try {
    return await work(platform.database, { host: '127.0.0.1', port: 0, dataDir: dir.path, importPaths: [], demo: false, siteId: 'local', home: HOME, ratePerSecond: 0 }, platform);
  } finally {
    await platform.close();
  }
}

/** How many dossiers stand at which date, and how many were moved how often. */
function countDates(): Promise<unknown> {
  return inStore(async (database) => ({
    dates: Object.fromEntries((await database.query<{ at: Date | string; count: number }>('select due_at as at, count(*)::int as count from dossier group by 1')).map(({ at, count }) => [new Date(at).toISOString(), count])),
    moves: (await database.query<{ moves: number }>("select distinct count(*) filter (where kind = 'recalculateDue')::int as moves from dossier_action group by dossier_id")).map(({ moves }) => moves),
  }));
}

async function importYear(swapped: boolean): Promise<void> {
  const year = JSON.parse(await readFile(join(HOME, 'content/calendars/2026.json'), 'utf8')) as CalendarYear;
  const swap = { name: { vi: 'Hoán đổi', en: 'Swapped' }, source: 'Thông báo thử', sourceDate: '2026-11-23', certainty: 'unverified' as const };
  const days = [...year.days, { date: '2026-11-26', kind: 'swappedOff' as const, ...swap }, { date: '2026-11-28', kind: 'swappedWork' as const, ...swap }];
  const path = join(dir.path, 'nam-2026.json');
  await writeFile(path, JSON.stringify(swapped ? { ...year, days } : year));
  const said: string[] = [];
  const exit = await runCommandLine(['import', 'calendar', path, '--data', dir.path], { out: () => undefined, error: (text) => void said.push(text), environment: {}, home: HOME });
  expect([exit, said]).toEqual([0, []]);
}

/** Whether the reckoning has nothing left to do. */
async function hasSettled(): Promise<boolean> {
  return inStore(async (database) => (await database.query("select 1 from graphile_worker.jobs where task_identifier = 'dossiers_recalculate'")).length === 0);
}

test('a calendar that was imported while nobody served moves every due date once a house runs again', { timeout: 120_000 }, async () => {
  await importYear(true);
  expect(await countDates()).toEqual({ dates: { [AS_PUBLISHED]: DOSSIERS }, moves: [0] });
  const house = await startHouse({ dataDir: dir.path });
  await expect.poll(hasSettled, { timeout: 30_000, interval: 200 }).toBe(true);
  await house.stop();
  expect(await countDates()).toEqual({ dates: { [AS_SWAPPED]: DOSSIERS }, moves: [1] });
});

test(`killed ${ROUNDS} times between an import and the end of its reckoning, every due date follows, once`, { timeout: ROUNDS * 60_000 }, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const swapped = round % 2 === 1;
    const first = await startHouse({ dataDir: dir.path });
    await importYear(swapped);
    await wait((round * 53) % 300);
    await first.kill();
    const second = await startHouse({ dataDir: dir.path });
    await expect.poll(hasSettled, { timeout: 30_000, interval: 200 }).toBe(true);
    await second.stop();
    expect(await countDates(), `round ${String(round)}`).toEqual({ dates: { [swapped ? AS_SWAPPED : AS_PUBLISHED]: DOSSIERS }, moves: [round + 2] });
  }
});

test('a release that brings another calendar has every due date reckoned at its first start, and at no later one', { timeout: 120_000 }, async () => {
  const { dates } = (await countDates()) as { readonly dates: Readonly<Record<string, number>> };
  // As the release before reckoned them.
  await inStore(async (database) => {
    await database.query("update dossier set due_at = '2026-12-09T10:00:00Z', state = jsonb_set(state, '{due,at}', '\"2026-12-09T10:00:00.000Z\"')");
    await database.query("update calendar_counted set content_hash = 'of the release before'");
  });
  const first = await startHouse({ dataDir: dir.path });
  await expect.poll(hasSettled, { timeout: 30_000, interval: 200 }).toBe(true);
  await first.stop();
  expect(await countDates()).toMatchObject({ dates });
  const reckoned = () => inStore(async (database) => (await database.query("select 1 from audit_entry where command = 'calendars.followContent'")).length);
  const before = await reckoned();
  const second = await startHouse({ dataDir: dir.path });
  await second.stop();
  expect(await reckoned()).toBe(before);
});
