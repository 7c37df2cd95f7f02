import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#model/actor.ts';
import { ROLES, type Role } from '#model/role.ts';
import type { Site } from '#model/site.ts';
import type { TopicSwitch } from '#model/topic-switch.ts';
import { testClock } from '#platform/clock.ts';
import { silentLog } from '#platform/log.ts';
import { openPlatform, type OpenPlatform } from '#platform/open-platform.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { makeDataDir } from '#test/support/house-process.ts';
import { join } from 'node:path';
import { createSwitches, type Switches } from './switches.ts';

const clock = testClock('2026-11-23T09:00:00+07:00');
const P: Site = { id: 'p1', kind: 'province', placeCode: '79' };
const C: Site = { id: 'c1', kind: 'commune', provinceId: 'p1' };
const ALONE: Site = { id: 'local', kind: 'commune' };
const who = (id: string, site: Site, ...roles: Role[]): Actor => ({ kind: 'officer', id, siteId: site.id, site, roles });
const editor = who('minh', P, 'knowledgeEditor');
const approver = who('nga', P, 'knowledgeApprover');
const all = who('son', P, ...ROLES);
const nameTopic = async (topic: string): Promise<string | undefined> => (topic.includes('không có') ? undefined : topic.slice(topic.indexOf(':') + 1));

let platform: TestPlatform;
let other: OpenPlatform;
let dir: Awaited<ReturnType<typeof makeDataDir>>;
let switches: Switches;
let neighbour: Switches;
beforeAll(async () => {
  platform = await openTestPlatform({ clock });
  dir = await makeDataDir();
  other = await openPlatform({ dataDir: dir.path, databaseUrl: platform.testStore.url, migrationsFolder: join(HOME, 'migrations'), log: silentLog, clock });
  switches = await createSwitches(platform, nameTopic);
  neighbour = await createSwitches(other, nameTopic);
});
afterAll(async () => {
  switches.close();
  neighbour.close();
  await other.close();
  await platform.close();
  await dir.remove();
});

async function value<T>(soon: Promise<{ ok: true; value: T } | { ok: false; code: string }>): Promise<T> {
  const outcome = await soon;
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}
async function code(soon: Promise<{ ok: boolean; code?: string }>): Promise<string | undefined> {
  return (await soon).code;
}
const off = (topic: string, reason = 'đang đối chiếu văn bản mới', actor = editor): Promise<TopicSwitch> => value(switches.switchOff({ topic, reason }, { actor }));

describe('a topic', () => {
  test('switched off by one person is off here and in every other process, and on again by two', async () => {
    const matter = { id: '1.001193', field: 'Hộ tịch' };
    const one = await off('procedure:1.001193');
    expect(switches.book.offReason(matter)).toBe('đang đối chiếu văn bản mới');
    await expect.poll(() => neighbour.book.offReason(matter)).toBe('đang đối chiếu văn bản mới');
    expect(await code(switches.switchOn({ id: one.id }, { actor: approver }))).toBe('switch_not_asked');
    await value(switches.askOn({ id: one.id, reason: 'đã đối chiếu xong' }, { actor: all }));
    expect(await code(switches.switchOn({ id: one.id }, { actor: all }))).toBe('switch_same_person');
    expect(await code(switches.switchOn({ id: one.id }, { actor: editor }))).toBe('not_allowed');
    expect(switches.book.offReason(matter)).toBeDefined();
    await value(switches.switchOn({ id: one.id }, { actor: approver }));
    expect(switches.book.offReason(matter)).toBeUndefined();
    await expect.poll(() => neighbour.book.offReason(matter)).toBeUndefined();
  });

  test('of a field covers its records whatever the spelling, a task only itself', async () => {
    await off('field:Đất đai', 'luật mới');
    await off('task:t-1', 'sai căn cứ');
    expect(switches.book.offReason({ id: 'x', field: 'ĐẤT ĐAI' })).toBe('luật mới');
    expect(switches.book.offReason({ id: 't-1', field: 'Hộ tịch' })).toBe('sai căn cứ');
    expect(switches.book.offReason({ id: 't-2', field: 'Hộ tịch' })).toBeUndefined();
  });

  test('is off once, however many switch at once; each time it is off is kept', async () => {
    const outcomes = await Promise.all([editor, approver, all, editor].map((actor) => switches.switchOff({ topic: 'field:Nuôi con nuôi', reason: 'x' }, { actor })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.code]))).toEqual(Array(3).fill('switch_off_already'));
    const [first] = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
    await value(switches.askOn({ id: first?.id ?? '', reason: 'xong' }, { actor: editor }));
    await value(switches.switchOn({ id: first?.id ?? '' }, { actor: approver }));
    clock.advance(60_000);
    expect(await off('field:Nuôi con nuôi')).toMatchObject({ number: 2 });
    const { items } = await switches.list({ onlyOff: false, limit: 100 }, approver);
    expect(items.filter(({ topic }) => topic === 'field:Nuôi con nuôi').map(({ number, on }) => [number, on !== undefined])).toEqual([[2, false], [1, true]]);
  });

  test.each([
    ['no reason', 'field:Hộ tịch', '  ', 'switch_reason_missing'],
    ['a topic nobody knows', 'field:không có', 'x', 'switch_topic_unknown'],
    ['no topic at all', 'ngày mai', 'x', 'switch_topic_unknown'],
  ])('%s: refused', async (_, topic, reason, refusal) => {
    expect(await code(switches.switchOff({ topic, reason }, { actor: editor }))).toBe(refusal);
  });

  test('is known by the store to need two persons', async () => {
    const one = await off('task:t-9');
    await expect(platform.database.query("update topic_switch set on_reason = 'x', on_asked_by = 'a', on_asked_at = now(), on_by = 'a', on_at = now() where id = $1", [one.id])).rejects.toThrow(/topic_switch_two_persons/u);
  });
});

describe('who may switch', () => {
  const MAY_OFF = new Set<Role>(['knowledgeEditor', 'knowledgeApprover', 'provinceSupervisor']);
  test.each(ROLES)('%s', async (role) => {
    const topic = `task:by-${role}`;
    expect(await code(switches.switchOff({ topic, reason: 'x' }, { actor: who('a', P, role) }))).toBe(MAY_OFF.has(role) ? undefined : 'not_allowed');
    expect(await code(switches.switchOff({ topic: `${topic}-c`, reason: 'x' }, { actor: who('a', C, role) }))).toBe(MAY_OFF.has(role) ? 'knowledge_not_at_province' : 'not_allowed');
    expect(await code(switches.switchOff({ topic: `${topic}-l`, reason: 'x' }, { actor: who('a', ALONE, role) }))).toBe(MAY_OFF.has(role) ? undefined : 'not_allowed');
  });

  test('a citizen may nothing, and what is allowed is told with each switch', async () => {
    expect(await code(switches.switchOff({ topic: 'task:x', reason: 'x' }, { actor: { kind: 'citizen', id: 'c', siteId: 'p1', roles: [] } }))).toBe('not_allowed');
    const one = await off('task:t-20');
    expect((await switches.find(one.id, editor))?.allowed).toEqual(['askOn']);
    await value(switches.askOn({ id: one.id, reason: 'x' }, { actor: all }));
    expect((await switches.find(one.id, all))?.allowed).toEqual([]);
    expect((await switches.find(one.id, approver))?.allowed).toEqual(['on']);
    expect((await switches.find(one.id, who('lan', C, 'knowledgeApprover')))?.allowed).toEqual([]);
  });
});
