import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { atDesk, C, citizen, codeOf, desk, filing, leader, openTestDossiers, SISTER, valueOf, who, type TestDossiers } from './dossiers.fixture.ts';
import type { ApplicantPerson } from './prove-applicant.ts';

let house: TestDossiers;
beforeAll(async () => {
  house = await openTestDossiers();
});
afterAll(() => house.close());

const NUMBER = '038190000777';
const personOf = (number: string, birthYear = 1990): ApplicantPerson => ({ key: house.deps.ports.sign('dossier applicant', number), birthYear });
const file = (over: object = {}) => valueOf(house.dossiers.file(filing({ evenSo: true, applicant: { name: 'Lê Thị Năm', birthYear: 1990, identityNumber: NUMBER, ...over } }), { actor: citizen }));

describe('a person who logged in', () => {
  test('sees all the own dossiers and nobody else’s, newest first, page by page, open and done', async () => {
    const numbers: string[] = [];
    for (let at = 0; at < 5; at += 1) {
      house.clock.advance(60_000);
      numbers.unshift((await file()).filingNumber);
    }
    await file({ identityNumber: '038190000778' });
    const me = personOf(NUMBER);
    const first = await house.dossiers.listOwn(me, { state: 'all', limit: 3 });
    expect(first.items.map(({ filingNumber }) => filingNumber)).toEqual(numbers.slice(0, 3));
    expect(first.nextCursor).not.toBeNull();
    const [at = '', id = ''] = JSON.parse(Buffer.from(first.nextCursor ?? '', 'base64url').toString()) as string[];
    expect((await house.dossiers.listOwn(me, { state: 'all', limit: 3, before: [at, id] })).items.map(({ filingNumber }) => filingNumber)).toEqual(numbers.slice(3));
    const { id: refused } = (await house.dossiers.getByNumber(numbers[0] ?? '', desk)) ?? { id: '' };
    await valueOf(house.dossiers.act({ dossierId: refused, request: { kind: 'refuseReception', reason: 'Không thuộc phạm vi', basis: { document: '118/2025/NĐ-CP', article: '17' } } }, { actor: desk }));
    expect((await house.dossiers.listOwn(me, { state: 'done', limit: 20 })).items).toMatchObject([{ filingNumber: numbers[0], isDone: true, status: 'refused' }]);
    expect((await house.dossiers.listOwn(me, { state: 'open', limit: 20 })).items).toHaveLength(4);
    expect((await house.dossiers.listOwn(personOf('038190000999'), { state: 'all', limit: 20 })).items).toEqual([]);
    expect(JSON.stringify(first)).not.toMatch(/038190000777|Lê Thị Năm/u);
  });

  test('opens, and acts on, each by its number alone; with the year of birth also another’s (dossier_access_wrong, dossier_proof_incomplete)', async () => {
    const [{ filingNumber }, other] = [await file(), await file({ identityNumber: '038170000001', birthYear: 1970 })];
    const person = personOf(NUMBER);
    const view = await valueOf(house.dossiers.openAsApplicant({ number: filingNumber.toLowerCase(), person }));
    expect(view).toMatchObject({ filingNumber, allowed: ['supply', 'withdraw'] });
    expect(await codeOf(house.dossiers.openAsApplicant({ number: other.filingNumber, person }))).toBe('dossier_access_wrong');
    expect(await codeOf(house.dossiers.actAsApplicant({ number: other.filingNumber, person }, { kind: 'withdraw', reason: 'x' }, { actor: citizen }))).toBe('dossier_access_wrong');
    expect(await codeOf(house.dossiers.takeFileAsApplicant({ number: other.filingNumber, person }, { bytes: Buffer.from('x'), name: 'x' }, { actor: citizen }))).toBe('dossier_access_wrong');
    expect(await codeOf(house.dossiers.readFileAsApplicant({ number: other.filingNumber, person }, 'a'.repeat(64)))).toBe('dossier_access_wrong');
    expect(await codeOf(house.dossiers.findPaper({ number: other.filingNumber, person }, 'x'))).toBe('dossier_access_wrong');
    expect(await codeOf(house.dossiers.openAsApplicant({ number: filingNumber }))).toBe('dossier_proof_incomplete');
    expect(await valueOf(house.dossiers.openAsApplicant({ number: other.filingNumber, birthYear: 1970, person }))).toMatchObject({ filingNumber: other.filingNumber });
    expect((await valueOf(house.dossiers.actAsApplicant({ number: filingNumber, person }, { kind: 'withdraw', reason: 'Không cần nữa' }, { actor: citizen }))).state.status).toBe('withdrawing');
  });

  test('does not see a dossier whose year of birth is another’s: one digit mistyped opens nothing to a stranger', async () => {
    const { filingNumber } = await file({ identityNumber: '038155000055', birthYear: 1955 });
    expect(await codeOf(house.dossiers.openAsApplicant({ number: filingNumber, person: personOf('038155000055', 1990) }))).toBe('dossier_access_wrong');
    expect((await house.dossiers.listOwn(personOf('038155000055', 1990), { state: 'all', limit: 20 })).items).toEqual([]);
    expect((await house.dossiers.listOwn(personOf('038155000055', 1955), { state: 'all', limit: 20 })).items).toHaveLength(1);
  });
});

describe('who hands in for somebody else', () => {
  test('follows that dossier by log-in where the desk saw the number, and no other of the applicant', async () => {
    const applicant = { name: 'Lê Thị Cụ', birthYear: 1931, identityNumber: '038131000031' };
    const given = await valueOf(house.dossiers.receiveAtDesk(atDesk({ applicant: { ...applicant, proxy: { name: 'Lê Văn Con', identityNumber: '038180000080' } }, evenSo: true }), { actor: desk }));
    const { filingNumber } = await file(applicant);
    const son = personOf('038180000080', 1980);
    const list = await house.dossiers.listOwn(son, { state: 'all', limit: 20 });
    expect(list.items).toMatchObject([{ filingNumber: given.filingNumber, byProxy: true }]);
    expect(await valueOf(house.dossiers.openAsApplicant({ number: given.filingNumber, person: son }))).toMatchObject({ filingNumber: given.filingNumber });
    expect(await codeOf(house.dossiers.openAsApplicant({ number: filingNumber, person: son }))).toBe('dossier_access_wrong');
    expect((await house.dossiers.listOwnViews(son, { limit: 20 })).items).toEqual([]);
    expect((await house.dossiers.listOwn(personOf('038131000031', 1931), { state: 'all', limit: 20 })).items).toHaveLength(2);
  });

  test('is not named from home: nobody opens a dossier to others by typing a number', async () => {
    await file({ identityNumber: '038132000032', birthYear: 1932, proxy: { name: 'Ai Đó', identityNumber: '038199000099' } });
    expect((await house.dossiers.listOwn(personOf('038199000099', 1999), { state: 'all', limit: 20 })).items).toEqual([]);
  });
});

describe('who looked', () => {
  test('is told by office and hour, once, and names no officer', async () => {
    const { id, filingNumber } = await file({ identityNumber: '038160000060', birthYear: 1960 });
    const me = personOf('038160000060', 1960);
    expect((await house.dossiers.listOwnViews(me, { limit: 20 })).items).toEqual([]);
    await house.dossiers.getDossier(id, desk);
    await house.dossiers.getDossier(id, desk);
    await house.dossiers.getByNumber(filingNumber, leader);
    await house.dossiers.findSites(id, desk, 'paper');
    // Who may not see it has seen nothing.
    expect(await house.dossiers.getDossier(id, who('x', SISTER, 'officer'))).toBeUndefined();
    const seen = await house.dossiers.listOwnViews(me, { limit: 20 });
    expect(seen.items.map(({ what, office, number }) => [what, office, number])).toEqual(expect.arrayContaining([['dossier', `Xã ${C.id}`, filingNumber], ['paper', `Xã ${C.id}`, filingNumber]]));
    expect(seen.items).toHaveLength(2);
    expect(JSON.stringify(seen)).not.toMatch(/"lan"|"nga"/u);
    house.clock.advance(3_600_000);
    await house.dossiers.getDossier(id, desk);
    const later = await house.dossiers.listOwnViews(me, { limit: 2 });
    expect(later.items).toHaveLength(2);
    const key = JSON.parse(Buffer.from(later.nextCursor ?? '', 'base64url').toString()) as [string, string, string, string];
    expect((await house.dossiers.listOwnViews(me, { limit: 2, before: key })).items).toHaveLength(1);
    expect((await house.dossiers.listOwnViews(personOf('038160000060', 1961), { limit: 20 })).items).toEqual([]);
  });

  test('is forgotten after a year', async () => {
    house.clock.advance(366 * 86_400_000);
    expect((await valueOf(house.dossiers.forgetViews({ actor: { kind: 'system', id: 'system', siteId: C.id, roles: [] } }))).deleted).toBeGreaterThan(0);
  });
});

describe('what is followed', () => {
  const marks = async (source: { readMark(): Promise<string | undefined> }) => source.readMark();

  test('by the applicant changes with what the page shows, and not with what it hides', async () => {
    const { id, filingNumber } = await file({ identityNumber: '038165000065', birthYear: 1965 });
    const source = await valueOf(house.dossiers.followAsApplicant({ number: filingNumber, birthYear: 1965 }));
    const first = await marks(source);
    expect(first).toBe((await valueOf(house.dossiers.openAsApplicant({ number: filingNumber, birthYear: 1965 }))).mark);
    let called = 0;
    const stop = source.listen(() => (called += 1));
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'note', text: 'Việc trong nhà' } }, { actor: desk }));
    expect(await marks(source)).toBe(first);
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'requestSupplement', faults: [{ component: 'c0', what: 'Chưa ký', how: 'Ký lại' }] } }, { actor: desk }));
    expect(await marks(source)).not.toBe(first);
    await expect.poll(() => called).toBeGreaterThan(0);
    stop();
    expect(await codeOf(house.dossiers.followAsApplicant({ number: filingNumber, birthYear: 1966 }))).toBe('dossier_access_wrong');
  });

  test('by an officer is one dossier of the own site, and the open ones of it', async () => {
    const { id } = await file({ identityNumber: '038166000066', birthYear: 1966 });
    const [one, all] = [await house.dossiers.followDossier(id, desk), house.dossiers.followDesk(desk)];
    expect(await one?.readMark()).toBe('1');
    const before = await all.readMark();
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'note', text: 'x' } }, { actor: desk }));
    expect(await one?.readMark()).toBe('2');
    expect(await all.readMark()).not.toBe(before);
    expect(await house.dossiers.followDossier(id, who('x', SISTER, 'officer'))).toBeUndefined();
    expect(await house.dossiers.followDesk(who('x', SISTER, 'officer')).readMark()).toBe('0.0');
  });

  test('by a desk calls back for what is done at its site, and for what another takes over, not for the work of the others', async () => {
    const { id } = await file({ identityNumber: '038167000067', birthYear: 1967 });
    const sister = who('hoa', SISTER, 'officer', 'deskLead');
    const called = { here: 0, there: 0 };
    const stops = [house.dossiers.followDesk(desk).listen(() => (called.here += 1)), house.dossiers.followDesk(sister).listen(() => (called.there += 1))];
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'note', text: 'x' } }, { actor: desk }));
    await expect.poll(() => called.here).toBeGreaterThan(0);
    expect(called.there).toBe(0);
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'transfer', toSiteId: SISTER.id, reason: 'Nơi thường trú', basis: { document: '118/2025/NĐ-CP' } } }, { actor: desk }));
    const before = await expect.poll(() => called.here).toBeGreaterThan(1).then(() => called.here);
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'acceptTransfer' } }, { actor: sister }));
    await expect.poll(() => [called.here > before, called.there > 0]).toEqual([true, true]);
    for (const stop of stops) stop();
  });
});
