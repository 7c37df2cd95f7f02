import { expect, test } from 'vitest';
import { createWords } from '../words/words.ts';
import { nameSource } from './name-source.ts';

test.each([
  ['de12aaa1630f3a30', 'tệp nhập không ghi tên nguồn (mã de12aa)'],
  ['gh:ai/kho:data/raw/120.2025.ND-CP.html', 'tệp 120.2025.ND-CP.html'],
  ['page:vi-du.vn/phap-luat/nghi-dinh-131', 'trang vi-du.vn'],
  ['Nghị định 120/2025/NĐ-CP', 'Nghị định 120/2025/NĐ-CP'],
  ['deadbeef', 'deadbeef'],
  ['', ''],
])('%s is read as %s', (source, told) => {
  expect(nameSource(createWords('vi'), source)).toBe(told);
});
