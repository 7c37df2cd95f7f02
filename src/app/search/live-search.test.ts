import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { SearchDocument } from '#model/search.ts';
import { silentLog } from '#platform/log.ts';
import type { LayWords } from './read-search-content.ts';
import { openLiveSearch, type LiveSearch } from './live-search.ts';

const home = join(import.meta.dirname, '../../..');
const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

function documentOf(id: string, title: string): SearchDocument {
  return { id, title, sayings: [], english: [], papers: '', results: '', steps: '', field: '', authority: '', audience: '', levels: 1, popularity: 0 };
}

/** A catalogue in memory whose records and revision the test changes. */
async function openHouse(records: Map<string, SearchDocument>, findRecord = async (code: string) => records.get(code), layWords?: () => LayWords): Promise<{ live: LiveSearch; bump: () => void; dataDir: string; again: () => Promise<LiveSearch> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mot-cua-search-'));
  folders.push(dataDir);
  let revision = 1;
  const open = (): Promise<LiveSearch> =>
    openLiveSearch({
      home,
      dataDir,
      log: silentLog,
      source: {
        revision: async () => String(revision),
        async *documents() {
          yield* records.values();
        },
      },
      documentOf: findRecord,
      ...(layWords === undefined ? {} : { layWords }),
    });
  return { live: await open(), bump: () => (revision += 1), dataDir, again: open };
}

const first = (live: LiveSearch, text: string): string | undefined => live.find(text).hits[0]?.id;
const start = (): Map<string, SearchDocument> => new Map([documentOf('a', 'Đăng ký khai sinh'), documentOf('b', 'Đăng ký kết hôn'), documentOf('c', 'Cấp giấy phép xây dựng')].map((one) => [one.id, one]));

describe('the search of a running house', () => {
  test('takes a changed record in when it is told', async () => {
    const records = start();
    const { live, bump } = await openHouse(records);
    records.set('d', documentOf('d', 'Thăm dò nước dưới đất'));
    bump();
    live.recordChanged('d');
    await live.settled();
    expect(first(live, 'thăm dò nước dưới đất')).toBe('d');
    expect(await live.checkLevel()).toBe(false);
    records.delete('d');
    bump();
    live.recordChanged('d');
    await live.settled();
    expect(live.find('thăm dò nước dưới đất').hits.some((hit) => hit.id === 'd')).toBe(false);
    live.close();
  });

  test('finds by itself a change that nobody told it of', async () => {
    const records = start();
    const { live, bump } = await openHouse(records);
    records.set('d', documentOf('d', 'Thăm dò nước dưới đất'));
    bump();
    expect(await live.checkLevel()).toBe(true);
    expect(first(live, 'thăm dò nước dưới đất')).toBe('d');
    expect(await live.checkLevel()).toBe(false);
    live.close();
  });

  test('builds anew, at the next look, what it could not follow', async () => {
    const records = start();
    let broken = true;
    const { live, bump } = await openHouse(records, async (code) => {
      if (broken) throw new Error('the store is away');
      return records.get(code);
    });
    records.set('d', documentOf('d', 'Thăm dò nước dưới đất'));
    bump();
    live.recordChanged('d');
    await live.settled();
    expect(live.size).toBe(3);
    broken = false;
    expect(await live.checkLevel()).toBe(true);
    expect(first(live, 'thăm dò nước dưới đất')).toBe('d');
    live.close();
  });

  test('builds anew when many records changed at once', async () => {
    const records = start();
    const { live, bump } = await openHouse(records);
    for (let at = 0; at < 40; at += 1) records.set(`n${String(at)}`, documentOf(`n${String(at)}`, `Thủ tục số ${String(at)} về ao cá`));
    bump();
    for (const code of records.keys()) live.recordChanged(code);
    await live.settled();
    expect(live.size).toBe(43);
    expect(first(live, 'thủ tục 37')).toBe('n37');
    live.close();
  });

  test('opens from the snapshot the next time, and from the records when they changed', async () => {
    const records = start();
    const { live, bump, again } = await openHouse(records);
    expect(live.opened.from).toBe('records');
    expect((await again()).opened.from).toBe('snapshot');
    bump();
    expect((await again()).opened.from).toBe('records');
    live.close();
  });

  test('shows how it would find with other records, and goes on as it is', async () => {
    const { live } = await openHouse(start());
    const preview = await live.preview([documentOf('a', 'Thăm dò nước dưới đất'), documentOf('n', 'Nuôi ong lấy mật')]);
    expect(preview.find('thăm dò nước dưới đất').hits[0]?.id).toBe('a');
    expect(preview.find('nuôi ong lấy mật').hits[0]?.id).toBe('n');
    expect(first(live, 'đăng ký khai sinh')).toBe('a');
    expect(live.size).toBe(3);
    live.close();
  });

  test('reads lay words of the house anew, with every record that changed since it was opened', async () => {
    const records = start();
    const words = new Map<string, { say: string[]; means: [string, number][] }>();
    const { live, bump } = await openHouse(records, undefined, () => words);
    records.set('d', documentOf('d', 'Thăm dò nước dưới đất'));
    bump();
    live.recordChanged('d');
    await live.settled();
    const asked = 'xập xoè';
    const entry = { say: [asked], means: [['thăm dò nước dưới đất', 1]] as [string, number][] };
    expect((await live.preview([], new Map([[asked, entry]]))).find(asked).hits[0]?.id).toBe('d');
    expect(first(live, asked)).not.toBe('d');
    words.set(asked, entry);
    live.layWordsChanged();
    await live.settled();
    expect(first(live, asked)).toBe('d');
    expect(live.size).toBe(4);
    words.clear();
    live.layWordsChanged();
    await live.settled();
    expect(first(live, asked)).not.toBe('d');
    live.close();
  });
});
