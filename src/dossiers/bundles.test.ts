import { afterAll, beforeAll, expect, test } from 'vitest';
import { citizen, codeOf, desk, filing, openTestDossiers, procedure, refusalOf, SISTER, valueOf, who, type TestDossiers } from './dossiers.fixture.ts';
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
