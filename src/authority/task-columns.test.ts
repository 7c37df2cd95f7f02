import { describe, expect, test } from 'vitest';
import { flattenRecord, listMissing, mapColumns, shapeOf } from './task-columns.ts';

describe('the columns of a file', () => {
  test.each([
    ['Tên nhiệm vụ', 'title'], ['NỘI DUNG', 'title'], ['task', 'title'], ['Cơ quan thực hiện', 'toBody'], ['to.body', 'toBody'], ['Điều', 'article'], ['Khoản', 'clause'], ['Số ký hiệu', 'document'],
    ['Căn cứ pháp lý', 'basis'], ['Hiệu lực từ', 'validFrom'], ['effectiveTo', 'validTo'], ['Mã TTHC', 'procedureCodes'], ['Thời hạn giải quyết', 'timeLimit'], ['Mã tỉnh', 'provinceCode'], ['STT', 'ignore'], ['Màu mực', null],
  ])('"%s" is known as %s', (column, becomes) => {
    expect(mapColumns([column])[0]?.becomes).toBe(becomes);
  });

  test('what the caller says stands before what is remembered, that before what is known', () => {
    const mapped = mapColumns(['Việc', 'Cột lạ', 'Cơ quan'], { 'Cột lạ': 'title' }, { 'Cơ quan': 'toBody', Việc: 'note' });
    expect(mapped).toEqual([
      { column: 'Việc', becomes: 'note', by: 'remembered' },
      { column: 'Cột lạ', becomes: 'title', by: 'given' },
      { column: 'Cơ quan', becomes: 'toBody', by: 'remembered' },
    ]);
  });

  test('of two columns with one meaning the first counts', () => {
    expect(mapColumns(['Tên việc', 'Nội dung']).map(({ becomes }) => becomes)).toEqual(['title', null]);
  });

  test('a file without title or recipient lacks what any task needs', () => {
    expect(listMissing(mapColumns(['Tên việc', 'Khoản']))).toEqual([['toBody', 'toTier']]);
    expect(listMissing(mapColumns(['Tên việc', 'Cấp']))).toEqual([]);
  });

  test('the shape does not depend on order, case or marks of the headers', () => {
    expect(shapeOf(['Tên việc', 'Cơ quan nhận'])).toBe(shapeOf(['CO QUAN NHAN', 'ten viec']));
    expect(shapeOf(['Tên việc'])).not.toBe(shapeOf(['Tên việc', 'Điều']));
  });

  test('nested objects are columns by their path, lists stay whole', () => {
    expect(flattenRecord({ id: 'a', to: { body: 'X', tier: null }, basis: [{ document: 'd' }] })).toEqual({ id: 'a', 'to.body': 'X', 'to.tier': null, basis: [{ document: 'd' }] });
  });
});
