import { describe, expect, test } from 'vitest';
import { foldText } from '#model/vietnamese.ts';
import { asksToConfirm, findCaseFacts, namesOldTier } from './case-facts.ts';
import { findCodes } from './find-codes.ts';
import { findAsOf } from './find-date.ts';
import { findLanguage } from './find-language.ts';
import { joinQuoted, splitParts } from './split-parts.ts';
import { isVague, listTopicWords } from './topic-words.ts';

describe('the language of a question', () => {
  test.each([
    ['làm khai sinh', 'vi'],
    ['lam giay khai sinh o dau', 'vi'],
    ['khai sinh', 'vi'],
    ['How do I register a birth?', 'en'],
    ['passport fee', 'en'],
    ['Where is the office of Phường Ba Đình and what is the fee for it?', 'en'],
    ['dang ky tam tru online', 'vi'],
    ['cowr sowr sarn xuaats phaos hoa cuar tooi an toan to do', 'vi'],
    ['marriage registration', 'en'],
    ['how do I know the new law', 'en'],
    ['', 'vi'],
  ])('%s → %s', (text, expected) => {
    expect(findLanguage(text)).toBe(expected);
  });
});

describe('codes and document numbers, typed in any way', () => {
  test.each([
    ['1.001193', ['1.001193'], [], []],
    ['mã 1001193 cần gì', ['1.001193'], [], []],
    ['1001193', ['1.001193'], [], []],
    ['1,001193', ['1.001193'], [], []],
    ['1.001193.000.00.00.H29', ['1.001193'], [], []],
    ['1.001193.01', ['1.001193'], [], []],
    ['thủ tục 1.001193 và 2.000815', ['1.001193', '2.000815'], [], []],
    ['Thủ tục số 1.0001 là gì', [], ['1.0001'], []],
    ['mã 0.000001', [], ['0.000001'], []],
    ['nghị định 118', [], [], ['118']],
    ['Nghị định 118/2025', [], [], ['118/2025']],
    ['118/2025/NĐ-CP', [], [], ['118/2025/NĐ-CP']],
    ['từ 1/3/2027', [], [], []],
    ['lệ phí 1.500.000 đồng', [], [], []],
    ['điện thoại 0912345678', [], [], []],
  ])('%s', (text, codes, broken, documents) => {
    expect(findCodes(text)).toEqual({ codes, broken, documents });
  });
});

describe('the day a question must hold on', () => {
  test.each([
    ['từ 1/3/2027 làm khai sinh thế nào', { date: '2027-03-01' }],
    ['sau ngày 01-03-2027', { date: '2027-03-01' }],
    ['từ tháng 3/2027', { date: '2027-03-01' }],
    ['sang năm 2027 thì lệ phí sao', { date: '2027-01-01' }],
    ['as of 2027-03-01', { date: '2027-03-01' }],
    ['từ 30/2/2027', { bad: '2027-02-30' }],
    ['quy định trước 1/7/2025', { date: '2025-07-01' }],
    ['lệ phí năm 2024 áp dụng từ năm 2024', { date: '2024-01-01' }],
    ['con tôi sinh ngày 1/10/2026', undefined],
    ['đất mua từ năm 1995 làm sổ đỏ', undefined],
    ['kết hôn năm 2019 mất giấy', undefined],
    ['khai sinh', undefined],
  ])('%s', (text, expected) => {
    expect(findAsOf(text)).toEqual(expected);
  });
});

describe('circumstances', () => {
  test.each([
    ['khai sinh trễ hạn', ['late']],
    ['đăng ký kết hôn với người nước ngoài', ['foreign']],
    ['nhà em hộ nghèo', ['poor']],
    ['nộp ở phường khác', ['otherPlace']],
    ['bị mất giấy', ['lost']],
    ['mất bao lâu', []],
  ])('%s', (text, expected) => {
    expect(findCaseFacts(foldText(text))).toEqual(expected);
  });

  test.each([
    ['lên huyện nộp được không', true],
    ['ra quận làm', true],
    ['phòng tư pháp quận', true],
    ['mở quán phở', false],
    ['cơ quan nào', false],
    ['hải quan', false],
    ['thói quen', false],
  ])('"%s" names a district: %s', (text, expected) => {
    expect(namesOldTier(foldText(text))).toBe(expected);
    expect(namesOldTier(text)).toBe(expected);
  });

  test('with marks typed a shop is no district, whatever stands beside it', () => {
    expect(namesOldTier('muốn đổi tên quán hộ kinh doanh')).toBe(false);
    expect(namesOldTier('xuất khẩu quần áo')).toBe(false);
    expect(namesOldTier('trước đây nộp ở quận Ba')).toBe(true);
  });

  test.each([
    ['lệ phí 500.000 đúng không', true],
    ['phải 8 tháng mới có, có phải không?', true],
    ['is it true that it costs 85 dollars', true],
    ['lệ phí bao nhiêu', false],
  ])('"%s" asks to confirm: %s', (text, expected) => {
    expect(asksToConfirm(foldText(text))).toBe(expected);
  });
});

describe('what a question is about', () => {
  test.each([
    ['tôi muốn đăng ký', true],
    ['làm giấy tờ', true],
    ['cho hỏi', true],
    ['đăng ký khai sinh', false],
    ['hộ chiếu', false],
  ])('"%s" is vague: %s', (text, expected) => {
    expect(isVague(listTopicWords(text))).toBe(expected);
  });

  test('a matter between two asking phrases is not swallowed', () => {
    expect(listTopicWords('Em ra công an phường làm giấy khai sinh cho con được không?')).toEqual(expect.arrayContaining(['khai', 'sinh']));
  });
});

describe('parts of a question', () => {
  test('question marks part, and so does "với lại"', () => {
    expect(splitParts('Kết hôn mấy ngày? Khai sinh cần gì?', false)).toEqual(['Kết hôn mấy ngày', 'Khai sinh cần gì']);
    expect(splitParts('đăng ký kết hôn mấy ngày với lại làm giấy độc thân bao nhiêu tiền', false)).toHaveLength(2);
  });

  test('"và" parts only before a deed', () => {
    expect(splitParts('nhận cha cho con và sửa họ trong giấy khai sinh', true)).toHaveLength(2);
    expect(splitParts('cha và mẹ cùng đi khai sinh', true)).toHaveLength(1);
  });

  test.each<[string, string, number]>([
    ['hồ sơ Công nhận hộ nghèo, hộ cận nghèo; hộ thoát nghèo gồm gì', 'Công nhận hộ nghèo, hộ cận nghèo; hộ thoát nghèo', 1],
    ['ho so cong nhan ho ngheo, ho can ngheo; ho thoat ngheo gom gi', 'Công nhận hộ nghèo, hộ cận nghèo; hộ thoát nghèo', 1],
    ['công nhận hộ nghèo mấy ngày; cấp thẻ bảo hiểm y tế ra sao', 'Công nhận hộ nghèo, hộ cận nghèo; hộ thoát nghèo', 2],
    ['công nhận hộ nghèo mấy ngày; cấp thẻ bảo hiểm y tế ra sao', '', 2],
    ['hộ cận nghèo; hộ thoát nghèo; đăng ký kết hôn', 'Công nhận hộ nghèo, hộ cận nghèo; hộ thoát nghèo', 2],
  ])('a border inside a title that is quoted parts nothing: "%s"', (text, title, parts) => {
    const joined = joinQuoted(splitParts(text, false), title);
    expect(joined).toHaveLength(parts);
    expect(joined.join(' ').split(' ')).toEqual(splitParts(text, false).join(' ').split(' '));
  });
});
