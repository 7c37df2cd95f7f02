/**
 * One day of the country: so many dossiers received by the real room at 3,321 places, each at its moment of a day whose clock runs faster,
 * of some a paper asked for and brought. At midnight nothing may be left to do, and every due date must be what another count, minute by
 * minute and written apart, says. `./motcua bench national-day [--dossiers 116000] [--minutes 40] [--clients 12] [--day 2026-11-30]`.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { percentile } from '#eval/measures.ts';
import type { Outcome } from '#model/outcome.ts';
import { sealAudit } from '#platform/audit/audit-log.ts';
import type { Clock } from '#platform/clock.ts';
import { atDesk, officerAt, openDossierHouse, recordWith } from '#test/support/dossier-house.ts';
import { HOME } from '#test/support/home.ts';
import { planDay, type Arrival } from './national-day/arrivals.ts';
import { openRecount, type WalkedLimit } from './national-day/recount.ts';

const { values } = parseArgs({ args: process.argv.slice(2), options: { dossiers: { type: 'string', default: '116000' }, minutes: { type: 'string', default: '40' }, clients: { type: 'string', default: '12' }, day: { type: 'string', default: '2026-11-30' } } });
/** The communes, wards and special zones of the country after 1 July 2025. Source: `content/places`. */
const PLACES = 3_321;
const LIMITS: readonly WalkedLimit[] = [{ amount: 3, unit: 'workingDay' }, { amount: 15, unit: 'workingDay' }, { amount: 8, unit: 'workingHour' }, { amount: 5, unit: 'calendarDay' }, { amount: 0, unit: 'sameDay', cutoff: '15:00' }];
const PAPERS = [{ component: 'c0', name: 'Tờ khai', form: 'original', count: 1 }] as const;
const DAY_MS = 86_400_000;

const codeOf = (limit: number): string => `1.0000${String(limit + 10)}`;
const records = LIMITS.map((limit, at) => recordWith(codeOf(at), { ...limit, text: `${String(limit.amount)} ${limit.unit}`, state: 'structured' }));
const midnight = Date.parse(`${values.day}T00:00:00+07:00`);
const speed = DAY_MS / (Number(values.minutes) * 60_000);
let begin = performance.now();
// The day does not end before its last action: whoever is late acts at its last moment, and is counted as left over.
const clock: Clock = { now: () => Math.floor(midnight + Math.min(DAY_MS - 1, (performance.now() - begin) * speed)) };

async function need<Value>(soon: Promise<Outcome<Value>>): Promise<Value> {
  const outcome = await soon;
  if (!outcome.ok) throw new Error(`national day: ${outcome.code} ${JSON.stringify(outcome.details)}`);
  return outcome.value;
}

const dataDir = await mkdtemp(join(tmpdir(), 'motcua-bench-'));
await chmod(dataDir, 0o755);
const house = await openDossierHouse({ dataDir, poolSize: Number(values.clients) + 2, clock, records });
const { dossiers, platform } = house;

interface Deed {
  readonly at: number;
  run(): Promise<void>;
}

/** What is to be done for one arrival, each at its moment; a later one waits for those before it. */
function deedsOf(arrival: Arrival, person: number): readonly Deed[] {
  const actor = officerAt(`x${String(arrival.place).padStart(5, '0')}`);
  let id = '';
  let before: Promise<unknown> = Promise.resolve();
  const deed = (at: number, name: string, work: (call: { readonly actor: typeof actor; readonly idempotencyKey: string }) => Promise<unknown>): Deed => ({ at, run: async () => void (await (before = before.then(() => work({ actor, idempotencyKey: `day-${String(person)}-${name}` })))) });
  const received = deed(arrival.at, 'receive', async (call) => (id = (await need(dossiers.receiveAtDesk(atDesk(person, { procedureCode: codeOf(arrival.limit) }), call))).id));
  if (arrival.wait === undefined) return [received];
  return [
    received,
    deed(arrival.wait.from, 'ask', (call) => need(dossiers.act({ dossierId: id, request: { kind: 'requestSupplement', faults: [{ component: 'c0', what: 'Thiếu chữ ký', how: 'Ký' }] } }, call))),
    deed(arrival.wait.to, 'supply', async (call) => {
      await need(dossiers.act({ dossierId: id, request: { kind: 'supply', papers: PAPERS } }, call));
      await need(dossiers.act({ dossierId: id, request: { kind: 'resume' } }, { ...call, idempotencyKey: `${call.idempotencyKey}-resume` }));
    }),
  ];
}

/** Lets the day pass; gives the most that waited at once and what was left at midnight. */
async function liveDay(deeds: readonly Deed[]): Promise<{ readonly most: number; readonly left: number; readonly delays: readonly number[] }> {
  const delays: number[] = [];
  let next = 0;
  let done = 0;
  let arrived = 0;
  let most = 0;
  let left = -1;
  begin = performance.now();
  const passed = (): number => (performance.now() - begin) * speed;
  const client = async (): Promise<void> => {
    for (;;) {
      const deed = deeds[next];
      if (deed === undefined) return;
      next += 1;
      const early = (deed.at - passed()) / speed;
      if (early > 0) await wait(early);
      await deed.run();
      done += 1;
      delays.push(performance.now() - begin - deed.at / speed);
    }
  };
  const watch = setInterval(() => {
    while ((deeds[arrived]?.at ?? Infinity) <= passed()) arrived += 1;
    most = Math.max(most, arrived - done);
    if (left < 0 && passed() >= DAY_MS) left = deeds.length - done;
  }, 20);
  try {
    await Promise.all([...Array.from({ length: Number(values.clients) }, client), wait(DAY_MS / speed + 100)]);
  } finally {
    clearInterval(watch);
  }
  return { most, left: Math.max(0, left), delays };
}

interface KeptDue {
  readonly id: string;
  readonly code: string;
  readonly received: string;
  readonly due: string;
  readonly askedAt: string | null;
  readonly resumedAt: string | null;
}

/** Counts every due date once more; gives how many there are, with a wait, and each that differs. */
async function recountAll(): Promise<{ readonly count: number; readonly waited: number; readonly wrong: readonly string[] }> {
  const recount = await openRecount(HOME, [2025, 2026, 2027]);
  const wrong: string[] = [];
  let count = 0;
  let waited = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await platform.database.query<KeptDue>(
      `select d.id, d.procedure_code as code, d.received_at as received, d.due_at as due,
              (select a.at from dossier_action a where a.site_id = d.site_id and a.dossier_id = d.id and a.kind = 'requestSupplement') as "askedAt",
              (select a.at from dossier_action a where a.site_id = d.site_id and a.dossier_id = d.id and a.kind = 'resume') as "resumedAt"
         from dossier d where d.id > $1 order by d.id limit 2000`,
      [after],
    );
    for (const { id, code, received, due, askedAt, resumedAt } of rows) {
      const limit = LIMITS.find((_, at) => codeOf(at) === code);
      if (limit === undefined) throw new Error(`national day: no limit for ${code}`);
      const stood = askedAt === null || resumedAt === null ? undefined : { from: Date.parse(askedAt), to: Date.parse(resumedAt) };
      const expected = new Date(recount(limit, Date.parse(received), stood)).toISOString();
      count += 1;
      if (stood !== undefined) waited += 1;
      if (expected !== due) wrong.push(`${id} ${String(limit.amount)} ${limit.unit}, received ${received}${stood === undefined ? '' : `, waited ${askedAt ?? ''} to ${resumedAt ?? ''}`}: ${due}, counted ${expected}`);
    }
    const last = rows.at(-1);
    if (last === undefined) return { count, waited, wrong };
    after = last.id;
  }
}

try {
  const plan = planDay(Number(values.dossiers), PLACES, LIMITS.map(({ unit }) => unit !== 'calendarDay'));
  const deeds = plan.flatMap((arrival, person) => deedsOf(arrival, person + 1)).sort((left, right) => left.at - right.at);
  console.log(`${String(plan.length)} dossiers on ${values.day} at ${String(PLACES)} places, ${String(deeds.length)} deeds, the day in ${values.minutes} minutes`);
  const { most, left, delays } = await liveDay(deeds);
  console.log(`at once most waited: ${String(most)}; left at midnight: ${String(left)}; from its moment to its answer p50 ${percentile(delays, 0.5).toFixed(0)} ms, p99 ${percentile(delays, 0.99).toFixed(0)} ms of the real clock`);
  const started = performance.now();
  await sealAudit(platform.database);
  const { count, waited, wrong } = await recountAll();
  console.log(`due dates counted again: ${String(count)}, ${String(waited)} of them with a wait, in ${((performance.now() - started) / 1_000).toFixed(1)} s; differing: ${String(wrong.length)}`);
  for (const line of wrong.slice(0, 10)) console.log(`  ${line}`);
  if (left > 0 || wrong.length > 0 || count !== plan.length) process.exitCode = 1;
} finally {
  await house.close();
  await rm(dataDir, { recursive: true, force: true });
}
