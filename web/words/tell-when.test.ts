import { expect, test } from 'vitest';
import { tellWhen } from './tell-when.ts';
import { createWords } from './words.ts';

const say = createWords('vi');

test.each([
  [{ name: 'Giấy ủy quyền', role: 'conditional', condition: 'Nhờ người khác đi thay' }, 'Khi: Nhờ người khác đi thay'],
  [{ name: 'Giấy ủy quyền', role: 'conditional', condition: 'Khi nhờ người khác đi thay' }, 'Khi nhờ người khác đi thay'],
  [{ name: 'Giấy về nơi cư trú', role: 'conditional', condition: 'Chỉ khi cán bộ không tra được' }, 'Chỉ khi cán bộ không tra được'],
  [{ name: 'Căn cước', role: 'present', condition: 'Chỉ cần đọc số định danh' }, 'Chỉ cần đọc số định danh'],
  [{ name: 'Văn bản ủy quyền, nếu nộp thay', role: 'conditional', condition: 'Nếu nộp thay' }, ''],
  [{ name: 'Tờ khai', role: 'form' }, ''],
] as const)('beside %o stands %s', (paper, told) => {
  expect(tellWhen(paper, say)).toBe(told);
});
