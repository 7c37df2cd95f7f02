import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { DossierAction } from '#model/dossier-action.ts';
import { stateOf, type DossierState } from '#model/dossier.ts';
import { readDossierCode } from '#model/dossier-code.ts';
import { sealAudit, verifyAuditChain } from '#platform/audit/audit-log.ts';
import { placeCluster } from '#platform/database/embedded/cluster.ts';
import { findPostmasterFile } from '#platform/database/embedded/postmaster-file.ts';
import { findServerUser } from '#platform/database/embedded/server-user.ts';
import type { Database, Queries } from '#platform/database/database.ts';
import { rounds, seeded } from '#test/support/campaign.ts';
import { atDesk, COMMUNE, openDossierHouse } from '#test/support/dossier-house.ts';
import type { AskedOfRoom, RoomReply } from '#test/support/dossier-program.ts';
import { HOME } from '#test/support/home.ts';
import { makeDataDir } from '#test/support/house-process.ts';
import type { DossierRequest } from './dossier-requests.ts';
import { listActionRows } from './dossiers.store.ts';

/** A short dose each time; the long campaign on demand. */
const ROUNDS = rounds(20, 500);
const CLIENTS = 3;

/** After the reception, in this order; then the next dossier. */
const STEPS: readonly DossierRequest[] = [{ kind: 'handOver', ownerId: 'bench' }, { kind: 'decide', outcome: 'granted' }, { kind: 'sign' }, { kind: 'recordResult', number: '1/XN' }, { kind: 'deliver', way: 'atDesk', proof: 'ký nhận', to: 'người nộp' }];

/** A room in a process of its own. */
interface RunningRoom {
  ask(call: AskedOfRoom['call'], key: string): Promise<RoomReply>;
  kill(): Promise<void>;
}

async function startRoom(dataDir: string): Promise<RunningRoom> {
  const child: ChildProcess = fork(join(HOME, 'test/support/dossier-program.ts'), [dataDir], { execArgv: ['--disable-warning=ExperimentalWarning'], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const open = new Map<number, (reply: RoomReply) => void>();
  const gone = once(child, 'exit').then(() => {
    for (const [number, answer] of open) answer({ number, failed: `gone ${complaint}` });
    open.clear();
  });
  child.on('message', (message) => {
    const reply = message as RoomReply;
    open.get(reply.number)?.(reply);
    open.delete(reply.number);
  });
  const waitFor = (number: number): Promise<RoomReply> => new Promise((resolve) => open.set(number, resolve));
  const opened = await waitFor(0);
  if (!('done' in opened)) throw new Error(`the room did not open: ${complaint}`);
  let asked = 0;
  return {
    ask: (call, key) => {
      const number = (asked += 1);
      const reply = waitFor(number);
      if (child.connected) child.send({ number, siteId: COMMUNE, key, call } satisfies AskedOfRoom, () => undefined);
      else open.get(number)?.({ number, failed: 'gone' });
      return reply;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** What a client knows it has been told. */
interface Told {
  readonly done: { readonly dossierId: string; readonly lastNumber: number; readonly key: string }[];
  readonly refusedNotes: string[];
  repeated: number;
}

/** A client: its dossiers one step after another, and now and then a note on what another has in hand. What was left open is asked again. */
function createClient(client: number, told: Told, shared: { last: string | undefined }): (room: RunningRoom) => Promise<void> {
  let people = client * 1_000_000;
  let dossierId: string | undefined;
  let step = 0;
  let open: { readonly call: AskedOfRoom['call']; readonly key: string; readonly note?: string } | undefined;
  return async (room) => {
    for (;;) {
      if (open === undefined) {
        const note = shared.last !== undefined && people % 3 === client % 3 && step === 2 ? randomUUID() : undefined;
        const request = note === undefined ? STEPS[step] : { kind: 'note' as const, text: note };
        const target = note === undefined ? dossierId : shared.last;
        open = { key: randomUUID(), call: target === undefined || request === undefined ? { reception: atDesk((people += 1)) } : { dossierId: target, request }, ...(note === undefined ? {} : { note }) };
      } else told.repeated += 1;
      const { call, key, note } = open;
      const reply = await room.ask(call, key);
      if ('failed' in reply) return;
      open = undefined;
      if ('refused' in reply) {
        // Two acted on one dossier at once: the loser is told, and nothing of it stands.
        if (reply.refused !== 'dossier_moved') throw new Error(`a client was refused: ${reply.refused}`);
        if (note !== undefined) told.refusedNotes.push(note);
        continue;
      }
      told.done.push({ dossierId: reply.done.id, lastNumber: reply.done.lastNumber, key });
      if (note !== undefined) {
        people += 1;
        continue;
      }
      shared.last = reply.done.id;
      step = 'reception' in call ? 0 : step + 1;
      dossierId = step < STEPS.length ? reply.done.id : undefined;
      if (dossierId === undefined) step = 0;
    }
  };
}

async function killPostgres(dataDir: string): Promise<void> {
  const file = await findPostmasterFile(await placeCluster(dataDir, await findServerUser()));
  if (file !== undefined) process.kill(file.pid, 'SIGKILL');
}

interface KeptDossier {
  readonly id: string;
  readonly site: string;
  readonly code: string;
  readonly last: number;
  readonly state: DossierState;
}

/** Every dossier is the fold of its actions, numbered without gap; gives the actions by `id/number`. */
async function checkDossiers(database: Queries): Promise<Map<string, DossierAction>> {
  const kept = await database.query<KeptDossier>('select id, site_id as site, code, last_number as last, state from dossier');
  const all = new Map<string, DossierAction>();
  for (const { id, site, last, state } of kept) {
    const actions = await listActionRows(database, site, id);
    expect(actions.map(({ number }) => number)).toEqual(Array.from({ length: last }, (_, at) => at + 1));
    expect(state).toEqual(stateOf(actions));
    for (const action of actions) all.set(`${id}/${String(action.number)}`, action);
  }
  const [strays] = await database.query<{ count: number }>('select count(*) as count from dossier_action a where not exists (select 1 from dossier d where d.id = a.dossier_id)');
  expect(strays?.count).toBe(0);
  const numbers = new Map<string, number[]>();
  for (const { code } of kept) {
    const read = readDossierCode(code);
    if (read === undefined) throw new Error(`${code} is no code`);
    const day = `${read.agency} ${read.receivedOn}`;
    numbers.set(day, [...(numbers.get(day) ?? []), read.running]);
  }
  const counters = await database.query<{ day: string; last: number }>("select agency || ' ' || received_on::text as day, last from dossier_counter");
  expect(counters.map(({ day }) => day).sort()).toEqual([...numbers.keys()].sort());
  for (const { day, last } of counters) expect((numbers.get(day) ?? []).sort((left, right) => left - right)).toEqual(Array.from({ length: last }, (_, at) => at + 1));
  return all;
}

/** Audit and outbox name every action once; replies are whole. */
async function checkBeside(database: Queries, actions: ReadonlyMap<string, DossierAction>): Promise<void> {
  const audited = await database.query<{ at: string }>("select subject || '/' || (details->>'number') as at from audit_entry where command like 'dossiers.%'");
  // A reception at the desk registers and receives in one command: one entry, with the number of the second.
  const commands = [...actions].filter(([, { kind }]) => kind !== 'register').map(([at]) => at);
  expect(audited.map(({ at }) => at).sort()).toEqual(commands.sort());
  const told = await database.query<{ at: string; position: number | null }>("select subject || '/' || (payload->>'number') as at, position from outbox where name = 'dossier.acted' order by position");
  expect(told.map(({ at }) => at).sort()).toEqual([...actions.keys()].sort());
  expect(told.map(({ position }) => position)).toEqual(told.map((_, at) => at + 1));
  const [halves] = await database.query<{ count: number }>('select count(*) as count from command_reply where reply is null');
  expect(halves?.count).toBe(0);
}

/** Nothing acknowledged is lost, doubled or half done. */
async function checkHouse(database: Queries, told: Told): Promise<void> {
  const actions = await checkDossiers(database);
  await checkBeside(database, actions);
  for (const { dossierId, lastNumber } of told.done) expect(actions.has(`${dossierId}/${String(lastNumber)}`)).toBe(true);
  expect(new Set(told.done.map(({ dossierId, lastNumber }) => `${dossierId}/${String(lastNumber)}`)).size).toBe(told.done.length);
  const notes = new Set([...actions.values()].flatMap((action) => (action.kind === 'note' ? [action.data.text] : [])));
  expect(told.refusedNotes.filter((note) => notes.has(note))).toEqual([]);
}

/** What a house might do wrong when it is killed, planted into the store. Each is one statement. */
const PLANTED: Readonly<Record<string, string>> = {
  'a dossier is lost whole': "with gone as (delete from dossier where id = (select id from dossier order by id limit 1) returning id), acts as (delete from dossier_action where dossier_id in (select id from gone)) delete from outbox where subject in (select id::text from gone)",
  'an action is lost': 'delete from dossier_action where (dossier_id, number) = (select dossier_id, max(number) from dossier_action where number > 2 group by dossier_id order by dossier_id limit 1)',
  'an action stands, its state does not': "update dossier set state = jsonb_set(state, '{lastNumber}', '1') where id = (select id from dossier where last_number > 2 order by id limit 1)",
  'an action is doubled': 'insert into dossier_action select site_id, dossier_id, number + 1, kind, at, by_kind, by_id, by_site_id, data, clock_went_back from dossier_action a where number = (select max(number) from dossier_action b where b.dossier_id = a.dossier_id) limit 1',
  'a running number was given and nobody has it': 'update dossier_counter set last = last + 1',
  'a deed is not in the audit': "delete from audit_entry where (site_id, id) = (select site_id, id from audit_entry where command like 'dossiers.%' limit 1)",
  'an event was told twice': "insert into outbox (site_id, id, name, subject, payload, at, published_at, position) select site_id, gen_random_uuid(), name, subject, payload, at, published_at, (select max(position) + 1 from outbox) from outbox where name = 'dossier.acted' limit 1",
  'an event was never told': "delete from outbox where position = (select max(position) from outbox where name = 'dossier.acted')",
  'a reply is half kept': 'update command_reply set reply = null where ctid = (select ctid from command_reply limit 1)',
};

class TakenBack extends Error {}

/** Whether a planted fault is seen; nothing of it stays. Faults: a statement that plants nothing. */
async function seesFault(database: Database, text: string, told: Told): Promise<boolean> {
  let seen = false;
  const planted = database.transaction(async (transaction) => {
    await transaction.query(text);
    seen = await checkHouse(transaction, told).then(() => false, (fault: unknown) => fault instanceof Error && fault.name === 'AssertionError');
    throw new TakenBack();
  });
  await expect(planted).rejects.toBeInstanceOf(TakenBack);
  return seen;
}

test(`after ${String(ROUNDS)} times kill -9 of the house or its store no acknowledged action is lost, doubled or half done`, { timeout: ROUNDS * 30_000 }, async () => {
  const dataDir = await makeDataDir();
  const told: Told = { done: [], refusedNotes: [], repeated: 0 };
  const shared: { last: string | undefined } = { last: undefined };
  const clients = Array.from({ length: CLIENTS }, (_, client) => createClient(client + 1, told, shared));
  const random = seeded(20_261_130);
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const room = await startRoom(dataDir.path);
      const working = clients.map((work) => work(room));
      // However slow the machine, two rounds of three have something to lose.
      const before = told.done.length;
      for (let waited = 0; round % 3 !== 0 && told.done.length === before && waited < 10_000; waited += 20) await wait(20);
      await wait(50 + random() * 250);
      if (random() < 0.3) {
        await killPostgres(dataDir.path);
        // Long enough for a client to hear of it, or for the house to die while the store is away.
        await wait(random() * 60);
      }
      await room.kill();
      await Promise.all(working);
    }
    const house = await openDossierHouse({ dataDir: dataDir.path });
    try {
      const { database } = house.platform;
      await expect.poll(async () => (await database.query('select 1 from outbox where position is null')).length, { timeout: 20_000 }).toBe(0);
      await sealAudit(database);
      await checkHouse(database, told);
      expect(await verifyAuditChain(database, COMMUNE)).toMatchObject({ unsealed: 0 });
      expect((await verifyAuditChain(database, COMMUNE)).broken).toBeUndefined();
      expect(told.done.length).toBeGreaterThan(ROUNDS);
      expect(told.repeated).toBeGreaterThan(0);
      // What never catches anything proves nothing: each fault is planted, seen, and taken back.
      for (const [fault, text] of Object.entries(PLANTED)) expect(await seesFault(database, text, told), fault).toBe(true);
      await checkHouse(database, told);
    } finally {
      await house.close();
    }
  } finally {
    await dataDir.remove();
  }
});
