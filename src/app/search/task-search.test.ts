import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '#model/actor.ts';
import { readAuthorityContent } from '#authority/authority-content.ts';
import { createAuthority, type Authority } from '#authority/authority.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { makeFolder, type Folder } from '#test/support/import-folder.ts';
import { openTaskSearch, type TaskSearch } from './task-search.ts';

let platform: TestPlatform;
let folder: Folder;
let authority: Authority;
let search: TaskSearch;

beforeAll(async () => {
  platform = await openTestPlatform();
  folder = await makeFolder();
  authority = await createAuthority({ ...platform, content: await readAuthorityContent(HOME), ports: { findProcedure: () => Promise.resolve(undefined), provinceOf: () => undefined, findTasks: () => [] } });
  await authority.loadContent(join(HOME, 'content/tasks'), systemActor('local'));
  search = openTaskSearch(HOME, authority);
});
afterAll(async () => {
  search.close();
  await folder.remove();
  await platform.close();
});

const first = async (text: string): Promise<string | undefined> => (await search.findTasks(text, 3))[0]?.id;

describe('finding a task by what an officer says', () => {
  test.each([
    ['hộ không chịu cho đo đếm đất thì ra quyết định bắt buộc kiểm đếm', '151-2025-d5-k2-b'],
    ['dang ky hop tac xa phong tai chinh ke hoach quan ngay truoc', '125-2025-d35'],
    ['ai ký tặng gia đình văn hóa', '129-2025-d59.2'],
    ['bỏ nghề thừa phát lại thì ai miễn nhiệm', '121-2025-d28'],
    ['xin phep no min pha da o mo', '146-2025-d23-k1-2.001434'],
  ])('%s: %s', async (text, id) => {
    expect(await first(text)).toBe(id);
  });

  test('every task of the content is found by its own title among the first three', async () => {
    const lost: string[] = [];
    for (const { id, title } of authority.book.all) if (!(await search.findTasks(title, 3)).some((hit) => hit.id === id)) lost.push(id);
    expect(lost.length / authority.book.size).toBeLessThan(0.02);
  });
});

describe('a cited clause', () => {
  test.each([
    ['khoản 1 Điều 17 NĐ 120/2025 nói gì', '120-2025-d17-k1'],
    ['k2 d17 nd 120', '120-2025-d17-k2'],
    ['điểm b khoản 2 Điều 5 Nghị định 151/2025/NĐ-CP', '151-2025-d5-k2-b'],
    ['khoản 2 điều 5 nghị định 151', '151-2025-d5-k2'],
  ])('goes straight to its task: %s', async (text, id) => {
    expect(await first(text)).toBe(id);
  });

  test('gives only tasks of that article, the best by the words first', async () => {
    const hits = await search.findTasks('Điều 59 NĐ 129/2025 tặng giấy khen', 10);
    expect(hits[0]?.id).toBe('129-2025-d59.6');
    expect(hits.every(({ id }) => id.startsWith('129-2025-d59'))).toBe(true);
  });

  test('of an article that no task cites falls back to the words', async () => {
    expect(await first('Điều 99 NĐ 120/2025 kết hôn có yếu tố nước ngoài')).toBe('120-2025-d4.3');
  });
});

test('the index follows what is imported', async () => {
  const record = { id: 'moi-1', title: 'Cho thuê gian hàng chợ nổi', field: 'Thương mại', act: 'phân cấp', 'to.body': 'UBND cấp xã', document: '1/2026/QĐ-UBND', article: '3' };
  const before = await search.size();
  const outcome = await authority.importTasks({ paths: [await folder.writeLines('moi.jsonl', [record])] }, { actor: systemActor('local') });
  expect(outcome.ok).toBe(true);
  expect(await search.size()).toBe(before + 1);
  expect(await first('thuê gian hàng ở chợ nổi')).toBe('moi-1');
  expect(await first('Điều 3 Quyết định 1/2026/QĐ-UBND')).toBe('moi-1');
});
