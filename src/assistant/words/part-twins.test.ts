import { describe, expect, test } from 'vitest';
import { foldText } from '#model/vietnamese.ts';
import { partTwins } from './part-twins.ts';

const said = (text: string): Set<string> => new Set(foldText(text).split(' '));

describe('two titles are twins', () => {
  test('when each names a circumstance of its own and neither was said', () => {
    expect(partTwins('Cấp thẻ bay cho phi công trẻ', 'Cấp thẻ bay cho phi công nữ', said('xin thẻ bay phi công'))).toEqual({ first: ['tre'], other: ['nu'] });
  });

  test.each([
    ['one of them was said', 'Cấp thẻ bay cho phi công trẻ', 'Cấp thẻ bay cho phi công cao niên', 'thẻ bay phi công trẻ'],
    ['one is the ordinary case of the other', 'Đăng ký kết hôn', 'Đăng ký kết hôn lưu động', 'kết hôn'],
    ['only the level parts them', 'Khóa thẻ điện tử cấp tỉnh', 'Khóa thẻ điện tử cấp trung ương', 'khóa thẻ điện tử'],
    ['only the deed parts them', 'Cấp lại thẻ nhà báo', 'Thu hồi thẻ nhà báo', 'thẻ nhà báo'],
    ['the matter itself was not named', 'Cấp thẻ bay cho phi công trẻ', 'Cấp thẻ bay cho phi công cao niên', 'cho tôi hỏi'],
    ['they share only that a foreigner takes part', 'Đăng ký kết hôn có yếu tố nước ngoài', 'Đăng ký khai tử có yếu tố nước ngoài', 'người nước ngoài có yếu tố'],
    ['they speak of other matters', 'Cấp thẻ bay cho phi công trẻ', 'Hỗ trợ chi phí mai táng cho người già', 'thẻ bay'],
  ])('not when %s', (_why, first, other, text) => {
    expect(partTwins(first, other, said(text))).toBeUndefined();
  });
});
