/**
 * Learns the search's models from sayings and titles, fits the ranking on the developer questions with
 * cross-validation, and writes content/models and a report. Deterministic; takes about a minute.
 *
 *   node_modules/.bin/node scripts/train-search.ts            writes content/models
 *   node_modules/.bin/node scripts/train-search.ts --ablation the same, and what each part adds, on the held fifth too
 *   node_modules/.bin/node scripts/train-search.ts --dry-run  writes nothing
 *   node_modules/.bin/node scripts/train-search.ts --misses   the questions of the fitted sets that miss
 *
 * Needs the national records beside the project (../shared/data); the models it writes are committed.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SearchDocument } from '#model/search.ts';
import { buildSearchData } from '#search/build-data.ts';
import { ENCODER_WIDTH, storeVector } from '#search/encoder.ts';
import { openLearntModel, writeLearntModel, type LearntModel } from '#search/learnt-model.ts';
import { EMPTY_LEXICON, readSaid, type Lexicon } from '#search/lexicon.ts';
import { createRanker, UNFITTED_MODEL, type RankingModel } from '#search/rank.ts';
import { createSearch, type SearchEngine } from '#search/search.ts';
import { spellOutDocument } from '#search/spell-out.ts';
import { splitTerms } from '#search/split-terms.ts';
import { trainEncoder, type Lesson } from '#search/train-encoder.ts';
import { RANKING_DEFAULTS, trainRanking } from '#search/train-ranking.ts';
import { trainTranslation } from '#search/train-translation.ts';
import { readDocuments } from '#eval/corpus.ts';
import { crossValidate, fitScope, fitTemperature, isOwn, mayLearn, rankUnder, readFitRows, respell, toLessons, type CrossValidated } from '#eval/fit.ts';
import { isHeld, type EvalRow } from '#eval/rows.ts';

const home = join(import.meta.dirname, '..');

interface Parts {
  readonly sayings: boolean;
  readonly lexicon: boolean;
  readonly translation: boolean;
  readonly encoder: boolean;
}

const ALL: Parts = { sayings: true, lexicon: true, translation: true, encoder: true };

interface Learnt {
  readonly model: LearntModel;
  readonly bytes: Uint8Array;
}

/** Learns translation and encoder; both from the same documents, the rivals found by the search as it stands without them. */
function learn(records: readonly SearchDocument[], lexicon: Lexicon): Learnt {
  const documents = records.map((record) => spellOutDocument(record, lexicon));
  const pairs = documents.flatMap((document) => [...document.sayings, ...document.english].map((said) => ({ said: splitTerms(said), official: splitTerms(document.title) })));
  const translation = trainTranslation(pairs);
  const engine = createSearch(buildSearchData(documents, lexicon, undefined), { lexicon, ranking: UNFITTED_MODEL, encoder: undefined, translation: undefined });
  const lessons = documents.flatMap((document, record): Lesson[] =>
    [document.title, document.title, ...document.sayings, ...document.english].map((text) => {
      const words = splitTerms(text);
      return { words, light: readSaid(words, true, lexicon).light, record, rivals: [...engine.inspect(text).records.slice(0, 14)] };
    }),
  );
  const { encoder, vectors } = trainEncoder(lessons, documents.length);
  const stored = new Int8Array(documents.length * ENCODER_WIDTH);
  for (let record = 0; record < documents.length; record += 1) storeVector(vectors.subarray(record * ENCODER_WIDTH, (record + 1) * ENCODER_WIDTH), stored, record);
  const bytes = writeLearntModel(encoder, translation, documents.map((document) => document.id), stored);
  const model = openLearntModel(bytes);
  if (model === undefined) throw new Error('The model that was just written does not open; this is a fault of writeLearntModel.');
  return { model, bytes };
}

function openEngine(documents: readonly SearchDocument[], lexicon: Lexicon, model: LearntModel | undefined, parts: Parts, ranking: RankingModel): SearchEngine {
  return createSearch(buildSearchData(documents, lexicon, model), {
    lexicon,
    ranking,
    encoder: parts.encoder ? model?.encoder : undefined,
    translation: parts.translation ? model?.translation : undefined,
  });
}

/** One saying of each record set aside: the rest, and the sayings as questions whose answer is known. */
function setAside(documents: readonly SearchDocument[]): { rest: SearchDocument[]; rows: { row: EvalRow; set: string }[] } {
  const rows: { row: EvalRow; set: string }[] = [];
  const rest = documents.map((document, at) => {
    const long = document.sayings.filter((saying) => saying.split(' ').length >= LEAST_WORDS_SET_ASIDE);
    if (document.sayings.length < LEAST_SAYINGS || long.length === 0) return document;
    const chosen = long[(at * 7) % long.length] ?? '';
    const english = document.english.length > 1 && at % ENGLISH_EVERY === 0 ? document.english.at(-1) : undefined;
    if (at % TITLES_EVERY === 1) rows.push({ row: { id: `title-${document.id}`, turns: [`Hồ sơ thực hiện ${document.title} gồm những gì?`], gold: [document.id], behavior: 'answer', style: 'title', mustContain: [], mustNotConfirm: [] }, set: TITLES_SET });
    if (at % ASIDE_EVERY !== 0) return document;
    for (const text of [chosen, ...(english === undefined ? [] : [english])]) {
      rows.push({ row: { id: `saying-${document.id}-${String(rows.length)}`, turns: [text], gold: [document.id], behavior: 'answer', style: 'saying', mustContain: [], mustNotConfirm: [] }, set: SAYINGS_SET });
    }
    return { ...document, sayings: document.sayings.filter((saying) => saying !== chosen), english: document.english.filter((saying) => saying !== english) };
  });
  return { rest, rows };
}

/** A saying must be a sentence, and enough must remain, to stand for a question nobody wrote down. */
const LEAST_WORDS_SET_ASIDE = 6;
const LEAST_SAYINGS = 6;
const ASIDE_EVERY = 2;
const ENGLISH_EVERY = 4;
const SAYINGS_SET = 'sayings set aside';
/** Official wording stays known: some titles are asked as the portal's own questions ask them. */
const TITLES_EVERY = 2;
const TITLES_SET = 'titles asked';

function line(name: string, ranks: readonly number[]): string {
  const within = (limit: number): string => (ranks.filter((rank) => rank > 0 && rank <= limit).length / (ranks.length || 1)).toFixed(3);
  return `${name.padEnd(24)} ${String(ranks.length).padStart(4)}  hit@1 ${within(1)}  hit@3 ${within(3)}  hit@10 ${within(10)}  candidate ${within(1_000)}`;
}

function report(results: readonly CrossValidated[]): string[] {
  const groups = new Map<string, number[]>();
  for (const { set, style, rank } of results) {
    for (const name of [set, ...(isOwn(set) ? ['own (fitted four fifths)', `own, ${style}`] : [])]) groups.set(name, [...(groups.get(name) ?? []), rank]);
  }
  return [...groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([name, ranks]) => line(name, ranks));
}

async function main(): Promise<void> {
  const started = performance.now();
  const { documents, content } = await readDocuments(home, { unfitted: true });
  const rows = await readFitRows(home);
  const ids = new Set(documents.map((document) => document.id));
  const learnable = rows.filter(({ row, set }) => mayLearn(row, set) && row.gold.some((code) => ids.has(code)));
  const held = rows.filter(({ row, set }) => isOwn(set) && isHeld(row.id) && row.behavior === 'answer' && row.gold.some((code) => ids.has(code)));
  console.log(`${String(documents.length)} records, ${String(learnable.length)} questions fitted on, ${String(held.length)} held (${Math.round(performance.now() - started).toString()} ms)`);
  const variants: readonly [string, Parts][] = process.argv.includes('--ablation')
    ? [
        ['all parts', ALL],
        ['without the encoder', { ...ALL, encoder: false }],
        ['without the translation', { ...ALL, translation: false }],
        ['without both', { ...ALL, encoder: false, translation: false }],
        ['without the lexicon', { ...ALL, lexicon: false }],
        ['without sayings', { ...ALL, sayings: false }],
        ['titles and bodies alone', { sayings: false, lexicon: false, translation: false, encoder: false }],
      ]
    : [['all parts', ALL]];
  const learnt = new Map<string, Learnt>();
  const learnOnce = (key: string, shown: readonly SearchDocument[], lexicon: Lexicon): Learnt => {
    const known = learnt.get(key) ?? learn(shown, lexicon);
    learnt.set(key, known);
    return known;
  };
  for (const [name, parts] of variants) {
    const key = `${String(parts.sayings)} ${String(parts.lexicon)}`;
    const lexicon = parts.lexicon ? content.lexicon : EMPTY_LEXICON;
    const shown = parts.sayings ? documents : documents.map((document) => ({ ...document, sayings: [], english: [] }));
    const { model, bytes } = learnOnce(key, shown, lexicon);
    const engine = openEngine(shown, lexicon, model, parts, UNFITTED_MODEL);
    const aside = setAside(shown);
    const fromSayings = parts.sayings && !process.argv.includes('--without-aside') ? toLessons(aside.rows, openEngine(aside.rest, lexicon, learnOnce(`${key} aside`, aside.rest, lexicon).model, parts, UNFITTED_MODEL)) : [];
    const questions = toLessons(learnable, engine);
    const respelt = respell(questions, engine);
    const lessons = [...questions, ...respelt, ...fromSayings];
    const results = crossValidate(questions, fromSayings, respelt);
    const fitted = trainRanking(lessons, `${String(questions.length)} developer questions and ${String(fromSayings.length)} sayings set aside`, RANKING_DEFAULTS);
    const ranking: RankingModel = { ...fitted, temperature: fitTemperature(results), scope: fitScope(rows, engine, fitted) };
    const ranker = createRanker(ranking);
    console.log(`\n## ${name} (${Math.round(performance.now() - started).toString()} ms, model ${(bytes.byteLength / 1e6).toFixed(1)} MB, temperature ${String(ranking.temperature)})`);
    for (const text of report(results)) console.log(text);
    if (process.argv.includes('--ablation') || process.argv.includes('--held')) console.log(line('HELD FIFTH', toLessons(held, engine).map((lesson) => rankUnder(ranker, lesson))));
    if (process.argv.includes('--misses')) {
      for (const { row, set, rank } of results.filter((result) => result.rank !== 1 && (process.argv.includes('--variants') || result.set !== 'commune-variants'))) console.log(`${set} ${String(rank)} ${row.style}: ${row.turns.at(-1) ?? ''} → ${row.gold.join(' ')}`);
    }
    if (name !== 'all parts' || process.argv.includes('--dry-run')) continue;
    await mkdir(join(home, 'content/models'), { recursive: true });
    await writeFile(join(home, 'content/models/search-model.bin'), bytes);
    await writeFile(join(home, 'content/models/ranking.json'), `${JSON.stringify(ranking, undefined, 1)}\n`);
  }
}

await main();
