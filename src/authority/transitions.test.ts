import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { findBegun, readTransitions, type Transitions } from './transitions.ts';

let transitions: Transitions;
beforeAll(async () => {
  transitions = await readTransitions(join(import.meta.dirname, '../..'));
});

describe('a file that was begun before the two-tier order', () => {
  test.each([
    ['Hồ sơ khai sinh quận nhận ngày 12/6/2025 chưa giải quyết, ai làm tiếp?', ['120-2025-d24-k1']],
    ['ho so ket hon huyen nhan thang 5/2025 chua tra, gio ai lam tiep', ['120-2025-d24-k1']],
    ['Hồ sơ chứng thực Phòng Tư pháp nhận trước 01/7/2025 còn dở, ai phân công?', ['120-2025-d24-k2']],
    ['Đơn xin giấy phép xây dựng nộp trước khi bỏ cấp huyện vẫn chưa xong thì ai ký', ['140-2025-d32-k2']],
    ['Công ty nộp hồ sơ thuê đất tháng 4 năm 2025 chưa xong, ai giải quyết tiếp', ['151-2025-d22-k5-a', '151-2025-d22-k5-b']],
    ['Hồ sơ nghỉ thai sản nhận tháng 6/2025 chưa giải quyết, ai làm tiếp', []],
  ])('%s', (text, tasks) => {
    expect(findBegun(text, transitions)).toMatchObject({ begunBefore: '2025-07-01', taskIds: tasks });
  });

  test.each([
    'Khai sinh nay ai giải quyết?',
    'Trước 1/7/2025 ai cấp giấy phép xây dựng?',
    'Hồ sơ khai sinh nhận ngày 12/8/2025 chưa giải quyết, ai làm tiếp?',
    'Hồ sơ khai sinh nộp từ 1/7/2025 chưa xong',
    'Hồ sơ chứng thực chưa xong thì làm sao',
    'Hồ sơ đất theo Luật 31/2024/QH15 nhận tháng 8/2025 chưa xong, ai làm tiếp?',
    'Hồ sơ chứng thực theo Nghị định 12/2015/NĐ-CP nộp tháng 9/2025 chưa giải quyết, ai ký?',
    'Hồ sơ theo Luật 27/2023 nhận tháng 9/2025 chưa giải quyết, ai ký?',
  ])('is none in: %s', (text) => {
    expect(findBegun(text, transitions)).toBeUndefined();
  });
});
