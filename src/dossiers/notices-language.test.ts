import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOME } from '#test/support/home.ts';
import { atDesk, citizen, desk, filing, openTestDossiers, valueOf, type TestDossiers } from './dossiers.fixture.ts';
import { readNoticeContent } from './read-notice-content.ts';

let house: TestDossiers;
beforeAll(async () => {
  house = await openTestDossiers();
});
afterAll(() => house.close());
const textsOf = async (id: string): Promise<string[]> => (await house.deps.ports.notices.listSent(id)).map(({ text }) => text);

describe('what an applicant is told', () => {
  test('is English for who chose it, from filing to the silence of a step, and Vietnamese for everybody else', async () => {
    const english = filing({ applicant: { name: 'John Smith', birthYear: 1980, identityNumber: '009180000001', language: 'en' } });
    const { consent: _byOfficer, ...own } = english;
    const filed = await valueOf(house.dossiers.file(own, { actor: citizen }));
    expect((await textsOf(filed.id)).at(-1)).toMatch(/^We have received dossier HS-/u);
    const atCounter = atDesk();
    const { id } = await valueOf(house.dossiers.receiveAtDesk({ ...atCounter, applicant: { ...atCounter.applicant, language: 'en' } }, { actor: desk }));
    const vietnamese = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    expect((await textsOf(id)).at(-1)).toMatch(/was accepted\. The result is due on: 27\/11\/2026\.$/u);
    expect((await textsOf(vietnamese.id)).at(-1)).toMatch(/đã được tiếp nhận\. Ngày hẹn trả kết quả: 27\/11\/2026\.$/u);
    house.clock.set(Date.parse('2026-11-23T16:00:00+07:00'));
    await house.dossiers.watch();
    expect((await textsOf(id)).at(-1)).toMatch(/The officer in charge has been told/u);
    expect((await textsOf(vietnamese.id)).at(-1)).toMatch(/Người phụ trách đã được báo/u);
  });
});

describe('the messages of the two languages', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'motcua-notices-'));
    await cp(join(HOME, 'content/notices'), join(folder, 'content/notices'), { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('are of the same kinds with the same values, else the house does not open', async () => {
    await expect(readNoticeContent(folder)).resolves.toBeDefined();
    const path = join(folder, 'content/notices/en.json');
    const known = JSON.parse(await readFile(path, 'utf8')) as { applicant: Record<string, { title: string; body: string }>; noDue: string };
    const { deliver: _left, ...others } = known.applicant;
    await writeFile(path, JSON.stringify({ ...known, applicant: others }));
    await expect(readNoticeContent(folder)).rejects.toMatchObject({ code: 'content_broken', details: { reason: expect.stringContaining('applicant.deliver') as string } });
    await writeFile(path, JSON.stringify({ ...known, applicant: { ...known.applicant, receive: { title: '{number}', body: 'soon' } } }));
    await expect(readNoticeContent(folder)).rejects.toMatchObject({ code: 'content_broken', details: { reason: expect.stringContaining('applicant.receive: names {number}') as string } });
  });
});
