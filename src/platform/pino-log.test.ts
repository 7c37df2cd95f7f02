import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOME } from '#test/support/home.ts';
import { openPinoLog } from './pino-log.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function linesOf(path: string): Promise<Record<string, unknown>[]> {
  return (await readFile(path, 'utf8')).trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  test('hides personal numbers in sentences, fields, faults and their causes', async () => {
    const path = join(folder, 'deep', 'motcua.log');
    const log = openPinoLog(path);
    log.with({ who: 'bà 001203004567' }).info('gọi 0912345678', { nested: { mail: ['a@b.vn'] } });
    log.error('lỗi', { fault: new Error('số 123456789', { cause: new Error('stk 1903456789012') }) });
    await log.close();
    const text = await readFile(path, 'utf8');
    for (const secret of ['001203004567', '0912345678', 'a@b.vn', '123456789 ', '1903456789012']) expect(text).not.toContain(secret);
    expect((await linesOf(path))[1]).toMatchObject({ level: 50, msg: 'lỗi', fault: { name: 'Error', cause: { name: 'Error' } } });
  });

  test('keeps codes, money and dates readable', async () => {
    const path = join(folder, 'motcua.log');
    const log = openPinoLog(path);
    log.info('thủ tục 1.001193, lệ phí 500.000, nghị định 118/2025');
    await log.close();
    expect((await linesOf(path))[0]).toMatchObject({ msg: 'thủ tục 1.001193, lệ phí 500.000, nghị định 118/2025' });
  });

  test('writes no line below its level', async () => {
    const path = join(folder, 'motcua.log');
    const log = openPinoLog(path, 'warn');
    log.info('nhỏ');
    log.warn('lớn');
    await log.close();
    expect((await linesOf(path)).map((line) => line['msg'])).toEqual(['lớn']);
  });

  test('that may not be written loses its lines; written or not, the program ends as it would', async () => {
    const program = `
      import { openPinoLog } from ${JSON.stringify(join(HOME, 'src/platform/pino-log.ts'))};
      const log = openPinoLog(process.argv[1]);
      log.with({ room: 'kho' }).error('không ai đọc được');
      process.exit(7);`;
    await writeFile(join(folder, 'file'), '');
    for (const path of [join(folder, 'file', 'motcua.log'), join(folder, 'motcua.log')]) {
      const ended = spawnSync(process.execPath, ['--input-type=module', '--eval', program, path], { encoding: 'utf8', cwd: HOME });
      expect(ended).toMatchObject({ status: 7, stderr: '' });
    }
    const below = openPinoLog(join(folder, 'file', 'motcua.log'));
    below.error('không ai đọc được');
    await below.close();
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('');
  });

  test('sets a log aside that has grown too large', async () => {
    const path = join(folder, 'motcua.log');
    await writeFile(path, '');
    await truncate(path, 51 * 1024 * 1024);
    const log = openPinoLog(path);
    log.info('mới');
    await log.close();
    expect((await stat(`${path}.1`)).size).toBe(51 * 1024 * 1024);
    expect(await linesOf(path)).toHaveLength(1);
  });
});
