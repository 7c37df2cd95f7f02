import { describe, expect, test } from 'vitest';
import { isSameBody, readBody, readTier, saysNobody } from './read-body.ts';

describe('the exact legal person', () => {
  test.each([
    ['UBND cấp xã', 'UBND', 'commune'],
    ['Ủy ban nhân dân cấp tỉnh', 'UBND', 'province'],
    ['Chủ tịch UBND cấp xã', 'CHU_TICH', 'commune'],
    ['Chủ tịch, Phó Chủ tịch UBND cấp xã', 'CHU_TICH', 'commune'],
    ['Chủ tịch UBND cấp huyện', 'CHU_TICH', 'district_abolished'],
    ['Sở Xây dựng', 'CO_QUAN_CHUYEN_MON', 'province'],
    ['Giám đốc Sở Giáo dục và Đào tạo', 'OTHER', 'province'],
    ['Phòng Tư pháp', 'CO_QUAN_CHUYEN_MON', 'unknown'],
    ['Công an cấp xã', 'CONG_AN', 'commune'],
    ['HĐND cấp xã', 'HDND', 'commune'],
    ['Bộ trưởng Bộ Tài chính', 'BO_TRUONG', 'central'],
    ['Bộ Công Thương', 'BO', 'central'],
    ['Bộ chỉ huy quân sự cấp tỉnh', 'OTHER', 'province'],
    ['Trung tâm Phục vụ hành chính công cấp xã', 'TT_PVHCC', 'commune'],
  ])('%s: %s of %s', (name, person, tier) => {
    expect(readBody(name)).toEqual({ body: name, person, tier });
  });

  test('what a source says of the tier stands before what the name tells', () => {
    expect(readBody('Phòng Tư pháp', 'district_abolished').tier).toBe('district_abolished');
  });

  test.each([['xã', 'commune'], ['Cấp huyện', 'district_abolished'], ['trung ương', 'central'], ['tinh', 'province'], ['', 'unknown'], ['xóm', undefined]])('tier "%s": %s', (word, tier) => {
    expect(readTier(word)).toBe(tier);
  });

  test('the committee and its chairman are two persons; spelling is none', () => {
    expect(isSameBody(readBody('Chủ tịch Ủy ban nhân dân cấp xã'), readBody('Chủ tịch UBND cấp xã'))).toBe(true);
    expect(isSameBody(readBody('UBND cấp xã'), readBody('Chủ tịch UBND cấp xã'))).toBe(false);
    expect(isSameBody(readBody('UBND cấp xã'), readBody('UBND cấp tỉnh'))).toBe(false);
  });

  test('"không còn áp dụng" names nobody', () => {
    expect(saysNobody('không còn áp dụng')).toBe(true);
    expect(saysNobody('UBND cấp xã')).toBe(false);
  });
});
