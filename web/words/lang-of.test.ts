import { expect, test } from 'vitest';
import { langOf } from './lang-of.ts';
import { createWords } from './words.ts';

test.each([
  ['Đăng ký khai sinh', 'vi'],
  ['Giấy chứng sinh do bệnh viện cấp.', 'vi'],
  ['When: Trẻ sinh ra do mang thai hộ', 'vi'],
  ['Không mất lệ phí khi khai sinh đúng hạn.'.normalize('NFD'), 'vi'],
  ['Same day', undefined],
  ['No charge (0 đồng) for a declaration that is made in time', undefined],
  ['15.000', undefined],
  ['', undefined],
] as const)('on an English page "%s" is %s', (text, lang) => {
  expect(langOf(text, createWords('en'))).toBe(lang);
});

test('on a Vietnamese page nothing is marked', () => {
  expect(langOf('Đăng ký khai sinh', createWords('vi'))).toBeUndefined();
});
