import { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#model/actor.ts';
import { refuse } from '#model/outcome.ts';
import type { Role } from '#model/role.ts';
import { testClock } from '#platform/clock.ts';
import type { HouseEnv, Language } from '#platform/routes.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { readCalendarContent } from './calendar-content.ts';
import { registerCalendarRoutes } from './calendars.routes.ts';
import { createCalendars, type Calendars } from './calendars.ts';

const CITIZEN: Actor = { kind: 'citizen', id: 'anonymous', siteId: 'local', roles: [] };
const officer = (...roles: Role[]): Actor => ({ kind: 'officer', id: 'lan', siteId: 'x', roles, site: { id: 'x', kind: 'commune' } });
const clock = testClock('2026-12-01T09:00:00+07:00');
let platform: TestPlatform;
let calendars: Calendars;
let api: OpenAPIHono<HouseEnv>;
let actor: Actor = CITIZEN;
let language: Language = 'vi';

beforeAll(async () => {
  platform = await openTestPlatform({ clock });
  calendars = await createCalendars({ ...platform, content: await readCalendarContent(HOME), provinceOf: () => undefined, followUp: async () => undefined });
  api = new OpenAPIHono<HouseEnv>({ defaultHook: (result, c) => (result.success ? undefined : c.var.problem(refuse('invalid_request'))) });
  api.use('*', async (c, next) => {
    c.set('language', language);
    c.set('actor', actor);
    c.set('requestId', 'request-1');
    c.set('problem', (refusal) => Response.json({ ...refusal.details, code: refusal.code }, { status: refusal.code === 'not_signed_in' ? 401 : refusal.code === 'not_allowed' ? 403 : 422 }));
    await next();
  });
  registerCalendarRoutes(api, calendars, () => clock.now(), (code) => (code === '00004' ? undefined : refuse('place_unknown', { code })));
});
afterAll(async () => {
  calendars.close();
  await platform.close();
});

async function get(path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await api.request(path);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const deadline = (query: Record<string, string>) => get(`/api/v1/deadlines?${new URLSearchParams(query).toString()}`);

describe('the legal clock over HTTP', () => {
  test('reckons what a person writes and tells the days', async () => {
    const { status, body } = await deadline({ limit: '5 ngay lam viec', from: '2026-08-28T09:00' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ dueAt: '2026-09-09T17:00:00+07:00', receivedOn: '2026-08-28', provisional: false, apologyDueAt: '2026-09-08T17:00:00+07:00', limit: { amount: 5, unit: 'workingDay', text: '5 ngày làm việc' } });
    expect((body['days'] as { date: string; count?: number; kind: string }[]).filter(({ count }) => count !== undefined).map(({ date, count }) => `${date} ${String(count)}`)).toEqual(['2026-08-28 0', '2026-09-03 1', '2026-09-04 2', '2026-09-07 3', '2026-09-08 4', '2026-09-09 5']);
    expect((body['days'] as { name?: string }[])[3]).toEqual(expect.objectContaining({ date: '2026-08-31', kind: 'swappedOff', works: false, name: 'Nghỉ hoán đổi' }));
    expect(body['standing']).toBeUndefined();
  });

  test.each([
    ['nửa ngày làm việc', { from: '2026-11-02T07:30' }, '2026-11-02T11:30:00+07:00'],
    ['02 giờ', { from: '2026-11-02T11:00' }, '2026-11-02T14:30:00+07:00'],
    ['trong ngày', { from: '2026-11-23T15:30', cutoff: '15:00' }, '2026-11-25T17:00:00+07:00'],
    ['5 ngày làm việc', { from: '2026-11-02T09:15', counting: 'sameHour' }, '2026-11-09T09:15:00+07:00'],
    ['12 ngày làm việc', { from: '2026-11-02T09:00', add: '10 ngày làm việc|Xã miền núi|Luật Đất đai' }, '2026-12-03T17:00:00+07:00'],
    ['5 ngày làm việc', { from: '2026-08-28T09:00', pause: '2026-09-03T07:30..2026-09-07T07:30|Chờ bổ sung' }, '2026-09-11T17:00:00+07:00'],
    ['5 ngày làm việc', { from: '2026-08-28', commune: '00004' }, '2026-09-09T17:00:00+07:00'],
    ['5 ngày làm việc', { from: '28/08/2026 09:00' }, '2026-09-09T17:00:00+07:00'],
  ])('%s with %o is due at %s', async (limit, query, dueAt) => {
    expect((await deadline({ limit, ...(query as Record<string, string>) })).body['dueAt']).toBe(dueAt);
  });

  test('tells what is left and the label at a moment', async () => {
    expect((await deadline({ limit: '5 ngày làm việc', from: '2026-08-28T09:00', asOf: '2026-09-09T09:00' })).body['standing']).toEqual({ asOf: '2026-09-09T09:00:00+07:00', label: 'dueSoon', remaining: { amount: 390, unit: 'officeMinute' } });
    expect((await deadline({ limit: '5 ngày làm việc', from: '2026-11-27T09:00', pause: '2026-11-30T08:00..' })).body['standing']).toMatchObject({ label: 'paused' });
  });

  test('says in a provisional year that it is one, in English', async () => {
    language = 'en';
    const { body } = await deadline({ limit: '5 working days', from: '2027-02-01T09:00' });
    language = 'vi';
    expect(body).toMatchObject({ provisional: true, dueOn: '2027-02-15' });
    expect((body['explanation'] as string[]).at(-1)).toBe('The days off of 2027 are not announced yet: this date is provisional.');
  });

  test.each([
    [{ limit: '' }, 'limit_empty'],
    [{ limit: 'abc' }, 'limit_not_read'],
    [{ limit: '5' }, 'limit_without_unit'],
    [{ limit: '0 ngày' }, 'limit_zero'],
    [{ limit: '99999 ngày' }, 'limit_too_large'],
    [{ limit: '3 ngày và 5 ngày' }, 'limit_several'],
    [{ limit: '5 ngày', from: '2026-02-30' }, 'deadline_moment_wrong'],
    [{ limit: '5 ngày', asOf: 'mai' }, 'deadline_moment_wrong'],
    [{ limit: '5 ngày', cutoff: '25:00' }, 'deadline_cutoff_wrong'],
    [{ limit: '5 ngày', pause: 'mai' }, 'deadline_pause_wrong'],
    [{ limit: '5 ngày', from: '2026-09-01', pause: '2026-08-01..2026-09-03' }, 'deadline_pause_before_reception'],
    [{ limit: '5 ngày', from: '2024-09-01' }, 'deadline_before_calendar'],
    [{ limit: '60 ngày', from: '2027-12-01' }, 'deadline_beyond_calendar'],
    [{ limit: '5 ngày', commune: '99999' }, 'place_unknown'],
  ])('%o is refused: %s', async (query, code) => {
    expect((await deadline(query)).body['code']).toBe(code);
  });

  test('more pauses than any dossier has are refused', async () => {
    const query = new URLSearchParams({ limit: '5 ngày' });
    for (let nth = 0; nth < 51; nth += 1) query.append('pause', '2026-12-02..2026-12-03');
    expect((await get(`/api/v1/deadlines?${query.toString()}`)).status).toBe(422);
  });
});

describe('the calendar over HTTP', () => {
  test('lists years and gives one with its days and sources', async () => {
    expect((await get('/api/v1/calendars')).body).toMatchObject({ items: [{ year: 2025 }, { year: 2026, provisional: false }, { year: 2027, provisional: true, version: 0 }], allowed: [] });
    expect((await get('/api/v1/calendars/2026')).body).toMatchObject({ year: 2026, findings: [], days: expect.arrayContaining([expect.objectContaining({ date: '2026-08-22', kind: 'swappedWork', certainty: 'secondary' })]) as unknown });
    expect((await get('/api/v1/calendars/2031')).body['code']).toBe('not_found');
  });

  test('takes the notice of a year from those who may, and tells faults as sentences', async () => {
    const send = async (text: string, over: object = {}): Promise<{ status: number; body: Record<string, unknown> }> => {
      const body = { name: 'tb.txt', content: Buffer.from(text).toString('base64'), source: 'Thông báo lịch nghỉ năm 2027', sourceDate: '2026-12-01', ...over };
      const response = await api.request('/api/v1/calendars/imports', { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const notice = 'Nghỉ từ 05/02/2027 đến 11/02/2027; nghỉ 03/9/2027';
    actor = CITIZEN;
    expect((await send(notice)).status).toBe(401);
    actor = officer('leader');
    expect((await send(notice)).status).toBe(403);
    actor = officer('knowledgeEditor');
    expect((await get('/api/v1/calendars')).body['allowed']).toEqual(['importYear']);
    const faulty = await send(`${notice}; nghỉ 07/9/2027`, { dryRun: true });
    expect(faulty.body).toMatchObject({ written: false, findings: [{ severity: 'error', text: 'Có 1 ngày nghỉ hoán đổi nhưng 0 ngày làm bù. Hai số này phải bằng nhau.' }] });
    expect((await send(`${notice}; nghỉ 07/9/2027`)).body).toMatchObject({ code: 'calendar_faulty', count: 1 });
    expect((await send(notice, { dryRun: true })).body).toMatchObject({ written: false, before: 0, findings: [] });
    expect((await send(notice, { basedOn: 0 })).body).toMatchObject({ written: true, version: 1 });
    expect((await send('xin chào')).body['code']).toBe('calendar_not_understood');
    actor = CITIZEN;
    expect((await get('/api/v1/calendars/2027')).body).toMatchObject({ provisional: false, version: 1 });
  });
});
