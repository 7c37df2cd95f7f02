import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFilingNumber } from '#model/ids.ts';
import { atDesk, C, clerk, codeOf, desk, leader, openTestDossiers, SISTER, valueOf, who, type TestDossiers } from './dossiers.fixture.ts';
import { paymentNoteOf } from './payment-code.ts';
import type { BankTransfer } from './payments.store.ts';

let house: TestDossiers;
beforeAll(async () => {
  house = await openTestDossiers();
});
afterAll(() => house.close());

let told = 0;
const transfer = (over: Partial<BankTransfer> = {}): BankTransfer => ({ reference: `FT${String((told += 1))}`, amountVnd: 15_000, note: '', paidAt: '2026-11-23T02:30:00.000Z', provider: 'ngân hàng thử', ...over });
/** A bank that tells what it is given, and again, as banks do. */
const bankOf = (...transfers: readonly BankTransfer[]) => ({ asked: [] as string[], listTransfers(_site: string, since: string) { this.asked.push(since); return Promise.resolve([...transfers, ...transfers]); } });
const begin = () => valueOf(house.dossiers.receiveAtDesk(atDesk(), { actor: desk }));

describe("the bank's word", () => {
  test('a transfer that names the dossier pays it, however often it is told', async () => {
    const { id, filingNumber } = await begin();
    const bank = bankOf(transfer({ note: `CT DEN ${paymentNoteOf(filingNumber)} LE PHI` }));
    expect(await house.dossiers.reconcile(C.id, bank)).toBe(1);
    expect(await house.dossiers.reconcile(C.id, bank)).toBe(0);
    expect(bank.asked.at(-1)).toBe('2026-11-20T02:30:00.000Z');
    const detail = await house.dossiers.getDossier(id, desk);
    expect(detail).toMatchObject({ money: 'paid', state: { paidVnd: 15_000 } });
    expect(detail?.actions.filter(({ kind }) => kind === 'confirmPayment')).toHaveLength(1);
    expect((await house.deps.ports.notices.listSent(id)).at(-1)?.text).toContain('15.000 đ');
  });

  test('the same transfer told by two processes at once counts once', async () => {
    const { id, filingNumber } = await begin();
    const one = transfer({ note: filingNumber });
    const states = await Promise.all([1, 2, 3].map(() => house.dossiers.takeTransfer(C.id, one).catch(() => 'again')));
    expect(states.filter((state) => state === 'matched')).toHaveLength(1);
    expect((await house.dossiers.getDossier(id, desk))?.state.paidVnd).toBe(15_000);
  });

  test('what names no dossier, or one that owes nothing, waits for an officer of that site alone', async () => {
    const { filingNumber } = await begin();
    expect(await house.dossiers.takeTransfer(C.id, transfer({ note: filingNumber }))).toBe('matched');
    const again = transfer({ note: filingNumber });
    const stray = transfer({ note: `ung ho ${newFilingNumber()}` });
    expect([await house.dossiers.takeTransfer(C.id, again), await house.dossiers.takeTransfer(C.id, stray)]).toEqual(['refused', 'unmatched']);
    expect((await house.dossiers.listOpenTransfers(clerk, 10)).map(({ reference, state }) => [reference, state])).toEqual(expect.arrayContaining([[again.reference, 'refused'], [stray.reference, 'unmatched']]) as never);
    expect(await house.dossiers.listOpenTransfers(who('hoa', SISTER, 'clerk'), 10)).toEqual([]);
  });

  test('the clock that has waited for the payment runs on with what was left', async () => {
    const { id, filingNumber } = await begin();
    await valueOf(house.dossiers.act({ dossierId: id, request: { kind: 'requestPayment', lines: [{ text: 'Tiền sử dụng đất', quantity: 1, unitVnd: 40_000 }], reason: 'Thông báo thuế', pausesClock: true, basis: { document: '31/2024/QH15', article: '153' } } }, { actor: desk }));
    house.clock.set(Date.parse('2026-11-30T09:00:00+07:00'));
    await house.dossiers.takeTransfer(C.id, transfer({ note: filingNumber, amountVnd: 10_000 }));
    expect((await house.dossiers.getDossier(id, desk))?.status).toBe('awaitingPayment');
    await house.dossiers.takeTransfer(C.id, transfer({ note: filingNumber, amountVnd: 30_000 }));
    expect(await house.dossiers.getDossier(id, desk)).toMatchObject({ status: 'processing', money: 'paid', dueAt: '2026-12-03T10:00:00.000Z' });
    house.clock.set(Date.parse('2026-11-23T09:00:00+07:00'));
  });
});

describe('at the counter', () => {
  test('cash is taken against a receipt, each number once; refunded by the lead', async () => {
    const { id } = await begin();
    const other = await begin();
    const cash = (dossierId: string, receipt: string, actor = desk) => house.dossiers.takeCash({ dossierId, receipt, amountVnd: 15_000 }, { actor });
    expect(await codeOf(cash(id, '0001', leader))).toBe('not_allowed');
    expect(await codeOf(cash(id, '0001', who('hoa', SISTER, 'clerk')))).toBe('not_found');
    expect((await valueOf(cash(id, '0001'))).state.money).toBe('paid');
    expect(await codeOf(cash(other.id, ' 0001 '))).toBe('dossier_receipt_used');
    expect(await codeOf(cash(id, '0002'))).toBe('dossier_nothing_payable');
    // Refused whole: the receipt is free for the dossier it belongs to.
    expect((await valueOf(cash(other.id, '0002'))).state.money).toBe('paid');
    const refund = { kind: 'refund' as const, reference: 'PC1', amountVnd: 15_000, reason: 'Thuộc diện miễn' };
    expect(await codeOf(house.dossiers.act({ dossierId: id, request: refund }, { actor: desk }))).toBe('dossier_not_yours');
    expect((await valueOf(house.dossiers.act({ dossierId: id, request: refund }, { actor: leader }))).state.money).toBe('refunded');
  });
});
