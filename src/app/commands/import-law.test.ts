import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AMENDED, DECREE } from '#law/law.fixture.ts';
import { createTestStore, type TestStore } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { exitCodes } from '../exit-codes.ts';
import { runCommandLine } from '../main.ts';

let store: TestStore;
let folder: string;

beforeAll(async () => {
  store = await createTestStore();
  folder = await mkdtemp(join(tmpdir(), 'motcua-import-law-'));
});
afterAll(async () => {
  await store.drop();
  await rm(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ exit: number; said: string }> {
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const exit = await runCommandLine(['import', 'law', ...args, '--data', join(folder, 'data')], { out: say, error: say, environment: { DATABASE_URL: store.url }, home: HOME });
  return { exit, said: said.join('\n') };
}

describe('./motcua import law', () => {
  test('says what became of each document, what was wrong in it, and why a file was left out', async () => {
    const texts = join(folder, 'a.txt');
    await writeFile(texts, DECREE.replace('2. Trường hợp', '4. Trường hợp'));
    await writeFile(join(folder, 'b.pdf'), '%PDF-1.5');
    const trial = await run(texts, join(folder, 'b.pdf'), '--dry-run');
    expect(trial).toMatchObject({ exit: 0, said: expect.stringContaining('Chạy thử, không ghi gì. Đã đọc 2 tệp, 4 điều và phụ lục. Văn bản: mới 1, thay đổi 0, giữ nguyên 0, không nhận 1.') as string });
    const { exit, said } = await run(texts, join(folder, 'b.pdf'));
    expect(exit).toBe(0);
    expect(said).toContain('918/2031/NĐ-CP: mới, ghi 4, giữ nguyên 0, 2 quan hệ');
    expect(said).toContain('Điều 2, khoản 4: nhảy số, đáng lẽ là 2');
    expect(said).toContain('nhắc đến văn bản chưa có trong kho: 61/2018/NĐ-CP, 45/2020/NĐ-CP');
    expect(said).toContain('b.pdf: Tệp "b.pdf" là PDF');
    expect(said).toMatch(/100 % 1 văn bản/u);
  });

  test('takes an edition as the wording from a day on', async () => {
    const path = join(folder, 'sua.txt');
    await writeFile(path, AMENDED.replace('2. Trường hợp', '4. Trường hợp'));
    expect((await run(path, '--wording-from', '2032-02-01')).said).toContain('918/2031/NĐ-CP: thay đổi, ghi 1, giữ nguyên 3');
    expect((await run(path, '--wording-from=2032-02-01')).said).toContain('918/2031/NĐ-CP: giữ nguyên, ghi 0, giữ nguyên 4');
  });

  test.each([
    ['no path', [], /cần ít nhất một tệp/u],
    ['a path that is not there', ['/khong/co'], /không có "\/khong\/co"/u],
    ['a day that is none', ['--wording-from', '2032-02-30', '/tmp'], /--wording-from: "2032-02-30" không phải ngày/u],
    ['an option nobody knows', ['--quick', '/tmp'], /không hiểu "--quick"/u],
  ])('is asked again: %s', async (_, args, expected) => {
    const { exit, said } = await run(...args);
    expect(exit).toBe(exitCodes.usage.exit);
    expect(said).toMatch(expected);
  });
});
