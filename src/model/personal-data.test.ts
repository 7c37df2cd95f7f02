import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { hasPersonalData, maskDeep, maskPersonalData } from './personal-data.ts';

describe('personal data in free text', () => {
  test.each([
    ['căn cước', 'số căn cước 001203004567 của tôi'],
    ['căn cước viết cách', 'căn cước 001 203 004 567'],
    ['chứng minh nhân dân', 'CMND 123456789'],
    ['căn cước có dấu chấm', '001.203.004.567'],
    ['di động', 'gọi 0912345678 nhé'],
    ['di động viết cách', 'gọi 0912 345 678'],
    ['di động có chấm', 'sđt:0912.345.678.'],
    ['di động có gạch', '0912-345-678'],
    ['di động quốc tế', '+84912345678'],
    ['di động quốc tế có ngoặc', '(+84)912345678'],
    ['di động quốc tế viết cách', '+84 912 345 678'],
    ['di động 84', '84912345678'],
    ['di động +84 (0)', '+84 (0) 912 345 678'],
    ['di động 11 số cũ', '01691234567'],
    ['máy bàn', 'máy bàn 024 3825 1234'],
    ['máy bàn có ngoặc', '(024) 38251234'],
    ['thư điện tử', 'gửi vào nguyen.van.a+x@thu.vn giúp tôi'],
    ['tài khoản 10 số', 'stk 1903456789'],
    ['tài khoản 14 số', 'tài khoản 19034567890123'],
    ['thẻ 16 số', '9704 3612 3456 7890'],
    ['số đứng sát dấu phẩy', 'CCCD 001203004567, tên An'],
    ['số trong ngoặc', 'tôi (001203004567) hỏi'],
  ])('hides the %s', (_kind, text) => {
    const masked = maskPersonalData(text);
    expect(masked).not.toBe(text);
    expect(masked.replace(/\D/g, '').length).toBeLessThanOrEqual(3);
    expect(hasPersonalData(text)).toBe(true);
  });

  test.each([
    'thủ tục 1.001193',
    'mã 2.000635.000.00.00.H01',
    'nghị định 118/2025/NĐ-CP',
    'lệ phí 500.000 đồng',
    'lệ phí 1.234.567 đ',
    'phạt 200.000.000 đồng',
    'ngày 05/02/2026',
    'ngày 05-02-2026',
    'ngày 05.02.2026',
    '2026-11-22',
    'gọi 1022 hoặc 19001234',
    'gọi 113',
    'năm 1986',
    'trong 3 ngày làm việc, 2 bản',
    'khoản 2 Điều 17',
    'Nghị quyết 1656/NQ-UBTVQH15',
  ])('leaves "%s" as it is', (text) => {
    expect(maskPersonalData(text)).toBe(text);
  });

  test('takes numbers apart that stand beside each other', () => {
    expect(maskPersonalData('thủ tục 1.001193 0912345678')).toBe('thủ tục 1.001193 ▒▒▒▒▒▒▒678');
    expect(maskPersonalData('001203004567 0912345678')).toBe('▒▒▒▒▒▒▒▒▒567 ▒▒▒▒▒▒▒678');
  });

  test('leaves the last three digits, so that a person recognises the own number', () => {
    expect(maskPersonalData('001203004567')).toBe('▒▒▒▒▒▒▒▒▒567');
  });

  test('hides every 12-digit number, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', 'số ', '(', 'CCCD:', '"', 'căn cước là '),
        fc.stringMatching(/^0\d{11}$/),
        fc.constantFrom('', ' ', ')', ',', '.', ' của tôi', '?', '"'),
        (before, digits, after) => {
          expect(maskPersonalData(before + digits + after)).not.toContain(digits);
        },
      ),
    );
  });

  test('hides them at every depth of a record, also as numbers', () => {
    expect(maskDeep({ a: ['001203004567', { b: 'x@y.vn' }], n: 912345678, at: 1_795_000_000_000, fee: 500_000 })).toEqual({
      a: ['▒▒▒▒▒▒▒▒▒567', { b: '▒@▒' }],
      n: '▒▒▒▒▒▒678',
      at: 1_795_000_000_000,
      fee: 500_000,
    });
  });
});
