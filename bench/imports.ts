/**
 * What a file of many records costs on its way through two pairs of eyes: reading it, what an approver must see, writing it until every
 * answer of two processes uses it, and taking it back. `./motcua bench imports [--tasks PATH]… [--procedures PATH]… [--law PATH]…`.
 */
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemActor, type Actor } from '#model/actor.ts';
import type { ChangeSet } from '#model/change-set.ts';
import type { Outcome } from '#model/outcome.ts';
import type { FullHouse } from '#app/build.ts';
import { readStartConfig } from '#app/config.ts';
import { openFullHouse } from '#app/open-house.ts';
import type { ImportKind } from '#knowledge/import-port.ts';
import { ensureCluster } from '#platform/database/embedded/cluster.ts';
import { connectionStringOf } from '#platform/jobs/graphile-jobs.ts';
import { makeDataDir, startHouse } from '#test/support/house-process.ts';

const PROVINCE = { id: 'bench', kind: 'province', placeCode: '79' } as const;
const editor: Actor = { kind: 'officer', id: 'editor', siteId: PROVINCE.id, site: PROVINCE, roles: ['knowledgeEditor'] };
const approver: Actor = { kind: 'officer', id: 'approver', siteId: PROVINCE.id, site: PROVINCE, roles: ['knowledgeApprover'] };
const PATIENCE_MS = 90_000;
const LOOK_EVERY_MS = 20;

async function value<T>(soon: Promise<Outcome<T>>): Promise<T> {
  const outcome = await soon;
  if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.details)}`);
  return outcome.value;
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const started = performance.now();
  return [await work(), performance.now() - started];
}

/** Asks until it is so. Unit: milliseconds since `started`. */
async function until(isSo: () => Promise<boolean>, started: number): Promise<number> {
  for (;;) {
    if (await isSo()) return performance.now() - started;
    if (performance.now() - started > PATIENCE_MS) throw new Error('not in the answers in time');
    await wait(LOOK_EVERY_MS);
  }
}

/** Whether a record is in the answers: as its room gives it and, of a procedure, as the search finds it. */
interface Sign {
  here(house: FullHouse): Promise<boolean>;
  there(address: string): Promise<boolean>;
}

async function readThere<T>(address: string, path: string): Promise<T | undefined> {
  const response = await fetch(`${address}${path}`);
  return response.ok ? ((await response.json()) as T) : undefined;
}

const SIGNS: Readonly<Record<ImportKind, (id: string, version: number) => Sign>> = {
  tasks: (id, version) => ({
    here: (house) => Promise.resolve((house.authority.findTask(id)?.version ?? 0) === version),
    there: async (address) => ((await readThere<{ task: { version: number } }>(address, `/api/v1/tasks/${encodeURIComponent(id)}`))?.task.version ?? 0) === version,
  }),
  procedures: (id, version) => ({
    here: async (house) => ((await house.catalogue.findProcedure(id))?.version ?? 0) === version && house.search.size === (await house.catalogue.countProcedures()),
    there: async (address) => {
      const reply = await fetch(`${address}/api/v1/answers`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ question: `thủ tục ${id}` }) });
      const answer = (await reply.json()) as { procedure?: { code: string; version: number } };
      return (answer.procedure?.code === id) === version > 0;
    },
  }),
  law: (id, version) => ({
    here: async (house) => ((await house.law.findDocument(id)) !== undefined) === version > 0,
    there: async (address) => ((await readThere(address, `/api/v1/laws/document?number=${encodeURIComponent(id)}`)) !== undefined) === version > 0,
  }),
};

async function runImport(kind: ImportKind, paths: readonly string[], house: FullHouse, address: string, print: (text: string) => void): Promise<void> {
  const { changeSets, imports } = house.knowledge;
  const told = (name: string, ms: number): void => print(`${kind.padEnd(11)} ${name.padEnd(34)} ${(ms / 1000).toFixed(2).padStart(7)} s`);
  const [draft, readMs] = await timed(() => value(imports.proposePaths(kind, paths, {}, { title: 'bench', reason: 'bench' }, { actor: editor })));
  print(`${kind.padEnd(11)} ${String(draft.itemCount)} records; ${String(draft.report?.read ?? 0)} read, ${String(draft.report?.rejected ?? 0)} rejected`);
  told('read, compared, kept as a draft', readMs);
  const submitted = await value(changeSets.act({ deed: 'submit', id: draft.id, version: draft.version }, { actor: editor }));
  const [, checkMs] = await timed(() => changeSets.checkMany(draft.id));
  const checked = await changeSets.find(draft.id, approver);
  told(`effects and ${String(checked?.effects?.questions.length ?? 0)} golden questions`, checkMs);
  const last = (await changeSets.listItems(draft.id, { afterPlace: 0, limit: 5_000 }, approver))?.items.at(-1);
  if (last === undefined) throw new Error('no records');
  const answered = async (name: string, set: () => Promise<ChangeSet>, version: number): Promise<ChangeSet> => {
    const sign = SIGNS[kind](last.id, version);
    const started = performance.now();
    const deed = set();
    const [done, here, there] = await Promise.all([deed.then((result) => [result, performance.now() - started] as const), until(() => sign.here(house), started), until(() => sign.there(address), started)]);
    told(`${name}: written`, done[1]);
    told(`${name}: in every answer, here`, here);
    told(`${name}: in every answer, there`, there);
    return done[0];
  };
  const due = async (): Promise<ChangeSet> => {
    const approved = await value(changeSets.act({ deed: 'approve', id: draft.id, version: submitted.version, reason: 'bench' }, { actor: approver }));
    // The worker's part, in this very process: what it takes is part of the wait.
    if (approved.state === 'approved') await changeSets.goLiveDue({ actor: systemActor(PROVINCE.id) });
    return (await changeSets.find(draft.id, approver)) as ChangeSet;
  };
  const live = await answered('approval', due, last.beforeVersion + 1);
  if (live.state !== 'live') throw new Error(`the change set is ${live.state}: ${JSON.stringify(live.stuck)}`);
  const back = async (): Promise<ChangeSet> => {
    const asked = await value(changeSets.act({ deed: 'rollBack', id: draft.id, version: live.version, reason: 'bench' }, { actor: editor }));
    if (asked.state === 'live') await changeSets.rollBackMany({ deed: 'rollBack', id: draft.id, version: asked.version, reason: 'bench' }, editor);
    return (await changeSets.find(draft.id, approver)) as ChangeSet;
  };
  await answered('roll back', back, last.beforeVersion === 0 ? 0 : last.beforeVersion + 2);
  print(`${kind.padEnd(11)} memory of this process afterwards      ${String(Math.round(process.memoryUsage().rss / 1024 / 1024)).padStart(7)} MB`);
}

/** Opens two processes on one store and takes each file through. */
export async function benchImports(home: string, files: Readonly<Partial<Record<ImportKind, readonly string[]>>>, print: (text: string) => void): Promise<void> {
  const dirs = [await makeDataDir(), await makeDataDir(), await makeDataDir()] as const;
  const [store, mine, other] = dirs;
  try {
    const { connection } = await ensureCluster(store.path);
    const environment = { DATABASE_URL: connectionStringOf(connection), MOTCUA_RATE: '0', MOTCUA_SCREENS: 'off' };
    const open = await openFullHouse(readStartConfig({ args: ['--data', mine.path], environment: { ...process.env, ...environment }, home }));
    const neighbour = await startHouse({ dataDir: other.path, environment });
    print(`${String(open.house.search.size)} procedures, ${String(open.house.authority.book.size)} tasks before; here: the process that writes; there: another process on the same store, asked over HTTP`);
    try {
      for (const kind of ['tasks', 'procedures', 'law'] as const) {
        const paths = files[kind] ?? [];
        if (paths.length > 0) await runImport(kind, paths, open.house, neighbour.address, print);
      }
    } finally {
      await neighbour.stop();
      await open.close();
    }
  } finally {
    for (const dir of dirs) await dir.remove();
  }
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { tasks: { type: 'string', multiple: true }, procedures: { type: 'string', multiple: true }, law: { type: 'string', multiple: true } } });
  await benchImports(join(import.meta.dirname, '..'), values, (text) => console.log(text));
}
