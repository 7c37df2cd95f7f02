import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { atDesk, calendarOf, calendarWithout, codeOf, desk, leader, openTestDossiers, valueOf, walkToResult, type TestDossiers } from './dossiers.fixture.ts';
import { createDossiers } from './dossiers.ts';

let house: TestDossiers;
beforeEach(async () => {
  house = await openTestDossiers();
});
afterEach(() => house.close());
const at = (moment: string): void => house.clock.set(Date.parse(`${moment}+07:00`));
const titlesOf = async (officer: string): Promise<string[]> => (await house.notices.listOfOfficer(officer, 50)).map(({ title }) => title.replace(/X38\S+/u, '…'));

describe('the watch', () => {
  test('a silence is told once, to owner, lead and applicant with its cause; after the next action the next silence anew', async () => {
    const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    expect(await house.dossiers.watch()).toEqual({ stuck: 0, warned: 0, apologies: 0 });
    at('2026-11-23T16:00:00');
    expect(await house.dossiers.watch()).toMatchObject({ stuck: 1 });
    expect(await house.dossiers.watch()).toMatchObject({ stuck: 0 });
    expect(await titlesOf('lan')).toEqual(['Hồ sơ … đứng im']);
    expect(await titlesOf('deskLead')).toEqual(['Hồ sơ … đứng im']);
    expect((await house.deps.ports.notices.listSent(id)).map(({ text }) => text).at(-1)).toMatch(/cause firstHandOver.*27\/11\/2026/u);
    expect((await house.dossiers.getDossier(id, desk))?.alerts).toMatchObject([{ kind: 'stuck', cause: 'firstHandOver' }]);
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'handOver', ownerId: 'lan' } }, { actor: desk }));
    at('2026-11-25T16:00:00');
    expect(await house.dossiers.watch()).toMatchObject({ stuck: 1 });
    expect((await house.dossiers.getDossier(id, desk))?.alerts.at(-1)).toMatchObject({ cause: 'step' });
  });

  test('a signature that is waited for is told to the leader', async () => {
    const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'handOver', ownerId: 'lan' } }, { actor: desk }));
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'decide', outcome: 'granted' } }, { actor: desk }));
    at('2026-11-25T11:00:00');
    await house.dossiers.watch();
    expect(await titlesOf('leader')).toContain('Hồ sơ … đứng im');
  });

  test('before it is late it is told by what is left, and the apology lies ready for the signer', async () => {
    const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    at('2026-11-26T08:00:00');
    expect(await house.dossiers.watch()).toMatchObject({ warned: 0, apologies: 0 });
    at('2026-11-27T07:30:00');
    expect(await house.dossiers.watch()).toMatchObject({ warned: 1, apologies: 1 });
    expect(await house.dossiers.watch()).toMatchObject({ warned: 0, apologies: 0 });
    expect(await titlesOf('lan')).toContain('Hồ sơ … sắp đến hạn');
    expect(await titlesOf('leader')).toEqual(['Thư xin lỗi của hồ sơ … chờ ký']);
    const detail = await house.dossiers.getDossier(id, leader);
    expect(detail?.state.apologyPrepared).toMatchObject({ newDue: { at: '2026-12-02T10:00:00.000Z' }, reason: 'cause firstHandOver' });
    at('2026-11-27T15:30:00');
    expect(await house.dossiers.watch()).toMatchObject({ warned: 1 });
    at('2026-11-27T17:00:01');
    expect(await house.dossiers.watch()).toMatchObject({ warned: 1 });
    expect(await titlesOf('lan')).toEqual(expect.arrayContaining(['Hồ sơ … đến hạn ngay', 'Hồ sơ … quá hạn']) as never);
    const signed = await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'apologise', reason: 'Chưa có ý kiến phối hợp' } }, { actor: leader }));
    expect(signed.state).toMatchObject({ due: { at: '2026-12-02T10:00:00.000Z' }, promisedDueAt: '2026-11-27T10:00:00.000Z' });
    expect((await house.deps.ports.notices.listSent(id)).at(-1)?.text).toContain('02/12/2026');
  });

  test('an apology waits for a day on which somebody can sign it, and is made again when days off move the date', async () => {
    at('2026-11-25T09:00:00');
    const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    const due = async (): Promise<unknown[]> => {
      const state = (await house.dossiers.getDossier(id, desk))?.state;
      return [state?.due?.at, state?.apologyPrepared?.newDue.at];
    };
    expect(await due()).toEqual(['2026-11-30T10:00:00.000Z', undefined]);
    at('2026-11-28T09:00:00');
    expect(await house.dossiers.watch()).toMatchObject({ apologies: 0 });
    at('2026-11-30T07:30:00');
    expect(await house.dossiers.watch()).toMatchObject({ apologies: 1 });
    expect(await due()).toEqual(['2026-11-30T10:00:00.000Z', '2026-12-03T10:00:00.000Z']);
    house.outside.calendar = calendarWithout('2026-11-30');
    expect(await house.dossiers.recalculate('Lịch nghỉ thay đổi')).toMatchObject({ moved: 1 });
    expect(await due()).toEqual(['2026-12-01T10:00:00.000Z', undefined]);
    expect(await house.dossiers.watch()).toMatchObject({ apologies: 0 });
    at('2026-12-01T07:30:00');
    expect(await house.dossiers.watch()).toMatchObject({ apologies: 1 });
    expect(await due()).toEqual(['2026-12-01T10:00:00.000Z', '2026-12-04T10:00:00.000Z']);
  });

  test('a signer names a working day that the calendar knows', async () => {
    const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    const apologise = (newDueOn: string) => house.dossiers.act({ dossierId: id, request: { kind: 'apologise', reason: 'Chậm', newDueOn } }, { actor: leader });
    expect(await codeOf(apologise('2026-12-05'))).toBe('dossier_day_off');
    expect(await codeOf(apologise('2028-01-04'))).toBe('dossier_calendar_missing');
    expect((await valueOf(apologise('2027-01-04'))).state.due).toMatchObject({ at: '2027-01-04T10:00:00.000Z', provisional: true });
  });

  test('no new date is made up where the calendar ends; the warning is told all the same', async () => {
    at('2026-12-28T08:00:00');
    const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    house.outside.calendar = calendarOf(2026);
    at('2026-12-31T08:00:00');
    expect(await house.dossiers.watch()).toMatchObject({ warned: 1, apologies: 0 });
    expect((await house.dossiers.getDossier(id, desk))?.state.apologyPrepared).toBeUndefined();
  });

  test('a dossier at its end is awaited by nobody', async () => {
    const id = await walkToResult(house.dossiers);
    await valueOf(house.dossiers.takeCash({ dossierId: id, receipt: '1', amountVnd: 15_000 }, { actor: desk }));
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'deliver', way: 'atDesk', proof: 'ký nhận', to: 'Bình' } }, { actor: desk }));
    at('2027-03-01T08:00:00');
    expect(await house.dossiers.watch()).toEqual({ stuck: 0, warned: 0, apologies: 0 });
  });
});

test('a date that was promised with an apology moves as far as a wait or an extension moves the legal one, never back', async () => {
  const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
  await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'apologise', reason: 'Chậm', newDueOn: '2026-12-04' } }, { actor: leader }));
  at('2026-11-26T09:00:00');
  await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'requestSupplement', faults: [{ component: 'c0', what: 'Mờ', how: 'Chụp lại' }] } }, { actor: desk }));
  at('2026-11-27T09:00:00');
  await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'supply', papers: atDesk().papers } }, { actor: desk }));
  const resumed = await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'resume' } }, { actor: desk }));
  expect(resumed.state.due?.at).toBe('2026-12-07T10:00:00.000Z');
  const extended = await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'extend', amount: 2, unit: 'workingDay', reason: 'Xác minh', basis: { document: '123/2015/NĐ-CP' } } }, { actor: leader }));
  expect(extended.state.due?.at).toBe('2026-12-09T10:00:00.000Z');
});

describe('when the days off change', () => {
  const closeOn = (day: string): void => {
    house.outside.calendar = calendarWithout(day);
  };

  test('running dossiers are reckoned again by an action with the old and the new date; promises stay', async () => {
    const moving = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    const promised = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    await valueOf(house.dossiers.act({ dossierId: promised.id, request: { kind: 'apologise', reason: 'Chậm', newDueOn: '2026-12-04' } }, { actor: leader }));
    const extended = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    await valueOf(house.dossiers.act({ dossierId: extended.id, request: { kind: 'extend', amount: 1, unit: 'workingDay', reason: 'Xác minh', basis: { document: '123/2015/NĐ-CP' } } }, { actor: leader }));
    expect(await house.dossiers.recalculate('Lịch nghỉ thay đổi')).toEqual({ looked: 3, moved: 0, failed: 0 });
    closeOn('2026-11-26');
    expect(await house.dossiers.recalculate('Lịch nghỉ thay đổi')).toEqual({ looked: 3, moved: 2, failed: 0 });
    const dueOf = async (id: string): Promise<string | null | undefined> => (await house.dossiers.getDossier(id, desk))?.dueAt;
    expect(await Promise.all([moving.id, promised.id, extended.id].map(dueOf))).toEqual(['2026-11-30T10:00:00.000Z', '2026-12-04T10:00:00.000Z', '2026-12-01T10:00:00.000Z']);
    const detail = await house.dossiers.getDossier(moving.id, desk);
    expect(detail?.actions.slice(-2)).toMatchObject([{ kind: 'receive', data: { due: { at: '2026-11-27T10:00:00.000Z' } } }, { kind: 'recalculateDue', data: { due: { at: '2026-11-30T10:00:00.000Z' }, reason: 'Lịch nghỉ thay đổi' } }]);
    expect(await house.dossiers.recalculate('Lịch nghỉ thay đổi')).toMatchObject({ moved: 0 });
  });

  test('whoever acts on a dossier at the same moment is given way, and its date follows all the same', async () => {
    const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    house.outside.calendar = calendarWithout('2026-11-26');
    const { run } = house.deps.commands;
    let acted = false;
    const commands: typeof house.deps.commands = {
      ...house.deps.commands,
      run: async (definition, input, call) => {
        if (!acted) await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'handOver', ownerId: 'lan' } }, { actor: desk }));
        acted = true;
        return run(definition, input, call);
      },
    };
    const late = createDossiers({ ...house.deps, commands });
    expect(await late.recalculate('Lịch nghỉ thay đổi')).toEqual({ looked: 1, moved: 1, failed: 0 });
    const detail = await house.dossiers.getDossier(id, desk);
    expect(detail?.actions.map(({ kind }) => kind).slice(-2)).toEqual(['handOver', 'recalculateDue']);
    expect(detail?.dueAt).toBe('2026-11-30T10:00:00.000Z');
  });

  test('a dossier that awaits a payment moves where its clock runs on, and keeps its date where a clause stops it', async () => {
    const awaiting = async (pausesClock: boolean): Promise<string> => {
      const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
      await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'requestPayment', lines: [{ text: 'Tiền sử dụng đất', quantity: 1, unitVnd: 40_000 }], reason: 'Thông báo thuế', pausesClock, basis: { document: '31/2024/QH15' } } }, { actor: desk }));
      return id;
    };
    const [runs, stands] = [await awaiting(false), await awaiting(true)];
    const seen = async (id: string): Promise<unknown> => {
      const detail = await house.dossiers.getDossier(id, desk);
      return [detail?.status, detail?.clockStands, detail?.dueAt];
    };
    closeOn('2026-11-26');
    expect(await house.dossiers.recalculate('Lịch nghỉ thay đổi')).toEqual({ looked: 1, moved: 1, failed: 0 });
    expect(await seen(runs)).toEqual(['awaitingPayment', false, '2026-11-30T10:00:00.000Z']);
    expect(await seen(stands)).toEqual(['awaitingPayment', true, '2026-11-27T10:00:00.000Z']);
    at('2026-11-30T07:30:00');
    expect(await house.dossiers.watch()).toMatchObject({ warned: 1, apologies: 1 });
  });

  test('a wait that has ended is counted again too', async () => {
    const { id } = await valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'requestSupplement', faults: [{ component: 'c0', what: 'Mờ', how: 'Chụp lại' }] } }, { actor: desk }));
    at('2026-11-30T09:00:00');
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'supply', papers: atDesk().papers } }, { actor: desk }));
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'resume' } }, { actor: desk }));
    closeOn('2026-12-02');
    expect(await house.dossiers.recalculate('Lịch nghỉ thay đổi')).toMatchObject({ moved: 1 });
    expect((await house.dossiers.getDossier(id, desk))?.dueAt).toBe('2026-12-04T10:00:00.000Z');
    expect(await codeOf(house.dossiers.act({ dossierId: id, request: { kind: 'handOver' } }, { actor: desk }))).toBeUndefined();
  });
});
