import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type Actor } from '#model/actor.ts';
import { testClock } from '#platform/clock.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { AMENDED, AMENDING, DECREE } from './law.fixture.ts';
import { createLaw, type Law } from './law.ts';
import type { LawImportReport } from './import-texts.ts';
import { readQuestionWords } from './search/read-law-query.ts';

const call = { actor: systemActor('local') };
const NUMBER = '918/2031/NĐ-CP';
let platform: TestPlatform;
let law: Law;
let folder: string;

beforeAll(async () => {
  platform = await openTestPlatform({ clock: testClock('2031-09-01T08:00:00+07:00') });
  law = createLaw({ ...platform, questionWords: readQuestionWords(['là gì']) });
  folder = await mkdtemp(join(tmpdir(), 'motcua-law-'));
});
afterAll(async () => {
  law.close();
  await platform.close();
  await rm(folder, { recursive: true, force: true });
});

async function bring(name: string, text: string, options: { wordingFrom?: string; dryRun?: boolean } = {}): Promise<LawImportReport> {
  const path = join(folder, name);
  await writeFile(path, text);
  const outcome = await law.importTexts({ paths: [path], sourceDate: '2031-08-01', ...options }, call);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

describe('the law library', () => {
  it('takes a text once: a trial writes nothing, a second time changes nothing', async () => {
    expect(await bring('a.txt', DECREE, { dryRun: true })).toMatchObject({ new: 1, dryRun: true });
    expect(await law.findDocument(NUMBER)).toBeUndefined();
    expect(await bring('a.txt', DECREE)).toMatchObject({ new: 1, rejected: 0, documents: [{ document: NUMBER, outcome: 'new', written: 4, relations: 2, missing: ['61/2018/NĐ-CP', '45/2020/NĐ-CP'] }] });
    const revision = await law.revision();
    expect(await bring('a.txt', DECREE)).toMatchObject({ new: 0, changed: 0, unchanged: 1, documents: [{ written: 0, unchanged: 4 }] });
    expect(await law.revision()).toBe(revision);
  });

  it('finds a document by its number in any writing', async () => {
    for (const written of [NUMBER, '918/2031', 'nđ918', 'nghi dinh 918/2031/nd-cp']) expect((await law.findDocument(written))?.number).toBe(NUMBER);
  });

  it('gives article, clause and point', async () => {
    const units = async (clause?: string, point?: string) => (await law.findProvision({ document: NUMBER, article: '2', ...(clause === undefined ? {} : { clause }), ...(point === undefined ? {} : { point }) }))?.units.map(({ text }) => text);
    expect(await units()).toHaveLength(4);
    expect(await units('2')).toEqual(['Trường hợp cần xác minh:', 'Không quá 10 ngày;', 'Phải có thông báo.']);
    expect(await units('2', 'b')).toEqual(['Phải có thông báo.']);
    expect(await units('9')).toBeUndefined();
    expect(await law.findProvision({ document: NUMBER, article: '77' })).toBeUndefined();
  });

  it('keeps the wording before and after an amendment, each for its days', async () => {
    expect(await bring('sua.txt', AMENDING)).toMatchObject({ new: 1, documents: [{ relations: 3 }] });
    expect(await bring('hop-nhat.txt', AMENDED, { wordingFrom: '2032-02-01' })).toMatchObject({ changed: 1, documents: [{ written: 1, unchanged: 3, retired: 0 }] });
    const clause = { document: NUMBER, article: '2', clause: '1' };
    expect((await law.findProvision(clause, '2032-01-31'))?.units[0]?.text).toContain('05 ngày');
    expect((await law.findProvision(clause, '2032-02-01'))?.units[0]?.text).toContain('03 ngày');
    const compared = await law.compareProvision(clause, '2032-02-01');
    expect(compared?.words.filter(({ change }) => change !== 'same')).toEqual([{ change: 'removed', text: '05 ' }, { change: 'added', text: '03 ' }]);
    expect(compared?.changedBy).toMatchObject([{ by: { document: '367/2031/NĐ-CP' }, relation: 'amends', target: clause }, { relation: 'amends', target: { document: NUMBER } }]);
    expect((await law.outline(NUMBER))?.map(({ key, wordings }) => [key, ...wordings])).toEqual([['m'], ['d1'], ['d2', '2032-02-01'], ['d3']]);
  });

  it('says the state of document, article and point on a day', async () => {
    const state = async (on: string, rest: object = {}) => (await law.stateOn({ document: NUMBER, ...rest }, on)).state;
    expect([await state('2031-06-30'), await state('2031-07-01')]).toEqual(['notYet', 'inForce']);
    expect(await state('2032-02-01', { article: '2', clause: '2', point: 'b' })).toBe('ended');
    expect(await state('2032-02-01', { article: '2', clause: '2', point: 'a' })).toBe('inForce');
    expect(await state('2032-02-01', { article: '44' })).toBe('unknown');
    expect((await law.stateOn({ document: '1/1999/NĐ-CP' })).state).toBe('unknown');
    expect(await law.stateOn({ document: NUMBER, article: '2' }, '2032-03-01')).toMatchObject({ state: 'inForce', changedBy: expect.arrayContaining([{ document: '367/2031/NĐ-CP', relation: 'amends', on: '2032-02-01' }]) as unknown });
  });

  it('lists what changes on a day', async () => {
    const changes = await law.listChanges('2032-02-01', '2032-02-01');
    expect(changes.map(({ what, address }) => [what, address.document, address.article ?? '', address.point ?? ''])).toEqual(
      expect.arrayContaining([['comesIntoForce', '367/2031/NĐ-CP', '', ''], ['amends', NUMBER, '2', ''], ['repeals', NUMBER, '2', 'b']]),
    );
    expect(await law.listChanges('2032-02-02', '2032-12-31')).toEqual([]);
  });

  it('withdraws what a corrected text no longer has, and keeps the old version', async () => {
    const shorter = DECREE.replace('\n3. Bãi bỏ Điều 4 Nghị định số 45/2020/NĐ-CP.', '').replace('Điều 1. Phạm vi điều chỉnh\nNghị định này quy định thủ tục thử nghiệm.\n', '');
    const report = await bring('a.txt', shorter);
    expect(report).toMatchObject({ changed: 1, documents: [{ written: 1, retired: 1, faults: [{ kind: 'startsLate', at: 'Điều 2' }] }] });
    expect(await law.findProvision({ document: NUMBER, article: '1' })).toBeUndefined();
    expect((await law.listRelations(NUMBER)).by.map(({ relation }) => relation)).toEqual(['replaces']);
    const [versions] = await platform.database.query<{ count: number }>('select count(*)::int as count from law_provision where document = $1', [NUMBER]);
    expect(versions?.count).toBe(6);
    await bring('a.txt', DECREE);
    expect(await law.findProvision({ document: NUMBER, article: '1' })).toBeDefined();
  });

  it('takes each document of a folder whole or not at all', async () => {
    const sub = await mkdtemp(join(folder, 'nhieu-'));
    await writeFile(join(sub, 'a.txt'), DECREE.replaceAll('918/2031', '919/2031'));
    await writeFile(join(sub, 'b.pdf'), '%PDF-1.4');
    await writeFile(join(sub, 'c.txt'), DECREE.replaceAll('918/2031', '920/2031').replace('09 tháng 6', '30 tháng 7'));
    await writeFile(join(sub, 'SOURCE.md'), 'last touched 2031-05-01');
    const seen: number[] = [];
    const outcome = await law.importTexts({ paths: [sub] }, call, ({ doneBytes, totalBytes }) => seen.push(doneBytes / totalBytes));
    expect(outcome).toMatchObject({ ok: true, value: { files: 3, new: 1, rejected: 2, rejections: [{ file: 'b.pdf', reason: 'not_a_text' }, { file: 'c.txt', reason: 'dates_swapped' }] } });
    expect(seen.at(-1)).toBe(1);
    expect(await law.findDocument('919/2031/NĐ-CP')).toMatchObject({ sourceDate: '2031-05-01', certainty: 'official' });
    expect(await law.findDocument('920/2031/NĐ-CP')).toBeUndefined();
  });

  it('refuses a text that closes a circle of amendments, and names the way', async () => {
    const back = AMENDING.replace('367/2031', 'X').replaceAll('918/2031/NĐ-CP', '367/2031/NĐ-CP').replace('X', '918/2031');
    expect(await bring('vong.txt', back)).toMatchObject({ rejected: 1, rejections: [{ reason: 'relation_circular', details: { way: '918/2031/NĐ-CP → 367/2031/NĐ-CP → 918/2031/NĐ-CP' } }] });
  });

  it('keeps an article doubled by another file of the same import beside the first', async () => {
    const sub = await mkdtemp(join(folder, 'doi-'));
    const coded = (text: string) => `Điều 92.1.NĐ.1.1. Phạm vi\n(Điều 1 Nghị định số 950/2031/NĐ-CP, có hiệu lực thi hành kể từ ngày 01/03/2031)\n${text}`;
    await writeFile(join(sub, 'a.md'), coded('Bản một.'));
    await writeFile(join(sub, 'b.md'), coded('Bản hai.'));
    for (const outcome of ['new', 'unchanged']) {
      const report = await law.importTexts({ paths: [sub] }, call);
      expect(report).toMatchObject({ ok: true, value: { [outcome]: outcome === 'new' ? 1 : 2 } });
      expect((await law.outline('950/2031/NĐ-CP'))?.map(({ key }) => key)).toEqual(['d1', 'd1~2']);
    }
  });

  it('lets editors enter and withdraw relations, and nobody else', async () => {
    const input = { by: { document: '77/2031/QH17' }, relation: 'suspends', target: { document: NUMBER, article: '2' }, on: '2031-08-01', until: '2031-10-01', source: 'Luật 77/2031/QH17', certainty: 'official' } as const;
    const officer: Actor = { kind: 'officer', id: 'o', siteId: 'x', roles: ['officer'], site: { id: 'x', kind: 'commune' } };
    expect(await law.addRelation(input, { actor: officer })).toMatchObject({ ok: false, code: 'not_allowed' });
    expect(await law.importTexts({ paths: [folder] }, { actor: officer })).toMatchObject({ ok: false, code: 'not_allowed' });
    const added = await law.addRelation(input, { actor: { ...officer, roles: ['knowledgeEditor'] } });
    expect((await law.stateOn({ document: NUMBER, article: '2' })).state).toBe('ended');
    expect(await law.addRelation(input, call)).toMatchObject({ code: 'law_relation_known' });
    expect(await law.addRelation({ ...input, until: '2031-08-01' }, call)).toMatchObject({ code: 'law_dates_swapped' });
    expect(await law.addRelation({ ...input, by: input.target, target: { document: '367/2031/NĐ-CP' }, relation: 'amends' }, call)).toMatchObject({ code: 'law_relation_circular' });
    expect(await law.withdrawRelation(added.ok ? added.value.id : '', call)).toMatchObject({ ok: true });
    expect((await law.stateOn({ document: NUMBER, article: '2' })).state).toBe('inForce');
    expect(await law.withdrawRelation('019b2c6e-0000-7000-8000-000000000000', call)).toMatchObject({ code: 'not_found' });
  });

  it('says that there is nothing to read', async () => {
    expect(await law.importTexts({ paths: [join(folder, 'khong-co')] }, call)).toMatchObject({ ok: false, code: 'law_path_missing' });
  });

  it('knows from content alone the decrees of June 2025 and their end', async () => {
    const path = join(HOME, 'content/law/documents.json');
    expect((await law.loadContent(path, call.actor)).documents).toBeGreaterThanOrEqual(60);
    expect((await law.loadContent(path, call.actor)).documents).toBe(0);
    const listed = await law.listDocuments({ limit: 100, q: 'phân quyền' });
    expect(listed.items.length).toBeGreaterThanOrEqual(14);
    expect(await law.findDocument('nđ151')).toMatchObject({ number: '151/2025/NĐ-CP', validFrom: '2025-07-01', extent: 'none' });
    const states = await Promise.all(['2025-06-30', '2025-07-01', '2027-02-28', '2027-03-01'].map(async (on) => (await law.stateOn({ document: '151/2025/NĐ-CP', article: '5' }, on)).state));
    expect(states).toEqual(['notYet', 'inForce', 'inForce', 'ended']);
    const changes = await law.listChanges('2027-03-01', '2027-03-01');
    expect(changes.filter(({ what }) => what === 'ends')).toHaveLength(30);
    expect(changes).toContainEqual(expect.objectContaining({ what: 'replaces', address: { document: '60/2014/QH13' }, by: { document: '03/2026/QH16' } }));
    expect((await law.stateOn({ document: '118/2025/NĐ-CP' }, '2026-11-30')).changedBy).toEqual([{ document: '367/2025/NĐ-CP', relation: 'amends' }]);
  });

  it('lets what officials wrote of a document stand against a file, and tells the difference', async () => {
    const text = DECREE.replaceAll('918/2031', '118/2025').replace('09 tháng 6 năm 2031', '10 tháng 6 năm 2025').replace('01 tháng 7 năm 2031', '01 tháng 7 năm 2025');
    expect(await bring('118.txt', text)).toMatchObject({ documents: [{ document: '118/2025/NĐ-CP', outcome: 'new', faults: [{ kind: 'metadataDiffers', found: '2025-06-10', expected: '2025-06-09' }] }] });
    expect(await law.findDocument('118/2025/NĐ-CP')).toMatchObject({ issuedOn: '2025-06-09', extent: 'whole', title: expect.stringContaining('một cửa') as string });
  });

  it('lists imports, the newest first, page by page', async () => {
    const first = await law.listImports({ limit: 2 });
    expect(first.items).toHaveLength(2);
    expect(first.items[0]).toMatchObject({ document: '118/2025/NĐ-CP', faults: [{ kind: 'metadataDiffers' }] });
    const second = await law.listImports({ limit: 2, before: first.items[1]?.number ?? 0 });
    expect(second.items[0]?.number).toBeLessThan(first.items[1]?.number ?? 0);
  });
});

describe('searching the library', () => {
  it('goes straight to a place that the words name', async () => {
    const [hit] = await law.search({ text: `khoản 2 Điều 2 nđ 918/2031` });
    expect(hit).toMatchObject({ by: 'address', address: { document: NUMBER, article: '2', clause: '2' } });
    expect((await law.search({ text: '92.1.NĐ.1.1' }))[0]).toMatchObject({ by: 'address', address: { document: '950/2031/NĐ-CP', article: '1' } });
  });

  it('finds by words, with the clause that says most, as of the day', async () => {
    const at = async (asOf: string) => (await law.search({ text: 'thời hạn giải quyết bao nhiêu ngày làm việc', document: NUMBER, asOf }))[0];
    expect(await at('2031-09-01')).toMatchObject({ by: 'words', address: { document: NUMBER, article: '2', clause: '1' }, found: { units: expect.arrayContaining([{ clause: '1', text: 'Thời hạn giải quyết là 05 ngày làm việc.' }]) as unknown } });
    expect((await at('2032-02-01'))?.found.units[0]?.text).toContain('03 ngày');
  });

  it('keeps to a document named by number, and to filters', async () => {
    const documents = async (query: Parameters<Law['search']>[0]) => new Set((await law.search(query)).map(({ address }) => address.document));
    expect(await documents({ text: 'thời hạn giải quyết nđ 919/2031' })).toEqual(new Set(['919/2031/NĐ-CP']));
    expect(await documents({ text: 'thời hạn giải quyết', issuedFrom: '2031-12-01' })).toEqual(new Set(['367/2031/NĐ-CP']));
    expect(await documents({ text: 'thời hạn giải quyết', kind: 'Luật' })).toEqual(new Set());
    expect(await documents({ text: 'thời hạn giải quyết', asOf: '2031-06-01', inForceOnly: true })).not.toContain(NUMBER);
  });

  it('follows an import', async () => {
    await law.settled();
    await bring('moi.txt', DECREE.replaceAll('918/2031', '930/2031').replace('thủ tục thử nghiệm.', 'việc nuôi đà điểu tại nhà văn hóa.'));
    await law.settled();
    expect((await law.search({ text: 'nuôi đà điểu' }))[0]?.address).toEqual({ document: '930/2031/NĐ-CP', article: '1' });
  });

  it('opens what another process left, and builds anew what is damaged', async () => {
    const again = createLaw({ ...platform, questionWords: readQuestionWords([]) });
    expect((await again.search({ text: 'nuôi đà điểu' }))[0]?.address.document).toBe('930/2031/NĐ-CP');
    again.close();
    await writeFile(join(platform.dataDir, 'search', 'law.bin'), 'MLW1 damaged');
    const third = createLaw({ ...platform, questionWords: readQuestionWords([]) });
    expect((await third.search({ text: 'nuôi đà điểu' }))[0]?.address.document).toBe('930/2031/NĐ-CP');
    third.close();
  });

  it('recognises references by the documents it has', async () => {
    expect((await law.recognise('theo Luật Hộ tịch 2014 và điểm a khoản này', { document: NUMBER, article: '2', clause: '2' })).map(({ address }) => address)).toEqual([
      { document: '60/2014/QH13' }, { document: NUMBER, article: '2', clause: '2', point: 'a' },
    ]);
  });
});
