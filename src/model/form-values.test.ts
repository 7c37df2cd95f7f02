import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QUESTION_KINDS, type Question } from './form.ts';
import { FAULT_CODES } from './form-fault.ts';
import { readValue } from './form-values.ts';
import { readMoney } from './read-money.ts';
import { readDate } from './read-date.ts';
import { readPersonName, readPhone, readEmail } from './read-contact.ts';
import { readChoice, readGender, readNationality, readYesNo } from './read-choice.ts';
import { doubtPersonalId, readPersonalId } from './personal-id.ts';

const TODAY = '2026-11-30';
const said = (outcome: { ok: boolean; value?: unknown; code?: string }): unknown => (outcome.ok ? outcome.value : outcome.code);

describe('a date as it is typed or said', () => {
  test.each([
    ['2/3/1958', '1958-03-02'], ['02-03-1958', '1958-03-02'], ['02.03.1958', '1958-03-02'], ['2 3 1958', '1958-03-02'], ['02031958', '1958-03-02'], ['19580302', '1958-03-02'], ['1958-03-02', '1958-03-02'], ['1958/3/2', '1958-03-02'],
    ['ngày 2 tháng 3 năm 1958', '1958-03-02'], ['Ngày 02 tháng 3 năm 1958.', '1958-03-02'], ['ngay 2 thang 3 nam 1958', '1958-03-02'], ['ngày hai mươi mốt tháng mười hai năm 1958', '1958-12-21'], ['2 tháng tư 1958', '1958-04-02'],
    ['sinh ngày 2 tháng 3 năm một nghìn chín trăm năm mươi tám', '1958-03-02'],
    ['1958', '1958'], ['năm 1958', '1958'], ['sinh năm 1958', '1958'], ['tháng 3 năm 1958', '1958-03'], ['3/1958', '1958-03'], ['03-1958', '1958-03'], ['2 March 1958', '1958-03-02'], ['March 2, 1958', '1958-03-02'], ['March 1958', '1958-03'],
    ['hôm nay', '2026-11-30'], ['hôm qua', '2026-11-29'], ['ngày 2 tháng 3 năm 1958 dương lịch', '1958-03-02'], ['29/2/2024', '2024-02-29'],
    ['mùng 2 tết năm ngoái', 'date_lunar'], ['mùng 2 tháng 3 năm 1958', 'date_lunar'], ['rằm tháng 7', 'date_lunar'], ['15/8/1958 âm lịch', 'date_lunar'], ['tháng giêng năm 1958', 'date_lunar'], ['năm Mậu Tuất', 'date_lunar'], ['tuổi Tuất', 'date_lunar'],
    ['năm ngoái', 'date_relative'], ['tháng trước', 'date_relative'], ['3 years ago', 'date_relative'],
    ['2/3/58', 'date_short_year'], ['năm 58', 'date_short_year'], ['ngày 2 tháng 3 năm 58', 'date_short_year'],
    ['3/25/1958', 'date_swapped'], ['29/2/2023', 'date_leap_day'], ['29/02/1900', 'date_leap_day'], ['31/4/1958', 'date_not_real'], ['0/3/1958', 'date_not_real'], ['31/31/1958', 'date_not_real'], ['00000000', 'date_year_odd'], ['1/1/1066', 'date_year_odd'], ['9999', 'date_year_odd'],
    ['20102011', '2011-10-20'], ['khoảng hồi giải phóng', 'date_unreadable'], ['12345', 'date_unreadable'], ['1/2/3/1958', 'date_unreadable'], ['-1', 'date_unreadable'], ['9'.repeat(100), 'date_unreadable'],
  ])('%s is %s', (typed, expected) => {
    expect(said(readDate(typed, TODAY))).toBe(expected);
  });

  test('what was read reads again as itself, also in the Vietnamese order', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1850-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (day) => {
        const date = day.toISOString().slice(0, 10);
        expect(said(readDate(date, TODAY))).toBe(date);
        expect(said(readDate(date.split('-').toReversed().join('/'), TODAY))).toBe(date);
      }),
    );
  });
});

describe('money as it is typed or said', () => {
  test.each([
    ['1.200.000', 1_200_000], ['1,200,000', 1_200_000], ['1200000', 1_200_000], ['1.200.000đ', 1_200_000], ['1.200.000 VND', 1_200_000], ['1tr2', 1_200_000], ['1tr250', 1_250_000], ['1 triệu 200', 1_200_000], ['1 triệu 200 nghìn', 1_200_000], ['1,5 triệu', 1_500_000], ['1.5tr', 1_500_000],
    ['2 triệu rưỡi', 2_500_000], ['2 củ', 2_000_000], ['200k', 200_000], ['200 ngàn', 200_000], ['3 tỷ 2', 3_200_000_000], ['một triệu hai trăm nghìn', 1_200_000], ['hai triệu rưỡi', 2_500_000], ['năm trăm nghìn đồng', 500_000], ['0', 0], ['500 đồng', 500], ['5.000', 5_000],
    ['200', 'money_unit'], ['hai trăm rưỡi', 'money_unit'], ['năm chục', 'money_unit'], ['1.20', 'money_unreadable'], ['nhiều lắm', 'money_unreadable'], ['-5000', 'money_unreadable'], ['1k2tr', 'money_unreadable'], ['1e9', 'money_unreadable'], ['9'.repeat(30), 'money_unreadable'], ['1.2.3', 'money_unreadable'],
  ])('%s is %s', (typed, expected) => {
    expect(said(readMoney(typed))).toBe(expected);
  });

  test('written with dots it is read as it was', () => {
    fc.assert(fc.property(fc.integer({ min: 1_000, max: 999_999_999_999 }), (amount) => {
      expect(said(readMoney(String(amount).replace(/\B(?=(\d{3})+(?!\d))/gu, '.')))).toBe(amount);
    }));
  });
});

describe('names, numbers and addresses', () => {
  test.each([
    ['  nguyễn   thị thử ', 'Nguyễn Thị Thử'], ['NGUYỄN THỊ THỬ', 'NGUYỄN THỊ THỬ'], ['Nguyễn Thị Thử', 'Nguyễn Thị Thử'], ["H’Hen Niê", "H'Hen Niê"], ['Y Moan', 'Y Moan'], ['Ðinh Văn Mẫu', 'Đinh Văn Mẫu'], ["k'thử", "K'Thử"], ['Jean-Luc', 'Jean-Luc'],
    ['Nguyễn Văn 2', 'name_digits'], ['Nguyễn@Mẫu', 'name_signs'], ['---', 'name_signs'], ['<script>', 'name_signs'], ['a'.repeat(101), 'text_too_long'],
  ])('the name %j is %j', (typed, expected) => {
    expect(said(readPersonName(typed))).toBe(expected);
  });

  test.each([
    ['0900000123', '0900000123'], ['0900 000 123', '0900000123'], ['0900.000.123', '0900000123'], ['+84900000123', '0900000123'], ['(+84) 900 000 123', '0900000123'], ['0084900000123', '0900000123'], ['84900000123', '0900000123'], ['+84 (0) 900 000 123', '0900000123'], ['024 3825 1234', '02438251234'],
    ['01690000123', 'phone_old'], ['+4915112345678', 'phone_foreign'], ['090000012', 'phone_length'], ['09000001234', 'phone_length'], ['1900', 'phone_start'], ['0600000123', 'phone_start'], ['của con tôi', 'phone_length'],
  ])('the telephone %s is %s', (typed, expected) => {
    expect(said(readPhone(typed))).toBe(expected);
  });

  test.each([['ten@thu.vn', 'ten@thu.vn'], ['tên@thư.vn', 'tên@thư.vn'], ['ten@thu', 'email_shape'], ['ten thu@a.vn', 'email_shape'], ['@a.vn', 'email_shape']])('the address %s is %s', (typed, expected) => {
    expect(said(readEmail(typed))).toBe(expected);
  });

  test.each([['000190000123', '000190000123'], ['000 190 000 123', '000190000123'], ['123456789', 'id_old'], ['00019000012', 'id_digits'], ['0001900001234', 'id_digits'], ['OOO190000123', 'id_digits']])('the personal number %s is %s', (typed, expected) => {
    expect(said(readPersonalId(typed))).toBe(expected);
  });

  // The digit after the province: even for men, odd for women; 0 and 1 for the twentieth century, 2 and 3 for the next.
  test.each([
    ['000190000123', { birthDate: '1990-05-06', gender: 'female' }, []],
    ['000090000123', { birthDate: '1990', gender: 'male' }, []],
    ['000206000123', { birthDate: '2006-01-01', gender: 'male' }, []],
    ['000306000123', { birthDate: '1906', gender: 'female' }, ['id_year_differs']],
    ['000190000123', { birthDate: '1991-01-01', gender: 'male' }, ['id_year_differs', 'id_gender_differs']],
    ['000190000123', { birthCodes: new Set(['001']) }, ['id_province_unknown']],
    ['001190000123', { birthCodes: new Set(['001']) }, []],
  ])('the number %s beside what else is known', (id, known, doubts) => {
    expect(doubtPersonalId(id, known)).toEqual(doubts);
  });
});

describe('what is chosen', () => {
  test.each([['Có', true], ['dạ có ạ', true], ['không', false], ['Chưa', false], ['true', true], ['ừ thì', 'yes_no_unclear']])('%s is %s', (typed, expected) => expect(said(readYesNo(typed))).toBe(expected));
  test.each([['Nam', 'male'], ['con gái', 'female'], ['F', 'female'], ['nu', 'female'], ['nào đó', 'gender_unclear']])('%s is %s', (typed, expected) => expect(said(readGender(typed))).toBe(expected));
  test.each([['VN', 'VN'], ['Việt Nam', 'VN'], ['viet nam', 'VN'], ['quốc tịch Mỹ', 'US'], ['Hoa Kỳ', 'US'], ['Lào', 'LA'], ['không quốc tịch', 'XX'], ['Germany', 'DE'], ['ZZ', 'nationality_unknown'], ['Sao Hỏa', 'nationality_unknown']])('%s is %s', (typed, expected) => expect(said(readNationality(typed))).toBe(expected));
  const options = [{ value: 'desk', label: { vi: 'Tại quầy', en: 'At the desk' } }, { value: 'post', label: { vi: 'Qua bưu điện' } }, { value: 'postHome', label: { vi: 'Qua bưu điện, tận nhà' } }];
  test.each([['desk', 'desk'], ['tại quầy', 'desk'], ['quầy', 'desk'], ['at the desk', 'desk'], ['qua buu dien', 'post'], ['tận nhà', 'postHome'], ['bưu điện', 'choice_several'], ['a', 'choice_unknown'], ['constructor', 'choice_unknown']])('%s is %s', (typed, expected) => expect(said(readChoice(typed, options))).toBe(expected));
});

describe('whatever is sent', () => {
  const questionOf = (kind: Question['kind']): Question => ({ kind, label: { vi: 'x' }, ...(kind === 'choice' || kind === 'choices' ? { options: [{ value: 'a', label: { vi: 'A' } }] } : {}) });

  test.each(QUESTION_KINDS)('a question of kind %s gives a value that reads as itself, or a fault that is known', (kind) => {
    const question = questionOf(kind);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.anything({ withNullPrototype: true }), fc.stringMatching(/^[\d/. \-k]{0,14}$/u), fc.constantFrom('mùng 2 tết', '1tr2', '2/3/1958', '+84900000123', 'Nguyễn Văn A', '\ud800', '__proto__')), (raw) => {
        const first = readValue(question, raw, TODAY);
        if (!first.ok) expect(FAULT_CODES).toContain(first.code);
        else expect(readValue(question, first.value, TODAY)).toEqual(first);
      }),
      { numRuns: 300 },
    );
  });
});
