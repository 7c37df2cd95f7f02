/**
 * Fits "is the record found of the matter that was asked about?" (`src/assistant/words/judge-cover.ts`): prints the weights for
 * `src/assistant/thresholds.json`, and for some thresholds what each set would lose and what would be refused. Deterministic.
 *
 *   node_modules/.bin/node scripts/fit-cover.ts
 *
 * Needs the national records and the developer questions beside the project (../shared).
 */
import { join } from 'node:path';
import { buildSearchData } from '#search/build-data.ts';
import { createSearch } from '#search/search.ts';
import { readDocuments } from '#eval/corpus.ts';
import { collectCoverLessons, crossWeigh, fitCover } from '#eval/fit-cover.ts';
import { readFitRows } from '#eval/fit.ts';

const home = join(import.meta.dirname, '..');
const { documents, content } = await readDocuments(home);
const { lexicon, ranking, learnt } = content;
const lessons = collectCoverLessons(await readFitRows(home), documents, (some) => createSearch(buildSearchData(some, lexicon, learnt), { lexicon, ranking, encoder: learnt?.encoder, translation: learnt?.translation }));
console.log(`${String(lessons.length)} lessons, ${String(lessons.filter(({ covered }) => !covered).length)} of them not of the matter`);
console.log(`"weights": ${JSON.stringify(fitCover(lessons))}`);
const chances = crossWeigh(lessons);
for (const least of [0.005, 0.01, 0.02, 0.03, 0.05, 0.06, 0.08, 0.12, 0.2, 0.3]) {
  const below = lessons.filter((_, at) => (chances[at] as number) < least);
  const lost = new Map<string, number>();
  for (const { set, covered } of below) if (covered) lost.set(set, (lost.get(set) ?? 0) + 1);
  const refused = (sayings: boolean): string => (below.filter((one) => !one.covered && (one.set === 'sayings') === sayings).length / lessons.filter((one) => !one.covered && (one.set === 'sayings') === sayings).length).toFixed(3);
  console.log(`least ${String(least)}: not of the matter refused ${refused(false)} (questions) ${refused(true)} (sayings); answers lost ${JSON.stringify(Object.fromEntries(lost))}`);
}
