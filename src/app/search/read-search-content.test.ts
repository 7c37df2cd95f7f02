import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UNFITTED_MODEL } from '#search/rank.ts';
import { keyOfSearchContent, popularityOf, readSayings, readSearchContent } from './read-search-content.ts';

const project = join(import.meta.dirname, '../../..');
let home = '';

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mot-cua-words-'));
  await cp(join(project, 'content/lexicon'), join(home, 'content/lexicon'), { recursive: true });
  await mkdir(join(home, 'content/aliases'), { recursive: true });
  await mkdir(join(home, 'content/models'), { recursive: true });
});
afterEach(() => rm(home, { recursive: true, force: true }));

const NO_MANNER = { particles: [], facets: [], matter: [], english: { particles: [], facets: [], articles: [] } };
const write = (path: string, content: unknown): Promise<void> => writeFile(join(home, 'content', path), typeof content === 'string' ? content : JSON.stringify(content));

describe('the words the search knows', () => {
  test('are read from the lexicon, and the ranking is unfitted while no model lies beside', async () => {
    const content = await readSearchContent(home);
    expect(content.lexicon.abbreviations.size).toBeGreaterThan(20);
    expect(content.lexicon.deedIds.length).toBe(new Set(content.lexicon.deedIds).size);
    expect(content).toMatchObject({ ranking: UNFITTED_MODEL, learnt: undefined });
  });

  test.each([
    ['lay-words.json', { sayings: [{ say: ['lấy vợ'], means: [['kết hôn', 3]] }] }, /^sayings\.0\.means\.0\.1: /u],
    ['english.json', { sayings: [{ say: ['birth'], means: [['khai sinh', -1]] }] }, /^sayings\.0\.means\.0\.1: /u],
    ['manner.json', { ...NO_MANNER, particles: ['ạ', ''] }, /^particles\.1: /u],
    ['manner.json', { ...NO_MANNER, english: { particles: ['please'], articles: [] } }, /^english\.facets: /u],
    ['deeds.json', { deeds: [{ id: 'reissue', title: ['cấp lại'] }] }, /^deeds\.0\.said: /u],
    ['qualifiers.json', { qualifiers: Array.from({ length: 32 }, (_, at) => ({ id: String(at), title: [], said: [] })) }, /^qualifiers: /u],
    ['popularity.json', { fields: { 'Hộ tịch': 2 }, codes: {} }, /^fields\.Hộ tịch: /u],
    ['abbreviations.json', '{"forms": {"ko": ', /JSON/u],
  ])('with a broken %s are refused as broken content, naming the file and the place', async (name, content, place) => {
    await write(`lexicon/${name}`, content);
    await expect(readSearchContent(home)).rejects.toMatchObject({
      code: 'content_broken',
      details: { file: join(home, 'content/lexicon', name), reason: expect.stringMatching(place) as string },
    });
  });

  test('with a missing file are refused as broken content', async () => {
    await rm(join(home, 'content/lexicon/deeds.json'));
    await expect(readSearchContent(home)).rejects.toMatchObject({ code: 'content_broken' });
  });

  test('refuse a ranking fitted on other features, and do without it when it is to be fitted anew', async () => {
    await write('models/ranking.json', { ...UNFITTED_MODEL, features: ['titleCosine'] });
    await expect(readSearchContent(home)).rejects.toThrow(/fit it again/u);
    expect((await readSearchContent(home, { unfitted: true })).ranking).toBe(UNFITTED_MODEL);
  });

  test('do without a learnt model that is damaged', async () => {
    await write('models/search-model.bin', 'MCSM and then nothing of use');
    expect((await readSearchContent(home)).learnt).toBeUndefined();
  });
});

describe('what people say for each procedure', () => {
  test('is gathered from every file, a code in two files with the sayings of both', async () => {
    await write('aliases/a.json', [{ code: '1.001193', plain: ['làm khai sinh'], elder: ['giấy cho cháu'], en: ['birth'] }]);
    await write('aliases/b.json', [{ code: '1.001193', phone: ['lam khai sinh'] }, { code: '1.000894', lay: ['lấy vợ'] }]);
    await write('aliases/README.md', 'not a list');
    const sayings = await readSayings(home);
    expect(sayings.get('1.001193')).toEqual({ vietnamese: ['làm khai sinh', 'giấy cho cháu', 'lam khai sinh'], english: ['birth'] });
    expect(sayings.get('1.000894')).toEqual({ vietnamese: ['lấy vợ'], english: [] });
  });

  test('is nothing without the folder', async () => {
    await rm(join(home, 'content/aliases'), { recursive: true });
    expect((await readSayings(home)).size).toBe(0);
  });

  test('is refused as broken content when a file is no list of sayings', async () => {
    await write('aliases/a.json', [{ code: '1.001193', plain: [''] }]);
    await expect(readSayings(home)).rejects.toMatchObject({ code: 'content_broken', details: { file: join(home, 'content/aliases/a.json') } });
  });

  test('changes the key of the index, and so does every word of the lexicon, but not the ranking', async () => {
    const keys = [await keyOfSearchContent(home)];
    await write('aliases/a.json', [{ code: '1.001193', plain: ['một'] }]);
    keys.push(await keyOfSearchContent(home));
    await write('aliases/a.json', [{ code: '1.001193', plain: ['hai'] }]);
    keys.push(await keyOfSearchContent(home));
    await write('lexicon/english.json', { sayings: [] });
    keys.push(await keyOfSearchContent(home));
    await write('models/search-model.bin', 'other');
    keys.push(await keyOfSearchContent(home));
    expect(new Set(keys).size).toBe(5);
    await write('models/ranking.json', UNFITTED_MODEL);
    expect(await keyOfSearchContent(home)).toBe(keys.at(-1));
  });
});

describe('how often a procedure is filed', () => {
  const popularity = { fields: { 'Hộ tịch': 0.6 }, codes: { '1.001193': 1, '1.000894': 0 } };

  test.each([
    ['1.001193', 'Hộ tịch', 1],
    ['1.000894', 'Hộ tịch', 0],
    ['1.004859', 'Hộ tịch', 0.6],
    ['1.004859', 'Thuỷ sản', 0],
  ])('is told of %s in %s by its code before its field', (code, name, share) => {
    expect(popularityOf({ code, field: { name } }, popularity)).toBe(share);
  });
});
