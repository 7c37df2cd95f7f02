import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { claimDataDir, releaseDataDir, writeServerAddress } from '../server-file.ts';
import { command } from './ask.ts';
import type { CommandIo } from './command-types.ts';

const ANSWER = {
  id: 'TL-7K3M-9QXA', status: 'answered', lang: 'vi', asked: ['fee'], procedure: null, candidates: [], clarify: null, text: 'Đăng ký tạm trú – tiền phải nộp: 15.000 đồng.',
  facts: [{ kind: 'fee', text: '15.000 đồng', source: 'Cổng Dịch vụ công quốc gia', asOf: '2026-07-17' }], next: [], unboundNumbers: 0, ms: 1, machine: true,
};
let folder: string;
let server: Server;
let asked: unknown[] = [];
let reply = { status: 200, body: ANSWER as object };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-ask-'));
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      asked.push(JSON.parse(body));
      response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await claimDataDir(folder);
  await writeServerAddress(folder, `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : '')}`);
});
afterAll(async () => {
  releaseDataDir(folder);
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  asked = [];
  reply = { status: 200, body: ANSWER };
});

async function run(...args: string[]): Promise<{ exit: number; out: string; error: string }> {
  const out: string[] = [];
  const error: string[] = [];
  const io: CommandIo = { out: (text) => out.push(text), error: (text) => error.push(text), environment: {}, home: folder };
  const exit = await command.run([...args, '--data', folder], io);
  return { exit, out: out.join('\n'), error: error.join('\n') };
}

describe('asking on the command line beside a running server', () => {
  test('the question goes through the server with its flags', async () => {
    const { exit } = await run('tạm trú bao nhiêu tiền', '--commune', '00004', '--as-of', '2027-03-01', '--lang=en');
    expect(exit).toBe(0);
    expect(asked).toEqual([{ question: 'tạm trú bao nhiêu tiền', communeCode: '00004', asOf: '2027-03-01', lang: 'en' }]);
  });

  test('--json prints the answer and nothing else', async () => {
    expect(JSON.parse((await run('tạm trú', '--json')).out)).toEqual(ANSWER);
  });

  test('a person reads the text, the source, the number, and that a machine wrote it', async () => {
    const { out } = await run('tạm trú');
    expect(out).toContain('15.000 đồng');
    expect(out).toContain('Nguồn: Cổng Dịch vụ công quốc gia (2026-07-17)');
    expect(out).toContain('TL-7K3M-9QXA');
    expect(out).toContain('máy trả lời');
  });

  test('an answer of the family error ends with its own exit code', async () => {
    reply = { status: 200, body: { ...ANSWER, status: 'error_fault' } };
    expect((await run('tạm trú')).exit).toBe(3);
  });

  test('a server that cannot answer is said on stderr', async () => {
    reply = { status: 500, body: {} };
    const { exit, out, error } = await run('tạm trú');
    expect([exit, out]).toEqual([1, '']);
    expect(error).toContain('không trả lời được');
  });
});

describe('arguments that are wrong', () => {
  test.each([
    [[]],
    [['x', '--as-of', '2026-02-31']],
    [['x', '--commune', '12']],
    [['x', '--lang', 'fr']],
    [['x', '--as-of']],
    [['x', '--nonsense']],
    [['--step']],
    [['--step', 'decide', '--questions', '/no/such/file']],
  ])('%j', async (args) => {
    // In each language, without a word of the other.
    await expect(run(...args)).rejects.toMatchObject({ code: 'usage', details: { reasonEn: expect.not.stringMatching(/[\u00c0-\u024f\u1ea0-\u1ef9]/u) as string } });
    expect(asked).toEqual([]);
  });
});
