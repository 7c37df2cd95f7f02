import { describe, expect, test } from 'vitest';
import type { Component } from '#model/procedure.ts';
import { paperKey, readStanding, shortenPaper, sortMarked } from './paper-order.ts';

function paper(name: string, over: Partial<Component> = {}): Component {
  return { name, role: 'submit', originals: null, copies: null, ...over };
}

describe('who needs a paper', () => {
  test.each([
    ['Tờ khai đăng ký khai sinh theo mẫu (nếu người có yêu cầu lựa chọn nộp hồ sơ theo hình thức trực tiếp)', 'everyone'],
    ['Giấy chứng sinh; trường hợp không có Giấy chứng sinh thì nộp văn bản của người làm chứng', 'everyone'],
    ['Giấy báo tử do cơ quan có thẩm quyền cấp. Trường hợp đã nộp bản điện tử thì không phải nộp', 'everyone'],
    ['Bản gốc Giấy chứng nhận đã cấp, trừ trường hợp bị mất', 'everyone'],
    ['Trường hợp trẻ em bị bỏ rơi thì phải có biên bản về việc trẻ bị bỏ rơi', 'conditional'],
    ['Văn bản ủy quyền trong trường hợp ủy quyền thực hiện', 'conditional'],
    ['Đối với Công an nhân dân: Giấy giới thiệu của Thủ trưởng đơn vị quản lý trực tiếp', 'conditional'],
    ['Danh sách hành khách (nếu có)', 'conditional'],
    ['Mẫu hộ tịch điện tử tương tác đăng ký khai sinh', 'conditional'],
    ['Lưu ý: - Trường hợp gửi qua bưu chính', 'note'],
    ['Danh sách này chưa đối chiếu với bản công bố. Hỏi quầy trước khi đi', 'note'],
    ['Số lượng hồ sơ: 01 (một) bộ.', 'note'],
    ['Người ủy quyền và người được ủy quyền chịu trách nhiệm trước pháp luật', 'note'],
  ])('%s → %s', (name, standing) => {
    expect(readStanding(paper(name))).toBe(standing);
  });

  test('a condition of its own, and a bare word of the record, make a paper conditional; the word of the record does not where only its second clause tells a condition', () => {
    expect(readStanding(paper('Giấy ủy quyền', { condition: 'Đi thay người khác' }))).toBe('conditional');
    expect(readStanding(paper('Giấy khám sức khỏe', { role: 'conditional' }))).toBe('conditional');
    expect(readStanding(paper('Giấy chứng sinh; trường hợp không có thì cam đoan', { role: 'conditional', condition: 'trường hợp không có thì cam đoan' }))).toBe('everyone');
  });

  test('a form or a paper to show is everybody\'s where the words beside it tell only how to bring it', () => {
    expect(readStanding(paper('Tờ khai đăng ký', { role: 'form', condition: 'Mỗi người một tờ' }))).toBe('everyone');
    expect(readStanding(paper('Căn cước', { role: 'present', condition: 'Chỉ cần đọc số nếu cán bộ tra được' }))).toBe('everyone');
    expect(readStanding(paper('Tờ khai hải quan', { role: 'form', condition: 'Trường hợp khai trên giấy' }))).toBe('conditional');
    expect(readStanding(paper('Giấy tờ về cư trú', { role: 'present', condition: 'trong trường hợp không tra được' }))).toBe('conditional');
  });
});

describe('list marks', () => {
  const names = (lines: readonly string[]): string[] => sortMarked(lines.map((name) => ({ name }))).map(({ name }) => name);
  test('are sorted, Roman and Arabic and letters; lines without a mark come last', () => {
    expect(names(['(iv) bốn', '(i) một', 'không dấu', '(ii) hai'])).toEqual(['(i) một', '(ii) hai', '(iv) bốn', 'không dấu']);
    expect(names(['(2) hai', '(1) một'])).toEqual(['(1) một', '(2) hai']);
    expect(names(['đ) năm', 'b) hai', 'c) ba'])).toEqual(['b) hai', 'c) ba', 'đ) năm']);
  });
  test('a single mark sorts nothing', () => {
    expect(names(['Tờ khai', '(1) Đơn'])).toEqual(['Tờ khai', '(1) Đơn']);
  });
});

describe('a long name', () => {
  test('ends at a sentence before a phrase before a comma, never inside a bracket', () => {
    const long = 'Văn bản ủy quyền (được chứng thực) theo quy định. Trường hợp người được ủy quyền là ông, bà, cha, mẹ, con, vợ, chồng thì văn bản ủy quyền không phải chứng thực';
    expect(shortenPaper(long, 100)).toBe('Văn bản ủy quyền (được chứng thực) theo quy định …');
    expect(shortenPaper('Bản chụp các giấy tờ (rõ nét, đầy đủ, toàn vẹn, một mặt, hai mặt) theo quy định của pháp luật về hộ tịch', 80)).toBe('Bản chụp các giấy tờ (rõ nét, đầy đủ, toàn vẹn, một mặt, hai mặt) …');
  });
  test('loses its list mark, the aside of the law and the name of its file', () => {
    expect(shortenPaper('(1) Đơn đề nghị', 80)).toBe('Đơn đề nghị');
    expect(shortenPaper('Giấy tờ có dán ảnh còn giá trị sử dụng (sau đây gọi tắt là giấy tờ tùy thân) để chứng minh về nhân thân', 170)).toBe('Giấy tờ có dán ảnh còn giá trị sử dụng …');
    expect(shortenPaper('Tờ khai (Mẫu CT01 ban hành kèm theo Thông tư số 53/2025/TT-BCA).1.MuCT01banhnhkmtheoThngts', 170)).toBe('Tờ khai (Mẫu CT01 ban hành kèm theo Thông tư số 53/2025/TT-BCA)');
  });
  test('keeps the numbers of a law', () => {
    expect(shortenPaper('Đơn theo Mẫu số 18 ban hành kèm theo Nghị định số 151/2025/NĐ-CP', 170)).toBe('Đơn theo Mẫu số 18 ban hành kèm theo Nghị định số 151/2025/NĐ-CP');
  });
});

test('one form named twice is one paper; the same form for each person is another', () => {
  expect(paperKey('Tờ khai đăng ký khai sinh theo mẫu quy định.')).toBe(paperKey('Tờ khai đăng ký khai sinh theo mẫu (nếu nộp trực tiếp)'));
  expect(paperKey('Tờ khai thay đổi thông tin cư trú (của từng người)')).not.toBe(paperKey('Tờ khai thay đổi thông tin cư trú'));
});
