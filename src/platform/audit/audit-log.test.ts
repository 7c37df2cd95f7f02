import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#model/ids.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { silentLog } from '../log.ts';
import type { AuditEntry } from './audit-entry.ts';
import { sealAudit, verifyAuditChain, writeAuditEntries } from './audit-log.ts';
import { createSealer } from './sealer.ts';

let test1: TestDatabase;
beforeAll(async () => {
  test1 = await openTestDatabase();
});
afterAll(() => test1.close());
beforeEach(async () => {
  await test1.database.query('truncate audit_entry, audit_head');
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
    ['a changed subject', "update audit_entry set subject = 'hồ sơ khác' where position = 3", { position: 3, why: 'content_changed' }],
    ['a changed detail', `update audit_entry set details = '{"a":1}' where position = 2`, { position: 2, why: 'content_changed' }],
    ['a changed moment', "update audit_entry set at = at + interval '1 millisecond' where position = 4", { position: 4, why: 'content_changed' }],
    ['another actor', "update audit_entry set actor_id = 'o-2' where position = 1", { position: 1, why: 'content_changed' }],
    ['a changed row with its hash made new', "update audit_entry set content_hash = repeat('0', 64), subject = 'x' where position = 2", { position: 2, why: 'content_changed' }],
    ['a changed link', "update audit_entry set chain_hash = repeat('0', 64) where position = 3", { position: 3, why: 'link_changed' }],
    ['a row cut out', 'delete from audit_entry where position = 3', { position: 3, why: 'entry_missing' }],
    ['the end cut off', 'delete from audit_entry where position >= 4', { position: 4, why: 'entry_missing' }],
    ['a changed end of the chain', "update audit_head set chain_hash = repeat('0', 64)", { position: 5, why: 'head_changed' }],
  ])('finds %s', async (_what, sql, broken) => {
    await writeAndSeal(5);
    await test1.database.query(sql);
    expect((await verifyAuditChain(test1.database, 'xa-1')).broken).toEqual(broken);
  });

  test('finds two rows that changed places', async () => {
    await writeAndSeal(5);
    await test1.database.query('update audit_entry set position = 100, chain_hash = chain_hash where position = 2');
    await test1.database.query('update audit_entry set position = 2 where position = 3');
    await test1.database.query('update audit_entry set position = 3 where position = 100');
    expect((await verifyAuditChain(test1.database, 'xa-1')).broken).toEqual({ position: 2, why: 'link_changed' });
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
