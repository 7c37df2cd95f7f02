/**
 * Speed and memory of the law search over generated provisions, at the size of the ALQAC set and at 200,000, in one process of its own.
 * `./motcua bench law [--provisions N…]`. The words follow one another as in `content/procedures`, so that frequent and rare ones are met as in real texts.
 */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { splitTerms } from '#search/split-terms.ts';
import { buildLawIndex } from '#law/search/build-law-index.ts';
import { openLawIndex, writeLawIndex } from '#law/search/law-index-file.ts';
import { FOREVER, type LawIndex, type LawRecord } from '#law/search/law-index.ts';
import { readLawQuery } from '#law/search/read-law-query.ts';
import { createLawScratch, searchLawIndex } from '#law/search/search-law-index.ts';
import { readLawQuestionWords } from '#app/law-room.ts';
import { percentile } from '#eval/measures.ts';

export interface LawSpeed {
  readonly provisions: number;
  readonly words: number;
  readonly buildMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly megabytes: number;
  readonly openMs: number;
}

const QUESTIONS = 300;

/** Random numbers that are the same in every run. Source: Marsaglia's xorshift. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}

/** For each word the words that follow it in the texts, as often as they do. */
async function readChain(home: string): Promise<{ readonly words: readonly string[]; readonly next: ReadonlyMap<string, readonly string[]> }> {
  const folder = join(home, 'content/procedures');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const words = texts.flatMap((text) => (text.match(/"(?:[^"\\]|\\.){20,}"/gu) ?? []).flatMap((line) => splitTerms(line).map(({ exact }) => exact)));
  const next = new Map<string, string[]>();
  words.forEach((word, at) => {
    const list = next.get(word);
    const after = words[at + 1];
    if (after === undefined) return;
    if (list === undefined) next.set(word, [after]);
    else list.push(after);
  });
  return { words, next };
}

/** Provisions of a title and one to six clauses, about 120 words each; forty to a document. */
function* generate(chain: Awaited<ReturnType<typeof readChain>>, count: number, random: () => number): Generator<LawRecord> {
  const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)] as Item;
  const write = (length: number): string => {
    let word = pick(chain.words);
    const text: string[] = [];
    for (let at = 0; at < length; at += 1) {
      text.push(word);
      // Numbers, names and rare terms of real texts come from outside the chain.
      word = random() < 0.02 ? `x${Math.floor(random() ** 3 * 60_000).toString(36)}` : random() < 0.08 ? pick(chain.words) : pick(chain.next.get(word) ?? chain.words);
    }
    return text.join(' ');
  };
  for (let at = 0; at < count; at += 1) {
    const document = `${String(Math.floor(at / 40) + 1)}/2025/NĐ-CP`;
    const passages = Array.from({ length: 1 + Math.floor(random() * 6) }, () => write(10 + Math.floor(random() * 45)));
    yield { id: `${document}|d${String((at % 40) + 1)}|`, document, documentName: `Nghị định ${document}`, title: write(4 + Math.floor(random() * 8)), passages, wordingFrom: 0, wordingTo: FOREVER, validFrom: 20_250_701, validTo: FOREVER };
  }
}

/** What an index keeps: its arrays, and its ids as text. Unit: bytes. */
export function bytesOf(law: LawIndex): number {
  const { index } = law;
  const arrays = [index.terms.slots, index.terms.hashA, index.terms.hashB, index.starts, index.records, index.impacts, index.scales, index.idf, law.documentOf, law.days, law.wordOfTerm, law.words, law.passageStarts, law.passagesOf];
  return arrays.reduce((sum, array) => sum + array.byteLength, 0) + law.ids.reduce((sum, id) => sum + 2 * id.length + 16, 0);
}

/** Builds an index of generated provisions and asks it questions made of their own clauses. */
export async function benchLaw(home: string, count: number, print: (text: string) => void): Promise<LawSpeed> {
  const chain = await readChain(home);
  const questionWords = await readLawQuestionWords(home);
  const questions: string[] = [];
  const random = createRandom(11);
  const started = performance.now();
  const law = await buildLawIndex(
    (function* () {
      const every = Math.max(1, Math.floor(count / QUESTIONS));
      let at = 0;
      for (const record of generate(chain, count, createRandom(5))) {
        if (at % every === 0 && questions.length < QUESTIONS) questions.push(makeQuestion(record, random));
        at += 1;
        yield record;
      }
    })(),
  );
  const buildMs = performance.now() - started;
  const scratch = createLawScratch(law.index.size);
  const ask = (text: string): void => void searchLawIndex(law, readLawQuery(text, questionWords), { on: 20_261_130 }, 10, scratch);
  for (const text of questions.slice(0, 100)) ask(text);
  const times = questions.map((text) => {
    const from = performance.now();
    ask(text);
    return performance.now() - from;
  });
  const file = writeLawIndex(law, 'bench');
  const from = performance.now();
  if (openLawIndex(file, 'bench') === undefined) throw new Error('The index that was written does not open.');
  const openMs = performance.now() - from;
  const figures: LawSpeed = { provisions: count, words: law.words.length, buildMs, p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95), p99Ms: percentile(times, 0.99), megabytes: bytesOf(law) / 1e6, openMs };
  print(
    `${count.toLocaleString('en')} provisions, ${Math.round(law.words.length / count).toLocaleString('en')} words each: p50 ${figures.p50Ms.toFixed(2)} ms  p95 ${figures.p95Ms.toFixed(2)} ms  p99 ${figures.p99Ms.toFixed(2)} ms; ` +
      `index ${figures.megabytes.toFixed(1)} MB (${((figures.megabytes / count) * 100_000).toFixed(0)} MB per 100,000), built in ${(buildMs / 1_000).toFixed(1)} s, opened from bytes in ${openMs.toFixed(0)} ms; process ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
  );
  return figures;
}

/** Eight to twenty words as they stand in a clause, with a word of the title before them. */
function makeQuestion({ passages, title }: LawRecord, random: () => number): string {
  const words = (passages[Math.floor(random() * passages.length)] ?? '').split(' ');
  const length = 8 + Math.floor(random() * 13);
  const from = Math.floor(random() * Math.max(1, words.length - length));
  return `${title.split(' ').slice(0, 2).join(' ')} ${words.slice(from, from + length).join(' ')}`;
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ args: process.argv.slice(2), options: { provisions: { type: 'string', multiple: true } } });
  const home = join(import.meta.dirname, '..');
  for (const count of values.provisions ?? ['2249', '200000']) await benchLaw(home, Number(count), console.log);
  process.exit(0);
}
