import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeadlineReply } from '#calendars/answer-deadline.ts';
import { createTestStore, type TestStore } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { EXIT_NO, exitCodes } from '../exit-codes.ts';
import { runCommandLine } from '../main.ts';

let store: TestStore;
let folder: string;

beforeAll(async () => {
  store = await createTestStore();
  folder = await mkdtemp(join(tmpdir(), 'motcua-deadline-'));
});
afterAll(async () => {
  await store.drop();
  await rm(folder, { recursive: true, force: true });
});

interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly error: string;
}

async function run(args: readonly string[], environment: Record<string, string> = {}): Promise<Ran> {
  const said = { out: [] as string[], error: [] as string[] };
  const exit = await runCommandLine([...args, '--data', join(folder, 'data')], { out: (text) => void said.out.push(text), error: (text) => void said.error.push(text), environment, home: HOME });
  return { exit, out: said.out.join('\n'), error: said.error.join('\n') };
}
/** Without a store: what `content/calendars` says. */
const deadline = (...args: string[]): Promise<Ran> => run(['deadline', ...args]);
const inStore = (...args: string[]): Promise<Ran> => run(args, { DATABASE_URL: store.url });

describe('./motcua deadline', () => {
  test('tells the due date and its calendar', async () => {
    expect(await deadline('5 ngày làm việc', '--from', '2026-08-28T09:00')).toMatchObject({ exit: 0, error: '', out: expect.stringMatching(/^Hạn trả kết quả: 17:00, thứ Tư 09\/09\/2026\.\nLịch 2026: /u) as string });
  });

  test('explains day by day, also in English', async () => {
    const { out } = await deadline('trong ngày', '--from=2026-11-23T15:30', '--cutoff', '15:00', '--explain');
    expect(out).toContain('Thứ Ba 24/11/2026, nghỉ lễ (Ngày Văn hóa Việt Nam): không tính');
    expect((await deadline('3 working days', '--from', '2026-08-20T09:00', '--lang', 'en', '--explain')).out).toContain('Saturday 22/08/2026, swapped working day (Working day in exchange for 31 August): day 2');
  });

  test('gives JSON with every flag at once', async () => {
    const { exit, out } = await deadline('12 ngày làm việc', '--from', '2026-11-02T09:00', '--commune', '00004', '--same-hour', '--add', '10 ngày làm việc|Xã miền núi', '--pause', '2026-11-10T10:00..2026-11-11T10:00|Bổ sung', '--pause', '2026-11-16..2026-11-16', '--as-of', '2026-11-20T09:00', '--json');
    expect(exit).toBe(0);
    const reply = JSON.parse(out) as DeadlineReply;
    expect(reply).toMatchObject({ receivedOn: '2026-11-02', dueAt: '2026-12-07T09:00:00+07:00', provisional: false, office: { place: '00004', counting: 'sameHour' }, standing: { label: 'running' } });
    expect(reply.days.at(0)).toMatchObject({ date: '2026-11-02', kind: 'work', works: true, count: 0 });
    expect(reply.days.find(({ date }) => date === '2026-11-16')).toMatchObject({ paused: 'whole' });
  });

  test.each([
    [['abc'], 'Không đọc được "abc" thành thời hạn'],
    [['5'], '"5" có số mà không có đơn vị'],
    [['0 ngày'], 'số phải lớn hơn 0'],
    [['3 ngày và 5 ngày'], 'ghi nhiều thời hạn'],
    [['5 ngày', '--from', '2026-02-30'], '"2026-02-30" không phải ngày giờ có thật'],
    [['5 ngày', '--from', '2024-06-01'], 'ở trước lịch đã có, lịch bắt đầu từ 01/01/2025'],
    [['30 ngày', '--from', '2027-12-20'], 'Hạn rơi sau 31/12/2027'],
    [['5 ngày', '--commune', '99999'], 'mã 99999'],
    [['5 ngày', '--pause', 'mai'], '"mai" không phải khoảng tạm dừng'],
    [['5 ngày', '--from', '2026-09-01', '--pause', '2026-09-03..2026-09-02'], 'kết thúc trước khi bắt đầu'],
    [['5 ngày', '--from', '2026-09-01', '--pause', '2026-09-03..2026-09-08', '--pause', '2026-09-04..2026-09-09'], 'trùng với lần trước'],
    [['5 ngày', '--from', '2026-09-01', '--pause', '2026-09-03..', '--pause', '2026-09-04..2026-09-09'], 'chưa kết thúc'],
    [['5 ngày', '--cutoff', '26:00'], '"26:00" không phải giờ'],
  ])('%j says what is wrong and what to do, on stderr', async (args, sentence) => {
    const ran = await deadline(...args);
    expect(ran).toMatchObject({ exit: EXIT_NO, out: '' });
    expect(ran.error).toContain(sentence);
  });

  test.each([[[]], [['5 ngày', '--xyz']], [['5 ngày', '--from']], [['5 ngày', '--lang', 'fr']], [['5 ngày', '--commune', 'abc']]])('%j is no right use', async (args) => {
    expect((await deadline(...args)).exit).toBe(exitCodes.usage.exit);
  });
});

describe('./motcua import calendar', () => {
  const NOTICE = 'Nghỉ từ 04/02/2027 đến 10/02/2027; nghỉ 03/9/2027\n';

  test('tries, imports, and the legal clock counts by it', async () => {
    const path = join(folder, 'tb-2027.txt');
    await writeFile(path, NOTICE);
    const source = ['--source', 'Thông báo lịch nghỉ năm 2027', '--source-date', '2026-12-01'];
    const ask = ['deadline', '1 ngày làm việc', '--from', '2027-02-03T09:00', '--json'];
    const before = JSON.parse((await inStore(...ask)).out) as DeadlineReply;
    expect([before.dueOn, before.provisional]).toEqual(['2027-02-04', true]);
    const trial = await inStore('import', 'calendar', path, '--dry-run', ...source);
    expect(trial).toMatchObject({ exit: 0, out: expect.stringContaining('Chạy thử, không ghi gì.\nNăm 2027: 3 ngày khác với lịch đang dùng.\n  04/02/2027: ngày thường → nghỉ lễ (Tết Nguyên đán)') as string });
    expect((await inStore('import', 'calendar', path, ...source)).out).toContain('Đã nhập lịch năm 2027, bản 1.');
    const after = JSON.parse((await inStore(...ask)).out) as DeadlineReply;
    expect([after.dueOn, after.provisional, after.calendar[0]?.source]).toEqual(['2027-02-11', false, 'Thông báo lịch nghỉ năm 2027']);
    expect((await inStore('import', 'calendar', path, ...source)).out).toContain('Lịch giống hệt bản đang dùng: không ghi gì.');
  });

  test.each([
    ['without its source', NOTICE, 'Hãy ghi số, tên và ngày của thông báo lịch nghỉ. Chưa có gì thay đổi.'],
    ['with a fault', `Thông báo số 9/TB ngày 01/12/2026\n${NOTICE}Nghỉ 07/9/2027`, 'Lịch năm 2027 có 1 lỗi.'],
    ['that says nothing', 'xin chào', 'Không đọc được ngày nghỉ nào từ'],
  ])('a notice %s is refused whole', async (_name, text, sentence) => {
    const path = join(folder, 'bad.txt');
    await writeFile(path, text);
    const ran = await inStore('import', 'calendar', path);
    expect(ran.exit).toBe(EXIT_NO);
    expect(ran.error).toContain(sentence);
  });

  test.each([[[]], [['/nowhere.txt']], [['a', 'b']], [['a', '--year', '27']], [['a', '--source-date', 'mai']], [['a', '--xyz']]])('%j is no right use', async (args) => {
    expect((await inStore('import', 'calendar', ...args)).exit).toBe(exitCodes.usage.exit);
  });
});
