import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillPaper, sayAnswer, sayAnswers, type AnswerWords } from './answers-in-words.ts';
import { checkAnswers } from './check-answers.ts';
import { EVERY_KIND, sampleAnswers } from './form.fixture.ts';
import { FORM_FINDING_CODES } from './check-form.ts';
import { FAULT_CODES, fillSentence } from './form-fault.ts';
import type { Question } from './form.ts';
import { readNumberWords, writeNumberWords } from './number-words.ts';

interface Locale { readonly formWords: AnswerWords; readonly formFaults: Record<string, string>; readonly formFindings: Record<string, string> }
const locales = Object.fromEntries(['vi', 'en'].map((language) => [language, JSON.parse(readFileSync(`content/locales/${language}.json`, 'utf8')) as Locale])) as Record<'vi' | 'en', Locale>;
const { formWords: words } = locales.vi;

describe('answers as they are said', () => {
  const question = (kind: Question['kind'], more: Partial<Question> = {}): Question => ({ kind, label: { vi: 'Câu', en: 'Question' }, ...more });
  test.each<[Question, unknown, string]>([
    [question('date'), '1958-03-02', '02/03/1958'], [question('date'), '1958', '1958'], [question('personalId'), '000190000123', '000 190 000 123'], [question('phone'), '0900000123', '0900 000 123'], [question('moneyVnd'), 1_200_000, '1.200.000 đ'],
    [question('yesNo'), false, 'Không'], [question('gender'), 'female', 'Nữ'], [question('nationality'), 'US', 'Hoa Kỳ'], [question('nationality'), 'XX', 'Không quốc tịch'], [question('choice', { options: [{ value: 'a', label: { vi: 'Bản chính' } }] }), 'a', 'Bản chính'],
    [question('place'), { code: '00004', name: 'Phường Ba Đình', typed: 'Trúc Bạch' }, 'Phường Ba Đình (trước đây ghi: Trúc Bạch)'], [question('address'), { place: { code: '00004', name: 'Phường Ba Đình' }, detail: 'số 1' }, 'số 1, Phường Ba Đình'],
    [question('paper'), { kind: 'passport', number: 'B1234567', issuedOn: '2020-01-02', issuer: 'Cục Quản lý xuất nhập cảnh' }, 'Hộ chiếu B1234567, cấp ngày 02/01/2020, nơi cấp Cục Quản lý xuất nhập cảnh'],
    [question('file'), [{ id: 'x', name: 'giấy.jpg', pages: 1 }], 'giấy.jpg (1 trang)'], [question('repeat', { of: { n: question('personName') } }), [{ n: 'Lê A' }, { n: 'Lê B' }], '1. Câu: Lê A\n2. Câu: Lê B'], [question('text'), undefined, ''], [question('date'), 'mùng 2 tết', '2 tết'],
  ])('%o', (asked, value, said) => {
    // What could not be read stands as it was typed.
    expect(sayAnswer(asked, value, 'vi', words)).toBe(value === 'mùng 2 tết' ? 'mùng 2 tết' : said);
  });

  test('by page, in either language, only what is asked', () => {
    const { flow } = checkAnswers(EVERY_KIND, sampleAnswers(0), { today: '2026-11-30' });
    const said = sayAnswers(EVERY_KIND, flow, 'en', locales.en.formWords);
    expect(said[0]).toEqual({ pageId: 'nguoi-nop', heading: 'Who files', lines: [{ path: 'filer.name', label: 'Full name', said: 'Nguyễn Thị Thử' }, { path: 'filer.birthDate', label: 'Ngày sinh', said: '1990' }, { path: 'filer.gender', label: 'Giới tính', said: 'Female' }, { path: 'filer.id', label: 'Số định danh', said: '000 190 000 123' }] });
    expect(said.map(({ pageId }) => pageId)).not.toContain('ly-do');
    expect(said.flatMap(({ lines }) => lines).find(({ path }) => path === 'phone')).toEqual({ path: 'phone', label: 'Điện thoại', said: '' });
  });

  test('fill the paper, parts, rows and computed values too; what is not known stays out', () => {
    const { flow, computed } = checkAnswers(EVERY_KIND, sampleAnswers(1), { today: '2026-11-30' });
    expect(fillPaper(EVERY_KIND, flow.asked, computed, words)).toEqual({
      ten: "H'Thử Niê", sinh: 'Ngày một tháng tám năm hai nghìn không trăm hai mươi sáu', tien: '1.200.000 đ', xa: 'Phường Ba Đình, Thành phố Hà Nội',
      nguoiLam: [{ name: 'Lê Văn Chứng', isAdult: 'Không', guardian: 'Lê Thị Giám' }, { name: 'Y Moan', isAdult: 'Có', guardian: '' }],
    });
  });
});

describe('numbers in words', () => {
  test.each([
    [0, 'không'], [5, 'năm'], [10, 'mười'], [15, 'mười lăm'], [21, 'hai mươi mốt'], [25, 'hai mươi lăm'], [101, 'một trăm linh một'], [110, 'một trăm mười'], [1_005, 'một nghìn không trăm linh năm'], [2_026, 'hai nghìn không trăm hai mươi sáu'], [1_200_000, 'một triệu hai trăm nghìn'], [1_000_005, 'một triệu không trăm linh năm'], [2_000_000_000, 'hai tỷ'],
  ])('%i is %s', (number, said) => {
    expect(writeNumberWords(number)).toBe(said);
  });

  test('what is written is read again, with marks and without', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (number) => {
        expect(readNumberWords(writeNumberWords(number))).toBe(number);
        expect(readNumberWords(writeNumberWords(number).normalize('NFD').replace(/\p{M}/gu, ''))).toBe(number);
      }),
    );
  });

  test.each(['', 'mười mười', 'hai ba', 'nghìn', 'một nghìn triệu', 'linh tinh', 'constructor'])('%j is no number', (text) => {
    expect(readNumberWords(text)).toBeUndefined();
  });
});

describe('the sentences', () => {
  test.each(['vi', 'en'] as const)('stand in %s for every fault and every finding', (language) => {
    const { formFaults, formFindings } = locales[language];
    expect(Object.keys(formFaults).toSorted()).toEqual([...FAULT_CODES].toSorted());
    expect(Object.keys(formFindings).toSorted()).toEqual([...FORM_FINDING_CODES].toSorted());
  });

  test('of every fault that checking tells are filled by its details', () => {
    const spoilt = { filer: { name: 'A1', birthDate: '2/3/58', gender: 'x', id: '123' }, phone: '+49123', email: 'x', childBirthDate: '31/4/2020', fatherKnown: 'ừ thì', home: 'đâu đó', relation: 'cô', copies: [], delivery: 'x', amount: '200', count: 99, witnesses: Array.from({ length: 4 }, () => ({ name: '@' })), sign: 'B', khong: 1 };
    for (const { code, details, says } of checkAnswers(EVERY_KIND, spoilt, { today: '2026-11-30' }).faults) {
      for (const language of ['vi', 'en'] as const) expect([code, fillSentence(says?.vi ?? locales[language].formFaults[code] ?? '{gap}', details)]).not.toEqual([code, expect.stringMatching(/\{\w+\}/u)]);
    }
  });
});
