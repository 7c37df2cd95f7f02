import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { rounds } from '#test/support/campaign.ts';
import { makeDataDir, startHouse } from '#test/support/house-process.ts';
import { verifyAuditChain } from '#platform/audit/audit-log.ts';
import { holdEmbeddedStore } from '#platform/database/embedded/store.ts';
import { openDatabase } from '#platform/database/open-database.ts';

/** A short dose each time; the long campaign on demand. */
const ROUNDS = rounds(20, 500);
const WRITERS = 4;

interface Written {
  readonly word: string;
  readonly key: string;
  readonly acknowledged: boolean;
}

/** Writes words one after another until the house is gone; knows of each whether it was acknowledged. */
async function writeUntilGone(address: string, round: number, writer: number, written: Written[]): Promise<void> {
  for (let number = 0; ; number += 1) {
    const word = `${round}-${writer}-${number}`;
    const key = randomUUID();
    try {
      const response = await post(address, word, key);
      written.push({ word, key, acknowledged: response.status === 200 });
    } catch {
      written.push({ word, key, acknowledged: false });
      return;
    }
  }
}

function post(address: string, word: string, key: string): Promise<Response> {
  return fetch(`${address}/api/v1/words`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ word }),
  });
}

test(`after ${ROUNDS} times kill -9 nothing acknowledged is lost and nothing is doubled`, { timeout: ROUNDS * 10_000 }, async () => {
  const dataDir = await makeDataDir();
  const written: Written[] = [];
  let repeated = 0;
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const house = await startHouse({ dataDir: dataDir.path, program: 'words', environment: { MOTCUA_RATE: '0' } });
      // What the killed house left open is asked for again with its own key, as a client does.
      for (const { word, key } of written.slice(-WRITERS).filter((each) => !each.acknowledged)) {
        const response = await post(house.address, word, key);
        expect(response.status).toBe(200);
        await response.body?.cancel();
        written.push({ word, key, acknowledged: true });
        repeated += 1;
      }
      const writers = Array.from({ length: WRITERS }, (_, writer) => writeUntilGone(house.address, round, writer, written));
      await new Promise((resolve) => setTimeout(resolve, 40 + ((round * 37) % 160)));
      await house.kill();
      await Promise.all(writers);
    }
    const store = await holdEmbeddedStore(dataDir.path);
    const database = await openDatabase({ connection: store.connection });
    const kept = (await database.query<{ word: string }>('select word from word')).map((row) => row.word);
    const audited = (await database.query<{ subject: string }>('select subject from audit_entry')).map((row) => row.subject);
    const known = new Set(kept);
    expect(written.filter((each) => each.acknowledged && !known.has(each.word))).toEqual([]);
    expect(known.size).toBe(kept.length);
    expect([...audited].sort()).toEqual([...kept].sort());
    expect((await verifyAuditChain(database, 'local')).broken).toBeUndefined();
    expect(kept.length).toBeGreaterThan(ROUNDS);
    expect(repeated).toBeGreaterThan(0);
    await database.close();
    await store.release();
  } finally {
    await dataDir.remove();
  }
});
