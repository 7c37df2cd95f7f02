import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MergedProcedure } from '#model/procedure.ts';
import { atDesk, citizen, codeOf, desk, filing, openTestDossiers, procedure, refusalOf, valueOf, type TestDossiers } from './dossiers.fixture.ts';

let house: TestDossiers;
beforeAll(async () => {
  house = await openTestDossiers();
});
afterAll(() => house.close());
beforeEach(() => {
  house.outside.procedures = [procedure(), copies()];
});

/** The record that prices a copy of the extract. Source: Circular 281/2016/TT-BTC Article 4 clause 3. */
function copies(unitVnd = 8_000, over: Partial<MergedProcedure> = {}): MergedProcedure {
  const whole = procedure();
  const [only] = whole.cases;
  if (only === undefined) throw new Error('no case');
  return { ...whole, code: '2.000635', name: 'Cấp bản sao Trích lục hộ tịch', cases: [{ ...only, components: [], channels: only.channels.map((way) => ({ ...way, fees: way.fees.map((fee) => ({ ...fee, kind: 'phi', amountVnd: unitVnd, text: 'Phí bản sao' })) })) }], ...over };
}

let people = 0;
const asking = (besides: readonly { procedureCode: string; times: number }[]) => filing({ applicant: { name: 'Lê Thị Na', birthYear: 1995, identityNumber: String(4_000_000_000 + (people += 1)).padStart(12, '0') }, besides });
const papers = atDesk().papers;
const TWO = [{ procedureCode: '2.000635', times: 2 }];

test('copies asked for in the form are a line of the bill at the reception, and what priced them is frozen', async () => {
  const { id } = await valueOf(house.dossiers.file(asking(TWO), { actor: citizen }));
  const { state } = await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'receive', papers } }, { actor: desk }));
  expect(state.payable).toMatchObject({ payableVnd: 31_000, lines: [{ quantity: 1, unitVnd: 15_000 }, { text: 'Phí bản sao', quantity: 2, unitVnd: 8_000, amountVnd: 16_000 }] });
  house.outside.procedures = [procedure(), copies(9_000, { version: 2 })];
  expect(await house.dossiers.getDossier(id, desk)).toMatchObject({ filing: { besides: [{ ...TWO[0], procedureVersion: 1 }] }, frozen: { besides: [{ ...TWO[0], procedureVersion: 1 }] }, state: { payable: { payableVnd: 31_000 } } });
});

test('the desk corrects how many, or takes them off', async () => {
  const receive = async (times: number) => {
    const { id } = await valueOf(house.dossiers.file(asking(TWO), { actor: citizen }));
    return (await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'receive', papers, fee: { besides: [{ procedureCode: '2.000635', times }] } } }, { actor: desk }))).state.payable?.payableVnd;
  };
  expect([await receive(5), await receive(0)]).toEqual([55_000, 15_000]);
});

test('whoever comes to the desk asks there', async () => {
  const asked = { reception: { fee: { besides: [{ procedureCode: '2.000635', times: 3 }] } } };
  expect((await valueOf(house.dossiers.receiveAtDesk(atDesk(asked), { actor: desk }))).state.payable?.payableVnd).toBe(39_000);
});

test('a price that changed since filing is told before it is asked for', async () => {
  const { id } = await valueOf(house.dossiers.file(asking(TWO), { actor: citizen }));
  house.outside.procedures = [procedure(), copies(), copies(9_000, { version: 2 })];
  const receive = (accepts: object) => house.dossiers.act({ dossierId: id, request: { kind: 'receive', papers, ...accepts } }, { actor: desk });
  expect(await refusalOf(receive({}))).toEqual(['dossier_changed_since_filing', { what: '@dossierChanges.fee' }]);
  expect((await valueOf(receive({ acceptChanges: true }))).state.payable?.payableVnd).toBe(33_000);
});

test('what no record prices any more is not received as if it were free', async () => {
  const { id } = await valueOf(house.dossiers.file(asking(TWO), { actor: citizen }));
  house.outside.procedures = [procedure(), copies(8_000, { status: 'repealed' })];
  expect(await codeOf(house.dossiers.act({ dossierId: id, request: { kind: 'receive', papers } }, { actor: desk }))).toBe('dossier_procedure_unknown');
  expect((await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'receive', papers, fee: { besides: [] } } }, { actor: desk }))).state.payable?.payableVnd).toBe(15_000);
});
