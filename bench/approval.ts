/**
 * How long from the approval of a change until the first changed answer, in the process that approved and in another process of
 * the same store; the same for rolling back and for switches. `./motcua bench approval [--rounds N] [--import PATH…]`.
 */
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Actor } from '#model/actor.ts';
import type { ChangeSet, SubjectKind } from '#model/change-set.ts';
import type { Json } from '#model/json-diff.ts';
import type { Outcome } from '#model/outcome.ts';
import type { FullHouse } from '#app/build.ts';
import { readStartConfig } from '#app/config.ts';
import { openFullHouse } from '#app/open-house.ts';
import { percentile } from '#eval/measures.ts';
import { ensureCluster } from '#platform/database/embedded/cluster.ts';
import { connectionStringOf } from '#platform/jobs/graphile-jobs.ts';
import { makeDataDir, startHouse } from '#test/support/house-process.ts';

const PROVINCE = { id: 'bench', kind: 'province', placeCode: '79' } as const;
const editor: Actor = { kind: 'officer', id: 'editor', siteId: PROVINCE.id, site: PROVINCE, roles: ['knowledgeEditor'] };
const approver: Actor = { kind: 'officer', id: 'approver', siteId: PROVINCE.id, site: PROVINCE, roles: ['knowledgeApprover'] };
const LOOK_EVERY_MS = 2;
/** A change that is nowhere after so long is a fault of the house, no figure. */
const PATIENCE_MS = 30_000;

/** What changes in a round, and how each process is asked whether it answers with it. */
interface Trial {
  readonly name: string;
  readonly kind: SubjectKind;
  readonly id: string;
  change(value: Json, round: number): Json;
  /** What an answer says once the change is in it. */
  sign(round: number): string;
  askHere(house: FullHouse): Promise<string>;
  askThere(address: string): Promise<string>;
}

const QUESTION = 'đăng ký giám hộ cho cháu mồ côi cần bao lâu';
const askHere = async (house: FullHouse, text: string): Promise<string> => (await house.assistant.compose({ text })).answer.text;
const askThere = async (address: string, question: string): Promise<string> => {
  const response = await fetch(`${address}/api/v1/answers`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ question }) });
  return ((await response.json()) as { text: string }).text;
};

const TRIALS: readonly Trial[] = [
  {
    name: 'procedure (time limit)', kind: 'procedure', id: '1.004837',
    change: (value, round) => {
      const after = structuredClone(value) as { cases: { channels: { time: Json }[] }[] };
      for (const each of after.cases) for (const way of each.channels) way.time = { amount: 20 + round, unit: 'workingDay', text: `${String(20 + round)} ngày làm việc.`, state: 'structured' };
      return after as unknown as Json;
    },
    sign: (round) => `${String(20 + round)} ngày làm việc`,
    askHere: (house) => askHere(house, QUESTION),
    askThere: (address) => askThere(address, QUESTION),
  },
  {
    name: 'task (who decides)', kind: 'task', id: '129-2025-d59',
    change: (value, round) => ({ ...(value as Record<string, Json>), to: { body: `UBND cấp tỉnh lần ${String(round)}`, tier: 'province', person: 'UBND' } }),
    sign: (round) => `UBND cấp tỉnh lần ${String(round)}`,
    askHere: async (house) => JSON.stringify(await house.authority.whoDecides({ taskId: '129-2025-d59' })),
    askThere: async (address) => (await fetch(`${address}/api/v1/rulings?task=129-2025-d59`)).text(),
  },
  {
    name: 'switch (by change set)', kind: 'switch', id: 'procedure:2.000884',
    change: (_value, round) => ({ off: true, reason: `chờ mẫu lần ${String(round)}` }),
    sign: (round) => `chờ mẫu lần ${String(round)}`,
    askHere: (house) => askHere(house, 'chứng thực chữ ký bao nhiêu tiền'),
    askThere: (address) => askThere(address, 'chứng thực chữ ký bao nhiêu tiền'),
  },
];

async function value<T>(soon: Promise<Outcome<T>>): Promise<T> {
  const outcome = await soon;
  if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.details)}`);
  return outcome.value;
}

/** Asks until the answer says it, or no longer says it. Unit: milliseconds since `started`. */
async function until(ask: () => Promise<string>, sign: string, there: boolean, started: number): Promise<number> {
  for (;;) {
    const text = await ask();
    const ms = performance.now() - started;
    if (text.includes(sign) === there) return ms;
    if (ms > PATIENCE_MS) throw new Error(`"${sign}" was ${there ? 'not' : 'still'} in the answer after ${String(PATIENCE_MS)} ms`);
    await wait(LOOK_EVERY_MS);
  }
}

async function runTrial(trial: Trial, house: FullHouse, address: string, rounds: number, print: (text: string) => void): Promise<void> {
  const { changeSets } = house.knowledge;
  const figures: Record<string, number[]> = { 'approval → here': [], 'approval → there': [], 'roll back → here': [], 'roll back → there': [] };
  const measure = async (name: string, deed: () => Promise<ChangeSet>, sign: string, there: boolean): Promise<ChangeSet> => {
    const done = deed();
    // From the moment the approval is asked for: what it takes itself is part of the wait.
    const started = performance.now();
    const [set, here, elsewhere] = await Promise.all([done, until(() => trial.askHere(house), sign, there, started), until(() => trial.askThere(address), sign, there, started)]);
    figures[`${name} → here`]?.push(here);
    figures[`${name} → there`]?.push(elsewhere);
    return set;
  };
  for (let round = 1; round <= rounds; round += 1) {
    const now = await changeSets.readSubject(trial.kind, trial.id);
    const draft = await value(changeSets.open({ title: 'bench', reason: 'bench', source: { text: 'bench', date: '2026-11-20', certainty: 'official' }, origin: 'edit', items: [{ kind: trial.kind, id: trial.id, after: trial.change(now?.value ?? null, round) }] }, { actor: editor }));
    const submitted = await value(changeSets.act({ deed: 'submit', id: draft.id, version: draft.version }, { actor: editor }));
    const live = await measure('approval', () => value(changeSets.act({ deed: 'approve', id: draft.id, version: submitted.version, reason: 'bench' }, { actor: approver })), trial.sign(round), true);
    await measure('roll back', () => value(changeSets.act({ deed: 'rollBack', id: live.id, version: live.version, reason: 'bench' }, { actor: editor })), trial.sign(round), false);
  }
  for (const [name, times] of Object.entries(figures)) print(`${trial.name.padEnd(24)} ${name.padEnd(18)} p50 ${percentile(times, 0.5).toFixed(0).padStart(5)} ms   max ${Math.max(...times).toFixed(0).padStart(5)} ms   (${String(times.length)} rounds)`);
}

/** Opens two processes on one store and runs every trial. */
export async function benchApproval(home: string, rounds: number, imports: readonly string[], print: (text: string) => void): Promise<void> {
  const dirs = [await makeDataDir(), await makeDataDir(), await makeDataDir()] as const;
  const [store, mine, other] = dirs;
  try {
    const { connection } = await ensureCluster(store.path);
    const environment = { DATABASE_URL: connectionStringOf(connection), MOTCUA_RATE: '0', MOTCUA_SCREENS: 'off' };
    const open = await openFullHouse(readStartConfig({ args: ['--data', mine.path, ...(imports.length === 0 ? [] : ['--import', ...imports])], environment: { ...process.env, ...environment }, home }));
    const neighbour = await startHouse({ dataDir: other.path, environment });
    print(`${String(open.house.search.size)} procedures, ${String(open.house.authority.book.size)} tasks; here: the process that approves; there: another process on the same store, asked over HTTP`);
    try {
      for (const trial of TRIALS) await runTrial(trial, open.house, neighbour.address, rounds, print);
    } finally {
      await neighbour.stop();
      await open.close();
    }
  } finally {
    for (const dir of dirs) await dir.remove();
  }
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({ options: { rounds: { type: 'string', default: '10' }, import: { type: 'boolean', default: false } }, allowPositionals: true });
  await benchApproval(join(import.meta.dirname, '..'), Number(values.rounds), values.import ? positionals : [], (text) => console.log(text));
}
