import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#model/ids.ts';
import type { DossierRequest } from './dossier-requests.ts';
import { atDesk, C, citizen, clerk, codeOf, DECIDE, desk, filesInMemory, filing, leader, openTestDossiers, P, procedure, refusalOf, SISTER, STRANGE, valueOf, who, type TestDossiers } from './dossiers.fixture.ts';

let house: TestDossiers;
const files = filesInMemory();
const DAY = 86_400_000;
beforeAll(async () => {
  house = await openTestDossiers('2026-11-23T09:00:00+07:00', { files });
});
afterAll(() => house.close());

const address = '192.0.2.7';
const photo = (text: string, name = 'anh.jpg') => ({ bytes: Buffer.from(text), name });
const attach = (...hashes: string[]): DossierRequest => ({ kind: 'attach', papers: hashes.map((file) => ({ name: 'Giấy tờ', form: 'copy', count: 1, file })) });
const takeAtDesk = async (text: string) => (await valueOf(house.dossiers.takeFile(photo(text), { actor: desk }))).file;
const readText = async (id: string, hash: string, page?: number, actor = desk) => {
  const read = await house.dossiers.readFile(id, hash, page, actor);
  return read === undefined ? undefined : Buffer.from(read.content).toString();
};
const begin = async () => (await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }))).id;
/** An online dossier that waits for papers. */
async function waitForPapers() {
  const { id, filingNumber } = await valueOf(house.dossiers.file(filing({ evenSo: true }), { actor: citizen }));
  await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'requestSupplement', faults: [{ component: 'c0', what: 'Tờ khai chưa ký', how: 'Ký và gửi lại' }] } }, { actor: desk }));
  return { id, proof: { number: filingNumber, birthYear: 1990, address } };
}

test('a scan of the desk is read by who may read the dossier, page by page, once an action names it', async () => {
  const id = await begin();
  const hash = await takeAtDesk('căn cước');
  expect(await readText(id, hash)).toBeUndefined();
  await valueOf(house.dossiers.act({ dossierId: id, request: attach(hash) }, { actor: desk }));
  expect([await readText(id, hash), await readText(id, hash, 1), await readText(id, hash, 2)]).toEqual(['căn cước', 'page of căn cước', undefined]);
  expect(await readText(id, hash, undefined, who('province', P, 'provinceSupervisor'))).toBe('căn cước');
  expect(await readText(id, hash, undefined, who('sister', SISTER, 'officer'))).toBeUndefined();
  expect(await readText(id, hash, undefined, who('stranger', STRANGE, 'leader'))).toBeUndefined();
  expect(await readText(id, hash, undefined, who('admin', C, 'knowledgeEditor'))).toBeUndefined();
  expect(await readText(newId(0), hash)).toBeUndefined();
});

test('a file that nobody took, of another dossier or of another site is refused, and nothing of the action stays', async () => {
  const [mine, other] = [await begin(), await begin()];
  const foreign = (await valueOf(house.dossiers.takeFile(photo('của xã khác'), { actor: who('x', STRANGE, 'officer') }))).file;
  const named = await takeAtDesk('của hồ sơ khác');
  const good = await takeAtDesk('tốt');
  await valueOf(house.dossiers.act({ dossierId: other, request: attach(named) }, { actor: desk }));
  for (const bad of ['0'.repeat(64), foreign, named]) {
    expect(await refusalOf(house.dossiers.act({ dossierId: mine, request: attach(good, bad) }, { actor: desk }))).toEqual(['dossier_paper_unknown', { file: bad.slice(0, 12) }]);
    expect(await readText(mine, bad)).toBeUndefined();
  }
  // The good one was not kept by the refused actions: it is free for this one, and may be named again by the same dossier.
  await valueOf(house.dossiers.act({ dossierId: mine, request: attach(good) }, { actor: desk }));
  await valueOf(house.dossiers.act({ dossierId: mine, request: attach(good) }, { actor: desk }));
  expect(await codeOf(house.dossiers.receiveAtDesk(atDesk({ papers: [{ component: 'c0', name: 'Tờ khai', form: 'original', count: 1, file: good }, { component: 'c2', name: 'Căn cước', form: 'presented', count: 1 }] }), { actor: desk }))).toBe('dossier_paper_unknown');
  expect(await codeOf(house.dossiers.file(filing({ evenSo: true, papers: [{ component: 'c0', name: 'Tờ khai', form: 'electronic', count: 1, file: '0'.repeat(64) }] }), { actor: citizen }))).toBe('dossier_paper_unknown');
});

test('of two dossiers that name one file at the same moment, one has it', async () => {
  const [one, two] = [await begin(), await begin()];
  const hash = await takeAtDesk('một bản');
  const codes = await Promise.all([one, two].map((dossierId) => codeOf(house.dossiers.act({ dossierId, request: attach(hash) }, { actor: desk }))));
  expect(codes.filter((code) => code === undefined)).toHaveLength(1);
  expect(codes.filter((code) => code === 'dossier_paper_unknown')).toHaveLength(1);
});

test('the desk names scans while it receives', async () => {
  const hash = await takeAtDesk('tờ khai');
  const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk({ papers: [{ component: 'c0', name: 'Tờ khai', form: 'original', count: 1, file: hash }, { component: 'c2', name: 'Căn cước', form: 'presented', count: 1 }] }), { actor: desk }));
  expect(await readText(id, hash)).toBe('tờ khai');
});

test('the applicant sends a paper for the own dossier, supplies it and reads it; nobody else names or reads it', async () => {
  const { id, proof } = await waitForPapers();
  const sent = await valueOf(house.dossiers.takeFileAsApplicant(proof, photo('tờ khai đã ký', 'to-khai.jpg'), { actor: citizen }));
  expect(sent).toMatchObject({ kind: 'image', pages: 1, name: 'to-khai.jpg' });
  const other = await waitForPapers();
  const supply = { kind: 'supply' as const, papers: [{ component: 'c0', name: 'Tờ khai', form: 'electronic' as const, count: 1, file: sent.file }] };
  expect(await codeOf(house.dossiers.actAsApplicant(other.proof, supply, { actor: citizen }))).toBe('dossier_paper_unknown');
  expect(await codeOf(house.dossiers.act({ dossierId: other.id, request: supply }, { actor: desk }))).toBe('dossier_paper_unknown');
  expect(await codeOf(house.dossiers.readFileAsApplicant(proof, sent.file))).toBe('not_found');
  await valueOf(house.dossiers.actAsApplicant(proof, supply, { actor: citizen }));
  expect(Buffer.from((await valueOf(house.dossiers.readFileAsApplicant(proof, sent.file, 1))).content).toString()).toBe('page of tờ khai đã ký');
  expect(await readText(id, sent.file)).toBe('tờ khai đã ký');
  expect(await codeOf(house.dossiers.readFileAsApplicant(other.proof, sent.file))).toBe('not_found');
  const inner = await takeAtDesk('giấy của cơ quan');
  await valueOf(house.dossiers.act({ dossierId: id, request: attach(inner) }, { actor: desk }));
  expect(await codeOf(house.dossiers.readFileAsApplicant(proof, inner))).toBe('not_found');
});

test('a wrong proof, too many guesses and a dossier that waits for nothing stop a file before it is read', async () => {
  const { proof } = await waitForPapers();
  const before = files.kept.size;
  const send = (given: typeof proof) => codeOf(house.dossiers.takeFileAsApplicant(given, photo('x'), { actor: citizen }));
  expect(await send({ ...proof, birthYear: 1991 })).toBe('dossier_access_wrong');
  house.outside.waitSeconds = 8;
  expect([await send(proof), await codeOf(house.dossiers.readFileAsApplicant(proof, '0'.repeat(64)))]).toEqual(['dossier_access_throttled', 'dossier_access_throttled']);
  house.outside.waitSeconds = 0;
  await valueOf(house.dossiers.actAsApplicant(proof, { kind: 'withdraw', reason: 'Không cần nữa' }, { actor: citizen }));
  expect(await send(proof)).toBe('dossier_step_closed');
  expect(files.kept.size).toBe(before);
});

test('a file that is not taken leaves nothing; who may not act on dossiers sends none', async () => {
  const before = files.kept.size;
  expect(await codeOf(house.dossiers.takeFile(photo('MZ program'), { actor: desk }))).toBe('file_program');
  expect(await codeOf(house.dossiers.takeFile(photo('x'), { actor: who('admin', C, 'knowledgeEditor') }))).toBe('not_allowed');
  expect(await codeOf(house.dossiers.takeFile(photo('x'), { actor: citizen }))).toBe('not_allowed');
  expect(files.kept.size).toBe(before);
});

test('sent twice with one key it is one file', async () => {
  const call = { actor: clerk, idempotencyKey: 'scan-0001' };
  const first = await valueOf(house.dossiers.takeFile(photo('một lần'), call));
  const kept = files.kept.size;
  expect(await valueOf(house.dossiers.takeFile(photo('một lần'), call))).toEqual(first);
  expect(files.kept.size).toBe(kept);
  expect(await codeOf(house.dossiers.takeFile(photo('khác'), call))).toBe('idempotency_key_reused');
  expect(files.kept.size).toBe(kept);
});

test('an applicant leaves at most forty files unnamed; what is unnamed for two days is forgotten, what is named stays', async () => {
  house.clock.advance(3 * DAY);
  await house.dossiers.forgetFiles({ actor: citizen });
  const { id, proof } = await waitForPapers();
  const sent: string[] = [];
  for (let at = 0; at < 40; at += 1) sent.push((await valueOf(house.dossiers.takeFileAsApplicant(proof, photo(`trang ${String(at)}`), { actor: citizen }))).file);
  expect(await refusalOf(house.dossiers.takeFileAsApplicant(proof, photo('quá'), { actor: citizen }))).toEqual(['dossier_files_waiting', { max: 40 }]);
  const [named = '', left = ''] = sent;
  await valueOf(house.dossiers.actAsApplicant(proof, { kind: 'supply', papers: [{ name: 'Tờ khai', form: 'electronic', count: 1, file: named }] }, { actor: citizen }));
  house.clock.advance(2 * DAY - 1000);
  expect((await valueOf(house.dossiers.forgetFiles({ actor: citizen }))).deleted).toBe(0);
  expect(files.kept.has(left)).toBe(true);
  house.clock.advance(2000);
  expect((await valueOf(house.dossiers.forgetFiles({ actor: citizen }))).deleted).toBe(39);
  expect([files.kept.has(left), files.kept.has(named), await readText(id, named)]).toEqual([false, true, 'trang 0']);
  expect(await codeOf(house.dossiers.act({ dossierId: id, request: attach(left) }, { actor: desk }))).toBe('dossier_paper_unknown');
});

test('the parts of a bundle share what was handed in once, and no dossier beside it does', async () => {
  house.outside.procedures.push(...['1.000656', '1.003197', '1.001731'].map((code) => procedure({ code, name: `Thủ tục ${code}` })));
  const file = await takeAtDesk('giấy báo tử');
  const part = (name: string) => ({ part: name, caseId: '', conditions: { c1: false }, papers: [{ component: 'c0', name: 'Tờ khai', form: 'original' as const, count: 1, file }] });
  const bundle = (identityNumber: string) => ({ bundle: 'death', channel: 'direct' as const, applicant: { name: 'Phạm Văn Tám', birthYear: 1960, identityNumber }, parts: [part('death'), part('funeralSupport')] });
  const { dossiers } = await valueOf(house.dossiers.fileBundle(bundle('004000000101'), { actor: desk }));
  expect(await Promise.all(dossiers.map(({ id }) => readText(id, file)))).toEqual(['giấy báo tử', 'giấy báo tử']);
  expect((await refusalOf(house.dossiers.fileBundle(bundle('004000000102'), { actor: desk })))[0]).toBe('dossier_paper_unknown');
});

test('the file of a result is opened by the applicant until it is taken back', async () => {
  const { id, filingNumber } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
  const file = await takeAtDesk('giấy xác nhận');
  const steps: readonly (readonly [DossierRequest, typeof desk])[] = [[{ kind: 'handOver', ownerId: 'lan' }, desk], [DECIDE, desk], [{ kind: 'sign' }, leader], [{ kind: 'recordResult', number: '12/UBND', file }, clerk]];
  for (const [request, actor] of steps) await valueOf(house.dossiers.act({ dossierId: id, request }, { actor }));
  const open = () => house.dossiers.readFileAsApplicant({ number: filingNumber, birthYear: 1980, address }, file);
  expect(Buffer.from((await valueOf(open())).content).toString()).toBe('giấy xác nhận');
  await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'recall', reason: 'Sai họ tên', basis: { document: '118/2025/NĐ-CP' } } }, { actor: leader }));
  expect(await codeOf(open())).toBe('not_found');
  expect(await readText(id, file)).toBe('giấy xác nhận');
});
