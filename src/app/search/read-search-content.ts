import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readContentFile } from '#platform/read-content.ts';
import { openLearntModel, type LearntModel } from '#search/learnt-model.ts';
import { compileLexicon, type LaySaying, type Lexicon } from '#search/lexicon.ts';
import { createRanker, UNFITTED_MODEL, type RankingModel } from '#search/rank.ts';

const phrases = z.array(z.string().min(1));
const abbreviationsFile = z.object({ forms: z.record(z.string(), z.string()) });
const mannerFile = z.object({ particles: phrases, facets: phrases, matter: phrases, english: z.object({ particles: phrases, facets: phrases, articles: phrases }) });
const layWordsFile = z.object({ sayings: z.array(z.object({ say: phrases, means: z.array(z.tuple([z.string(), z.number().min(0).max(1)])) })) });
const traitsOf = z.array(z.object({ id: z.string(), title: phrases, said: phrases, english: phrases.default([]) })).max(31);
const qualifiersFile = z.object({ qualifiers: traitsOf });
const deedsFile = z.object({ deeds: traitsOf });
const share = z.number().min(0).max(1);
const popularityFile = z.object({ fields: z.record(z.string(), share), codes: z.record(z.string(), share) });
const voice = z.array(z.string().min(1)).optional();
const aliasFile = z.array(
  z.object({ code: z.string(), plain: voice, north: voice, centre: voice, south: voice, elder: voice, phone: voice, lay: voice, en: voice }),
);

/** What people say for one procedure. */
export interface Sayings {
  readonly vietnamese: readonly string[];
  readonly english: readonly string[];
}

export interface Popularity {
  readonly fields: Readonly<Record<string, number>>;
  readonly codes: Readonly<Record<string, number>>;
}

/** The language side of the search, read and checked. */
export interface SearchContent {
  readonly lexicon: Lexicon;
  readonly popularity: Popularity;
  readonly ranking: RankingModel;
  readonly learnt: LearntModel | undefined;
}

const LEXICON_FILES = ['abbreviations.json', 'manner.json', 'lay-words.json', 'english.json', 'qualifiers.json', 'deeds.json', 'popularity.json'];

/** What a house says of lay words itself, by the lay word whose entry in content it stands for. */
export type LayWords = ReadonlyMap<string, LaySaying>;

/** The lay words of content, as they stand in the file. */
export async function readLayWords(home: string): Promise<readonly LaySaying[]> {
  return (await readContentFile(join(home, 'content/lexicon', 'lay-words.json'), (value) => layWordsFile.parse(value))).sayings;
}

function putLayWords(sayings: readonly LaySaying[], own: LayWords = new Map()): readonly LaySaying[] {
  return own.size === 0 ? sayings : [...sayings.filter(({ say }) => !say.some((word) => own.has(word))), ...own.values()];
}

/** How often a procedure is filed: its own place in the list, else its field's. */
export function popularityOf(procedure: { readonly code: string; readonly field: { readonly name: string } }, popularity: Popularity): number {
  return popularity.codes[procedure.code] ?? popularity.fields[procedure.field.name] ?? 0;
}

/** A key that changes with any file the index is built from. */
export async function keyOfSearchContent(home: string): Promise<string> {
  const hash = createHash('sha1');
  const aliases = await listAliasFiles(home);
  const paths = [...LEXICON_FILES.map((name) => join('content/lexicon', name)), ...aliases, 'content/models/search-model.bin'];
  for (const path of paths) {
    hash.update(path);
    hash.update(await readFile(join(home, path)).catch(() => Buffer.alloc(0)));
  }
  return hash.digest('hex');
}

/**
 * Reads lexicon, popularity and models; `layWords` stand in place of the entries they name, `unfitted` leaves the fitted ranking out, for fitting it anew.
 * Faults: `content_broken` naming the file and the place in it; a ranking fitted on other features.
 */
export async function readSearchContent(home: string, options: { readonly unfitted?: boolean; readonly layWords?: LayWords } = {}): Promise<SearchContent> {
  const read = <Content>(name: string, parse: (value: unknown) => Content): Promise<Content> => readContentFile(join(home, 'content/lexicon', name), parse);
  const [abbreviations, manner, layWords, english, qualifiers, deeds, popularity] = await Promise.all([
    read('abbreviations.json', (value) => abbreviationsFile.parse(value)),
    read('manner.json', (value) => mannerFile.parse(value)),
    read('lay-words.json', (value) => layWordsFile.parse(value)),
    read('english.json', (value) => layWordsFile.parse(value)),
    read('qualifiers.json', (value) => qualifiersFile.parse(value)),
    read('deeds.json', (value) => deedsFile.parse(value)),
    read('popularity.json', (value) => popularityFile.parse(value)),
  ]);
  const lexicon = compileLexicon({
    abbreviations: abbreviations.forms,
    sayings: putLayWords(layWords.sayings, options.layWords),
    particles: manner.particles,
    facets: manner.facets,
    matter: manner.matter,
    english: { ...manner.english, sayings: english.sayings },
    qualifiers: qualifiers.qualifiers,
    deeds: deeds.deeds,
  });
  return { lexicon, popularity, ranking: options.unfitted === true ? UNFITTED_MODEL : await readRanking(home), learnt: await readLearnt(home) };
}

/** All sayings by procedure code. A code in two files has the sayings of both. */
export async function readSayings(home: string): Promise<Map<string, Sayings>> {
  const sayings = new Map<string, { vietnamese: string[]; english: string[] }>();
  for (const path of await listAliasFiles(home)) {
    for (const entry of await readContentFile(join(home, path), (value) => aliasFile.parse(value))) {
      const known = sayings.get(entry.code) ?? { vietnamese: [], english: [] };
      for (const list of [entry.plain, entry.north, entry.centre, entry.south, entry.elder, entry.phone, entry.lay]) known.vietnamese.push(...(list ?? []));
      known.english.push(...(entry.en ?? []));
      sayings.set(entry.code, known);
    }
  }
  return sayings;
}

async function listAliasFiles(home: string): Promise<string[]> {
  const names = await readdir(join(home, 'content/aliases')).catch(() => []);
  return names.filter((name) => name.endsWith('.json')).sort().map((name) => join('content/aliases', name));
}

async function readRanking(home: string): Promise<RankingModel> {
  const text = await readFile(join(home, 'content/models/ranking.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return UNFITTED_MODEL;
  const model = JSON.parse(text) as RankingModel;
  createRanker(model);
  return model;
}

async function readLearnt(home: string): Promise<LearntModel | undefined> {
  const file = await readFile(join(home, 'content/models/search-model.bin')).catch(() => undefined);
  return file === undefined ? undefined : openLearntModel(new Uint8Array(file));
}
