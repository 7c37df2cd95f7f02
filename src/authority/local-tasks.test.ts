import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '#model/actor.ts';
import type { Json } from '#model/json-diff.ts';
import type { Outcome } from '#model/outcome.ts';
import { testClock } from '#platform/clock.ts';
import type { CommandContext } from '#platform/command.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { createAuthority, type Authority } from './authority.ts';
import { readAuthorityContent } from './authority-content.ts';
import type { AppliedTask } from './local-tasks.ts';

const clock = testClock('2026-11-22T08:00:00+07:00');
const told = { source: '12/2026/QĐ-UBND', sourceDate: '2026-11-20', certainty: 'official' } as const;
const ID = '120-2025-d10-k1';
let platform: TestPlatform;
let authority: Authority;

beforeAll(async () => {
  platform = await openTestPlatform({ clock });
  authority = await createAuthority({ ...platform, content: await readAuthorityContent(HOME), ports: { findProcedure: async () => undefined, provinceOf: (code) => code.slice(0, 2), findTasks: () => [] } });
  await authority.loadContent(join(HOME, 'content/tasks'), systemActor('local'));
});
afterAll(() => platform.close());

async function write(work: (context: CommandContext) => Promise<Outcome<readonly AppliedTask[], string>>): Promise<readonly AppliedTask[]> {
  const outcome = await platform.commands.run({ name: 'test.write', policy: () => undefined, run: (_: object, context) => work(context) }, {}, { actor: systemActor('local') });
  if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.details)}`);
  await authority.followOthers();
  return outcome.value;
}
const valueOf = (key: string, change: Record<string, Json> = {}): Json => ({ ...(authority.local.read(key)?.value as Record<string, Json>), ...change });
const province: Json = { body: 'UBND cấp tỉnh', tier: 'province', person: 'UBND' };

describe("a house's own word on a task", () => {
  test('stands before the other sources, shows what they say, and is ruled from at once', async () => {
    const before = authority.findTask(ID);
    const value = valueOf(ID, { to: province });
    const preview = authority.local.preview({ key: ID, value, ...told });
    expect((await authority.preview(preview === undefined ? [] : [preview]).rule({ taskId: ID })).ruling).toMatchObject({ kind: 'decided', side: { to: province } });
    expect((await authority.whoDecides({ taskId: ID })).kind === 'decided' && authority.findTask(ID)?.to?.tier).toBe('commune');
    const [applied] = await write((context) => authority.local.apply([{ key: ID, value, ...told }], 'change-set a', context));
    expect(applied).toEqual({ key: ID, version: (before?.version ?? 0) + 1, undo: null });
    expect(authority.findTask(ID)).toMatchObject({ to: province, certainty: 'official', source: told.source, review: { status: 'checked' } });
    expect(authority.findTask(ID)?.conflicts).toMatchObject([{ field: 'to', kept: { origin: 'local' }, other: { origin: 'own' } }]);
    expect(await authority.whoDecides({ taskId: ID })).toMatchObject({ kind: 'decided', side: { to: province } });
  });

  test('leaves out what was left out on purpose, and goes back to exactly what stood before', async () => {
    const standing = authority.findTask(ID);
    const { timeLimit: _left, ...rest } = valueOf(ID) as Record<string, Json>;
    const [applied] = await write((context) => authority.local.apply([{ key: ID, value: rest, ...told }], 'change-set b', context));
    expect(authority.findTask(ID)?.timeLimit).toBeUndefined();
    await write((context) => authority.local.restore([{ key: ID, undo: applied?.undo ?? null }], 'roll back b', context));
    expect(authority.findTask(ID)).toEqual({ ...standing, version: (standing?.version ?? 0) + 2 });
    await write((context) => authority.local.restore([{ key: ID, undo: null }], 'roll back a', context));
    const [first] = (await authority.listVersions(ID)).slice(-1);
    expect(authority.findTask(ID)).toEqual({ ...first?.task, version: (standing?.version ?? 0) + 3, sayings: authority.findTask(ID)?.sayings });
  });

  test('may be a new record of one province; taken back it counts no more, and may come again', async () => {
    const key = `${ID}@79`;
    const value = valueOf(ID, { to: province });
    const tell = (): ReturnType<typeof write> => write((context) => authority.local.apply([{ key, value, ...told }], 'change-set c', context));
    expect(await tell()).toEqual([{ key, version: 1, undo: null }]);
    const heard: string[] = [];
    const stop = authority.onChanged((ids) => heard.push(...ids));
    expect(await authority.whoDecides({ taskId: ID, placeCode: '79' })).toMatchObject({ side: { to: province } });
    expect(await authority.whoDecides({ taskId: ID, placeCode: '01' })).toMatchObject({ side: { to: { tier: 'commune' } } });
    await write((context) => authority.local.restore([{ key, undo: null }], 'roll back c', context));
    expect(heard).toEqual([ID]);
    expect(authority.local.read(key)).toBeUndefined();
    expect(await authority.whoDecides({ taskId: ID, placeCode: '79' })).toMatchObject({ side: { to: { tier: 'commune' } } });
    expect(await tell()).toMatchObject([{ version: 2 }]);
    stop();
    expect((await authority.listChangesSince({ since: '2026-11-22', provinceCode: '79', limit: 50 })).filter(({ provinceCode }) => provinceCode === '79')).toMatchObject([{ version: 2, paths: ['change-set c'] }]);
    expect((await authority.listChangesSince({ since: '2026-11-22', limit: 50 })).some(({ provinceCode }) => provinceCode === '79')).toBe(false);
  });

  test.each<[string, string, Json, string]>([
    ['days swapped', ID, { validFrom: '2026-12-01', validTo: '2026-11-01' }, 'validTo'],
    ['a clause 5a is none of ours to refuse, a word is', ID, { basis: [{ document: '1/2026/QĐ-UBND', article: 'năm' }] }, 'basis.0.article'],
    ['certainty written by hand', ID, { certainty: 'official' }, 'certainty'],
    ['an id that is none', '??', {}, 'id'],
  ])('%s: refused with the field', (_, key, change, field) => {
    expect(authority.local.check(key, valueOf(ID, change as Record<string, Json>))).toMatchObject({ ok: false, code: 'task_malformed', details: { field } });
  });
});
