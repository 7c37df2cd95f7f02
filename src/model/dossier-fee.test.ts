import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainPayable, reckonPayable, writeVnd, type FeeFacts } from './dossier-fee.ts';
import type { Fee } from './procedure.ts';

const fee = (over: Partial<Fee> = {}): Fee => ({ kind: 'phi', amountVnd: 8_000, text: 'Phí bản sao trích lục', state: 'structured', scope: 'national', ...over });
const on = '2026-11-30';
const payableOf = (fees: readonly Fee[], facts: FeeFacts): number | string => {
  const outcome = reckonPayable(fees, facts);
  return outcome.ok ? outcome.value.payableVnd : outcome.code;
};

describe('what is owed', () => {
  test.each<[string, readonly Fee[], FeeFacts, number | string]>([
    ['two copies of an extract (Circular 281/2016/TT-BTC)', [fee()], { on, quantities: { 0: 2 } }, 16_000],
    ['nothing is asked where the record says 0', [fee({ amountVnd: 0 })], { on }, 0],
    ['no fee at all', [], { on }, 0],
    ['a poor household pays nothing', [fee()], { on, exemption: { reason: 'Hộ nghèo', share: 1 } }, 0],
    ['half', [fee({ amountVnd: 15_001 })], { on, exemption: { reason: 'Giảm một nửa', share: 0.5 } }, 7_500],
    ["the province's own amount", [fee({ amountVnd: null, scope: 'province' })], { on, provinceVnd: { 0: 15_000 } }, 15_000],
    ['a fee that has ended is not asked', [fee({ validTo: '2026-08-08' }), fee({ amountVnd: 5_000 })], { on }, 5_000],
    ['a fee that has not begun is not asked', [fee({ validFrom: '2027-01-01' })], { on }, 0],
    ['silence is not free', [fee({ amountVnd: null, state: 'silent' })], { on }, 'dossier_fee_unknown'],
    ['an exemption without reason', [fee()], { on, exemption: { reason: ' ', share: 1 } }, 'dossier_exemption_reason_missing'],
    ['more than everything', [fee()], { on, exemption: { reason: 'x', share: 1.5 } }, 'dossier_fee_amount_wrong'],
    ['minus one copy', [fee()], { on, quantities: { 0: -1 } }, 'dossier_fee_amount_wrong'],
    ['half a copy', [fee()], { on, quantities: { 0: 0.5 } }, 'dossier_fee_amount_wrong'],
  ])('%s', (_, fees, facts, expected) => {
    expect(payableOf(fees, facts)).toBe(expected);
  });

  test('the sum is its lines less the exemption, and never below nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ amountVnd: fc.integer({ min: 0, max: 10_000_000 }), count: fc.integer({ min: 0, max: 50 }) }), { maxLength: 6 }), fc.double({ min: 0.01, max: 1, noNaN: true }), (rows, share) => {
        const outcome = reckonPayable(rows.map(({ amountVnd }) => fee({ amountVnd })), { on, quantities: Object.fromEntries(rows.map(({ count }, at) => [at, count])), exemption: { reason: 'Người có công', share } });
        if (!outcome.ok) throw new Error(outcome.code);
        const { lines, exemptVnd, payableVnd } = outcome.value;
        expect(payableVnd).toBe(lines.reduce((sum, line) => sum + line.quantity * line.unitVnd, 0) - exemptVnd);
        expect(payableVnd).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('the arithmetic is written out', () => {
    const outcome = reckonPayable([fee({ text: 'Phí bản sao trích lục.' })], { on, quantities: { 0: 2 }, exemption: { reason: 'Giảm một nửa', share: 0.5 } });
    expect(outcome.ok && explainPayable(outcome.value, { exempt: 'Miễn, giảm', total: 'Phải nộp' })).toEqual(['Phí bản sao trích lục: 2 × 8.000 đ = 16.000 đ', 'Miễn, giảm (Giảm một nửa): −8.000 đ', 'Phải nộp: 8.000 đ']);
    expect(writeVnd(1_234_567)).toBe('1.234.567 đ');
  });
});
