/**
 * Speed and hits of the search beside minisearch, flexsearch, orama and PostgreSQL full text, on the same records and the
 * same questions in one run; prints ratios. `./motcua bench search [--fast]`: fast, without the three that take minutes.
 */
import { join } from 'node:path';
import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import FlexSearch from 'flexsearch';
import MiniSearch from 'minisearch';
import { foldText } from '#model/vietnamese.ts';
import type { SearchDocument } from '#model/search.ts';
import { buildSearchData } from '#search/build-data.ts';
import { scoreTerms, selectBest } from '#search/score-terms.ts';
import { createSearch, type SearchEngine } from '#search/search.ts';
import { openSnapshot, writeSnapshot } from '#search/snapshot.ts';
import { readDocuments } from '#eval/corpus.ts';
import { readFitRows } from '#eval/fit.ts';
import { percentile } from '#eval/measures.ts';
import { openPostgresPeer } from './postgres-peer.ts';

export interface SearchFigures {
  readonly name: string;
  readonly p50Us: number;
  readonly p95Us: number;
  readonly hit1: number;
  readonly hit3: number;
  readonly indexMs: number;
}

interface Peer {
  readonly name: string;
  readonly indexMs: number;
  find(text: string): readonly string[] | Promise<readonly string[]>;
}

const QUESTIONS = 400;
/** Questions that name no matter, and those written for houses without the national records. */
const SETS_LEFT_OUT = new Set(['commune-variants', 'beyond']);
/** The fast engines answer all questions this often, in turn: what disturbs the machine disturbs them alike. */
const ROUNDS = 7;

/** Runs the comparison, `fastOnly` without the slow engines. Unit: microseconds a query, milliseconds an index. */
export async function benchSearch(home: string, print: (text: string) => void, fastOnly = false): Promise<SearchFigures[]> {
  const { documents, content } = await readDocuments(home);
  const rows = (await readFitRows(home)).filter(({ row, set }) => row.behavior === 'answer' && row.turns.length === 1 && !SETS_LEFT_OUT.has(set)).slice(0, QUESTIONS);
  const texts = rows.map(({ row }) => row.turns[0] ?? '');
  const models = { lexicon: content.lexicon, ranking: content.ranking, encoder: content.learnt?.encoder, translation: content.learnt?.translation };
  const started = performance.now();
  const data = buildSearchData(documents, content.lexicon, content.learnt);
  const builtMs = performance.now() - started;
  const engine = createSearch(data, models);
  const snapshot = writeSnapshot(data, 'bench');
  const openMs = median(Array.from({ length: 9 }, () => timeOnce(() => createSearch(openSnapshot(snapshot, 'bench') ?? data, models))));
  const changed = documents[7];
  const updateMs = changed === undefined ? 0 : median(Array.from({ length: 9 }, (_, at) => timeOnce(() => engine.update({ ...changed, id: at % 2 === 0 ? changed.id : 'new' }))));
  const fresh = createSearch(data, models);
  let bytes = 0;
  for (const text of texts) bytes += fresh.find(text).bytesTouched;
  const ours: Peer = { name: 'mot-cua', indexMs: builtMs, find: (text) => fresh.find(text).hits.map((hit) => hit.id) };
  print(`${String(documents.length)} records, ${String(texts.length)} questions, snapshot ${(snapshot.byteLength / 1e6).toFixed(1)} MB`);
  print(`index rebuilt ${builtMs.toFixed(0)} ms; opened from snapshot ${openMs.toFixed(1)} ms; one record changed ${updateMs.toFixed(1)} ms; ${Math.round(bytes / texts.length).toLocaleString('en')} bytes touched per query`);

  const postgres = fastOnly ? undefined : await openPostgresPeer(home, documents, bodyOf);
  const fast: Peer[] = [ours, kernelOf(texts, fresh), openFlex(documents)];
  const slow: Peer[] = postgres === undefined ? [] : [openMini(documents), await openOrama(documents), postgres];
  // Each engine has answered every question once before it is timed.
  for (const peer of [...fast, ...slow]) for (const text of texts) await peer.find(text);
  const rounds = new Map<Peer, Round[]>([...fast, ...slow].map((peer) => [peer, []]));
  for (let round = 0; round < ROUNDS; round += 1) for (const peer of round === 0 ? [...fast, ...slow] : fast) rounds.get(peer)?.push(await askAll(peer, rows));
  const figures: SearchFigures[] = [];
  for (const [peer, asked] of rounds) {
    const [first] = asked;
    const result = { name: peer.name, p50Us: median(asked.map(({ p50Us }) => p50Us)), p95Us: median(asked.map(({ p95Us }) => p95Us)), hit1: first?.hit1 ?? 0, hit3: first?.hit3 ?? 0, indexMs: peer.indexMs };
    figures.push(result);
    print(`${result.name.padEnd(22)} p50 ${result.p50Us.toFixed(0).padStart(7)} µs  p95 ${result.p95Us.toFixed(0).padStart(7)} µs  hit@1 ${result.hit1.toFixed(3)}  hit@3 ${result.hit3.toFixed(3)}  index ${result.indexMs.toFixed(0)} ms`);
  }
  await postgres?.close();
  const [whole = [], kernel = [], ...others] = [...rounds.values()];
  const names = [...rounds.keys()].slice(2).map(({ name }) => name);
  const ratio = (other: readonly Round[], own: readonly Round[]): string => median(other.map(({ p50Us }, round) => p50Us / (own[round]?.p50Us ?? p50Us))).toFixed(1);
  others.forEach((other, at) => {
    print(`p50 against ${names[at] ?? ''}: whole query 1/${ratio(other, whole)}, kernel alone 1/${ratio(other, kernel)} (median of ${String(other.length)} rounds)`);
  });
  return figures;
}

/** One round of all questions. */
type Round = Pick<SearchFigures, 'p50Us' | 'p95Us' | 'hit1' | 'hit3'>;

async function askAll(peer: Peer, rows: Awaited<ReturnType<typeof readFitRows>>): Promise<Round> {
  const times: number[] = [];
  let first = 0;
  let three = 0;
  for (const { row } of rows) {
    const from = performance.now();
    const found = peer.find(row.turns[0] ?? '');
    const ids = found instanceof Promise ? await found : found;
    times.push((performance.now() - from) * 1_000);
    if (row.gold.includes(ids[0] ?? '')) first += 1;
    if (ids.slice(0, 3).some((id) => row.gold.includes(id))) three += 1;
  }
  return { p50Us: percentile(times, 0.5), p95Us: percentile(times, 0.95), hit1: first / rows.length, hit3: three / rows.length };
}

function bodyOf(document: SearchDocument): string {
  return foldText([document.title, ...document.sayings, ...document.english, document.field, document.results, document.papers, document.steps].join(' '));
}

/** The scoring kernel alone: all terms the whole query scores, already read, repaired and expanded; ten ids out. */
function kernelOf(texts: readonly string[], engine: SearchEngine): Peer {
  const { data } = engine;
  const read = new Map(texts.map((text) => [text, engine.inspect(text).query.terms]));
  const scores = new Float64Array(data.index.size);
  const covers = new Float64Array(data.index.size);
  return {
    name: 'mot-cua, kernel alone',
    indexMs: 0,
    find(text) {
      const terms = read.get(text) ?? [];
      scores.fill(0);
      covers.fill(0);
      scoreTerms(data.index, terms, scores, covers);
      return Array.from(selectBest(scores, 10), (record) => data.ids[record] ?? '');
    },
  };
}

function openMini(documents: readonly SearchDocument[]): Peer {
  const started = performance.now();
  const mini = new MiniSearch<{ id: string; title: string; body: string }>({ fields: ['title', 'body'] });
  mini.addAll(documents.map((document) => ({ id: document.id, title: foldText(document.title), body: bodyOf(document) })));
  return { name: 'minisearch', indexMs: performance.now() - started, find: (text) => mini.search(foldText(text)).slice(0, 10).map((hit) => String(hit.id)) };
}

function openFlex(documents: readonly SearchDocument[]): Peer {
  const started = performance.now();
  const flex = new FlexSearch.Index();
  documents.forEach((document, at) => flex.add(at, bodyOf(document)));
  const idOf = (at: unknown): string => documents[Number(at)]?.id ?? '';
  return { name: 'flexsearch', indexMs: performance.now() - started, find: (text) => (flex.search(foldText(text), { limit: 10, suggest: true }) as unknown[]).map(idOf) };
}

async function openOrama(documents: readonly SearchDocument[]): Promise<Peer> {
  const started = performance.now();
  const orama = create({ schema: { code: 'string', title: 'string', body: 'string' } as const });
  await insertMultiple(orama, documents.map((document) => ({ code: document.id, title: foldText(document.title), body: bodyOf(document) })));
  return {
    name: 'orama',
    indexMs: performance.now() - started,
    async find(text) {
      const found = await searchOrama(orama, { term: foldText(text), properties: ['title', 'body'], limit: 10 });
      return found.hits.map((hit) => String((hit.document as { code: string }).code));
    },
  };
}

function timeOnce(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

if (process.argv[1] === import.meta.filename) {
  await benchSearch(join(import.meta.dirname, '..'), console.log, process.argv.includes('--fast'));
  process.exit(0);
}
