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

const RECEIVE = { kind: 'receive', papers: [{ component: 'c0', name: 'Tờ khai', form: 'electronic', count: 1 }], conditions: { c1: false } } as const;
type Request = Parameters<typeof house.dossiers.act>[0]['request'];
const actOn = (dossierId: string) => (request: Request, actor = desk) => valueOf(house.dossiers.act({ dossierId, request }, { actor }));
const begin = async (...parts: BundleFiling['parts']) => {
  const { dossiers } = await valueOf(house.dossiers.fileBundle(declared(...parts), { actor: citizen }));
  return dossiers.map(({ id, filingNumber }) => ({ id, number: filingNumber, act: actOn(id) }));
};
/** To the moment before the clerk gives the result its number. */
const sign = async (act: ReturnType<typeof actOn>, decision: Request = DECIDE) => {
  await act(RECEIVE);
  await act({ kind: 'handOver', ownerId: 'lan' });
  await act(decision);
  await act({ kind: 'sign' }, leader);
};
const RESULT = { kind: 'recordResult', number: '7/TLKT' } as const;

test.each<[string, string, (act: ReturnType<typeof actOn>) => Promise<unknown>]>([
  ['is refused', 'Trùng hồ sơ', (act) => act({ kind: 'refuseReception', reason: 'Trùng hồ sơ' })],
  ['is withdrawn', 'Tôi làm ở nơi khác', (act) => act({ kind: 'withdraw', reason: 'Tôi làm ở nơi khác' })],
  ['is stopped', 'Quá hạn bổ sung', async (act) => {
    await act({ kind: 'requestSupplement', faults: [{ component: 'c0', what: 'Chưa ký', how: 'Ký tên' }], until: '2026-11-24' });
    house.clock.set(Date.parse('2026-11-25T09:00:00+07:00'));
    await act({ kind: 'confirmStop', reason: 'Quá hạn bổ sung', basis: { document: '118/2025/NĐ-CP' }, fees: 'Không thu' });
  }],
  ['has a result that grants nothing', 'Không có căn cứ', async (act) => {
    await sign(act, { kind: 'decide', outcome: 'notGranted', reason: 'Không có căn cứ' });
    await act(RESULT, clerk);
  }],
])('a dossier that another one of its bundle waits for %s: applicant and office of the part are told at once, and it can be acted on', async (_name, reason, end) => {
  const [parent, child] = await begin(part('death'), part('residenceRemoval'));
  if (parent === undefined || child === undefined) throw new Error('no parts');
  await child.act({ kind: 'claim' });
  await end(parent.act);
  const free = await house.dossiers.getDossier(child.id, desk);
  expect([free?.status, free?.nextCause, free?.state.after]).toEqual(['registered', 'reception', undefined]);
  expect(free?.actions.filter(({ kind }) => kind === 'losePart').map(({ data }) => data)).toEqual([{ number: parent.number, reason }]);
  expect(await valueOf(house.dossiers.openAsApplicant({ number: child.number, birthYear: 1960, address: '' }))).toMatchObject({ reason, sent: expect.arrayContaining([expect.objectContaining({ text: expect.stringContaining(parent.number) as string })]) as unknown[] });
  const told = await house.platform.database.query<{ officer_id: string; body: string }>("select officer_id, body from notice where subject = $1 and audience = 'officer'", [child.id]);
  expect(told.map(({ officer_id: who_ }) => who_).toSorted()).toEqual(['deskLead', 'lan']);
  expect(told.every(({ body }) => body.includes(reason))).toBe(true);
  await child.act({ kind: 'refuseReception', reason: 'Không có kết quả của hồ sơ trước' });
});

test('a released part has its whole time for the reception from then on', async () => {
  const [parent, child] = await begin(part('death'), part('residenceRemoval'));
  if (parent === undefined || child === undefined) throw new Error('no parts');
  const before = house.clock.now();
  await sign(parent.act);
  house.clock.set(before + 3 * 86_400_000);
  await parent.act(RESULT, clerk);
  const free = await house.dossiers.getDossier(child.id, desk);
  expect(free?.nextAt !== null && free?.nextAt !== undefined && free.nextAt > new Date(house.clock.now()).toISOString()).toBe(true);
  house.clock.set(before);
});

test('a part that its applicant is withdrawing is left alone, and holds nobody up', async () => {
  const [parent, child] = await begin(part('death'), part('residenceRemoval'));
  if (parent === undefined || child === undefined) throw new Error('no parts');
  await child.act({ kind: 'withdraw', reason: 'Không cần nữa' });
  await sign(parent.act);
  await parent.act(RESULT, clerk);
  expect((await house.dossiers.getDossier(child.id, desk))?.status).toBe('withdrawing');
});

test('who acts on a part while the result of the one before it is written does not spoil it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [parent, child] = await begin(part('death'), part('residenceRemoval'));
    if (parent === undefined || child === undefined) throw new Error('no parts');
    await sign(parent.act);
    const notes = ['một', 'hai', 'ba'].map((text) => house.dossiers.act({ dossierId: child.id, request: { kind: 'note', text } }, { actor: desk }));
    const [result, ...noted] = await Promise.all([house.dossiers.act({ dossierId: parent.id, request: RESULT }, { actor: clerk }), ...notes]);
    expect(result.ok ? '' : result.code).toBe('');
    // Whoever wrote a note at the same moment is told what happened to the dossier they had open.
    expect(noted.every((one) => one.ok || one.code === 'dossier_moved')).toBe(true);
    expect((await house.dossiers.getDossier(child.id, desk))?.actions.map(({ kind }) => kind)).toContain('releasePart');
  }
});

test('results of two bundles written in opposite order follow each other', async () => {
  for (let round = 0; round < 5; round += 1) {
    const ready = await Promise.all([1, 2].map(async () => {
      const [parent, child] = await begin(part('death'), part('residenceRemoval'));
      if (parent === undefined || child === undefined) throw new Error('no parts');
      await sign(parent.act);
      return { parent, child };
    }));
    const both = ready.map(({ parent }) => ({ dossierId: parent.id, request: RESULT }));
    const outcomes = await Promise.all([house.dossiers.actAll(both, { actor: clerk }), house.dossiers.actAll(both.toReversed(), { actor: clerk })]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const { child } of ready) expect((await house.dossiers.getDossier(child.id, desk))?.state.after).toBeUndefined();
  }
});
