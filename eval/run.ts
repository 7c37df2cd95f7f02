/**
 * `./motcua eval [--questions FILE…] [--json] [--report DIR] [--held] [--officer] [--gate] [--data DIR]`: asks every question of the files of the
 * production assistant, judges the answers against the records, prints figures, lists misses, writes a report.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Assistant } from '#assistant/assistant.ts';
import type { Memory } from '#assistant/context.ts';
import type { OfficerMemory } from '#assistant/officer/context.ts';
import type { OfficersAssistant } from '#assistant/officers-assistant.ts';
import { readStartConfig } from '#app/config.ts';
import { describeExit } from '#app/exit-codes.ts';
import { openFullHouse } from '#app/open-house.ts';
import type { Procedure } from '#model/procedure.ts';
import { isOwn, listQuestionFiles } from './fit.ts';
import { judge, type Judged, type JudgeSources } from './judge.ts';
import { judgeOfficer, type OfficerSources } from './judge-officer.ts';
import { writeReport } from './report.ts';
import { isHeld, readRows, type EvalRow } from './rows.ts';
import { describe, summarise, type Detail, type Summary } from './summary.ts';
import { typeOtherwise } from './type-otherwise.ts';

const home = join(import.meta.dirname, '..');

/** Asks the turns of a row in order, as one conversation; times the last. */
async function askRow(row: EvalRow, assistant: Assistant, sources: JudgeSources): Promise<Judged> {
  let memory: Memory = {};
  for (const text of row.turns.slice(0, -1)) memory = (await assistant.compose({ text }, memory)).memory;
  const started = performance.now();
  const { answer } = await assistant.compose({ text: row.turns.at(-1) ?? '' }, memory);
  return judge(row, answer, performance.now() - started, sources);
}

/** The same for the officers' assistant. */
async function askOfficerRow(row: EvalRow, officers: OfficersAssistant, sources: OfficerSources): Promise<Judged> {
  let memory: OfficerMemory = {};
  for (const text of row.turns.slice(0, -1)) memory = (await officers.compose({ text }, memory)).memory;
  const started = performance.now();
  const { answer } = await officers.compose({ text: row.turns.at(-1) ?? '' }, memory);
  return judgeOfficer(row, answer, performance.now() - started, sources);
}

function print(name: string, detail: Detail): string {
  const { summary, hit1Interval } = detail;
  const figure = (value: number): string => value.toFixed(3);
  return [
    `${name}: n ${String(summary.n)}${detail.goldNotLoaded === 0 ? '' : ` (${String(detail.goldNotLoaded)} without a loaded gold)`}`,
    `  hit@1 ${figure(summary.hit1)} [${hit1Interval.map(figure).join('–')}]  hit@3 ${figure(summary.hit3)}  hit@5 ${figure(summary.hit5)}  MRR@10 ${figure(summary.mrr10)}`,
    `  behaviour ${figure(summary.behavior)}  ${JSON.stringify(detail.confusion)}`,
    `  fact recall ${figure(summary.factRecall)}  wrong ${String(summary.wrong)}  unbound ${String(summary.unbound)}  p50 ${summary.p50Ms.toFixed(2)} ms  p95 ${summary.p95Ms.toFixed(2)} ms  p99 ${summary.p99Ms.toFixed(2)} ms`,
  ].join('\n');
}

type Least = Readonly<Record<string, Readonly<Partial<Record<keyof Summary, number>>>>>;

interface Thresholds {
  /** With the national records. */
  readonly files: Least;
  /** Without them. */
  readonly bare: Least;
}

/** Every figure that fell below its threshold, in words. */
function belowThresholds(files: Readonly<Record<string, Summary>>, least: Least): string[] {
  return Object.entries(least).flatMap(([name, least]) => {
    const figures = files[name];
    if (figures === undefined) return [];
    return (Object.entries(least) as [keyof Summary, number][]).filter(([figure, value]) => figures[figure] < value).map(([figure, value]) => `${name}: ${figure} ${String(figures[figure])} < ${String(value)}`);
  });
}

/** hit@1 over all rows when the same questions come from other keyboards. */
async function measureTyping(rows: readonly EvalRow[], assistant: Assistant): Promise<string> {
  const asked = rows.filter((row) => row.gold.length > 0 && row.behavior !== 'refuse' && row.turns.length === 1 && row.style !== 'english');
  const lines: string[] = [];
  for (const typing of ['as written', 'no marks', 'NFD', 'raw Telex'] as const) {
    let first = 0;
    for (const row of asked) {
      const { answer } = await assistant.compose({ text: typeOtherwise(row.turns[0] ?? '', typing) });
      if (row.gold.includes(answer.candidates[0]?.code ?? '')) first += 1;
    }
    lines.push(`${typing}: hit@1 ${(first / asked.length).toFixed(4)} over ${String(asked.length)}`);
  }
  return lines.join('\n');
}

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { questions: { type: 'string', multiple: true }, json: { type: 'boolean' }, data: { type: 'string' }, report: { type: 'string' }, held: { type: 'boolean' }, misses: { type: 'boolean' }, typing: { type: 'boolean' }, gate: { type: 'boolean' }, officer: { type: 'boolean' } },
  });
  const files = [...(values.questions ?? []), ...positionals];
  const officer = values.officer === true;
  const paths = files.length > 0 ? files : officer ? [join(home, 'eval/officer-questions/officers.jsonl'), join(home, '../shared/questions/authority.jsonl')].filter((path) => existsSync(path)) : await listQuestionFiles(home);
  const tell = (text: string): void => void (values.json === true ? process.stderr : process.stdout).write(`${text}\n`);
  const house = await openFullHouse(readStartConfig({ args: values.data === undefined ? [] : ['--data', values.data], environment: process.env, home }));
  try {
    const { catalogue, assistant, officers, authority } = house.house;
    const records = new Map<string, Procedure | undefined>();
    const sources: JudgeSources = {
      async findProcedure(code) {
        if (!records.has(code)) records.set(code, await catalogue.findProcedure(code));
        return records.get(code);
      },
      extra: [await readFile(join(home, 'content/doors.json'), 'utf8'), await readFile(join(home, 'content/life-events.json'), 'utf8')],
    };
    const officerSources: OfficerSources = {
      findTask: async (id) => authority.findTask(id),
      findProcedure: sources.findProcedure,
      extra: [await readFile(join(home, 'content/authority/bodies.json'), 'utf8'), await readFile(join(home, 'content/authority/contradictions.json'), 'utf8'), await readFile(join(home, 'content/authority/decrees.json'), 'utf8'), await readFile(join(home, 'content/authority/splits.json'), 'utf8')],
    };
    const warmUp = async (row: EvalRow): Promise<void> => {
      const text = row.turns.at(-1) ?? '';
      await (officer ? officers.compose({ text }) : assistant.compose({ text }));
    };
    const details = new Map<string, Detail>();
    const all: Judged[] = [];
    for (const path of paths) {
      const { rows, faults } = await readRows(path);
      for (const fault of faults) process.stderr.write(`${fault}\n`);
      const name = basename(path).replace(/\.jsonl?$/u, '');
      // Questions of the held fifth are judged apart and their misses are never listed.
      const held = isOwn(name) ? rows.filter((row) => isHeld(row.id)) : [];
      const shown = values.held === true || files.length > 0 ? rows : rows.filter((row) => !held.includes(row));
      for (const row of shown.slice(0, 30)) await warmUp(row);
      const judged: Judged[] = [];
      for (const row of shown) judged.push(officer ? await askOfficerRow(row, officers, officerSources) : await askRow(row, assistant, sources));
      details.set(name, describe(judged));
      all.push(...judged);
      tell(print(name, details.get(name) as Detail));
    }
    if (values.typing === true) tell(await measureTyping(all.map((one) => one.row), assistant));
    const whole = describe(all);
    tell(print('all', whole));
    if (values.misses === true) for (const [name, detail] of details) for (const line of [...detail.misses, ...detail.behaviorMisses, ...detail.faults]) tell(`${name} ${line}`);
    const object = { files: Object.fromEntries([...details].map(([name, detail]) => [name, detail.summary])), all: summarise(all) };
    if (values.report !== undefined) {
      await mkdir(values.report, { recursive: true });
      await writeFile(join(values.report, 'eval.json'), JSON.stringify({ ...object, details: Object.fromEntries(details) }, undefined, 1));
      await writeFile(join(values.report, 'eval.html'), writeReport(details, whole));
    }
    if (values.json === true) process.stdout.write(`${JSON.stringify(object)}\n`);
    if (values.gate !== true) return 0;
    const thresholds = JSON.parse(await readFile(join(home, 'eval/thresholds.json'), 'utf8')) as Thresholds;
    const below = belowThresholds(object.files, whole.goldNotLoaded === 0 ? thresholds.files : thresholds.bare);
    for (const line of below) process.stderr.write(`${line}\n`);
    return below.length === 0 ? 0 : 1;
  } finally {
    await house.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (fault) {
  const { exit, lines } = describeExit(fault);
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = exit;
}
setTimeout(() => process.exit(), 2_000).unref();
