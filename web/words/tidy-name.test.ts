import { expect, test } from 'vitest';
import { repeats, tidyName } from './tidy-name.ts';

test.each([
  ['- Đơn đề nghị cấp giấy phép;', 'Đơn đề nghị cấp giấy phép'],
  ['(1.7) Đối với công trình nhà ở riêng lẻ:', 'Đối với công trình nhà ở riêng lẻ'],
  ['+ - Giấy tờ', 'Giấy tờ'],
  ['Tờ khai (mẫu 01)', 'Tờ khai (mẫu 01)'],
  ['02 bản vẽ', '02 bản vẽ'],
  ['-5 độ', '-5 độ'],
])('%j is shown as %j', (text, shown) => {
  expect(tidyName(text)).toBe(shown);
});

test('a condition that the name already tells is not told again', () => {
  expect(repeats('Giấy chứng nhận. Trường hợp đã có dữ liệu thì được thay thế.', 'Trường hợp đã có dữ liệu thì được thay thế')).toBe(true);
  expect(repeats('Giấy ủy quyền', 'Nhờ người khác đi thay')).toBe(false);
});
