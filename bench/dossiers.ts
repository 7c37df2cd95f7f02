/**
 * Whole lives of dossiers on the embedded store with its usual durability: ten commands each, with rights, repeat guard, audit, outbox and
 * notices, and one search. Beside them, in the same run, the same rows by bare prepared statements, one transaction a step.
 *
 * `./motcua bench dossiers`: as fast as some clients go. `--cycles 300` `--clients 8`
 * `./motcua bench dossiers --seconds 300 --rate 200`: lives begin at a fixed rate, and times count from when a step was meant to begin.
 * `--communes 20`: shared by so many; one unless said. `--dossiers 1000000`: first among so many others. Only ratios of one run, and processor time, say something on a shared machine.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { percentile } from '#eval/measures.ts';
import { sealAudit } from '#platform/audit/audit-log.ts';
import { placeCluster } from '#platform/database/embedded/cluster.ts';
import { findServerUser } from '#platform/database/embedded/server-user.ts';
import { openDossierHouse } from '#test/support/dossier-house.ts';
import { createBareLives, recordLife } from './dossiers/bare.ts';
import { readCpuTime } from './dossiers/cpu.ts';
import { fillDossiers } from './dossiers/fill.ts';
import { LIFE, spreadOver } from './dossiers/lives.ts';
import { runClosed, runOpen, type LoopResult } from './dossiers/loops.ts';

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { cycles: { type: 'string', default: '300' }, clients: { type: 'string', default: '8' }, seconds: { type: 'string' }, rate: { type: 'string', default: '200' }, dossiers: { type: 'string', default: '0' }, communes: { type: 'string', default: '1' } },
});
const cycles = Number(values.cycles);
const clients = Number(values.clients);
const rate = Number(values.rate);
const others = Number(values.dossiers);
spreadOver(Number(values.communes));
const dataDir = await mkdtemp(join(tmpdir(), 'motcua-bench-'));
await chmod(dataDir, 0o755);
const house = await openDossierHouse({ dataDir, poolSize: clients + 2 });
const { dossiers, platform } = house;
const { database } = platform;
const cluster = await placeCluster(dataDir, await findServerUser());
let people = 0;
const nextPerson = (): number => (people += 1);

/** What one way of living cost so far. */
interface Tally {
  lives: number;
  seconds: number;
  house: number;
  store: number;
  /** Written to the store's log. Unit: bytes. */
  logged: number;
}

/** Adds one measurement with the processor time it took, the sealing of its own rows included. */
async function measure(tally: Tally, count: number, run: () => Promise<number>): Promise<void> {
  const before = await readCpuTime(cluster);
  const loggedBefore = await readLogged();
  const perSecond = await run();
  await sealAudit(database);
  const after = await readCpuTime(cluster);
  tally.logged += (await readLogged()) - loggedBefore;
  tally.lives += count;
  tally.seconds += count / perSecond;
  tally.house += after.house - before.house;
  tally.store += after.store - before.store;
}

async function readLogged(): Promise<number> {
  const [row] = await database.query<{ bytes: string }>("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as bytes");
  return Number(row?.bytes);
}

const newTally = (): Tally => ({ lives: 0, seconds: 0, house: 0, store: 0, logged: 0 });
const rateOf = ({ lives, seconds }: Tally): number => lives / seconds;
const cpuOf = ({ lives, house: own, store }: Tally): number => (own + store) / lives;

function say(name: string, tally: Tally): void {
  console.log(`${name.padEnd(34)} ${rateOf(tally).toFixed(1).padStart(7)} lives/s   processor time a life: house ${(tally.house / tally.lives).toFixed(2)} ms, store ${(tally.store / tally.lives).toFixed(2)} ms   log ${(tally.logged / tally.lives / 1_000).toFixed(1)} kB`);
}

const bare = (count: number, live: (person: number) => Promise<void>) => async (): Promise<number> => {
  let left = count;
  const begin = performance.now();
  await Promise.all(Array.from({ length: clients }, async () => { while ((left -= 1) >= 0) await live(nextPerson()); }));
  return count / ((performance.now() - begin) / 1_000);
};

function tell({ times }: LoopResult): void {
  for (const [name, list] of times) console.log(`  ${name.padEnd(18)} p50 ${percentile(list, 0.5).toFixed(1).padStart(7)} ms   p99 ${percentile(list, 0.99).toFixed(1).padStart(7)} ms   (${String(list.length)})`);
  const all = [...times.values()].flat();
  console.log(`  ${'all'.padEnd(18)} p50 ${percentile(all, 0.5).toFixed(1).padStart(7)} ms   p99 ${percentile(all, 0.99).toFixed(1).padStart(7)} ms`);
}

/** The three ways in turn, a little of each at a time, so that what else the machine does falls on all alike. */
const ROUNDS = 10;

async function compare(): Promise<number> {
  const recorded = await recordLife(database, dossiers, nextPerson());
  const size = Math.ceil(cycles / ROUNDS);
  const [room, joined, single] = [newTally(), newTally(), newTally()];
  const times = new Map<string, number[]>(LIFE.map(({ name }) => [name, []]));
  const byRoom = async (): Promise<number> => {
    const result = await runClosed(dossiers, size, clients, nextPerson);
    for (const [name, list] of result.times) times.get(name)?.push(...list);
    return result.livesPerSecond;
  };
  await runClosed(dossiers, size, clients, nextPerson);
  for (let round = 0; round < ROUNDS; round += 1) {
    await measure(room, size, byRoom);
    await measure(joined, size, bare(size, createBareLives(database, recorded, true)));
    await measure(single, size, bare(size, createBareLives(database, recorded, false)));
  }
  say('by the room', room);
  say('bare statements, joined', joined);
  say('bare statements, one after another', single);
  console.log(`the room against bare statements, lives a second: joined ${(rateOf(room) / rateOf(joined)).toFixed(2)}, one after another ${(rateOf(room) / rateOf(single)).toFixed(2)}; by processor time: ${(cpuOf(joined) / cpuOf(room)).toFixed(2)} and ${(cpuOf(single) / cpuOf(room)).toFixed(2)}`);
  tell({ livesPerSecond: rateOf(room), times, unfinished: 0 });
  return rateOf(room) / rateOf(single);
}

try {
  console.log(`${String(LIFE.length)} calls a life, ${String(clients)} clients, ${String(cycles)} lives each way, ${values.communes} commune(s)`);
  const before = await compare();
  if (others > 0) {
    const open = (await recordLife(database, dossiers, nextPerson()))[2]?.state;
    const [template] = await database.query<{ id: string }>("select id from dossier where status = 'returned' and filing_number like 'HS-%' limit 1");
    if (open === undefined || template === undefined) throw new Error('bench: no life to copy');
    const begin = performance.now();
    await fillDossiers(database, template.id, open, others, (done) => process.stderr.write(`\r${String(done)} dossiers`));
    console.log(`\n${String(others)} dossiers written in ${((performance.now() - begin) / 1_000).toFixed(0)} s`);
    console.log(`among them, against before: ${((((await compare()) / before) - 1) * 100).toFixed(0)} % (by the ratio to bare statements, one after another)`);
  }
  if (values.seconds !== undefined) {
    const seconds = Number(values.seconds);
    let result: LoopResult | undefined;
    const tally = newTally();
    await measure(tally, rate * seconds, async () => (result = await runOpen(dossiers, rate, seconds, nextPerson)).livesPerSecond);
    say(`open loop, ${String(rate)} a second for ${String(seconds)} s`, tally);
    if (result !== undefined) {
      console.log(`  lives under way when the last one began: ${String(result.unfinished)}`);
      tell(result);
    }
  }
} finally {
  await house.close();
  await rm(dataDir, { recursive: true, force: true });
}
