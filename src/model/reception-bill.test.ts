import { expect, test } from 'vitest';
import { writeVnd } from './dossier-fee.ts';
import { joinFormFees, reckonFormFee } from './form-filing.ts';
import type { Fee } from './procedure.ts';
import { reckonReception, type PricedBeside, type SaidFee } from './reception-bill.ts';

const on = '2026-11-24';
const fee = (amountVnd: number | null, text = 'Lệ phí', over: Partial<Fee> = {}): Fee => ({ kind: 'lephi', amountVnd, text, state: 'structured', scope: 'national', ...over });
// Circular 281/2016/TT-BTC Article 4 clause 3: 8.000 đ a copy of the extract.
const copies = (times: number, over: Partial<PricedBeside> = {}): PricedBeside => ({ name: 'Bản sao trích lục', fees: [fee(8_000, 'Phí bản sao', { kind: 'phi' })], times, ...over });
const poor = { reason: 'Hộ nghèo', share: 1 };

test.each<[string, readonly Fee[], number, SaidFee, readonly PricedBeside[], readonly string[], number]>([
  ['nothing beside it', [fee(15_000)], 1, {}, [], ['1 × 15.000 đ'], 15_000],
  ['copies beside what is free', [fee(0)], 1, {}, [copies(2)], ['1 × 0 đ', '2 × 8.000 đ'], 16_000],
  ['as many of the fee as the applicant asked for', [fee(8_000)], 3, {}, [], ['3 × 8.000 đ'], 24_000],
  ['unless the desk says otherwise', [fee(8_000)], 3, { quantities: { 0: 1 } }, [], ['1 × 8.000 đ'], 8_000],
  ['copies that the desk took off', [fee(15_000)], 1, {}, [copies(0)], ['1 × 15.000 đ'], 15_000],
  ['the amount of the province', [fee(null)], 1, { provinceVnd: { 0: 10_000 } }, [copies(1, { fees: [fee(null)], provinceVnd: { 0: 5_000 } })], ['1 × 10.000 đ', '1 × 5.000 đ'], 15_000],
  ['what is left off is left off of the record alone', [fee(15_000)], 1, { exemption: poor }, [copies(2)], ['1 × 15.000 đ', '2 × 8.000 đ'], 16_000],
  ['of the copies too where the desk says so', [fee(15_000)], 1, { exemption: { ...poor, coversBesides: true } }, [copies(2)], ['1 × 15.000 đ', '2 × 8.000 đ'], 0],
])('%s', (_name, fees, times, said, besides, lines, sum) => {
  const bill = reckonReception({ fees, times }, said, besides, on);
  expect(bill).toMatchObject({ ok: true, value: { payableVnd: sum } });
  expect(bill.ok && bill.value.lines.map(({ quantity, unitVnd }) => `${String(quantity)} × ${writeVnd(unitVnd)}`)).toEqual(lines);
  expect(bill.ok && bill.value.exemptReason).toBe(said.exemption === undefined ? undefined : 'Hộ nghèo');
});

test.each<[string, readonly PricedBeside[], string]>([
  ['of the province, unsaid', [copies(1, { fees: [fee(null, 'Phí của tỉnh')] })], 'Phí của tỉnh'],
  ['not published at all: never free', [copies(1, { fees: [] })], 'Bản sao trích lục'],
  ['of a time that is over', [copies(1, { fees: [fee(8_000, 'Phí cũ', { validTo: '2026-01-01' })] })], 'Bản sao trích lục'],
])('a price beside it that is %s is asked for', (_name, besides, what) => {
  expect(reckonReception({ fees: [fee(0)], times: 1 }, {}, besides, on)).toMatchObject({ ok: false, code: 'dossier_fee_unknown', details: { fee: what } });
});

test('the desk asks for what the citizen was shown', () => {
  const own = [fee(0, 'Không mất lệ phí')];
  const shown = joinFormFees([reckonFormFee(own, { times: 1, isCountedAtDesk: false }, on), reckonFormFee(copies(2).fees, { times: 2, isCountedAtDesk: false }, on)]);
  expect(reckonReception({ fees: own, times: 1 }, {}, [copies(2)], on)).toEqual({ ok: true, value: shown.payable });
});
