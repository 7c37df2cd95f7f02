import { describe, expect, it } from 'vitest';
import type { Fee } from '#model/procedure.ts';
import { feeKindOf, listAmounts, readFees } from './read-fee.ts';
import type { FeeCell } from './read-fee.ts';

const FREE: FeeCell = { kind: 'free' };
const SILENT: FeeCell = { kind: 'silent' };
const dong = (amount: number): FeeCell => ({ kind: 'amount', amount, currency: 'VND' });

function write(fee: Fee): string {
  if (fee.state !== 'structured') return `${fee.state}${fee.scope === 'province' ? ' province' : ''}`;
  const amount = fee.foreign === undefined ? String(fee.amountVnd) : `${fee.foreign.amount} ${fee.foreign.currency}`;
  return [amount, fee.per === undefined ? '' : `/${fee.per}`, fee.validFrom === undefined ? '' : ` ${fee.validFrom}–${fee.validTo}`].join('');
}

/** Cell, the words in brackets behind it, what a person reads. The shapes are those of the national tables. */
const TABLE: readonly (readonly [FeeCell, string, readonly string[]])[] = [
  [FREE, '', ['0']],
  [FREE, '(Không có)', ['0']],
  [FREE, '(Không quy định.)', ['0']],
  [FREE, '(- Miễn lệ phí (Thông tư số 1/2019/TT-BTC).)', ['0']],
  [FREE, '(Không thu lệ phí đăng ký đối với tổ hợp tác.)', ['0']],
  // "Miễn phí" beside words that say otherwise is not free. Source: domain reference §1.4 trap 6.
  [FREE, '(Mức lệ phí do Hội đồng nhân dân tỉnh quyết định. Miễn cho hộ nghèo.)', ['unparsed province']],
  [FREE, '(Không thu lệ phí với tổ hợp tác. Mức cụ thể do Hội đồng nhân dân cấp tỉnh quyết định.)', ['unparsed province']],
  [FREE, '(Theo quy định của Luật phí và lệ phí.)', ['unparsed']],
  [FREE, '(Chưa quy định.)', ['unparsed']],
  [FREE, '(150.000 đồng/giấy)', ['unparsed']],
  [FREE, '(Cấp mới 40.000đồng/lần; cấp lại 20.000 đồng/lần.)', ['unparsed']],
  [FREE, '(Miễn lệ phí đối với người có công.)', ['unparsed']],
  [FREE, '(Miễn lệ phí. Phí cấp bản sao thực hiện theo Thông tư số 2/2016/TT-BTC.)', ['0', 'unparsed']],
  [SILENT, '', []],
  [dong(20_000), '', ['20000']],
  [dong(20_000), '(20.000 đồng/bản)', ['20000/bản']],
  [dong(500_000), '(/hồ sơ)', ['500000/hồ sơ']],
  [dong(2_000_000), '(* Theo Thông tư 3/2022/TT-BTC. + 02 triệu đồng/Giấy chứng nhận.)', ['2000000/Giấy chứng nhận']],
  [dong(70_000), '(Cấp lại: 70.000 đồng/thẻ; cấp đổi: 50.000 đồng/thẻ)', ['70000/thẻ']],
  // A yearly circular halves the fee between two days; both stand, the second with its days.
  [dong(1_000_000), '(Áp dụng mức phí: 500.000 đồng (Năm trăm nghìn đồng) kể từ ngày 01/7/2025  đến hết ngày 31/12/2026)', ['1000000/', '500000 2025-07-01–2027-01-01'].map((text) => text.replace(/\/$/u, ''))],
  // 20.000 typed with a dot became "20": only words bring the thousand back.
  [dong(150), '(150.000 đồng/lần)', ['150000/lần']],
  [dong(900), '(Phí thẩm định: 900.000 đồng/lần)', ['900000/lần']],
  [dong(20), '', ['unparsed']],
  [dong(800), '', ['unparsed']],
  [dong(155), '(Thẻ có hạn từ 2 năm: 155 USD/thẻ)', ['155 USD']],
  // The words name another amount than the cell: undecided.
  [dong(40_000), '(50.000đ/giấy thông hành)', ['unparsed']],
  [dong(50_000), '(Mức cụ thể do HĐND tỉnh quyết định)', ['unparsed province']],
  [dong(0), '', ['0']],
  [dong(0), '(Phí công bố: 100.000 đồng/lần)', ['unparsed']],
  [{ kind: 'amount', amount: 10, currency: 'USD' }, '(/bản)', ['10 USD']],
  [{ kind: 'unreadable', text: '120 VND' }, '', ['unparsed']],
];

describe('a fee', () => {
  it.each(TABLE)('%o with "%s" is %o', (cell, note, expected) => {
    expect(readFees(cell, note).map(write)).toEqual(expected);
  });

  it('is told from the description where the cell is silent', () => {
    const [fee] = readFees(SILENT, '', 'Nộp hồ sơ tại quầy. Lệ phí cấp giấy là 30.000 đồng/giấy.');
    expect(fee).toMatchObject({ state: 'unparsed', amountVnd: null });
    expect(fee?.text).toContain('30.000 đồng');
  });

  it('keeps the words, so that nobody has to trust a lone number', () => {
    expect(readFees(dong(70_000), '(Cấp lại: 70.000 đồng/thẻ; cấp đổi: 50.000 đồng/thẻ)')[0]?.text).toContain('cấp đổi: 50.000');
  });

  it.each([
    ['Lệ phí đăng ký: 50.000 đồng', 'lephi'],
    ['Phí thẩm định: 50.000 đồng', 'phi'],
    ['50.000 đồng/giấy', 'unknown'],
    ['Phí và lệ phí', 'unknown'],
    ['Theo Thông tư về lệ phí', 'unknown'],
  ] as const)('"%s" is of the kind %s', (words, kind) => {
    expect(feeKindOf(words)).toBe(kind);
  });

  it('reads amounts however the thousands are written', () => {
    expect(listAmounts('1.200.000đ/thẻ, 02 triệu đồng, 1,5 triệu đồng, 30 nghìn đồng, 10,000 VNĐ').map(({ amount }) => amount)).toEqual([1_200_000, 2_000_000, 1_500_000, 30_000, 10_000]);
  });
});
