import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SearchDocument } from '#model/search.ts';
import { foldText } from '#model/vietnamese.ts';
import { silentLog } from '#platform/log.ts';
import { openPlatform } from '#platform/open-platform.ts';

/** PostgreSQL's own full text over the same texts: folded words, any of them, ranked by cover density; a store of its own. */
export async function openPostgresPeer(home: string, documents: readonly SearchDocument[], bodyOf: (document: SearchDocument) => string): Promise<{ name: string; indexMs: number; find(text: string): Promise<readonly string[]>; close(): Promise<void> }> {
  const dataDir = await mkdtemp(join(process.getuid?.() === 0 ? '/var/tmp' : tmpdir(), 'mot-cua-bench-'));
  const platform = await openPlatform({ dataDir, migrationsFolder: join(home, 'migrations'), log: silentLog });
  const { database } = platform;
  const started = performance.now();
  await database.query('create table bench_text (id text primary key, words tsvector not null)');
  for (let at = 0; at < documents.length; at += 200) {
    const batch = documents.slice(at, at + 200);
    await database.query("insert into bench_text select id, to_tsvector('simple', body) from unnest($1::text[], $2::text[]) as given(id, body)", [batch.map((document) => document.id), batch.map(bodyOf)]);
  }
  await database.query('create index bench_words on bench_text using gin (words)');
  await database.query('analyze bench_text');
  return {
    name: 'postgresql full text',
    indexMs: performance.now() - started,
    async find(text) {
      const words = foldText(text).match(/[a-z0-9]+/gu) ?? [];
      if (words.length === 0) return [];
      const rows = await database.query<{ id: string }>("select id from bench_text, to_tsquery('simple', $1) asked where words @@ asked order by ts_rank_cd(words, asked) desc limit 10", [words.join(' | ')]);
      return rows.map((row) => row.id);
    },
    async close() {
      await platform.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
