import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atDesk, desk, openTestDossiers, valueOf, walkToResult, type TestDossiers } from '#dossiers/dossiers.fixture.ts';
import { connectionStringOf } from '#platform/jobs/graphile-jobs.ts';
import { HOME } from '#test/support/home.ts';
import { EXIT_NO, exitCodes } from '../exit-codes.ts';
import { runCommandLine } from '../main.ts';

let house: TestDossiers;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-dossier-'));
  house = await openTestDossiers();
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ exit: number; said: string }> {
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const exit = await runCommandLine(['dossier', ...args, '--data', join(folder, 'data')], { out: say, error: say, environment: { DATABASE_URL: connectionStringOf(house.platform.database.connection) }, home: HOME });
  return { exit, said: said.join('\n') };
}

test('./motcua dossier tells a dossier by its code or filing number, in words and whole as JSON; nothing is opened for what is no code', { timeout: 300_000 }, async () => {
  const id = await walkToResult(house.dossiers);
  const known = await house.dossiers.getDossier(id, desk);
  const code = known?.code ?? '';
  const told = await run(code.toLowerCase());
  expect([told.exit, told.said]).toEqual([0, expect.stringMatching(new RegExp(`^${code} \\| .+ \\| đã xử lý xong[\\s\\S]*nhận 23/11/2026 \\| hẹn 27/11/2026[\\s\\S]*  6 23/11/2026 vào số`, 'u'))]);
  const { state } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
  const whole = JSON.parse((await run(state.filingNumber, '--json')).said) as { state: unknown; actions: unknown[] };
  expect(whole).toMatchObject({ state: { code: state.code }, actions: [{ kind: 'register' }, { kind: 'receive' }] });
  expect(await run('H26.12.3-261123-9999')).toMatchObject({ exit: EXIT_NO, said: expect.stringContaining('Không có hồ sơ') as string });
  for (const args of [[], ['--tat-ca'], [code, code]]) expect((await run(...args)).exit).toBe(exitCodes.usage.exit);
});
