import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { stateOf } from '#model/dossier.ts';
import { createDossiers } from './dossiers.ts';
import { listActionRows } from './dossiers.store.ts';
import { atDesk, C, calendarOf, citizen, clerk, codeOf, DECIDE, desk, filing, lead, leader, openTestDossiers, P, procedure, refusalOf, SISTER, STRANGE, valueOf, walkToResult, who, type TestDossiers } from './dossiers.fixture.ts';

let house: TestDossiers;
beforeAll(async () => {
  house = await openTestDossiers();
});
afterAll(() => house.close());
beforeEach(() => {
  Object.assign(house.outside, { procedures: [procedure()], rightDoor: undefined, calendar: calendarOf(2026, 2027) });
  house.clock.set(Date.parse('2026-11-23T09:00:00+07:00'));
});
let persons = 0;
const newcomer = (over: Parameters<typeof filing>[0] = {}) => filing({ applicant: { name: 'Lê Thị Na', birthYear: 1995, identityNumber: String(2_000_000_000 + (persons += 1)).padStart(12, '0') }, ...over });
const papers = atDesk().papers;

describe('a dossier begins', () => {
  test('handed in at the desk: received at once with code, form 01, frozen versions, deadline, steps inside it, and the fee', async () => {
    const { id, state, filingNumber } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    // Three working days from Monday 23 November: the 24th is Culture Day.
    expect(state).toMatchObject({ status: 'received', lastNumber: 2, due: { at: '2026-11-27T10:00:00.000Z' }, money: 'due', ownerId: 'lan', payable: { payableVnd: 15_000 } });
    expect(state.code).toMatch(/^X38\.14\.797-261123-\d{4}$/u);
    expect(filingNumber).toMatch(/^HS-[2-9A-Z]{4}-[2-9A-Z]{4}$/u);
    expect(house.outside.papers.at(-1)).toBe('form01');
    const detail = await house.dossiers.getDossier(id, desk);
    expect(detail?.frozen).toMatchObject({ procedureVersion: 1, processId: 'ct-qt-33', frozenOn: '2026-11-23' });
    const reception = detail?.actions.find((action) => action.kind === 'receive');
    const plan = reception?.data.steps.map(({ dueAt }) => dueAt) ?? [];
    expect(plan).toEqual([...plan].sort());
    expect(plan.at(-1)).toBe('2026-11-27T02:00:00.000Z');
    expect(detail?.nextCause).toBe('firstHandOver');
  });

  test('filed online by the citizen: registered, no code yet, eight office hours to answer; the desk receives it', async () => {
    const begun = await valueOf(house.dossiers.file(newcomer(), { actor: citizen }));
    expect(begun.state).toMatchObject({ status: 'registered', lastNumber: 1 });
    expect(begun.state.code).toBeUndefined();
    expect(await house.dossiers.getByNumber(begun.filingNumber.toLowerCase(), desk)).toMatchObject({ nextCause: 'reception', nextAt: '2026-11-25T02:00:00.000Z' });
    const received = await valueOf(house.dossiers.act({ dossierId: begun.id, seenNumber: 1, request: { kind: 'receive', papers } }, { actor: desk }));
    expect(received.state.status).toBe('received');
    expect((await house.dossiers.getByNumber(received.state.code ?? '', desk))?.id).toBe(begun.id);
  });

  test('an officer who helps to file online is written down', async () => {
    const { consent: _none, ...silent } = newcomer();
    expect(await codeOf(house.dossiers.file(silent, { actor: desk }))).toBe('dossier_consent_missing');
    const { id } = await valueOf(house.dossiers.file(newcomer(), { actor: desk }));
    const [first] = await listActionRows(house.platform.database, C.id, id);
    expect(first).toMatchObject({ kind: 'register', data: { assistedBy: 'lan', consent: { how: 'spoken' }, organisations: { helpedAt: 'c1', receivedAt: 'c1', competentAgency: 'c1' } } });
  });

  test('received here for a sister commune: three organisations, the competent one owns it from reception on', async () => {
    const { id, state } = await valueOf(house.dossiers.receiveAtDesk(atDesk({ competentSiteId: 'c2' }), { actor: desk }));
    expect(state).toMatchObject({ ownerSiteId: 'c2', organisations: { helpedAt: 'c1', receivedAt: 'c1', competentAgency: 'c2' } });
    expect(state.code).toMatch(/^X38\.14\.758-/u);
    expect(state.ownerId).toBeUndefined();
    const sister = who('hoa', SISTER, 'officer');
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'claim' } }, { actor: sister }));
    expect(await codeOf(house.dossiers.act({ dossierId: id, request: DECIDE }, { actor: desk }))).toBe('dossier_not_yours');
    expect(await house.dossiers.getDossier(id, desk)).toBeDefined();
  });

  test.each<[string, Parameters<typeof filing>[0], string]>([
    ['a procedure nobody knows', { procedureCode: '9.999999' }, 'dossier_procedure_unknown'],
    ['a case nobody knows', { caseId: 'khác' }, 'dossier_case_unknown'],
    ['a site that is none', { competentSiteId: 'nowhere' }, 'dossier_site_unknown'],
    ['beyond the province', { competentSiteId: STRANGE.id }, 'dossier_site_outside_province'],
    ['without its papers', { papers: [] }, 'dossier_incomplete'],
    ['a condition nobody decided', { conditions: {} }, 'dossier_incomplete'],
    ['a year of birth to come', { applicant: { name: 'A', birthYear: 2030 } }, 'dossier_birth_year_wrong'],
  ])('%s is refused and nothing is kept', async (_, over, code) => {
    const before = await house.platform.database.query('select 1 from dossier');
    expect(await codeOf(house.dossiers.file(newcomer(over), { actor: desk }))).toBe(code);
    expect(await house.platform.database.query('select 1 from dossier')).toHaveLength(before.length);
  });

  test('a citizen files online only', async () => {
    expect(await codeOf(house.dossiers.file(newcomer({ channel: 'post' }), { actor: citizen }))).toBe('not_allowed');
    expect(await codeOf(house.dossiers.receiveAtDesk(atDesk(), { actor: citizen }))).toBe('not_allowed');
    expect(await codeOf(house.dossiers.receiveAtDesk(atDesk(), { actor: leader }))).toBe('not_allowed');
  });

  test('the same person has the same dossier open: told with its number, and possible all the same', async () => {
    const one = newcomer();
    const first = await valueOf(house.dossiers.file(one, { actor: citizen }));
    expect(await refusalOf(house.dossiers.file(one, { actor: citizen }))).toEqual(['dossier_open_already', { number: first.filingNumber }]);
    await valueOf(house.dossiers.file({ ...one, evenSo: true }, { actor: citizen }));
  });

  test('the wrong door is told with the right one and its clause', async () => {
    house.outside.rightDoor = { name: 'Công an cấp xã', basis: 'Luật Cư trú 68/2020/QH14, Điều 22' };
    expect(await refusalOf(house.dossiers.file(newcomer(), { actor: citizen }))).toEqual(['dossier_wrong_door', house.outside.rightDoor]);
    // Who decides was named: the desk knows what it does, and a reception free of boundaries goes on.
    await valueOf(house.dossiers.file(newcomer({ competentSiteId: 'c2' }), { actor: desk }));
  });

  test('sent twice with one key it is one dossier; the key with another content is refused', async () => {
    const one = newcomer();
    const call = { actor: citizen, idempotencyKey: `gui-hai-lan-${String(persons)}` };
    const [first, second] = await Promise.all([valueOf(house.dossiers.file(one, call)), valueOf(house.dossiers.file(one, call))]);
    expect(second.id).toBe(first.id);
    expect(await codeOf(house.dossiers.file(newcomer(), call))).toBe('idempotency_key_reused');
  });
});

describe('between filing and reception', () => {
  const dearer = (): ReturnType<typeof procedure> => {
    const one = procedure();
    const [first] = one.cases;
    if (first === undefined) throw new Error('no case');
    return { ...one, version: 2, cases: [{ ...first, channels: first.channels.map((way) => ({ ...way, fees: way.fees.map((fee) => ({ ...fee, amountVnd: 30_000 })) })) }] };
  };

  test('the fee changed: told first, then received at the new one, and frozen', async () => {
    const { id } = await valueOf(house.dossiers.file(newcomer(), { actor: citizen }));
    house.outside.procedures.push(dearer());
    expect(await refusalOf(house.dossiers.act({ dossierId: id, request: { kind: 'receive', papers } }, { actor: desk }))).toEqual(['dossier_changed_since_filing', { what: '@dossierChanges.fee' }]);
    const received = await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'receive', papers, acceptChanges: true } }, { actor: desk }));
    expect(received.state.payable?.payableVnd).toBe(30_000);
    house.outside.procedures.push({ ...dearer(), version: 3 });
    expect((await house.dossiers.getDossier(id, desk))?.frozen).toMatchObject({ procedureVersion: 2, fees: [{ amountVnd: 30_000 }] });
  });

  test('the fee changed: under a transitional clause the dossier goes on as it was filed', async () => {
    const { id } = await valueOf(house.dossiers.file(newcomer(), { actor: citizen }));
    house.outside.procedures.push(dearer());
    const received = await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'receive', papers, formerLaw: { document: 'NQ 12/2026/NQ-HĐND', article: '3' } } }, { actor: desk }));
    expect(received.state.payable?.payableVnd).toBe(15_000);
  });

  test('the procedure was repealed: told with what stands instead; nothing is lost', async () => {
    const { id } = await valueOf(house.dossiers.file(newcomer(), { actor: citizen }));
    house.outside.procedures.push(procedure({ version: 2, status: 'repealed', replacedBy: ['2.002854'] }));
    expect(await refusalOf(house.dossiers.act({ dossierId: id, request: { kind: 'receive', papers } }, { actor: desk }))).toEqual(['dossier_procedure_repealed', { code: '1.004873', instead: '2.002854' }]);
    expect((await house.dossiers.getDossier(id, desk))?.status).toBe('registered');
    expect(await codeOf(house.dossiers.file(newcomer(), { actor: citizen }))).toBe('dossier_procedure_repealed');
    expect((await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'receive', papers, formerLaw: { document: '03/2026/QH16', article: '70' } } }, { actor: desk }))).state.status).toBe('received');
  });

  test('the days off of the year are not known: no date is made up', async () => {
    const { id } = await valueOf(house.dossiers.file(newcomer(), { actor: citizen }));
    house.outside.calendar = calendarOf(2026);
    house.clock.set(Date.parse('2026-12-30T09:00:00+07:00'));
    expect(await refusalOf(house.dossiers.act({ dossierId: id, request: { kind: 'receive', papers } }, { actor: desk }))).toEqual(['dossier_calendar_missing', { last: '2026-12-31' }]);
    expect((await house.dossiers.getDossier(id, desk))?.lastNumber).toBe(1);
  });

  test('a record without a limit or a fee asks the desk for it, with its clause', async () => {
    const one = procedure();
    const [first] = one.cases;
    if (first === undefined) throw new Error('no case');
    house.outside.procedures = [{ ...one, cases: [{ ...first, channels: [{ channel: 'direct', time: { amount: null, unit: null, text: 'Theo quy định', state: 'unparsed' }, fees: [{ kind: 'lephi', amountVnd: null, text: 'HĐND tỉnh quy định', state: 'unparsed', scope: 'province' }] }] }] }];
    expect(await codeOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }))).toBe('dossier_limit_unknown');
    const limit = { amount: 5, unit: 'workingDay' as const, basis: { document: '123/2015/NĐ-CP', article: '22' } };
    expect(await codeOf(house.dossiers.receiveAtDesk(atDesk({ reception: { limit } }), { actor: desk }))).toBe('dossier_fee_unknown');
    expect(await codeOf(house.dossiers.receiveAtDesk(atDesk({ reception: { limit, fee: { provinceVnd: { 0: 10_000 }, exemption: { reason: ' ', share: 1 } } } }), { actor: desk }))).toBe('dossier_exemption_reason_missing');
    expect(await codeOf(house.dossiers.receiveAtDesk(atDesk({ reception: { limit, fee: { provinceVnd: { 0: -1 } } } }), { actor: desk }))).toBe('dossier_fee_amount_wrong');
    const { state } = await valueOf(house.dossiers.receiveAtDesk(atDesk({ reception: { limit, fee: { provinceVnd: { 0: 10_000 }, exemption: { reason: 'Hộ nghèo', share: 1 } } } }), { actor: desk }));
    expect(state).toMatchObject({ money: 'none', due: { at: '2026-12-01T10:00:00.000Z' } });
  });
});

describe('supplements and refusals', () => {
  test('a return names everything that is missing at once, each bound to the list or a clause', async () => {
    const { id } = await valueOf(house.dossiers.file(newcomer({ channel: 'post', papers: [] }), { actor: desk }));
    const ask = (faults: { component?: string; what: string; how: string }[], rest: object = {}) => house.dossiers.act({ dossierId: id, request: { kind: 'requestSupplement', faults, ...rest } }, { actor: desk });
    expect(await refusalOf(ask([{ component: 'c1', what: 'Mờ', how: 'Chụp lại' }]))).toEqual(['dossier_faults_left_out', { count: 1, first: 'Tờ khai' }]);
    expect(await codeOf(ask([{ component: 'c77', what: 'Thiếu sổ hộ khẩu', how: 'Nộp' }]))).toBe('dossier_component_unknown');
    expect(await codeOf(ask([{ component: 'c0', what: 'Thiếu', how: 'Điền' }], { until: '2026-11-23' }))).toBe('dossier_day_past');
    const asked = await valueOf(ask([{ component: 'c0', what: 'Thiếu tờ khai', how: 'Điền tờ khai và ký tên' }]));
    expect(asked.state).toMatchObject({ status: 'supplementing', waiting: { until: '2026-12-23', clockStands: false } });
    expect(house.outside.papers.at(-1)).toBe('form02');
  });

  test('in processing the clock stands meanwhile, and what was left of it goes on', async () => {
    const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'requestSupplement', faults: [{ what: 'Tên không khớp', how: 'Đính chính', basis: { document: '118/2025/NĐ-CP', article: '18' } }] } }, { actor: desk }));
    house.clock.set(Date.parse('2026-11-30T09:00:00+07:00'));
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'supply', papers } }, { actor: desk }));
    const resumed = await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'resume' } }, { actor: desk }));
    // Left: from Monday 9:00 to Friday 17:00 without Culture Day, 30.5 office hours; so from Monday 9:00 to Thursday 17:00, three days and the rest of the day.
    expect(resumed.state.due?.at).toBe('2026-12-03T10:00:00.000Z');
    expect(await codeOf(house.dossiers.act({ dossierId: id, request: { kind: 'requestSupplement', faults: [{ component: 'c0', what: 'Sai', how: 'Sửa' }] } }, { actor: desk }))).toBe('dossier_supplement_repeated');
  });

  test('refused at reception it ends with form 03, the reason and the right door', async () => {
    const { id } = await valueOf(house.dossiers.file(newcomer(), { actor: citizen }));
    house.outside.rightDoor = { name: 'Công an cấp xã' };
    const refused = await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'refuseReception', reason: 'Việc này do Công an cấp xã giải quyết', basis: { document: '68/2020/QH14', article: '22' } } }, { actor: desk }));
    expect(refused.state.status).toBe('refused');
    expect(house.outside.papers.at(-1)).toBe('form03');
    expect((await house.dossiers.getDossier(id, desk))?.actions.at(-1)).toMatchObject({ data: { rightDoor: { name: 'Công an cấp xã' } } });
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'movePapers', papers: ['Tờ khai'], to: 'Công an cấp xã' } }, { actor: desk }));
  });
});

describe('to the result', () => {
  test('steps, draft, signature, number, payment, delivery with proof; the log folds to the state that is kept', async () => {
    const id = await walkToResult(house.dossiers);
    expect(await codeOf(house.dossiers.act({ dossierId: id, request: { kind: 'deliver', way: 'atDesk', proof: 'ký nhận', to: 'Bình' } }, { actor: desk }))).toBe('dossier_fee_unpaid');
    const detail = await house.dossiers.getDossier(id, desk);
    expect(detail).toMatchObject({ status: 'decided', nationalStatus: 9, overdue: false, nextCause: 'collection' });
    expect(stateOf(detail?.actions ?? [])).toEqual(detail?.state);
    expect(detail?.offers.find(({ kind }) => kind === 'deliver')).toEqual({ kind: 'deliver', open: false, why: 'dossier_fee_unpaid' });
    expect(await codeOf(house.dossiers.act({ dossierId: id, request: { kind: 'recall', reason: 'Sai', basis: { document: '118/2025/NĐ-CP' } } }, { actor: desk }))).toBe('dossier_not_yours');
  });

  test('a leader signs a batch: all or none, the refusal says where', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 3; at += 1) {
      const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
      await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'handOver' } }, { actor: desk }));
      if (at < 2) await valueOf(house.dossiers.act({ dossierId: id, request: DECIDE }, { actor: desk }));
      ids.push(id);
    }
    const sign = (list: readonly string[]) => house.dossiers.actAll(list.map((dossierId) => ({ dossierId, request: { kind: 'sign' as const } })), { actor: leader });
    expect(await refusalOf(sign(ids))).toEqual(['dossier_not_decided', expect.objectContaining({ at: 2 })]);
    expect((await house.dossiers.getDossier(ids[0] ?? '', leader))?.state.decision?.signedAt).toBeUndefined();
    expect(await valueOf(sign(ids.slice(0, 2)))).toHaveLength(2);
  });

  test('extended by a fixed law, promised anew once, both dates kept', async () => {
    const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    const extended = await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'extend', amount: 2, unit: 'workingDay', reason: 'Phải xác minh', basis: { document: '123/2015/NĐ-CP', article: '22' } } }, { actor: leader }));
    expect(extended.state.due?.at).toBe('2026-12-01T10:00:00.000Z');
    const apology = (newDueOn?: string) => house.dossiers.act({ dossierId: id, request: { kind: 'apologise', reason: 'Chưa có ý kiến', ...(newDueOn === undefined ? {} : { newDueOn }) } }, { actor: leader });
    expect(await codeOf(apology())).toBe('dossier_limit_unknown');
    expect(await codeOf(apology('2026-11-30'))).toBe('dossier_due_not_later');
    expect((await valueOf(apology('2026-12-04'))).state).toMatchObject({ promisedDueAt: '2026-12-01T10:00:00.000Z', due: { at: '2026-12-04T10:00:00.000Z' } });
    expect(house.outside.papers.at(-1)).toBe('form04');
    expect(await codeOf(apology('2026-12-08'))).toBe('dossier_apology_given');
  });

  test('assigned, claimed, delegated for a leave', async () => {
    const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'assign', ownerId: 'hung' } }, { actor: lead }));
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'claim' } }, { actor: clerk }));
    const delegated = await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'delegate', toId: 'lan', until: '2026-12-31', reason: 'nghỉ phép' } }, { actor: clerk }));
    expect(delegated.state).toMatchObject({ ownerId: 'tu', delegation: { toId: 'lan', until: '2026-12-31' } });
  });

  test('a transfer is offered, answered by the other agency alone, and keeps code and clock', async () => {
    const { id, state } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'transfer', toSiteId: 'c2', reason: 'Không thuộc thẩm quyền', basis: { document: '118/2025/NĐ-CP', article: '17' } } }, { actor: desk }));
    expect(await codeOf(house.dossiers.act({ dossierId: id, request: { kind: 'acceptTransfer' } }, { actor: desk }))).toBe('dossier_not_yours');
    const moved = await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'acceptTransfer' } }, { actor: who('hoa', SISTER, 'deskLead') }));
    expect(moved.state).toMatchObject({ ownerSiteId: 'c2', code: state.code, due: state.due });
  });
});

describe('two at once', () => {
  test('who has not seen the last action is told what happened; nothing is lost', async () => {
    const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    await valueOf(house.dossiers.act({ dossierId: id, seenNumber: 2, request: { kind: 'note', text: 'Đã gọi' } }, { actor: lead }));
    expect(await refusalOf(house.dossiers.act({ dossierId: id, seenNumber: 2, request: { kind: 'handOver' } }, { actor: desk }))).toEqual(['dossier_moved', { number: 3, happened: '@dossierActions.note', at: '09:00 23/11/2026' }]);
  });

  test('of two processes each goes on from what the other has left, whatever it remembers of the dossier', async () => {
    const other = createDossiers(house.deps);
    const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    const note = (text: string) => ({ dossierId: id, request: { kind: 'note', text } as const });
    await valueOf(house.dossiers.act(note('một'), { actor: desk, idempotencyKey: `note-${id}` }));
    await valueOf(other.act(note('hai'), { actor: desk }));
    await valueOf(other.act(note('ba'), { actor: desk }));
    // This one remembers the third action as the last.
    expect(await refusalOf(house.dossiers.act({ ...note('không thấy'), seenNumber: 3 }, { actor: desk }))).toEqual(['dossier_moved', { number: 5, happened: '@dossierActions.note', at: '09:00 23/11/2026' }]);
    expect(await valueOf(house.dossiers.act(note('bốn'), { actor: desk }))).toMatchObject({ number: 6, state: { lastNumber: 6 } });
    expect(await valueOf(house.dossiers.act(note('một'), { actor: desk, idempotencyKey: `note-${id}` }))).toMatchObject({ number: 3, state: { lastNumber: 3 } });
    expect(await valueOf(house.dossiers.act(note('năm'), { actor: desk }))).toMatchObject({ number: 7 });
    const actions = await listActionRows(house.platform.database, C.id, id);
    expect(actions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect((await house.dossiers.getDossier(id, desk))?.lastNumber).toBe(stateOf(actions).lastNumber);
  });

  test('of a dossier that was wiped nothing is written, though the process remembers it', async () => {
    const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'note', text: 'còn đây' } }, { actor: desk }));
    for (const table of ['dossier_action', 'dossier_search']) await house.platform.database.query(`delete from ${table} where dossier_id = $1`, [id]);
    await house.platform.database.query('delete from dossier where id = $1', [id]);
    expect(await codeOf(house.dossiers.act({ dossierId: id, request: { kind: 'note', text: 'đã xóa' } }, { actor: desk }))).toBe('not_found');
    expect(await listActionRows(house.platform.database, C.id, id)).toEqual([]);
  });

  test('of many at the same moment one acts, the others are told; numbers stay without gaps', async () => {
    const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    const outcomes = await Promise.all(Array.from({ length: 12 }, (_, at) => house.dossiers.act({ dossierId: id, seenNumber: 2, request: { kind: 'note', text: `Ghi chú ${String(at)}` } }, { actor: desk })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.code])))).toEqual(new Set(['dossier_moved']));
    expect((await listActionRows(house.platform.database, C.id, id)).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  test('32 receptions at once have 32 codes of the day, one after the other', async () => {
    house.clock.set(Date.parse('2026-12-07T09:00:00+07:00'));
    const begun = await Promise.all(Array.from({ length: 32 }, () => valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }))));
    const numbers = begun.map(({ state }) => Number(state.code?.split('-')[2])).sort((left, right) => left - right);
    expect(numbers).toEqual(Array.from({ length: 32 }, (_, at) => at + 1));
  });

  test('a repeated key gives the first reply and acts once', async () => {
    const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    const call = { actor: desk, idempotencyKey: `ghi-chu-${id}` };
    const act = () => valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'note', text: 'Một lần' } }, call));
    const [first, second] = [await act(), await act()];
    expect(second).toEqual(first);
    expect((await house.dossiers.getDossier(id, desk))?.lastNumber).toBe(3);
  });

  test("the server's clock set back: the action stands at the last one's moment and says so", async () => {
    const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    house.clock.set(Date.parse('2026-11-20T09:00:00+07:00'));
    const acted = await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'handOver' } }, { actor: desk }));
    expect(acted.state.lastAt).toBe('2026-11-23T02:00:00.000Z');
    expect((await listActionRows(house.platform.database, C.id, id)).at(-1)).toMatchObject({ clockWentBack: true });
  });
});

describe('reading', () => {
  test('found by code, name without marks, end of the telephone, procedure; not by strangers', async () => {
    const { id, state } = await valueOf(house.dossiers.receiveAtDesk(atDesk({ applicant: { name: 'Đặng Thuỳ Trâm', birthYear: 1942, phone: '0911222789', identityNumber: '001142000009' } }), { actor: desk }));
    for (const text of [state.code ?? '', (state.code ?? '').slice(-4), 'dang thuy tram', 'Đặng Thùy', '789', 'tram 1.004873', 'xac nhan tinh trang tram']) expect((await house.dossiers.search(text, desk, 20)).map((one) => one.id), text).toContain(id);
    for (const text of ['tram binh', '', '!!! ---', "'; drop table dossier; --", 'zz & | !']) expect((await house.dossiers.search(text, desk, 20)).map((one) => one.id), text).not.toContain(id);
    expect(await house.dossiers.search('dang thuy tram', who('hoa', SISTER, 'officer'), 20)).toEqual([]);
    expect((await house.dossiers.search('dang thuy tram', who('quan', P, 'provinceSupervisor'), 20)).map((one) => one.id)).toEqual([id]);
  });

  test('a sister commune and another province do not see it, the own province does and acts on nothing', async () => {
    const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    for (const stranger of [who('hoa', SISTER, 'officer', 'leader'), who('an', STRANGE, 'deskLead')]) {
      expect(await house.dossiers.getDossier(id, stranger)).toBeUndefined();
      expect(await codeOf(house.dossiers.act({ dossierId: id, request: { kind: 'note', text: 'x' } }, { actor: stranger }))).toBe('not_found');
    }
    const supervisor = who('quan', P, 'provinceSupervisor');
    expect((await house.dossiers.getDossier(id, supervisor))?.offers.filter(({ open }) => open)).toEqual([]);
    expect(await codeOf(house.dossiers.act({ dossierId: id, request: { kind: 'note', text: 'x' } }, { actor: supervisor }))).toBe('not_allowed');
  });

  test('lists: due today, late, silent, mine, to sign; pages lose nothing; counts agree', async () => {
    const own = await openTestDossiers('2026-11-23T09:00:00+07:00');
    try {
      const ids: string[] = [];
      for (let at = 0; at < 5; at += 1) ids.push((await valueOf(own.dossiers.receiveAtDesk(atDesk(), { actor: desk }))).id);
      await valueOf(own.dossiers.act({ dossierId: ids[0] ?? '', request: { kind: 'handOver', ownerId: 'lan' } }, { actor: desk }));
      await valueOf(own.dossiers.act({ dossierId: ids[0] ?? '', request: DECIDE }, { actor: desk }));
      const idsOf = async (list: 'open' | 'today' | 'late' | 'stuck' | 'mine' | 'toSign') => (await own.dossiers.listDossiers({ list, limit: 50 }, desk)).items.map(({ id }) => id);
      expect((await idsOf('open')).sort()).toEqual([...ids].sort());
      expect(await idsOf('toSign')).toEqual([ids[0]]);
      expect(await idsOf('mine')).toHaveLength(5);
      expect(await idsOf('stuck')).toEqual([]);
      own.clock.set(Date.parse('2026-11-27T09:00:00+07:00'));
      expect(await idsOf('today')).toHaveLength(5);
      expect(await idsOf('stuck')).toHaveLength(5);
      own.clock.set(Date.parse('2026-11-27T17:00:01+07:00'));
      expect(await idsOf('late')).toHaveLength(5);
      expect(await own.dossiers.countLists(desk)).toMatchObject({ open: 5, today: 0, late: 5, stuck: 5, mine: 5, toSign: 1, toReceive: 0 });
      const seen: string[] = [];
      let after: readonly [string, string] | undefined;
      for (let turn = 0; turn < 5; turn += 1) {
        const page = await own.dossiers.listDossiers({ list: 'open', limit: 2, ...(after === undefined ? {} : { after }) }, desk);
        seen.push(...page.items.map(({ id }) => id));
        const last = page.items.at(-1);
        if (page.nextCursor === null || last === undefined) break;
        after = [last.nextAt ?? '', last.id];
      }
      expect(seen).toHaveLength(5);
      expect(new Set(seen).size).toBe(5);
      expect((await own.dossiers.listRegister({ from: '2026-11-23', to: '2026-11-24', limit: 10 }, desk)).items).toHaveLength(5);
      expect((await own.dossiers.listRegister({ from: '2026-11-24', to: '2026-11-25', limit: 10 }, desk)).items).toEqual([]);
    } finally {
      await own.close();
    }
  });
});
