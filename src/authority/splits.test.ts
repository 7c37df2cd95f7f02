import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { findSplit, readSplits, type Split } from './splits.ts';

const home = join(import.meta.dirname, '../..');
let splits: readonly Split[];
beforeAll(async () => {
  splits = await readSplits(home);
});

describe('a matter that two bodies decide', () => {
  test.each([
    ['Ai cho phép chuyển mục đích sử dụng đất?', '151-2025-d5-k1-m', 'land-use-change'],
    ['tranh chap dat thi cap nao giai quyet', '151-2025-d5-k2', 'land-dispute'],
    ['Cưỡng chế phá dỡ do ai quyết định?', '140-2025-d9-k6', 'forced-demolition'],
  ])('is known while nothing tells the case: %s', (text, task, id) => {
    expect(findSplit(text, [task], splits)?.id).toBe(id);
  });

  test.each([
    ['Công ty xin chuyển mục đích sử dụng đất thì ai cho phép?', '151-2025-d9-k1-d'],
    ['Cưỡng chế phá dỡ nhà chung cư do ai quyết định?', '27-2023-d139-k2'],
    ['Ai cho phép chuyển mục đích sử dụng đất?', '120-2025-d4'],
  ])('is none where the case is told, or nothing of it was found: %s', (text, task) => {
    expect(findSplit(text, [task], splits)).toBeUndefined();
  });

  test('names each case once, with words that tell no other of the same matter', () => {
    for (const { id, choices } of splits) {
      const tells = choices.flatMap((choice) => choice.tells);
      expect([id, tells.filter((word, at) => tells.indexOf(word) !== at)]).toEqual([id, []]);
      const tasks = choices.flatMap((choice) => choice.tasks);
      expect(new Set(tasks).size).toBe(tasks.length);
    }
  });

  test('has at least one task of our own in most matters, so that a bare clone knows them', async () => {
    const folder = join(home, 'content/tasks');
    const texts = await Promise.all((await readdir(folder)).filter((name) => name.endsWith('.json')).map((name) => readFile(join(folder, name), 'utf8')));
    const own = texts.join('\n');
    const known = splits.filter(({ choices }) => choices.filter(({ tasks }) => tasks.some((id) => own.includes(`"${id}"`))).length >= 2);
    expect(known.length).toBeGreaterThanOrEqual(5);
  });
});
