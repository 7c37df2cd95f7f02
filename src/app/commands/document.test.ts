import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#model/actor.ts';
import { createOfficeDocuments } from '#documents/office-documents.ts';
import { readTemplates } from '#documents/templates.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { connectionStringOf } from '#platform/jobs/graphile-jobs.ts';
import { EXIT_NO, exitCodes } from '../exit-codes.ts';
import { runCommandLine } from '../main.ts';

const lead: Actor = { kind: 'officer', id: 'minh', siteId: 'c1', site: { id: 'c1', kind: 'commune', provinceId: 'p1' }, roles: ['deskLead'] };
let platform: TestPlatform;
let folder: string;
let code: string;
let taken: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-document-'));
  platform = await openTestPlatform();
  const documents = createOfficeDocuments({ ...platform, templates: await readTemplates(join(HOME, 'content/templates')), issuingOfficeOf: async () => undefined });
  const make = async (): Promise<{ id: string; code: string }> => {
    const made = await documents.makeDocument({ templateId: 'one-stop-01', data: {}, number: '0123' }, { actor: lead });
    if (!made.ok) throw new Error(made.code);
    return made.value;
  };
  code = (await make()).code;
  const other = await make();
  taken = other.code;
  await documents.revokeDocument({ id: other.id, reason: 'ghi nhầm' }, { actor: lead });
});
afterAll(async () => {
  await platform.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ exit: number; said: string }> {
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const exit = await runCommandLine([...args, '--data', join(folder, 'data')], { out: say, error: say, environment: { DATABASE_URL: connectionStringOf(platform.database.connection) }, home: HOME });
  return { exit, said: said.join('\n') };
}

describe('./motcua document', () => {
  test('makes a paper again by its code, the same bytes twice', async () => {
    const [one, two] = [join(folder, 'one.pdf'), join(folder, 'two.pdf')];
    expect(await run('document', code.toLowerCase(), '--out', one)).toMatchObject({ exit: 0, said: expect.stringContaining('Giấy tiếp nhận hồ sơ') as string });
    await run('document', code, '--out', two);
    expect((await readFile(one)).equals(await readFile(two))).toBe(true);
    expect((await run('document', code, '--out', join(folder, 'a5.pdf'), '--paper', 'a5')).exit).toBe(0);
  });

  test('tells of a file whether it is that paper, and takes no new version of the setting programs for a forgery', async () => {
    const path = join(folder, 'checked.pdf');
    await run('document', code, '--out', path);
    expect(await run('document', code, '--check', path)).toMatchObject({ exit: 0, said: expect.stringContaining('Giống từng byte') as string });
    expect(await run('document', taken, '--check', path)).toMatchObject({ exit: EXIT_NO, said: expect.stringMatching(/^Khác:/u) as string });
    await platform.database.query("update office_document set engine = 'typst-ts 0.1.0, Tinos 0.1.0, easy-template-x 1.0.0' where code = $1", [taken]);
    expect(await run('document', taken, '--check', path)).toMatchObject({ exit: EXIT_NO, said: expect.stringMatching(/không có nghĩa là giấy bị sửa.*typst-ts 0\.1\.0.* → typst-ts/u) as string });
    expect(await run('document', taken, '--out', join(folder, 'anew.pdf'))).toMatchObject({ exit: 0, said: expect.stringContaining('lời không đổi') as string });
    expect((await run('verify', taken)).said).toContain('lời không đổi');
    expect((await run('verify', code)).said).not.toContain('lời không đổi');
  });

  test('says what is wrong with what was asked', async () => {
    expect(await run('document', 'VB-2222-2222-2222', '--out', join(folder, 'x.pdf'))).toMatchObject({ exit: EXIT_NO, said: expect.stringContaining('Không có giấy nào') as string });
    expect(await run('document', code, '--out', join(folder, 'x.docx'), '--form', 'docx')).toMatchObject({ exit: EXIT_NO, said: expect.stringContaining('chọn dạng khác') as string });
    for (const args of [[], ['abc', '--out', 'x'], [code], [code, '--out', 'x', '--form', 'txt'], [code, '--out', 'x', '--paper', 'a3'], [code, '--out', 'x', '--check', 'y'], [code, '--check', join(folder, 'no-such.pdf')], [code, '--out', join(folder, 'no/such/x.pdf')]]) expect((await run('document', ...args)).exit).toBe(exitCodes.usage.exit);
  });
});

describe('./motcua verify with a code on paper', () => {
  test('says whether the paper stands, with what to compare it by', async () => {
    expect(await run('verify', code)).toMatchObject({ exit: 0, said: expect.stringMatching(/đang có giá trị[\s\S]*Giấy tiếp nhận hồ sơ và hẹn trả kết quả · 0123/u) as string });
    expect(await run('verify', taken)).toMatchObject({ exit: EXIT_NO, said: expect.stringContaining('thu hồi') as string });
    expect(await run('verify', 'VB-2222-2222-2222')).toMatchObject({ exit: EXIT_NO, said: expect.stringContaining('Không có giấy nào') as string });
  });
});
