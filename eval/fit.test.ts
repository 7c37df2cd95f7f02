import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { SearchDocument } from '#model/search.ts';
import { buildSearchData } from '#search/build-data.ts';
import { FEATURE_COUNT } from '#search/features.ts';
import { EMPTY_LEXICON } from '#search/lexicon.ts';
import { createRanker, UNFITTED_MODEL } from '#search/rank.ts';
import { createSearch } from '#search/search.ts';
import { rowOf } from './eval.fixture.ts';
import { crossValidate, fitScope, fitTemperature, listQuestionFiles, mayLearn, rankUnder, readFitRows, toLessons, type CrossValidated, type FitLesson } from './fit.ts';
import { isHeld, type EvalRow } from './rows.ts';

const TITLES = ['Đăng ký khai sinh', 'Đăng ký kết hôn', 'Cấp giấy phép xây dựng', 'Chứng thực bản sao', 'Đăng ký khai tử'];
const documents = TITLES.map((title, at): SearchDocument => ({ id: `p${String(at)}`, title, sayings: [], english: [], papers: '', results: '', steps: '', field: '', authority: '', audience: '', levels: 1, popularity: 0 }));
const engine = createSearch(buildSearchData(documents, EMPTY_LEXICON, undefined), { lexicon: EMPTY_LEXICON, ranking: UNFITTED_MODEL, encoder: undefined, translation: undefined });
const idsOf = (held: boolean, count: number): string[] => Array.from({ length: 400 }, (_, at) => `own-${String(at)}`).filter((id) => isHeld(id) === held).slice(0, count);

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

describe('what may be learnt from', () => {
  test('is never the held fifth of our own questions', () => {
    for (const id of idsOf(true, 20)) expect(mayLearn(rowOf(id), 'own-plain')).toBe(false);
    for (const id of idsOf(false, 20)) expect(mayLearn(rowOf(id), 'own-plain')).toBe(true);
    for (const id of idsOf(true, 5)) expect(mayLearn(rowOf(id), 'phrasings')).toBe(true);
  });

  test.each<[string, Partial<EvalRow>, string]>([
    ['a question to be refused', { behavior: 'refuse' }, 'phrasings'],
    ['a question to be asked back', { behavior: 'clarify' }, 'phrasings'],
    ['a question without a record', { gold: [] }, 'phrasings'],
    ['a conversation', { turns: ['a', 'b'] }, 'phrasings'],
    ['a question for several procedures', {}, 'several'],
  ])('is not %s', (_name, more, set) => {
    expect(mayLearn(rowOf('x', more), set)).toBe(false);
  });

  test('holds the held fifth out of the scope too: its rows change no weight', () => {
    const rows = idsOf(false, 6).map((id, at) => ({ row: rowOf(id, at % 2 === 0 ? { turns: [TITLES[at % 5] ?? ''] } : { turns: ['thời tiết hôm nay'], behavior: 'refuse', gold: [] }), set: 'own-plain' }));
    const held = idsOf(true, 6).map((id) => ({ row: rowOf(id, { turns: ['đăng ký khai sinh'], behavior: 'refuse', gold: [] }), set: 'own-plain' }));
    const weights = fitScope(rows, engine, UNFITTED_MODEL);
    expect(fitScope([...rows, ...held], engine, UNFITTED_MODEL)).toEqual(weights);
    expect(fitScope([...rows, ...held.map(({ row }) => ({ row, set: 'phrasings' }))], engine, UNFITTED_MODEL)).not.toEqual(weights);
  });

  test('is every question file of ours and of the developers, but not the officers\' one', async () => {
    const root = await mkdtemp(join(tmpdir(), 'mot-cua-fit-'));
    folders.push(root);
    const home = join(root, 'house');
    await mkdir(join(home, 'eval/questions'), { recursive: true });
    await writeFile(join(home, 'eval/questions/own-b.jsonl'), '{"id":"b1","question":"khai sinh"}\n');
    await writeFile(join(home, 'eval/questions/own-a.jsonl'), '{"id":"a1","question":"kết hôn"}\n');
    await writeFile(join(home, 'eval/questions/README.md'), '');
    expect((await listQuestionFiles(home)).map((path) => path.slice(root.length))).toEqual(['/house/eval/questions/own-a.jsonl', '/house/eval/questions/own-b.jsonl']);
    await mkdir(join(root, 'shared/questions'), { recursive: true });
    await writeFile(join(root, 'shared/questions/authority.jsonl'), '{"question":"thẩm quyền"}\n');
    await writeFile(join(root, 'shared/questions/phrasings.jsonl'), '{"id":"p1","question":"khai tử"}\n');
    expect((await readFitRows(home)).map(({ row, set }) => `${set} ${row.id}`)).toEqual(['own-a a1', 'own-b b1', 'phrasings p1']);
  });
});

describe('questions as lessons', () => {
  test('know which candidates are right and how much their set counts', () => {
    const [plain, variant] = toLessons([
      { row: rowOf('a', { turns: ['đăng ký khai tử'], gold: ['p4'] }), set: 'own-plain' },
      { row: rowOf('b', { turns: ['đăng ký'], gold: ['p9'] }), set: 'commune-variants' },
    ], engine);
    expect(plain).toMatchObject({ weight: 1, set: 'own-plain' });
    expect(plain?.right).toHaveLength(1);
    expect(plain === undefined ? 0 : rankUnder(createRanker(UNFITTED_MODEL), plain)).toBe(1);
    expect(variant).toMatchObject({ weight: 0.35, right: [] });
    expect(variant === undefined ? -1 : rankUnder(createRanker(UNFITTED_MODEL), variant)).toBe(0);
  });

  test('are each ranked once, by a model that never saw them', () => {
    const lessons = Array.from({ length: 20 }, (_, at): FitLesson => {
      const features = new Float32Array(2 * FEATURE_COUNT);
      features[1] = 1 + at / 100;
      features[FEATURE_COUNT + 2] = 1;
      return { features, count: 2, right: [at % 3 === 0 ? 1 : 0], weight: 1, row: rowOf(`q${String(at)}`), set: 'own-plain' };
    });
    const results = crossValidate(lessons);
    expect(results.map((result) => result.row.id).sort()).toEqual(lessons.map((lesson) => lesson.row.id).sort());
    const turned = lessons.map((lesson, at) => (at === 4 ? { ...lesson, right: [1 - (lesson.right[0] ?? 0)], weight: 50 } : lesson));
    const again = crossValidate(turned);
    const logitsOf = (list: readonly CrossValidated[], id: string): readonly number[] => list.find((result) => result.row.id === id)?.logits ?? [];
    expect(logitsOf(again, 'q4')).toEqual(logitsOf(results, 'q4'));
    expect(again.map((result) => result.logits)).not.toEqual(results.map((result) => result.logits));
  });
});

describe('the temperature', () => {
  const resultsOf = (right: readonly (readonly number[])[], set = 'own-plain'): CrossValidated[] => right.map((rows, at) => ({ set, style: 'plain', row: rowOf(String(at)), rank: 1, logits: [4, 0], right: rows }));

  test('is low for first places that are always right, high for ones that often are not', () => {
    const sure = fitTemperature(resultsOf([[0], [0], [0], [0]]));
    const doubtful = fitTemperature(resultsOf([[0], [0], [1], [0]]));
    expect(sure).toBe(0.5);
    expect(doubtful).toBeGreaterThan(2.5);
  });

  test('is not drawn by the many variants of a few procedures', () => {
    expect(fitTemperature([...resultsOf([[0], [0]]), ...resultsOf([[1], [1], [1], [1]], 'commune-variants')])).toBe(0.5);
  });
});
