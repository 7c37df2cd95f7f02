import { readFile } from 'node:fs/promises';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { MergedTask } from '#model/task.ts';
import { HOME } from '#test/support/home.ts';
import { readAuthorityContent } from './authority-content.ts';
import { makeTask } from './authority.fixture.ts';
import { amendmentsOf } from './decide-ruling.ts';
import { FINDING_KINDS } from './detect-findings.ts';
import { parseTaskRecord, type TaskRecord } from './task-schema.ts';

const content = await readAuthorityContent(HOME);
const folder = join(HOME, 'content/tasks');
const records: TaskRecord[] = (await Promise.all((await readdir(folder)).filter((name) => name.endsWith('.json')).map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as unknown[]))).flat().map((value) => {
  const parsed = parseTaskRecord(value);
  if (!parsed.ok) throw new Error(`${JSON.stringify(value).slice(0, 80)}: ${parsed.field} ${parsed.problem}`);
  return parsed.record;
});

describe('our own tasks', () => {
  test('are at least 250, each with an article, a source, a day and a certainty that is not official', () => {
    expect(records.length).toBeGreaterThanOrEqual(250);
    for (const record of records) {
      expect(record.basis.some(({ article }) => article !== undefined), record.id).toBe(true);
      expect(record.certainty, record.id).not.toBe('official');
    }
  });

  test('have an id, a title and sayings of their own', () => {
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    expect(new Set(records.map(({ title }) => title)).size).toBe(records.length);
    expect(records.filter(({ id }) => (content.sayings.get(id)?.length ?? 0) < 4).map(({ id }) => id)).toEqual([]);
  });

  test('no saying is its task’s title', () => {
    const same = records.filter(({ id, title }) => content.sayings.get(id)?.some((said) => said.toLowerCase() === title.toLowerCase())).map(({ id }) => id);
    expect(same).toEqual([]);
  });

  test('of the decrees of June 2025 end with them unless they ended early', () => {
    const ends = new Map(content.decrees.map(({ number, validTo }) => [number, validTo]));
    for (const { id, basis, validTo } of records) {
      const end = ends.get(basis[0]?.document ?? '');
      if (end !== undefined && validTo !== undefined) expect(validTo <= end, id).toBe(true);
    }
  });
});

describe('what stands beside the tasks', () => {
  test('the 28 decrees of June 2025: 11 divide tiers, 14 delegate, 3 do both', () => {
    const count = (kind: string): number => content.decrees.filter((decree) => decree.kind === kind).length;
    expect([content.decrees.length, count('phan_dinh'), count('phan_quyen_phan_cap'), count('both')]).toEqual([28, 11, 14, 3]);
  });

  test('every written contradiction and amendment is of something that exists', () => {
    const ids = new Set([...records.map(({ id }) => id), ...content.sayings.keys()]);
    for (const { id, taskIds } of content.contradictions) for (const taskId of taskIds) expect(ids.has(taskId), `${id} ${taskId}`).toBe(true);
    const numbers = new Set(content.decrees.map(({ number }) => number));
    for (const { id, document } of content.amendments) expect(numbers.has(document) || document.includes('/2026/NQ-CP'), id).toBe(true);
  });

  test('an amendment of some clauses leaves the others alone', () => {
    const task = (clause: string): MergedTask => makeTask({ basis: [{ document: '142/2025/NĐ-CP', article: '35', clause }] });
    expect(['3', '4', '5', '6'].map((clause) => amendmentsOf(task(clause), content.amendments, '2026-11-30').length)).toEqual([0, 1, 1, 1]);
  });

  test.each(['vi', 'en'])('every ruling and finding has its sentence in %s', async (language) => {
    const replies = JSON.parse(await readFile(join(HOME, 'content/replies', `${language}.json`), 'utf8')) as Record<string, string>;
    const source = await readFile(join(HOME, 'src/authority/decide-ruling.ts'), 'utf8');
    const used = new Set((source.match(/ruling\.[a-zA-Z]+/gu) ?? []).filter((key) => key !== 'ruling.ts'));
    expect(used.size).toBeGreaterThan(20);
    const kept = new Set(Object.keys(replies).filter((key) => key.startsWith('ruling.')));
    expect([...used].filter((key) => !kept.has(key))).toEqual([]);
    expect([...kept].filter((key) => !used.has(key))).toEqual([]);
    for (const kind of FINDING_KINDS) expect(replies[`finding.${kind}`], kind).toBeTruthy();
  });
});
