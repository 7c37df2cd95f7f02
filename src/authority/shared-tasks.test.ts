import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '#model/actor.ts';
import { testClock } from '#platform/clock.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { readAuthorityContent } from './authority-content.ts';
import { createAuthority, type Authority } from './authority.ts';

/** The gathered facts beside the project; a clone that stands alone has none, and these tests say that they were skipped. */
const FACTS = join(HOME, '../shared/data/authority-tasks-2025/tasks.jsonl');

describe.skipIf(!existsSync(FACTS))('the 975 gathered facts (skipped without ../shared)', () => {
  const actor = systemActor('local');
  let platform: TestPlatform;
  let authority: Authority;

  beforeAll(async () => {
    platform = await openTestPlatform({ clock: testClock('2026-11-30T08:00:00+07:00') });
    authority = await createAuthority({ ...platform, content: await readAuthorityContent(HOME), ports: { findProcedure: () => Promise.resolve(undefined), provinceOf: () => undefined, findTasks: () => [] } });
    await authority.loadContent(join(HOME, 'content/tasks'), actor);
  });
  afterAll(() => platform.close());

  it('import whole, and a second time change nothing', async () => {
    const first = await authority.importTasks({ paths: [FACTS], sourceDate: '2026-11-22' }, { actor });
    expect(first).toMatchObject({ ok: true, value: { read: 975, new: 975, rejected: 0 } });
    expect(await authority.importTasks({ paths: [FACTS] }, { actor })).toMatchObject({ ok: true, value: { unchanged: 975, new: 0, changed: 0, rejected: 0 } });
    expect(authority.book.size).toBe(975);
  });

  it('agree with our own content in recipient, act and end: no source contradicts another', () => {
    const differ = authority.book.all.flatMap(({ id, conflicts }) => conflicts.filter(({ field }) => field !== 'procedureCodes').map(({ field }) => `${id} ${field}`));
    expect(differ).toEqual([]);
  });

  it('keep their certainty: unsure is unverified, quoted is secondary', () => {
    const count = (certainty: string): number => authority.book.all.filter((task) => task.certainty === certainty).length;
    expect([count('official'), count('secondary') + count('unverified')]).toEqual([0, 975]);
    expect(count('unverified')).toBeGreaterThanOrEqual(140);
    expect(authority.findTask('129-2025-d67')).toMatchObject({ act: 'uy_quyen', certainty: 'unverified' });
  });

  it('name nobody where a provision was ended, and count from the two-tier order where no start is told', () => {
    expect(authority.book.all.filter(({ to }) => to === undefined).map(({ id }) => id)).toEqual(['125-2025-d6', '125-2025-d8', '128-2025-d15-k7', '142-2025-d6', '146-2025-d52']);
    expect(authority.book.all.filter(({ startUnstated }) => startUnstated === true)).toHaveLength(173);
  });

  it('have sayings for every task that no procedure’s sayings cover', () => {
    const silent = authority.book.all.filter(({ id, sayings }) => !id.startsWith('tthc-') && sayings.length < 4).map(({ id }) => id);
    expect(silent).toEqual([]);
  });

  it('show the known contradictions and gaps', async () => {
    await authority.searchFindings({ actor });
    const found = await authority.listFindings({ afterId: '', limit: 5_000 });
    const has = (kind: string, taskId: string): boolean => found.some((finding) => finding.kind === kind && finding.taskId === taskId);
    const known: [string, string][] = [
      ['textsDiffer', '140-2025-d4-k1'], ['signerDiffers', '121-2025-x1'], ['textsDiffer', '147-2025-d5-k2-b'], ['textsDiffer', '146-2025-d31-k6-1.004191'], ['sourceDoubt', '146-2025-d31-k6-1.004191'], ['textsDiffer', '146-2025-d49-k5-2.000243'],
      ['textsDiffer', '151-2025-d5-k2'], ['textsDiffer', '151-2025-d9-k1-i'], ['sourceDoubt', 'tthc-2.000986'], ['sourceDoubt', 'tthc-1.011606'], ['amended', '125-2025-d6'], ['amended', '125-2025-d8'], ['amended', '146-2025-d52'], ['amended', '128-2025-d15-k7'],
      ['amended', '151-2025-d8-k2'], ['amended', '142-2025-d6'], ['amended', '131-2025-d26'], ['amended', 'tthc-2.001745'], ['signerDiffers', '151-2025-d5-k1-h'], ['signerDiffers', '121-2025-d28'],
    ];
    expect(known.filter(([kind, id]) => !has(kind, id))).toEqual([]);
  });
});
