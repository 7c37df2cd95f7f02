import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '#model/actor.ts';
import type { Json } from '#model/json-diff.ts';
import { findProvenance } from '#model/procedure.ts';
import type { Outcome } from '#model/outcome.ts';
import { testClock } from '#platform/clock.ts';
import type { CommandContext } from '#platform/command.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { createCatalogue, type Catalogue } from './catalogue.ts';
import type { AppliedCorrection } from './corrections.ts';

const clock = testClock('2026-11-22T08:00:00+07:00');
const CODE = '1.001193';
const told = { source: 'Nghị quyết 10/2026/NQ-HĐND', sourceDate: '2026-11-20', certainty: 'official' } as const;
let platform: TestPlatform;
let catalogue: Catalogue;

beforeAll(async () => {
  platform = await openTestPlatform({ clock });
  catalogue = createCatalogue(platform);
  await catalogue.loadContent(join(HOME, 'content/procedures'), systemActor('local'));
});
afterAll(() => platform.close());

/** Runs one write as the command of another room would. */
async function write(work: (context: CommandContext) => Promise<Outcome<readonly AppliedCorrection[], string>>): Promise<readonly AppliedCorrection[]> {
  const outcome = await platform.commands.run({ name: 'test.correct', policy: () => undefined, run: (_: object, context) => work(context) }, {}, { actor: systemActor('local') });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}
async function valueWith(change: (value: Record<string, Json>) => void): Promise<Json> {
  const value = structuredClone((await catalogue.corrections.read(CODE))?.value) as Record<string, Json>;
  change(value);
  return value;
}
const contentOf = async (version: number): Promise<object | undefined> => {
  const found = await catalogue.findVersion(CODE, version);
  if (found === undefined) return undefined;
  const { version: _version, validFrom: _from, validTo: _to, ...content } = found;
  return content;
};

describe('a correction of a procedure', () => {
  test('is a source of its own: the corrected fact carries it, all others keep theirs, and what it stands before is shown', async () => {
    const before = await catalogue.findProcedure(CODE);
    const value = await valueWith((all) => {
      all['requirements'] = 'Nộp kèm ảnh';
      const [first] = all['cases'] as { channels: { time: Record<string, Json> }[] }[];
      if (first?.channels[0] !== undefined) first.channels[0].time = { amount: 2, unit: 'workingDay', text: '02 ngày làm việc', state: 'structured' };
    });
    const [applied] = await write((context) => catalogue.corrections.apply([{ code: CODE, value, ...told }], 'change-set t1', context));
    const after = await catalogue.findProcedure(CODE);
    expect(after).toMatchObject({ version: (before?.version ?? 0) + 1, requirements: 'Nộp kèm ảnh', validFrom: '2026-11-22' });
    expect(applied).toEqual({ code: CODE, version: after?.version, undo: null });
    expect(findProvenance(after?.provenance ?? [], 'cases[0].channels[0].time')).toMatchObject({ source: told.source, certainty: 'official' });
    for (const path of ['cases[0].channels[1].time', 'cases[0].components', 'name']) expect(findProvenance(after?.provenance ?? [], path)).toEqual(findProvenance(before?.provenance ?? [], path));
    expect(after?.conflicts.find(({ field }) => field === 'cases[0].channels[0].time')).toMatchObject({ kept: { source: told.source, value: '02 ngày làm việc' }, other: { value: before?.cases[0]?.channels[0]?.time.text } });
    expect((await catalogue.findProcedure(CODE, '2026-11-21'))?.version).toBe(before?.version);
  });

  test('stays over a source that is merged anew, and goes by its own undo to exactly what was', async () => {
    const standing = await catalogue.findProcedure(CODE);
    await platform.database.query("update catalogue_state set content_hash = ''");
    await catalogue.loadContent(join(HOME, 'content/procedures'), systemActor('local'));
    expect((await catalogue.findProcedure(CODE))?.version).toBe(standing?.version);
    clock.advance(86_400_000);
    const value = await valueWith((all) => (all['requirements'] = 'Nộp kèm hai ảnh'));
    const [second] = await write((context) => catalogue.corrections.apply([{ code: CODE, value, ...told, source: 'QĐ 2' }], 'change-set t2', context));
    const [once] = await write((context) => catalogue.corrections.restore([{ code: CODE, undo: second?.undo ?? null }], 'roll back t2', context));
    expect(await contentOf(once?.version ?? 0)).toEqual(await contentOf(standing?.version ?? 0));
    const [twice] = await write((context) => catalogue.corrections.restore([{ code: CODE, undo: null }], 'roll back t1', context));
    expect(await contentOf(twice?.version ?? 0)).toEqual(await contentOf(1));
    expect((await catalogue.listVersions(CODE)).map(({ version }) => version)).toEqual([5, 4, 3, 2, 1]);
    expect((await catalogue.listChangesSince({ since: '2026-11-22', limit: 10 })).map(({ version, paths }) => [version, paths[0]] as const).sort(([a], [b]) => b - a)).toEqual([[5, 'roll back t1'], [4, 'roll back t2'], [3, 'change-set t2'], [2, 'change-set t1']]);
  });

  test('is previewed without being written, and equals what is then written', async () => {
    const value = await valueWith((all) => (all['shortName'] = 'Khai sinh cho con'));
    const preview = await catalogue.corrections.preview({ code: CODE, value, ...told });
    expect((await catalogue.findProcedure(CODE))?.shortName).not.toBe('Khai sinh cho con');
    const [applied] = await write((context) => catalogue.corrections.apply([{ code: CODE, value, ...told }], 'change-set t3', context));
    expect(await catalogue.findVersion(CODE, applied?.version ?? 0)).toEqual(preview);
  });

  test.each<[string, (all: Record<string, Json>) => void, string]>([
    ['a date that does not exist', (all) => (all['validTo'] = '2026-02-30'), 'validTo'],
    ['a field nobody knows', (all) => (all['colour'] = 'xanh'), ''],
    ['no case at all', (all) => (all['cases'] = []), 'cases'],
  ])('with %s is refused, naming the field', async (_, change, field) => {
    expect(await catalogue.corrections.check(CODE, await valueWith(change))).toMatchObject({ ok: false, code: 'field_malformed', details: { field } });
  });

  test('of a code that is not there is refused', async () => {
    expect(await catalogue.corrections.check('1.999999', {})).toMatchObject({ ok: false, code: 'procedure_unknown' });
    expect(await catalogue.corrections.check(CODE, (await catalogue.corrections.read(CODE))?.value ?? null)).toMatchObject({ ok: true });
  });
});
