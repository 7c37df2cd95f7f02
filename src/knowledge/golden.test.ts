import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemActor } from '#model/actor.ts';
import type { GoldenQuestion } from '#model/golden.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { createGolden, readGoldenContent, type Golden } from './golden.ts';

const house = systemActor('local');
let platform: TestPlatform;
let golden: Golden;
let folder: string;
beforeAll(async () => {
  platform = await openTestPlatform();
  golden = createGolden(platform);
  folder = await mkdtemp(join(tmpdir(), 'mot-cua-golden-'));
});
afterAll(async () => {
  await platform.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => platform.database.query('truncate golden_question').then(() => undefined));

const one = (over: Partial<GoldenQuestion> = {}): GoldenQuestion => ({ id: 'a-1', audience: 'citizen', question: 'làm khai sinh cần gì', expected: { candidate: '1.001193', status: 'answered', mustContain: [] }, subjects: ['1.001193'], ...over });
const write = (questions: readonly object[]): Promise<void> => writeFile(join(folder, 'a.json'), JSON.stringify(questions));
const ids = async (): Promise<string[]> => (await golden.list({ limit: 100 })).items.map(({ id }) => id);

describe('the golden questions of content', () => {
  test('are at least sixty, of citizens and of officers, each with what must come of it', async () => {
    const questions = await readGoldenContent(join(HOME, 'content/golden'));
    expect(questions.length).toBeGreaterThanOrEqual(60);
    for (const audience of ['citizen', 'officer'] as const) expect(questions.filter((question) => question.audience === audience).length).toBeGreaterThanOrEqual(15);
    expect(questions.filter(({ expected }) => expected.candidate !== undefined && expected.mustContain.length > 0).length).toBeGreaterThanOrEqual(60);
  });

  test('follow the folder: new ones come, changed ones change, gone ones retire, and what the house wrote stays', async () => {
    await write([one(), one({ id: 'b-1' })]);
    expect(await golden.loadContent(folder, house)).toEqual({ questions: 2, changed: 2 });
    expect(await golden.loadContent(folder, house)).toEqual({ questions: 2, changed: 0 });
    await golden.keep(one({ id: 'tinh-1', subjects: ['1.000894'] }), { actor: house });
    await write([one({ question: 'khai sinh cần giấy gì' })]);
    expect(await golden.loadContent(folder, house)).toEqual({ questions: 1, changed: 2 });
    expect(await ids()).toEqual(['a-1', 'tinh-1']);
    await write([one({ question: 'khai sinh cần giấy gì' }), one({ id: 'b-1' })]);
    await golden.loadContent(folder, house);
    expect(await ids()).toEqual(['a-1', 'b-1', 'tinh-1']);
  });

  test.each([
    ['an id that stands twice', [one(), one()]],
    ['a question without records', [one({ subjects: [] })]],
    ['a field nobody knows', [{ ...one(), colour: 'xanh' }]],
  ])('with %s are refused as broken content', async (_, questions) => {
    await write(questions);
    await expect(golden.loadContent(folder, house)).rejects.toMatchObject({ code: 'content_broken', details: { file: join(folder, 'a.json') } });
  });
});

test('those that depend on records or on a lay word are found, whole words only', async () => {
  for (const question of [one(), one({ id: 'b-1', question: 'em lấy vợ ở xã', subjects: ['1.000894'] }), one({ id: 'c-1', question: 'em lấy vợt', subjects: ['x'] })]) await golden.keep(question, { actor: house });
  const find = async (subjects: readonly string[], words: readonly string[]): Promise<string[]> => (await golden.findDependent(subjects, words)).map(({ id }) => id);
  expect(await find(['1.001193'], [])).toEqual(['a-1']);
  expect(await find([], ['lấy vợ'])).toEqual(['b-1']);
  expect(await find(['1.001193', 'x'], ['lấy vợ'])).toEqual(['a-1', 'b-1', 'c-1']);
});
