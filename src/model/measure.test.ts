import { describe, expect, test } from 'vitest';
import { findAuthorities, findNumbers, findUnbound } from './measure.ts';

const valuesOf = (text: string): string[] => findNumbers(text).map((measure) => `${measure.kind}:${measure.value}`);

describe('what is read as a number', () => {
  test.each([
    ['Lệ phí 20.000 đồng/lần', ['money:20000']],
    ['20000 đ', ['money:20000']],
    ['20 nghìn đồng', ['money:20000']],
    ['2,5 triệu đồng', ['money:2500000']],
    ['03 ngày làm việc', ['number:3']],
    ['trong ba ngày', ['number:3']],
    ['từ 01/7/2025', ['date:2025-07-01']],
    ['ngày 05 tháng 02 năm 2026', ['date:2026-02-05']],
    ['2026-11-25', ['date:2026-11-25']],
    ['sau 15 giờ', ['number:15']],
    ['trước 15:00', ['time:15:00']],
    ['7h30', ['time:07:30']],
    ['Nghị định 118/2025/NĐ-CP', ['document:118/2025/nđ-cp']],
    ['Luật 60/2014/QH13', ['document:60/2014/qh13']],
    ['Quyết định 163/QĐ-BTP', ['document:163/qđ-btp']],
    ['mã 1.001193 và 1.001193.01', ['code:1.001193', 'code:1.001193.01']],
    ['khoản 2 Điều 7', ['article:khoản 2', 'article:điều 7']],
    ['giảm 50%', ['percent:50%']],
    ['1,5 lần', ['number:1.5']],
    ['việc một cửa', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(valuesOf(text)).toEqual(expected);
  });

  test('decomposed letters read the same as composed ones', () => {
    const text = 'ngày 05 tháng 02 năm 2026, 20 nghìn đồng, Điều 7';
    expect(findNumbers(text.normalize('NFD')).map((measure) => measure.value)).toEqual(findNumbers(text).map((measure) => measure.value));
  });

  test('a long run of digits stays as written', () => {
    expect(valuesOf('000201000123456789')).toEqual(['number:000201000123456789']);
  });
});

describe('what is read as an authority', () => {
  test.each([
    ['Ủy ban nhân dân cấp xã', ['uy ban nhan dan cap xa']],
    ['nộp ở Sở Tư pháp', ['so tu']],
    ['một bộ hồ sơ ở phòng chờ', []],
    ['Công an cấp xã nhận', ['cong an cap xa']],
    ['do Bảo hiểm xã hội\nLưu ý', ['bao hiem xa hoi']],
  ])('%s', (text, expected) => {
    expect(findAuthorities(text).map((measure) => measure.value)).toEqual(expected);
  });
});

describe('what no fact carries', () => {
  const facts = [
    { text: '20.000 đồng mỗi lần, Công an cấp xã thu', value: 20000, record: '1.004222' },
    { text: 'Trong 7 ngày làm việc theo khoản 2 Điều 22', value: 7 },
  ];

  test.each([
    ['Lệ phí là 20 nghìn đồng, chờ 07 ngày.', []],
    ['Lệ phí là 30.000 đồng.', ['30.000']],
    ['Theo Điều 22.', []],
    ['Theo Điều 7.', ['Điều 7']],
    ['Ủy ban nhân dân cấp xã thu.', ['Ủy ban nhân dân cấp xã']],
    ['Mã 1.004222.', []],
    ['Mã 1.004223.', ['1.004223']],
  ])('%s', (text, expected) => {
    expect(findUnbound(text, facts).map((measure) => measure.raw)).toEqual(expected);
  });
});
