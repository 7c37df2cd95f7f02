import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#model/actor.ts';
import { practiceSiteOf, type Site } from '#model/site.ts';
import { atDesk, C, codeOf, desk, filing, openTestDossiers, P, valueOf, who, type TestDossiers } from './dossiers.fixture.ts';

const PRACTICE: Site = { id: practiceSiteOf(C.id), kind: 'commune', placeCode: '14797' };
const trainee: Actor = who('lan', PRACTICE, 'officer', 'leader', 'clerk', 'deskLead');
const twin = { name: 'Nguyễn Thị Hoa', birthYear: 1990, phone: '0900000123', identityNumber: '001190000001', email: 'hoa@example.vn' };

let room: TestDossiers;
beforeAll(async () => {
  room = await openTestDossiers('2026-11-23T09:00:00+07:00', {
    findSite: async (id) => (id === PRACTICE.id ? { id, name: 'Xã c1', placeCode: '14797', provinceCode: '38' } : id === C.id ? { id, name: 'Xã c1', placeCode: '14797', provinceId: 'p1', provinceCode: '38' } : undefined),
  });
});
afterAll(() => room.close());

describe('what is practised on stays apart', () => {
  test('its code is recognisable and takes no number of the counter', async () => {
    const before = await valueOf(room.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    const practised = await valueOf(room.dossiers.receiveAtDesk(atDesk(), { actor: trainee }));
    const after = await valueOf(room.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    expect([before, practised, after].map(({ state }) => state.code)).toEqual(['X38.14.797-261123-0001', 'T00.14.797-261123-0001', 'X38.14.797-261123-0002']);
  });

  test('the same person may be received for real, and is not found open already', async () => {
    await valueOf(room.dossiers.file(filing({ applicant: twin }), { actor: trainee }));
    await valueOf(room.dossiers.file(filing({ applicant: twin }), { actor: desk }));
    expect(await codeOf(room.dossiers.file(filing({ applicant: twin }), { actor: trainee }))).toBe('dossier_open_already');
  });

  test('nobody outside opens it by number and year of birth (dossier_access_wrong)', async () => {
    const begun = await valueOf(room.dossiers.receiveAtDesk(atDesk(), { actor: trainee }));
    for (const number of [begun.filingNumber, begun.state.code ?? '']) expect(await codeOf(room.dossiers.openAsApplicant({ number, birthYear: 1980 }))).toBe('dossier_access_wrong');
  });

  test('no officer of the commune or its province sees it, and whoever practises sees nothing real', async () => {
    const practised = await valueOf(room.dossiers.receiveAtDesk(atDesk(), { actor: trainee }));
    const real = await valueOf(room.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    for (const actor of [desk, who('an', P, 'provinceSupervisor')]) {
      expect(await room.dossiers.getDossier(practised.id, actor)).toBeUndefined();
      expect((await room.dossiers.search('T00', actor, 20)).length).toBe(0);
    }
    expect(await room.dossiers.getDossier(real.id, trainee)).toBeUndefined();
    expect((await room.dossiers.search('binh', trainee, 20)).every(({ ownerSiteId }) => ownerSiteId === PRACTICE.id)).toBe(true);
    const register = { from: '2026-11-01', to: '2026-12-31', limit: 100 };
    expect((await room.dossiers.listRegister(register, desk)).items.some(({ ownerSiteId }) => ownerSiteId !== C.id)).toBe(false);
  });

  test('what would be sent is written down and never leaves', async () => {
    const begun = await valueOf(room.dossiers.receiveAtDesk(atDesk({ applicant: { ...twin, identityNumber: '001190000002' } }), { actor: trainee }));
    const held = (await room.dossiers.getDossier(begun.id, trainee))?.heldNotices ?? [];
    expect(held.map(({ channel, state }) => [channel, state])).toEqual([['page', 'sent'], ['email', 'held'], ['sms', 'held']]);
    const rows = await room.platform.database.query<{ address: string | null }>('select address from notice where subject = $1', [begun.id]);
    expect(rows.every(({ address }) => address === null)).toBe(true);
    expect(await room.notices.sendDue()).toBe(0);
  });

  test('it cannot be handed to a real office, nor a real dossier to practice (not_in_practice)', async () => {
    const practised = await valueOf(room.dossiers.receiveAtDesk(atDesk(), { actor: trainee }));
    const real = await valueOf(room.dossiers.receiveAtDesk(atDesk(), { actor: desk }));
    const request = (toSiteId: string) => ({ kind: 'transfer' as const, toSiteId, reason: 'thử', basis: { document: '118/2025/NĐ-CP' } });
    expect(await codeOf(room.dossiers.act({ dossierId: practised.id, request: request(C.id) }, { actor: trainee }))).toBe('not_in_practice');
    expect(await codeOf(room.dossiers.act({ dossierId: real.id, request: request(PRACTICE.id) }, { actor: desk }))).toBe('not_in_practice');
    expect(await codeOf(room.dossiers.file(filing({ competentSiteId: C.id, evenSo: true }), { actor: trainee }))).toBe('dossier_site_outside_province');
  });

  test('real money that names it is kept for an officer, not counted', async () => {
    const begun = await valueOf(room.dossiers.receiveAtDesk(atDesk(), { actor: trainee }));
    expect(await room.dossiers.takeTransfer(C.id, { reference: 'ck-1', amountVnd: 15_000, note: begun.filingNumber, paidAt: '2026-11-23T02:00:00.000Z', provider: 'bank' })).toBe('unmatched');
  });
});
