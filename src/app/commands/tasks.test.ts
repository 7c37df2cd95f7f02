import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestStore, type TestStore } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { EXIT_NO, exitCodes } from '../exit-codes.ts';
import { runCommandLine } from '../main.ts';

let store: TestStore;
let folder: string;

beforeAll(async () => {
  store = await createTestStore();
  folder = await mkdtemp(join(tmpdir(), 'motcua-tasks-'));
});
afterAll(async () => {
  await store.drop();
  await rm(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ exit: number; said: string }> {
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const exit = await runCommandLine([...args, '--data', join(folder, 'data')], { out: say, error: say, environment: { DATABASE_URL: store.url }, home: HOME });
  return { exit, said: said.join('\n') };
}

async function write(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

describe('./motcua import tasks', () => {
  test('shows how columns are read, tries, imports, and remembers a mapping', async () => {
    const path = await write('viec.csv', 'Đầu mục,Kiểu giao,Ai làm,Nghị định,Điều\nCấp giấy phép chợ nổi,phân cấp,UBND cấp xã,9/2026/QĐ-UBND,3\nThiếu người,phân cấp,,9/2026/QĐ-UBND,4\n');
    expect(await run('import', 'tasks', path)).toMatchObject({ exit: EXIT_NO, said: expect.stringContaining('thiếu cột: "Tên nhiệm vụ"; "Cơ quan thực hiện" / "Cấp thực hiện"') as string });
    const map = await write('map.json', JSON.stringify({ 'Đầu mục': 'title', 'Kiểu giao': 'act', 'Ai làm': 'toBody' }));
    const trial = await run('import', 'tasks', path, '--map', map, '--dry-run');
    expect(trial).toMatchObject({ exit: 0 });
    expect(trial.said).toContain('cột "Đầu mục" → title (theo --map)');
    expect(trial.said).toContain('Chạy thử, không ghi gì. Đã đọc 2 dòng: mới 1');
    expect(trial.said).toContain('viec.csv, 3: Không nêu cơ quan nhận việc.');
    expect((await run('import', 'tasks', path, '--map', map, '--source-date', '2026-11-01')).said).toContain('mới 1, thay đổi 0');
    const again = await run('import', 'tasks', path);
    expect(again.said).toContain('→ title (đã nhớ)');
    expect(again.said).toContain('giữ nguyên 1');
  });

  test.each([
    [[]], [['--province', 'HN']], [['--source-date', '2026-02-31']], [['--nonsense']], [['/no/such/file.csv']], [['--map', '/no/such/map.json']], [['--map']],
  ])('says what is wrong (usage): %j', async (args) => {
    const path = args.some((arg) => arg.startsWith('/no/such/file')) || args.length === 0 ? [] : [await write('x.csv', 'a\n')];
    expect(await run('import', 'tasks', ...path, ...args)).toMatchObject({ exit: exitCodes.usage.exit });
  });

  test.each([['[1]'], ['{"A": "tên"}'], ['{']])('a mapping that is none (usage): %s', async (text) => {
    expect(await run('import', 'tasks', await write('x.csv', 'a\n'), '--map', await write('bad.json', text))).toMatchObject({ exit: exitCodes.usage.exit });
  });
});

describe('./motcua who-decides', () => {
  test('says the body, the clause, its days and who held it before', async () => {
    const { exit, said } = await run('who-decides', 'quyết', 'định', 'kiểm đếm bắt buộc', '--as-of', '2026-11-30');
    expect(exit).toBe(0);
    expect(said).toContain('Thẩm quyền (ngày 30/11/2026): Quyết định kiểm đếm bắt buộc');
    expect(said).toContain('Chủ tịch UBND cấp xã | điểm b khoản 2 Điều 5 Nghị định 151/2025/NĐ-CP | từ 01/07/2025, hết hiệu lực 01/03/2027');
    expect(said).toContain('Trước ngày 01/07/2025: Chủ tịch UBND cấp huyện.');
  });

  test('as JSON gives the reply whole; a day before the start names who held it then', async () => {
    const { said } = await run('who-decides', 'khoản 1 Điều 17 NĐ 120/2025', '--as-of=2025-06-30', '--commune', '00004', '--json');
    expect(JSON.parse(said)).toMatchObject({ taskId: '120-2025-d17-k1', provinceCode: '01', citation: { article: '17', clause: '1' }, ruling: { kind: 'notInForce', when: 'before', previous: { body: 'Phòng Tư pháp' } } });
  });

  test('a contradiction shows both texts and whom to ask', async () => {
    const { said } = await run('who-decides', 'khoản 1 Điều 4 NĐ 140/2025 cấp giấy phép xây dựng');
    expect(said).toContain('Các văn bản ghi khác nhau');
    expect(said).toContain('UBND cấp tỉnh (Sở Xây dựng)');
    expect(said).toContain('Xin ý kiến cấp trên: Sở Xây dựng, UBND cấp tỉnh.');
  });

  test('an unknown procedure is "chưa có căn cứ", with its own exit code', async () => {
    const { exit, said } = await run('who-decides', '9.999999');
    expect([exit, said.split('\n')[0]?.startsWith('Chưa có căn cứ')]).toEqual([EXIT_NO, true]);
  });

  test.each([[[]], [['x', '--commune', '123']], [['x', '--as-of', '2026-02-31']], [['x', '--as-of']], [['x', '--nonsense']]])('says what is wrong (usage): %j', async (args) => {
    expect(await run('who-decides', ...args)).toMatchObject({ exit: exitCodes.usage.exit });
  });
});
