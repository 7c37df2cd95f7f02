import { afterAll, beforeAll, expect, test } from 'vitest';
import { citizen, codeOf, desk, filing, openTestDossiers, refusalOf, valueOf, walkToResult, type TestDossiers } from './dossiers.fixture.ts';

let house: TestDossiers;
beforeAll(async () => {
  house = await openTestDossiers();
});
afterAll(() => house.close());
const address = '192.0.2.7';

test('number and year of birth open the own dossier, and nothing else of the person is shown', async () => {
  const { filingNumber } = await valueOf(house.dossiers.file(filing(), { actor: citizen }));
  const view = await valueOf(house.dossiers.openAsApplicant({ number: ` ${filingNumber.toLowerCase()} `, birthYear: 1990, address }));
  expect(view).toMatchObject({ status: 'registered', nationalStatus: 1, where: 'Xã c1', allowed: ['supply', 'withdraw'], history: [{ kind: 'register' }], payment: null });
  expect(JSON.stringify(view)).not.toMatch(/001190000001|0900000123|Hoa/u);
});

test('a wrong year and a number nobody has are refused alike', async () => {
  const { filingNumber } = await valueOf(house.dossiers.file(filing({ evenSo: true }), { actor: citizen }));
  expect(await codeOf(house.dossiers.openAsApplicant({ number: filingNumber, birthYear: 1991, address }))).toBe('dossier_access_wrong');
  expect(await codeOf(house.dossiers.openAsApplicant({ number: 'HS-2222-2222', birthYear: 1990, address }))).toBe('dossier_access_wrong');
  house.outside.waitSeconds = 8;
  expect(await refusalOf(house.dossiers.openAsApplicant({ number: filingNumber, birthYear: 1990, address }))).toEqual(['dossier_access_throttled', { seconds: 8 }]);
  house.outside.waitSeconds = 0;
});

test('asked for a supplement, the applicant sees every point and supplies; withdraws; and cannot do what is for officers', async () => {
  const { id, filingNumber } = await valueOf(house.dossiers.file(filing({ evenSo: true }), { actor: citizen }));
  const proof = { number: filingNumber, birthYear: 1990, address };
  await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'requestSupplement', faults: [{ component: 'c0', what: 'Tờ khai chưa ký', how: 'Ký và gửi lại' }] } }, { actor: desk }));
  expect(await valueOf(house.dossiers.openAsApplicant(proof))).toMatchObject({ status: 'supplementing', supplement: { faults: [{ what: 'Tờ khai chưa ký' }], until: '2026-12-23' }, waits: [{ for: 'supplement', clockStands: false }], next: { cause: 'supplement' } });
  const supplied = await valueOf(house.dossiers.actAsApplicant(proof, { kind: 'supply', papers: [{ component: 'c0', name: 'Tờ khai', form: 'electronic', count: 1 }] }, { actor: citizen }));
  expect(supplied.state.suppliedAt).toBeDefined();
  expect(await codeOf(house.dossiers.actAsApplicant(proof, { kind: 'rate', score: 3 }, { actor: citizen }))).toBe('dossier_step_closed');
  expect(await codeOf(house.dossiers.actAsApplicant({ ...proof, birthYear: 1900 }, { kind: 'withdraw', reason: 'x' }, { actor: citizen }))).toBe('dossier_access_wrong');
  expect((await valueOf(house.dossiers.actAsApplicant(proof, { kind: 'withdraw', reason: 'Không cần nữa' }, { actor: citizen }))).state.status).toBe('withdrawing');
});

test('the result, what is owed and the rating', async () => {
  const id = await walkToResult(house.dossiers);
  const detail = await house.dossiers.getDossier(id, desk);
  const proof = { number: detail?.code ?? '', birthYear: 1980, address };
  expect(await valueOf(house.dossiers.openAsApplicant(proof))).toMatchObject({ status: 'decided', result: { outcome: 'granted', number: '12/UBND-XNTTHN', delivered: false }, payment: { money: 'due', code: null, payable: { payableVnd: 15_000 } } });
  await valueOf(house.dossiers.actAsApplicant(proof, { kind: 'rate', score: 1, comment: 'Chờ lâu' }, { actor: citizen }));
  expect(await codeOf(house.dossiers.actAsApplicant(proof, { kind: 'rate', score: 3 }, { actor: citizen }))).toBe('dossier_rated_already');
});

test('the applicant opens the papers of the own dossier, and no other', async () => {
  const id = await walkToResult(house.dossiers);
  const proof = { number: (await house.dossiers.getDossier(id, desk))?.code ?? '', birthYear: 1980, address };
  const view = await valueOf(house.dossiers.openAsApplicant(proof));
  expect(view).toMatchObject({ dueLimit: expect.stringContaining('ngày') as unknown, countedAt: '14797', counted: { limit: { amount: 3, unit: 'workingDay' }, additions: [] }, next: { cause: 'collection' } });
  for (const paper of view.papers) expect(await valueOf(house.dossiers.findPaper(proof, paper.id))).toMatchObject({ paper, siteIds: ['c1'] });
  expect(await codeOf(house.dossiers.findPaper(proof, 'another'))).toBe('not_found');
  expect(await codeOf(house.dossiers.findPaper({ ...proof, birthYear: 1981 }, view.papers[0]?.id ?? ''))).toBe('dossier_access_wrong');
});
