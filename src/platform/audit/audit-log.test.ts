import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#model/ids.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { migrate, readMigrations } from '../database/migrate.ts';
import { wipeSite } from '../database/wipe-site.ts';
import { silentLog } from '../log.ts';
import { chainStart, hashEntry, hashLink, type AuditEntry } from './audit-entry.ts';
import { sealAudit, verifyAuditChain, writeAuditEntries } from './audit-log.ts';
import { createSealer } from './sealer.ts';

let test1: TestDatabase;
beforeAll(async () => {
  test1 = await openTestDatabase();
});
afterAll(() => test1.close());
beforeEach(async () => {
  await test1.database.query('truncate audit_entry, audit_open, audit_page, audit_head');
});

function entry(subject: string, siteId = 'xa-1'): AuditEntry {
  return {
    siteId,
    id: newId(1_795_000_000_000),
    at: '2026-11-23T02:00:00.123Z',
    actorKind: 'officer',
    actorId: 'o-1',
    command: 'dossier.receive',
    subject,
    details: { b: [1, 2.5, 'ắ'], a: { z: null, y: true } },
    requestId: 'r-1',
  };
}

async function writeAndSeal(count: number): Promise<void> {
  await test1.database.transaction(async (transaction) => writeAuditEntries(transaction, Array.from({ length: count }, (_, at) => entry(`hồ sơ ${at + 1}`))));
  await sealAudit(test1.database);
}

describe('the chain of the audit', () => {
  test('shows committed rows as unsealed until they are chained', async () => {
    await test1.database.transaction(async (transaction) => writeAuditEntries(transaction, [entry('a'), entry('b')]));
    expect(await verifyAuditChain(test1.database, 'xa-1')).toEqual({ sealed: 0, unsealed: 2 });
    expect(await sealAudit(test1.database)).toBe(2);
    expect(await verifyAuditChain(test1.database, 'xa-1')).toEqual({ sealed: 2, unsealed: 0 });
  });

  test('keeps the chains of two sites apart', async () => {
    await test1.database.transaction(async (transaction) => writeAuditEntries(transaction, [entry('a', 'xa-1'), entry('b', 'xa-2'), entry('c', 'xa-2')]));
    await sealAudit(test1.database);
    expect(await verifyAuditChain(test1.database, 'xa-1')).toEqual({ sealed: 1, unsealed: 0 });
    expect(await verifyAuditChain(test1.database, 'xa-2')).toEqual({ sealed: 2, unsealed: 0 });
  });

  test('gives every row one place when four processes seal at once', async () => {
    await test1.database.transaction(async (transaction) => writeAuditEntries(transaction, Array.from({ length: 50 }, (_, at) => entry(String(at)))));
    await Promise.all([1, 2, 3, 4].map(() => sealAudit(test1.database)));
    expect(await verifyAuditChain(test1.database, 'xa-1')).toEqual({ sealed: 50, unsealed: 0 });
  });

  test.each([
    ['a changed subject', "update audit_entry set subject = 'hồ sơ khác' where subject = 'hồ sơ 3'", { position: 3, why: 'content_changed' }],
    ['a changed detail', `update audit_entry set details = '{"a":1}' where subject = 'hồ sơ 2'`, { position: 2, why: 'content_changed' }],
    ['a changed moment', "update audit_entry set at = at + interval '1 millisecond' where subject = 'hồ sơ 4'", { position: 4, why: 'content_changed' }],
    ['another actor', "update audit_entry set actor_id = 'o-2' where subject = 'hồ sơ 1'", { position: 1, why: 'content_changed' }],
    ['a changed row with its hash made new', "update audit_entry set content_hash = repeat('0', 64), subject = 'x' where subject = 'hồ sơ 2'", { position: 2, why: 'content_changed' }],
    ['a changed link', "update audit_page set chain_hash = repeat('0', 64)", { position: 1, why: 'link_changed' }],
    ['an entry that is taken out of its page', 'update audit_page set numbers = array_remove(numbers, numbers[2])', { position: 5, why: 'entry_missing' }],
    ['a row cut out', "delete from audit_entry where subject = 'hồ sơ 3'", { position: 3, why: 'entry_missing' }],
    ['the end cut off', "delete from audit_entry where subject >= 'hồ sơ 4'", { position: 4, why: 'entry_missing' }],
    ['a page cut off', 'delete from audit_page', { position: 1, why: 'entry_missing' }],
    ['a changed end of the chain', "update audit_head set chain_hash = repeat('0', 64)", { position: 5, why: 'head_changed' }],
  ])('finds %s', async (_what, sql, broken) => {
    await writeAndSeal(5);
    await test1.database.query(sql);
    expect((await verifyAuditChain(test1.database, 'xa-1')).broken).toEqual(broken);
  });

  test('finds two rows that changed places', async () => {
    await writeAndSeal(5);
    await test1.database.query('update audit_page set numbers = array[numbers[1], numbers[3], numbers[2], numbers[4], numbers[5]]');
    expect((await verifyAuditChain(test1.database, 'xa-1')).broken).toEqual({ position: 1, why: 'link_changed' });
  });

  test('goes on from page to page', async () => {
    await writeAndSeal(3);
    await writeAndSeal(2);
    expect(await verifyAuditChain(test1.database, 'xa-1')).toEqual({ sealed: 5, unsealed: 0 });
    await test1.database.query("update audit_page set chain_hash = repeat('0', 64) where position = 5");
    expect(await verifyAuditChain(test1.database, 'xa-1')).toEqual({ sealed: 3, unsealed: 0, broken: { position: 4, why: 'link_changed' } });
  });

  test('what comes in while a site is wiped is chained from the beginning', async () => {
    await writeAndSeal(2);
    let sealing: Promise<number> = Promise.resolve(0);
    await test1.database.transaction(async (transaction) => {
      await wipeSite(transaction, 'xa-1', []);
      await test1.database.transaction(async (other) => writeAuditEntries(other, [entry('đến giữa chừng')]));
      sealing = sealAudit(test1.database);
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    expect(await sealing).toBe(1);
    expect(await verifyAuditChain(test1.database, 'xa-1')).toEqual({ sealed: 1, unsealed: 0 });
  });

  test('shows what came in without being asked to be chained', async () => {
    await writeAndSeal(2);
    await test1.database.transaction(async (transaction) => writeAuditEntries(transaction, [entry('lén')]));
    await test1.database.query('delete from audit_open');
    expect(await sealAudit(test1.database)).toBe(0);
    expect(await verifyAuditChain(test1.database, 'xa-1')).toEqual({ sealed: 2, unsealed: 1 });
  });

  test('is chained within a moment of the nudge, and the rest on a graceful stop', async () => {
    const sealer = createSealer(test1.database, silentLog);
    await test1.database.transaction(async (transaction) => writeAuditEntries(transaction, [entry('a')]));
    sealer.nudge();
    await expect.poll(() => verifyAuditChain(test1.database, 'xa-1'), { timeout: 5_000 }).toEqual({ sealed: 1, unsealed: 0 });
    await test1.database.transaction(async (transaction) => writeAuditEntries(transaction, [entry('b')]));
    await sealer.stop();
    expect(await verifyAuditChain(test1.database, 'xa-1')).toEqual({ sealed: 2, unsealed: 0 });
  });
});

test('a chain that stood in the rows themselves stands in pages afterwards, and goes on', async () => {
  const older = await openTestDatabase({ empty: true });
  const migrations = await readMigrations(join(HOME, 'migrations'));
  await migrate(older.database, migrations.filter(({ number }) => number < 104));
  let chain = chainStart('xa-1');
  for (let position = 1; position <= 5; position += 1) {
    const one = entry(`hồ sơ ${String(position)}`);
    const isSealed = position < 5;
    chain = isSealed ? hashLink(chain, position, hashEntry(one)) : chain;
    await older.database.query(
      'insert into audit_entry (site_id, id, at, actor_kind, actor_id, command, subject, details, request_id, content_hash, position, chain_hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
      [one.siteId, one.id, one.at, one.actorKind, one.actorId, one.command, one.subject, JSON.stringify(one.details), one.requestId, hashEntry(one), isSealed ? position : null, isSealed ? chain : null],
    );
  }
  await older.database.query("insert into audit_head (site_id, position, chain_hash, sealed_at) values ('xa-1', 4, $1, now())", [chain]);
  await migrate(older.database, migrations);
  expect(await verifyAuditChain(older.database, 'xa-1')).toEqual({ sealed: 4, unsealed: 1 });
  expect(await sealAudit(older.database)).toBe(1);
  expect(await verifyAuditChain(older.database, 'xa-1')).toEqual({ sealed: 5, unsealed: 0 });
  await older.close();
});
