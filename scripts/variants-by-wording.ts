/**
 * What the questions of the commune variants say, and how the ranking fares with each kind: those that name no matter,
 * those that leave unsaid what sets their record apart from a like one, and the rest; and what no engine could go beyond.
 *
 *   node_modules/.bin/node scripts/variants-by-wording.ts [SET]
 */
import { join } from 'node:path';
import { listTopicWords, namesNoMatter } from '#assistant/words/topic-words.ts';
import { buildSearchData } from '#search/build-data.ts';
import { levelMask } from '#search/record-traits.ts';
import { createSearch } from '#search/search.ts';
import { modelsOf } from '#app/search/open-search.ts';
import { ceilingOf } from '#eval/ceiling.ts';
import { readDocuments } from '#eval/corpus.ts';
import { readFitRows } from '#eval/fit.ts';
import { rankOfGold, share } from '#eval/measures.ts';
import type { EvalRow } from '#eval/rows.ts';

const home = join(import.meta.dirname, '..');
const set = process.argv[2] ?? 'commune-variants';

const { documents, content } = await readDocuments(home);
const engine = createSearch(buildSearchData(documents, content.lexicon, content.learnt), modelsOf(content));
const { ids, traits } = engine.data;
const rows = (await readFitRows(home)).filter((one) => one.set === set && one.row.gold.length > 0).map(({ row }) => row);
const levels = levelMask(content.lexicon);

/** Whether every right record has a circumstance or a deed in its title that the question does not say. */
function leavesUnsaid(row: EvalRow): boolean {
  const { said } = engine.inspect(row.turns.at(-1) ?? '').query;
  return row.gold.every((code) => {
    const record = ids.indexOf(code);
    const apart = ((traits.qualifiers[record] ?? 0) & ~levels & ~said.qualifiers) | ((traits.deeds[record] ?? 0) & ~said.deeds);
    return record < 0 || apart !== 0;
  });
}

function kindOf(row: EvalRow): string {
  if (namesNoMatter(listTopicWords(row.turns.at(-1) ?? ''))) return 'names no matter';
  return leavesUnsaid(row) ? 'leaves unsaid what sets its record apart' : 'the rest';
}

const kinds = new Map<string, number[]>();
for (const row of rows) {
  const rank = rankOfGold(engine.find(row.turns.at(-1) ?? '').hits.map(({ id }) => id), row.gold);
  for (const kind of [kindOf(row), 'all']) kinds.set(kind, [...(kinds.get(kind) ?? []), rank]);
}
for (const [kind, ranks] of [...kinds].sort(([left], [right]) => (left < right ? -1 : 1))) {
  const within = (limit: number): string => share(ranks.map((rank) => rank > 0 && rank <= limit)).toFixed(3);
  console.log(`${kind.padEnd(42)} ${String(ranks.length).padStart(4)}  hit@1 ${within(1)}  hit@3 ${within(3)}  hit@10 ${within(10)}`);
}
for (const [name, wording] of [['the same words', undefined], ['the same words of matter', (row: EvalRow) => listTopicWords(row.turns.join(' ')).sort().join(' ')]] as const) {
  const { hit1, hit3, contested } = ceilingOf(rows, wording);
  console.log(`at most, by rows with ${name}: hit@1 ${hit1.toFixed(3)}  hit@3 ${hit3.toFixed(3)} (${String(contested)} rows contested)`);
}
