import { afterAll, beforeAll, expect, test } from 'vitest';
import { citizen, clerk, codeOf, DECIDE, desk, filing, leader, openTestDossiers, procedure, refusalOf, SISTER, valueOf, who, type TestDossiers } from './dossiers.fixture.ts';
import type { BundleFiling } from './bundles.ts';

let house: TestDossiers;
beforeAll(async () => {
  house = await openTestDossiers();
  house.outside.procedures.push(...['1.000656', '1.003197', '1.001731'].map((code) => procedure({ code, name: `Thủ tục ${code}` })));
});
afterAll(() => house.close());
const { papers, conditions } = filing();
const part = (name: string, over: object = {}) => ({ part: name, caseId: '', papers, ...(conditions === undefined ? {} : { conditions }), ...over });
let people = 0;
const declared = (...parts: BundleFiling['parts']): BundleFiling => ({ bundle: 'death', channel: 'online', applicant: { name: 'Phạm Văn Tám', birthYear: 1960, identityNumber: String(4_000_000_000 + (people += 1)).padStart(12, '0') }, parts });

test('one declaration begins every part, each with its own number and clock, though another office decides one of them', async () => {
  house.outside.rightDoor = { name: 'Công an cấp xã' };
  const begun = await valueOf(house.dossiers.fileBundle(declared(part('death'), part('residenceRemoval'), part('funeralSupport')), { actor: citizen }));
  house.outside.rightDoor = undefined;
  expect(begun.dossiers.map((one) => one.part)).toEqual(['death', 'residenceRemoval', 'funeralSupport']);
  expect(new Set(begun.dossiers.map(({ filingNumber }) => filingNumber)).size).toBe(3);
  const [first] = begun.dossiers;
  await valueOf(house.dossiers.act({ dossierId: first?.id ?? '', request: { kind: 'refuseReception', reason: 'Trùng hồ sơ' } }, { actor: desk }));
  const view = await house.dossiers.getBundle(begun.id, desk);
  expect(view?.dossiers.map(({ part: name, status }) => `${name} ${status}`)).toEqual(['death refused', 'residenceRemoval registered', 'funeralSupport registered']);
  expect(view?.done).toBe(false);
  expect((await house.dossiers.getDossier(first?.id ?? '', desk))?.bundleId).toBe(begun.id);
  expect(await house.dossiers.getBundle(begun.id, who('hoa', SISTER, 'officer'))).toBeUndefined();
});

test('what may be left out may; what may not is named', async () => {
  expect((await valueOf(house.dossiers.fileBundle(declared(part('death')), { actor: citizen }))).dossiers).toHaveLength(1);
  expect(await refusalOf(house.dossiers.fileBundle(declared(part('funeralSupport')), { actor: citizen }))).toEqual(['bundle_part_unknown', { part: 'death' }]);
  expect(await refusalOf(house.dossiers.fileBundle(declared(part('death'), part('wedding')), { actor: citizen }))).toEqual(['bundle_part_unknown', { part: 'wedding' }]);
  expect(await codeOf(house.dossiers.fileBundle({ ...declared(part('death')), bundle: 'none' }, { actor: citizen }))).toBe('bundle_unknown');
});

test('one part that cannot be filed leaves nothing of the others', async () => {
  const before = await house.platform.database.query('select 1 from dossier');
  expect(await refusalOf(house.dossiers.fileBundle(declared(part('death'), part('funeralSupport', { papers: [] })), { actor: citizen }))).toEqual(['dossier_incomplete', expect.objectContaining({ part: 'funeralSupport', at: 1 })]);
  expect(await house.platform.database.query('select 1 from dossier')).toHaveLength(before.length);
});

test('sent twice with one key it is one bundle', async () => {
  const one = declared(part('death'), part('funeralSupport'));
  const call = { actor: citizen, idempotencyKey: 'lien-thong-mot-lan' };
  expect((await valueOf(house.dossiers.fileBundle(one, call))).id).toBe((await valueOf(house.dossiers.fileBundle(one, call))).id);
});

test('a part is received when the one it waits for has its result, and not before', async () => {
  const { id, dossiers } = await valueOf(house.dossiers.fileBundle(declared(part('death'), part('residenceRemoval'), part('funeralSupport')), { actor: citizen }));
  const [parent = '', child = '', other = ''] = dossiers.map((one) => one.id);
  const number = dossiers[0]?.filingNumber ?? '';
  const receive = { kind: 'receive', papers: [{ component: 'c0', name: 'Tờ khai', form: 'electronic', count: 1 }], conditions: { c1: false } } as const;
  const act = (dossierId: string, request: Parameters<typeof house.dossiers.act>[0]['request'], actor = desk) => house.dossiers.act({ dossierId, request }, { actor });
  expect(await refusalOf(act(child, receive))).toEqual(['dossier_part_awaited', expect.objectContaining({ number })]);
  expect((await house.dossiers.getDossier(child, desk))?.offers.find(({ kind }) => kind === 'receive')).toEqual({ kind: 'receive', open: false, why: 'dossier_part_awaited' });
  expect((await house.dossiers.getDossier(child, desk))?.nextCause).toBe('part');
  // What is missing may be asked for meanwhile; a dossier that cannot be may be refused.
  await valueOf(act(other, { kind: 'refuseReception', reason: 'Đã hưởng ở nơi khác' }));

  await valueOf(act(parent, receive));
  await valueOf(act(parent, { kind: 'handOver', ownerId: 'lan' }));
  await valueOf(act(parent, DECIDE));
  await valueOf(act(parent, { kind: 'sign' }, leader));
  expect(await codeOf(act(child, receive))).toBe('dossier_part_awaited');
  await valueOf(act(parent, { kind: 'recordResult', number: '7/TLKT' }, clerk));
  const free = await house.dossiers.getDossier(child, desk);
  expect([free?.nextCause, free?.actions.at(-1)?.kind, free?.actions.at(-1)?.data]).toEqual(['reception', 'releasePart', { number }]);
  expect((await house.dossiers.getDossier(other, desk))?.status).toBe('refused');
  const logged = await house.platform.database.query<{ subject: string; details: object }>("select subject, details from audit_entry where subject in ($1, $2) order by number desc limit 1", [parent, child]);
  expect(logged).toEqual([{ subject: parent, details: { kind: 'recordResult', number: 6, released: [child] } }]);
  await valueOf(act(child, receive));
  expect((await house.dossiers.getBundle(id, desk))?.dossiers.map(({ status }) => status)).toEqual(['decided', 'received', 'refused']);
});

test('a result that grants nothing frees no part', async () => {
  const { dossiers } = await valueOf(house.dossiers.fileBundle(declared(part('death'), part('residenceRemoval')), { actor: citizen }));
  const [parent = '', child = ''] = dossiers.map((one) => one.id);
  const act = (request: Parameters<typeof house.dossiers.act>[0]['request'], actor = desk) => valueOf(house.dossiers.act({ dossierId: parent, request }, { actor }));
  await act({ kind: 'receive', papers: [{ component: 'c0', name: 'Tờ khai', form: 'electronic', count: 1 }], conditions: { c1: false } });
  await act({ kind: 'handOver' });
  await act({ kind: 'decide', outcome: 'notGranted', reason: 'Không có căn cứ' });
  await act({ kind: 'sign' }, leader);
  await act({ kind: 'recordResult', number: '8/TLKT' }, clerk);
  expect((await house.dossiers.getDossier(child, desk))?.state.after?.dossierId).toBe(parent);
});
