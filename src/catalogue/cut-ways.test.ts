import { describe, expect, it } from 'vitest';
import type { WayOfFiling } from '#model/procedure.ts';
import { cutWaysOfFiling } from './cut-ways.ts';

const HEADER = 'Hình thức nộpThời gianPhí, lệ phíMô tả';

function write(ways: readonly WayOfFiling[]): string[] {
  return ways.map(({ channel, time, fees }) => {
    const limit = time.state === 'structured' ? `${time.amount} ${time.unit}` : time.state;
    return `${channel} | ${limit} | ${fees.map((fee) => (fee.state === 'structured' ? (fee.foreign === undefined ? fee.amountVnd : `${fee.foreign.amount} ${fee.foreign.currency}`) : fee.state)).join(' + ')}`;
  });
}

/** Flattened tables in the portal's shapes, written by us. */
const TABLE: readonly (readonly [string, string, readonly string[]])[] = [
  ['three channels alike', 'Trực tiếp5 Ngày làm việcMiễn phíTrực tuyến5 Ngày làm việcMiễn phíDịch vụ bưu chính5 Ngày làm việcMiễn phí', ['direct | 5 workingDay | 0', 'online | 5 workingDay | 0', 'post | 5 workingDay | 0']],
  ['a channel named again inside a description', 'Trực tiếp10 Ngày50,000 VNĐTrực tiếp nộp hồ sơ tại quầy hoặc Trực tuyến: qua Cổng.Trực tuyến10 NgàyKhông có thông tin', ['direct | 10 calendarDay | 50000', 'online | 10 calendarDay | ']],
  ['silent cells', 'Trực tiếpKhông có thông tinKhông có thông tin', ['direct | silent | ']],
  ['a time in words', 'Trực tuyếnKhông phải trả kết quảMiễn phíQua CổngTrực tiếpKhôngKhông có thông tin', ['online | unparsed | 0', 'direct | unparsed | ']],
  ['another money', 'Trực tiếp3 Ngày làm việc10 USD(/bản)', ['direct | 3 workingDay | 10 USD']],
  // The bare time "1" and the fee behind it are one run of digits.
  ['a bare time glued to an amount, divided by the thousands', 'Trực tuyến120,000 VNĐ(20.000 đồng/tờ)', ['online | unparsed | 20000']],
  ['a glued amount with only one division', 'Trực tuyến140,000 Việt Nam Đồng', ['online | unparsed | 40000']],
  ['a glued amount the words confirm a thousandfold', 'Trực tuyến120 VNĐ(20.000 vnđ /tờ khai)', ['online | unparsed | 20000']],
  ['a glued amount nobody can divide', 'Trực tuyến120 VNĐ', ['online | unparsed | unparsed']],
  ['several fees of one way', 'Trực tiếp5 Ngày3,000,000 VNĐ(Cơ sở lớn)Trực tiếp5 Ngày1,000,000 VNĐ(Cơ sở nhỏ)', ['direct | 5 calendarDay | 3000000 + 1000000']],
  ['free by post beside paid at the desk', 'Trực tiếp5 Ngày50,000 VNĐDịch vụ bưu chính5 NgàyMiễn phí', ['direct | 5 calendarDay | 50000', 'post | 5 calendarDay | unparsed']],
  ['free online beside paid at the desk', 'Trực tiếp5 Ngày50,000 VNĐTrực tuyến5 NgàyMiễn phí', ['direct | 5 calendarDay | 50000', 'online | 5 calendarDay | 0']],
  ['a council named in one row', 'Trực tiếp5 NgàyMiễn phí(do Hội đồng nhân dân tỉnh quyết định)Trực tuyến5 NgàyMiễn phí', ['direct | 5 calendarDay | unparsed', 'online | 5 calendarDay | unparsed']],
  ['brackets that never close', 'Trực tiếp5 Ngày50,000 VNĐ(50.000 đồng/giấyTrực tuyến5 NgàyMiễn phí', ['direct | 5 calendarDay | 50000', 'online | 5 calendarDay | 0']],
];

describe('the flattened table of ways of filing', () => {
  it.each(TABLE)('is cut apart: %s', (_what, flattened, expected) => {
    expect(write(cutWaysOfFiling(HEADER + flattened))).toEqual(expected);
  });

  it('keeps the description of a row and nothing of the next', () => {
    expect(cutWaysOfFiling(`${HEADER}Trực tiếp5 NgàyMiễn phíNộp tại quầy.Trực tuyến5 NgàyMiễn phíQua Cổng.`).map(({ note }) => note)).toEqual(['Nộp tại quầy.', 'Qua Cổng.']);
  });

  it.each(['', HEADER, 'Không có thông tin'])('gives no way where "%s" holds none', (text) => {
    expect(cutWaysOfFiling(text)).toEqual([]);
  });
});
