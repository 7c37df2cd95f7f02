import { describe, expect, it } from 'vitest';
import { findMatterDate } from './find-matter-date.ts';

describe('the day an officer asks for', () => {
  it.each([
    ['từ 1/7/2025 ai bổ nhiệm', { date: '2025-07-01' }],
    ['trước ngày 1/7/2025 ai ký', { date: '2025-06-30' }],
    ['vào ngày 28 tháng 02 năm 2027 ai quyết định', { date: '2027-02-28' }],
    ['tính đến 2027-03-01 còn hiệu lực không', { date: '2027-03-01' }],
    ['vào ngày 31/4/2026 ai ký', { bad: '2026-04-31' }],
    ['hồ sơ nộp ngày 25/6/2025 chưa giải quyết', undefined],
    ['giấy cấp ngày 01/02/2020 bị mất', undefined],
    ['Nghị định 118/2025/NĐ-CP', undefined],
    ['không có ngày nào', undefined],
  ])('%s', (text, date) => {
    expect(findMatterDate(text)).toEqual(date);
  });
});
