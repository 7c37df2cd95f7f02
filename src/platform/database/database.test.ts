import { describe, expect, inject, test } from 'vitest';
import { createTestStore } from '#test/support/database.ts';
import { findSystemPostgres, startSystemPostgres } from '#test/support/postgres-15.ts';
import { PlatformFault } from '../fault.ts';
import { databaseContract } from './database.contract.ts';
import { describeConnection, openDatabase } from './open-database.ts';

databaseContract('the embedded PostgreSQL', async () => {
  const store = await createTestStore({ empty: true });
  return { adminUrl: store.url, close: () => store.drop() };
});

const programs = findSystemPostgres();
if (programs === undefined) {
  test.skip("the store on Debian's PostgreSQL 15: not installed here; apt-get install -y postgresql-15", () => undefined);
} else {
  databaseContract(`the system's PostgreSQL (${programs})`, async () => {
    const server = await startSystemPostgres(programs);
    return { adminUrl: server.url, close: () => server.stop() };
  });
}

describe('a store that does not answer', () => {
  test('is reported with its address and without its password', async () => {
    expect(inject('storeFolder')).not.toBe('');
    const opening = openDatabase({ connection: { connectionString: 'postgres://motcua:bi-mat@127.0.0.1:9/nowhere' } });
    const fault = await opening.catch((reason: unknown) => reason);
    expect(fault).toBeInstanceOf(PlatformFault);
    expect(fault).toMatchObject({ code: 'database_unreachable', details: { address: '127.0.0.1:9/nowhere' } });
    expect(String((fault as Error).message)).not.toContain('bi-mat');
  });

  test.each([
    ['postgres://a:b@db.tinh.vn/motcua', 'db.tinh.vn:5432/motcua'],
    ['not an address', 'DATABASE_URL'],
    ['postgres://motcua@/x?host=/run/pg', '/run/pg:5432/x'],
  ])('names %s as %s', (connectionString, address) => {
    expect(describeConnection({ connectionString })).toBe(address);
  });
});
