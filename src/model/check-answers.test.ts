import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAnswers } from './check-answers.ts';
import { checkForm } from './check-form.ts';
import { EVERY_KIND, sampleAnswers } from './form.fixture.ts';
import { FormSchema, type Form, type Question } from './form.ts';
import { findNeighbour, followForm, tellProgress } from './form-flow.ts';
import { listQuestions } from './form-paths.ts';
import { schemaOfForm } from './form-schema.ts';
import { readValue } from './form-values.ts';

const TODAY = '2026-11-30';
const codesAt = (typed: Record<string, unknown>, form: Form = EVERY_KIND): Record<string, string> => Object.fromEntries(checkAnswers(form, typed, { today: TODAY }).faults.map(({ path, code, details }) => [path, code === 'rule' ? String(details['rule']) : code]));

/** The schema as the server compiles it, with the office's formats. */
function compile(form: Form) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  const formats: Record<string, Question['kind']> = { 'person-name': 'personName', 'personal-id': 'personalId', 'partial-date': 'date', 'vn-phone': 'phone', 'person-email': 'email', country: 'nationality' };
  for (const [format, kind] of Object.entries(formats)) {
    ajv.addFormat(format, (text: string) => {
      const read = readValue({ kind, label: { vi: 'x' } }, text, TODAY);
      return read.ok && read.value === text;
    });
  }
  return ajv.compile(schemaOfForm(form));
}

describe('a form with every kind', () => {
  test('is sound, and its invented people get through', () => {
    expect(checkForm(EVERY_KIND)).toEqual([]);
    expect(codesAt(sampleAnswers(0))).toEqual({});
    expect(codesAt(sampleAnswers(1))).toEqual({});
  });

  test('left empty tells everything that is missing at once, and nothing that is not asked', () => {
    expect(codesAt({})).toEqual({
      'filer.name': 'required', 'filer.birthDate': 'required', 'filer.gender': 'required', 'filer.id': 'required', childBirthDate: 'required', fatherKnown: 'required', home: 'required', relation: 'required', delivery: 'required', count: 'required', sign: 'required', promise: 'declaration_unticked',
    });
  });

  test.each<[string, Record<string, unknown>, Record<string, string>]>([
    ['a birth in the future', { childBirthDate: '01/12/2026' }, { childBirthDate: 'date_future' }],
    ['29 February of a year without it', { childBirthDate: '29/2/2025' }, { childBirthDate: 'date_leap_day' }],
    ['only the year where the day is needed', { childBirthDate: '2026' }, { childBirthDate: 'date_needs_day' }],
    ['a day before the earliest', { childBirthDate: '1999-12-31', lateReason: 'quên khai báo' }, { childBirthDate: 'date_too_early' }],
    ['late, so that the reason is asked', { childBirthDate: '2026-09-30' }, { lateReason: 'required' }],
    ['one day earlier than late', { childBirthDate: '2026-10-01' }, {}],
    ['a moon day', { childBirthDate: 'mùng 2 tết năm ngoái' }, { childBirthDate: 'date_lunar' }],
    ['a child who files', { filer: { name: 'Bé Thử', birthDate: '2010-01-01', gender: 'male', id: '000210000123' }, sign: 'Bé Thử' }, { 'filer.birthDate': 'du-tuoi' }],
    ['a number of another year and sex', { filer: { name: 'Nguyễn Thị Thử', birthDate: '1991', gender: 'male', id: '000190000123' } }, { 'filer.id': 'id_gender_differs' }],
    ['an old number', { filer: { name: 'Nguyễn Thị Thử', birthDate: '1990', gender: 'female', id: '123456789' } }, { 'filer.id': 'id_old' }],
    ['a place only typed', { home: 'xã Thử' }, { home: 'place_not_chosen' }],
    ['no house', { home: { place: { code: '00004', name: 'x' }, detail: ' ' } }, { home: 'address_detail' }],
    ['a pattern with its own sentence', { relation: 'other', otherRelation: 'dì!' }, { otherRelation: 'pattern' }],
    ['rows beyond the most', { witnesses: Array.from({ length: 4 }, () => ({ name: 'Lê Thử', isAdult: true })) }, { witnesses: 'rows_too_many' }],
    ['a row that asks one more', { witnesses: [{ name: 'Lê Thử', isAdult: 'không' }] }, { 'witnesses.0.guardian': 'required' }],
    ['too many files', { slip: Array.from({ length: 3 }, () => ({ id: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7', name: 'a', pages: 1 })) }, { slip: 'files_too_many' }],
    ['too many copies', { count: '21' }, { count: 'number_too_large' }],
    ['copies, needed because of another answer', { copies: [] }, { copies: 'required' }],
    ['another name signed', { sign: 'Trần Văn Khác' }, { sign: 'signature_differs' }],
    ['a question the form has not', { constructor: 'x' }, { constructor: 'unknown_question' }],
    ['something left over in a group', { father: { name: 'Trần Văn Mẫu', nationality: 'VN', ethnicity: 'Kinh', age: 3 } }, { 'father.age': 'unknown_question' }],
    ['a foreigner, asked for the passport instead of the people', { father: { name: 'John Doe', nationality: 'Mỹ' } }, { 'father.passport': 'required' }],
    ['a passport without kind', { father: { name: 'John Doe', nationality: 'US', passport: { number: 'B1234567' } } }, { 'father.passport': 'paper_kind' }],
    ['money sent home from the desk', { amount: '1tr2' }, { amount: 'tien-it' }],
  ])('%s', (_, change, expected) => {
    expect(codesAt({ ...sampleAnswers(0), ...change })).toEqual(expected);
  });

  test('keeps what is not asked any more, and does not send it', () => {
    const { answers, flow } = checkAnswers(EVERY_KIND, { ...sampleAnswers(0), fatherKnown: 'không', lateReason: 'không rõ lắm' }, { today: TODAY });
    expect(answers).toHaveProperty('father.name', 'Trần Văn Mẫu');
    expect(answers).toHaveProperty('lateReason');
    expect(Object.keys(flow.asked)).not.toContain('father');
    expect(Object.keys(flow.asked)).not.toContain('lateReason');
  });

  test('goes forward and back over the pages that count, and tells how far one is', () => {
    const without = followForm(EVERY_KIND, { fatherKnown: false }, TODAY);
    expect(findNeighbour(EVERY_KIND, without, 'co-cha', 1)?.page.id).toBe('noi-o');
    expect(findNeighbour(EVERY_KIND, without, 'noi-o', -1)?.page.id).toBe('co-cha');
    // From a page that is not asked any more the way goes on where the form has it.
    expect(findNeighbour(EVERY_KIND, without, 'cha', -1)?.page.id).toBe('co-cha');
    expect(findNeighbour(EVERY_KIND, without, 'cam-doan', 1)).toBeUndefined();
    expect(tellProgress(without, 'tre')).toEqual({ at: 3, of: 10, answered: 1 });
    expect(followForm(EVERY_KIND, sampleAnswers(0), TODAY).pages).toHaveLength(11);
  });

  test('what is computed follows from what is asked', () => {
    expect(checkAnswers(EVERY_KIND, sampleAnswers(1), { today: TODAY }).computed).toEqual({ filerAge: 41, bornInWords: 'Ngày một tháng tám năm hai nghìn không trăm hai mươi sáu', total: 50_000, totalInWords: 'Năm mươi nghìn đồng', witnessCount: 2 });
  });
});

describe('the schema and the check', () => {
  const validate = compile(EVERY_KIND);

  test('agree on the samples', () => {
    for (const at of [0, 1]) {
      const { flow } = checkAnswers(EVERY_KIND, sampleAnswers(at), { today: TODAY });
      validate(flow.asked);
      expect(validate.errors).toBeNull();
    }
  });

  /** Anything at a place of the sample, or the place left out. */
  const spoil = fc.record({
    path: fc.constantFrom(...listQuestions(EVERY_KIND).filter(({ rowOf }) => rowOf === undefined).map(({ path }) => path)),
    value: fc.oneof(fc.constant(undefined), fc.anything(), fc.string({ unit: 'binary' }), fc.constantFrom<unknown>('1tr2', '2/3/1990', '1990', 'VN', 'Mỹ', true, false, [], {}, [{}], ['a', 'b'], 'desk', 0, -1, 1.5, 1e20, '0900000123', { place: { code: '00004', name: 'x' }, detail: 'y' }, { kind: 'card', number: '000190000123' }, [{ name: 'A', isAdult: true }])),
  });
  const put = (answers: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> => {
    const [key = '', inner] = path.split('.');
    const group = answers[key];
    if (inner !== undefined && typeof group === 'object' && group !== null) return { ...answers, [key]: { ...group, [inner]: value } };
    return { ...answers, [key]: value };
  };

  test('never throw, and what the check lets through the schema accepts', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1), fc.array(spoil, { maxLength: 4 }), (at, spoils) => {
        const typed = spoils.reduce((answers, { path, value }) => put(answers, path, value), sampleAnswers(at));
        const { faults, flow } = checkAnswers(EVERY_KIND, typed, { today: TODAY });
        if (faults.some(({ weight }) => weight === 'stop')) return;
        validate(flow.asked);
        expect(validate.errors).toBeNull();
      }),
      { numRuns: 1_500 },
    );
  });

  test('without conditions and rules agree both ways', () => {
    const plain: Form = { ...EVERY_KIND, rules: [], computed: [], questions: { name: { kind: 'personName', label: { vi: 'a' } }, id: { kind: 'personalId', label: { vi: 'a' } }, count: { kind: 'wholeNumber', label: { vi: 'a' }, min: 1, max: 9 }, note: { kind: 'text', label: { vi: 'a' }, required: false, min: 2, max: 5 }, home: { kind: 'address', label: { vi: 'a' } } }, pages: [{ id: 'a', heading: { vi: 'a' }, fields: ['name', 'id', 'count', 'note', 'home'] }] };
    const check = compile(plain);
    const good = { name: 'Nguyễn Thử', id: '000190000123', count: 3, home: { place: { code: '00004', name: 'x' }, detail: 'y' } };
    const values = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.integer({ min: -3, max: 12 }), fc.constantFrom<unknown>('Nguyễn Thử', '000190000123', 3, 'abc', 'abcdef', 'a', undefined, good.home));
    fc.assert(
      fc.property(fc.record({ name: values, id: values, count: values, note: values, home: values }, { requiredKeys: [] }), (changed) => {
        const { faults, flow } = checkAnswers(plain, { ...good, ...changed }, { today: TODAY });
        expect(check(flow.asked)).toBe(!faults.some(({ weight }) => weight === 'stop'));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('whether a form is sound', () => {
  const change = (changes: Partial<Record<keyof Form, unknown>>): readonly string[] => checkForm(FormSchema.parse({ ...EVERY_KIND, ...changes })).map(({ code, at }) => `${code} ${at}`);
  const { questions, pages } = EVERY_KIND;
  const yes: Question = { kind: 'yesNo', label: { vi: 'x' } };

  test.each<[string, Partial<Record<keyof Form, unknown>>, string]>([
    ['a condition on a question that is not there', { pages: pages.map((page) => (page.id === 'cha' ? { ...page, when: { field: 'khong', is: true } } : page)) }, 'path_unknown pages.cha'],
    ['a condition that looks forward', { questions: { ...questions, phone: { ...questions['phone'], when: { field: 'fatherKnown', is: true } } } }, 'path_later questions.phone'],
    ['a condition on itself', { questions: { ...questions, phone: { ...questions['phone'], when: { field: 'phone', filled: true } } } }, 'path_later questions.phone'],
    ['a row named outside of rows', { questions: { ...questions, phone: { ...questions['phone'], when: { field: './name', filled: true } } } }, 'condition_of_row questions.phone'],
    ['a choice with nothing to choose', { questions: { ...questions, delivery: { kind: 'choice', label: { vi: 'x' } } } }, 'option_missing questions.delivery'],
    ['two options with one value', { questions: { ...questions, delivery: { kind: 'choice', label: { vi: 'x' }, options: [{ value: 'desk', label: { vi: 'a' } }, { value: 'desk', label: { vi: 'b' } }] } } }, 'option_twice questions.delivery'],
    ['options where none belong', { questions: { ...questions, fatherKnown: { ...yes, options: [{ value: 'a', label: { vi: 'a' } }] } } }, 'option_needless questions.fatherKnown'],
    ['an empty group', { questions: { ...questions, father: { kind: 'group', label: { vi: 'x' } } } }, 'of_missing questions.father'],
    ['questions inside a question', { questions: { ...questions, fatherKnown: { ...yes, of: { a: yes } } } }, 'of_needless questions.fatherKnown'],
    ['a group in a row', { questions: { ...questions, witnesses: { ...questions['witnesses'], of: { a: { kind: 'group', label: { vi: 'x' }, of: { b: yes } } } } } }, 'of_nested questions.witnesses.a'],
    ['a list without bounds', { questions: { ...questions, witnesses: { kind: 'repeat', label: { vi: 'x' }, of: { a: yes } } } }, 'rows_missing questions.witnesses'],
    ['bounds the wrong way round', { questions: { ...questions, witnesses: { ...questions['witnesses'], rows: { min: 3, max: 2, one: { vi: 'x' } } } } }, 'rows_swapped questions.witnesses'],
    ['files of no kind', { questions: { ...questions, slip: { kind: 'file', label: { vi: 'x' } } } }, 'files_missing questions.slip'],
    ['files inside a group', { questions: { ...questions, father: { ...questions['father'], of: { slip: questions['slip'] } } } }, 'file_nested questions.father.slip'],
    ['a pattern that is none', { questions: { ...questions, otherRelation: { ...questions['otherRelation'], pattern: { regex: '(', says: { vi: 'x' } } } } }, 'pattern_broken questions.otherRelation'],
    ['a pattern that could run for ever', { questions: { ...questions, otherRelation: { ...questions['otherRelation'], pattern: { regex: '(a+)+', says: { vi: 'x' } } } } }, 'pattern_broken questions.otherRelation'],
    ['numbers the wrong way round', { questions: { ...questions, count: { ...questions['count'], min: 9, max: 1 } } }, 'bounds_swapped questions.count'],
    ['a question on no page', { questions: { ...questions, alone: yes } }, 'question_without_page questions.alone'],
    ['a question on two pages', { pages: [...pages, { id: 'them', heading: { vi: 'x' }, fields: ['phone'] }] }, 'question_twice pages.them'],
    ['a page twice', { pages: [...pages, { ...pages[0], fields: ['phone'] }] }, 'page_twice pages.nguoi-nop'],
    ['a page with a strange question', { pages: [...pages, { id: 'them', heading: { vi: 'x' }, fields: ['khong'] }] }, 'page_unknown_question pages.them'],
    ['a computed value that uses a later one', { computed: [{ key: 'a', label: { vi: 'x' }, from: { copyOf: 'b' } }, { key: 'b', label: { vi: 'x' }, from: { copyOf: 'a' } }] }, 'computed_later computed.a'],
    ['a computed value with the key of a question', { computed: [{ key: 'phone', label: { vi: 'x' }, from: { copyOf: 'email' } }] }, 'computed_twice computed.phone'],
    ['two rules with one id', { rules: [EVERY_KIND.rules[0], EVERY_KIND.rules[0]] }, 'rule_twice rules.du-tuoi'],
    ['a condition that can never hold', { rules: [{ ...EVERY_KIND.rules[0], when: { field: 'delivery', is: 'pigeon' } }] }, 'value_not_of_choice rules.du-tuoi'],
    ['an applicant that is not asked for', { applicant: { name: 'nobody.name' } }, 'path_unknown applicant'],
    ['copies beside it that nothing counts', { procedures: [{ code: '1.001193', besides: [{ code: '2.000635', times: 'khong.co' }] }] }, 'path_unknown procedures.1.001193'],
    ['a paper filled from nowhere', { paper: { template: 'to-khai', values: { a: 'khong.co' } } }, 'path_unknown paper.a'],
    ['a sample that does not get through', { samples: [{ name: 'x', today: TODAY, answers: { ...sampleAnswers(0), count: 99 } }] }, 'sample_fails samples.0'],
    ['a sample of whom nobody asks the name', { applicant: { name: 'lateReason' } }, 'applicant_hidden samples.0'],
    ['a sample with an answer that is not asked', { samples: [{ name: 'x', today: TODAY, answers: { ...sampleAnswers(0), lateReason: 'không hỏi mà' } }] }, 'sample_unread samples.0'],
  ])('%s is told', (_, changes, expected) => {
    expect(change(changes)).toContain(expected);
  });
});
