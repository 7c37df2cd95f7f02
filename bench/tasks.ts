/**
 * Who decides, inside the process: time of a ruling by words, by task and by procedure code, and how often a saying that was left out
 * of the index finds its task (each saying in turn left out, the others kept).
 *
 * Use: node bench/tasks.ts [--tasks FILE_OR_FOLDER…] [--data DIR] [--queries 4000]
 * Without --tasks over our own content alone. Prints p50 and p99 in milliseconds and the shares found first, in three, in ten.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStartConfig } from '#app/config.ts';
import { openFullHouse } from '#app/open-house.ts';
import { readSayings, readSearchContent } from '#app/search/read-search-content.ts';
import { modelsOf } from '#app/search/open-search.ts';
import { buildTaskEngine, documentsOf } from '#app/search/task-search.ts';
import { systemActor } from '#model/actor.ts';
import { foldText } from '#model/vietnamese.ts';

const home = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
const valuesOf = (flag: string): string[] => {
  const at = args.indexOf(flag);
  if (at < 0) return [];
  const rest = args.slice(at + 1);
  const end = rest.findIndex((each) => each.startsWith('--'));
  return end < 0 ? rest : rest.slice(0, end);
};
const count = Number(valuesOf('--queries')[0] ?? 4_000);
const [given] = valuesOf('--data');
const dataDir = given ?? (await mkdtemp(join(tmpdir(), 'motcua-bench-tasks-')));
const open = await openFullHouse(readStartConfig({ args: ['--data', dataDir], environment: {}, home }));
try {
  const { authority } = open.house;
  const files = valuesOf('--tasks');
  if (files.length > 0) {
    const outcome = await authority.importTasks({ paths: files }, { actor: systemActor('local') });
    if (!outcome.ok) throw new Error(`the import was refused: ${outcome.code}`);
  }
  const { all } = authority.book;
  const said = all.flatMap(({ id, sayings }) => sayings.map((text) => ({ id, text })));
  const codes = all.flatMap(({ procedureCodes }) => procedureCodes);
  console.log(`${String(all.length)} tasks, ${String(said.length)} sayings, ${String(codes.length)} procedure codes`);

  const days = ['2025-06-30', '2025-07-01', '2026-11-30', '2027-02-28', '2027-03-01'];
  const kinds = {
    'by words': (at: number) => ({ text: said[(at * 7919) % said.length]?.text ?? '' }),
    'by words without marks': (at: number) => ({ text: foldText(said[(at * 7919) % said.length]?.text ?? '') }),
    'by task': (at: number) => ({ taskId: all[(at * 7919) % all.length]?.id ?? '' }),
    'by procedure': (at: number) => ({ procedureCode: codes[(at * 7919) % Math.max(1, codes.length)] ?? '1.001193' }),
  };
  for (const [name, ask] of Object.entries(kinds)) {
    const times: number[] = [];
    for (let at = 0; at < count; at += 1) {
      const query = { ...ask(at), placeCode: '00004', asOf: days[at % days.length] ?? '' };
      const started = performance.now();
      await authority.rule(query);
      times.push(performance.now() - started);
    }
    times.sort((left, right) => left - right);
    const share = (part: number): string => (times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0).toFixed(2);
    console.log(`${name.padEnd(24)} p50 ${share(0.5)} ms  p99 ${share(0.99)} ms  max ${share(1)} ms`);
  }

  const [content, procedureSayings] = await Promise.all([readSearchContent(home), readSayings(home)]);
  const sayingsOf = new Map(all.map(({ id, sayings }) => [id, sayings]));
  for (let left = 0; left < 4; left += 1) {
    const documents = [...documentsOf(all, procedureSayings).values()].map((document) => ({ ...document, sayings: document.sayings.filter((each) => each !== sayingsOf.get(document.id)?.[left]) }));
    const engine = buildTaskEngine(documents, modelsOf(content));
    const ranks = all.flatMap(({ id, sayings }) => sayings.slice(left, left + 1).map((text) => engine.find(text, { limit: 10 }).hits.findIndex((hit) => hit.id === id)));
    const within = (most: number): string => (ranks.filter((rank) => rank >= 0 && rank < most).length / Math.max(1, ranks.length)).toFixed(3);
    console.log(`saying ${String(left + 1)} left out: first ${within(1)}  in three ${within(3)}  in ten ${within(10)}  of ${String(ranks.length)}`);
  }
} finally {
  await open.close();
  if (given === undefined) await rm(dataDir, { recursive: true, force: true });
}
