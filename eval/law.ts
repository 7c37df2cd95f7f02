/**
 * `./motcua eval --law [--set FOLDER] [--fit] [--misses] [--json]`: asks the questions of the ALQAC 2023 training set of the law search, with no model,
 * and prints how often the right article comes first and among the first ten, with intervals. The set lies beside the repository, not in it.
 * `--fit`: weights chosen by the figures on one half and measured on the other, five times over, to tell how much of the figures is luck.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readLawQuestionWords } from '#app/law-room.ts';
import { readTexts } from '#law/read-file.ts';
import { buildLawIndex } from '#law/search/build-law-index.ts';
import { FOREVER, type LawIndex, type LawRecord } from '#law/search/law-index.ts';
import { splitPassages } from '#law/search/law-records.ts';
import { LAW_WEIGHTS, type LawWeights } from '#law/search/law-weights.ts';
import { readLawQuery, type QuestionWords } from '#law/search/read-law-query.ts';
import { createLawScratch, searchLawIndex } from '#law/search/search-law-index.ts';
import { bootstrapInterval, mean, percentile } from './measures.ts';

const home = join(import.meta.dirname, '..');
const REACH = 50;
const TODAY = 20_261_130;

export interface LawQuestion {
  readonly id: string;
  readonly text: string;
  readonly gold: readonly string[];
}

const TrainSchema = z.array(z.object({ question_id: z.string(), text: z.string(), relevant_articles: z.array(z.object({ law_id: z.string(), article_id: z.string() })) }));

/** The set beside the repository; undefined where it is not. */
export async function readLawSet(folder: string): Promise<{ readonly records: readonly LawRecord[]; readonly questions: readonly LawQuestion[] } | undefined> {
  const [articles, train] = [join(folder, 'all_articles_2023.json'), join(folder, 'train.json')];
  if (!existsSync(articles) || !existsSync(train)) return undefined;
  const records = (await readTexts(articles)).flatMap((read): LawRecord[] =>
    !read.ok ? [] : read.text.provisions.map(({ label, title, units }) => ({ id: `${read.text.number}@${label}`, document: read.text.number, documentName: read.text.number, title, passages: splitPassages(units), wordingFrom: 0, wordingTo: FOREVER, validFrom: 0, validTo: FOREVER })),
  );
  const rows = TrainSchema.parse(JSON.parse(await readFile(train, 'utf8')));
  return { records, questions: rows.map(({ question_id: id, text, relevant_articles: gold }) => ({ id, text, gold: gold.map(({ law_id: law, article_id: article }) => `${law}@${article}`) })) };
}

/** The place of the first right article for each question, from 1; 0 when it is not among the first fifty. */
export function rankAll(law: LawIndex, questions: readonly LawQuestion[], questionWords: QuestionWords, weights: LawWeights): { readonly ranks: readonly number[]; readonly firsts: readonly string[]; readonly timesMs: readonly number[] } {
  const scratch = createLawScratch(law.index.size);
  const timesMs: number[] = [];
  const firsts: string[] = [];
  const ranks = questions.map(({ text, gold }) => {
    const started = performance.now();
    const found = searchLawIndex(law, readLawQuery(text, questionWords), { on: TODAY }, REACH, scratch, weights).map(({ record }) => law.ids[record] ?? '');
    timesMs.push(performance.now() - started);
    firsts.push(found[0] ?? '');
    return found.findIndex((id) => gold.includes(id)) + 1;
  });
  return { ranks, firsts, timesMs };
}

export interface LawFigures {
  readonly n: number;
  readonly hit1: number;
  readonly recall10: number;
  readonly mrr: number;
}

export function figuresOf(ranks: readonly number[]): LawFigures {
  return { n: ranks.length, hit1: mean(ranks.map((rank) => Number(rank === 1))), recall10: mean(ranks.map((rank) => Number(rank > 0 && rank <= 10))), mrr: mean(ranks.map((rank) => (rank === 0 ? 0 : 1 / rank))) };
}

function write(name: string, ranks: readonly number[]): string {
  const { n, hit1, recall10, mrr } = figuresOf(ranks);
  const interval = (values: readonly number[]): string => bootstrapInterval(values).map((value) => value.toFixed(3)).join('–');
  return `${name}: n ${String(n)}  top-1 ${hit1.toFixed(3)} [${interval(ranks.map((rank) => Number(rank === 1)))}]  R@10 ${recall10.toFixed(3)} [${interval(ranks.map((rank) => Number(rank > 0 && rank <= 10)))}]  MRR ${mrr.toFixed(3)} [${interval(ranks.map((rank) => (rank === 0 ? 0 : 1 / rank)))}]`;
}

/** Weights around the ones in use. */
function neighbours(): { readonly index: readonly LawWeights[]; readonly look: readonly Pick<LawWeights, 'clause' | 'namedDocument'>[] } {
  const index = [1, 2, 3, 5].flatMap((title) => [0.35, 0.5, 0.75].flatMap((lengthShare) => [0.9, 1.2].map((saturation) => ({ ...LAW_WEIGHTS, title, lengthShare, saturation }))));
  const look = [0, 0.5, 1, 2].flatMap((clause) => [1, 1.05, 1.15].map((namedDocument) => ({ clause, namedDocument })));
  return { index, look };
}

/** 2 folds × 5: the best weights of one half, by MRR, measured on the other. */
async function fit(records: readonly LawRecord[], questions: readonly LawQuestion[], questionWords: QuestionWords): Promise<readonly string[]> {
  const { index, look } = neighbours();
  const all: { weights: LawWeights; ranks: readonly number[] }[] = [];
  for (const weights of index) {
    const law = await buildLawIndex(records, weights);
    for (const choice of look) all.push({ weights: { ...weights, ...choice }, ranks: rankAll(law, questions, questionWords, { ...weights, ...choice }).ranks });
  }
  const unseen: number[] = [];
  const chosen = new Map<string, number>();
  let state = 7;
  for (let round = 0; round < 5; round += 1) {
    const order = questions.map((_, at) => ({ at, key: (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) })).sort((left, right) => left.key - right.key).map(({ at }) => at);
    const halves = [order.slice(0, order.length / 2), order.slice(order.length / 2)];
    for (const [learn = [], test = []] of [halves, [...halves].reverse()]) {
      const best = all.reduce((held, each) => (mrrOf(each.ranks, learn) > mrrOf(held.ranks, learn) ? each : held));
      const { title, lengthShare, saturation, clause, namedDocument } = best.weights;
      const name = JSON.stringify({ title, lengthShare, saturation, clause, namedDocument });
      chosen.set(name, (chosen.get(name) ?? 0) + 1);
      for (const at of test) unseen.push(best.ranks[at] ?? 0);
    }
  }
  const spread = all.map(({ ranks }) => figuresOf(ranks).hit1).sort((left, right) => left - right);
  return [
    write(`2 folds × 5, weights chosen among ${String(all.length)} on the other half (each question five times)`, unseen),
    `top-1 over all ${String(all.length)} settings: least ${(spread[0] ?? 0).toFixed(2)}, median ${percentile(spread, 0.5).toFixed(2)}, greatest ${(spread.at(-1) ?? 0).toFixed(2)}`,
    ...[...chosen].map(([name, count]) => `chosen ${String(count)} times: ${name}`),
  ];
}

function mrrOf(ranks: readonly number[], of: readonly number[]): number {
  return mean(of.map((at) => ((ranks[at] ?? 0) === 0 ? 0 : 1 / (ranks[at] ?? 1))));
}

/** Runs the measurement and prints it. Gives the figures, or undefined where the set is not there. */
export async function evalLaw(folder: string, options: { readonly fit?: boolean; readonly misses?: boolean }, tell: (text: string) => void): Promise<LawFigures | undefined> {
  const set = await readLawSet(folder);
  if (set === undefined) {
    tell(`${folder}: không có bộ câu hỏi ALQAC 2023; bỏ qua. / The ALQAC 2023 set is not there; skipped.`);
    return undefined;
  }
  const questionWords = await readLawQuestionWords(home);
  const law = await buildLawIndex(set.records);
  // Once for the compiler, once for the clock.
  rankAll(law, set.questions, questionWords, LAW_WEIGHTS);
  const { ranks, firsts, timesMs } = rankAll(law, set.questions, questionWords, LAW_WEIGHTS);
  tell(write(`${String(law.index.size)} articles`, ranks));
  tell(`p50 ${percentile(timesMs, 0.5).toFixed(3)} ms  p95 ${percentile(timesMs, 0.95).toFixed(3)} ms`);
  if (options.misses === true) ranks.forEach((rank, at) => (rank === 1 ? undefined : tell(`  ${set.questions[at]?.id ?? ''} ${String(rank)}: ${set.questions[at]?.gold.join(', ') ?? ''} behind ${firsts[at] ?? ''}`)));
  if (options.fit === true) for (const line of await fit(set.records, set.questions, questionWords)) tell(line);
  return figuresOf(ranks);
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ args: process.argv.slice(2), options: { law: { type: 'boolean' }, set: { type: 'string' }, fit: { type: 'boolean' }, misses: { type: 'boolean' }, json: { type: 'boolean' } } });
  const figures = await evalLaw(values.set ?? join(home, '../shared/data/alqac-2023'), { fit: values.fit ?? false, misses: values.misses ?? false }, (text) => void (values.json === true ? process.stderr : process.stdout).write(`${text}\n`));
  if (values.json === true) process.stdout.write(`${JSON.stringify(figures ?? null)}\n`);
}
