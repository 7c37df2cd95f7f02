import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkForm } from './check-form.ts';
import { EVERY_KIND } from './form.fixture.ts';
import { FormSchema, QUESTION_KINDS, type Form } from './form.ts';
import { deriveKey, FORM_EDIT_FAULTS, type FormEditFault } from './form-edit-parts.ts';
import { editForm, type FormEdit } from './form-edit.ts';
import { settleOrder } from './form-order.ts';
import { listReferences, listUses } from './form-references.ts';
import { findQuestion, listQuestions } from './form-paths.ts';

const FORM = settleOrder(EVERY_KIND);
const label = { vi: 'Nghề nghiệp' };
const pagesOf = (form: Form): string[] => form.pages.map(({ id, fields }) => `${id}: ${fields.join(' ')}`);
function done(form: Form, ...edits: readonly FormEdit[]): Form {
  return edits.reduce((before, edit) => {
    const edited = editForm(before, edit);
    if (!edited.ok) throw new Error(`${edit.do}: ${edited.fault} ${JSON.stringify(edited.details)}`);
    return edited.form;
  }, form);
}

describe('an edit of a form', () => {
  test('adds a page with its first question, keys made of what people read', () => {
    const form = done(FORM, { do: 'addPage', heading: { vi: 'Nghề nghiệp và nơi làm' }, kind: 'text', label }, { do: 'addQuestion', to: { page: 'nghe-nghiep-va-noi-lam' }, kind: 'text', label });
    expect(pagesOf(form).at(-1)).toBe('nghe-nghiep-va-noi-lam: ngheNghiep ngheNghiep2');
    expect(form.questions['ngheNghiep']).toEqual({ kind: 'text', label });
  });

  test('moves pages and questions, also inside a group, whose order is written down', () => {
    const form = done(FORM, { do: 'movePage', page: 'lien-he', by: -1 }, { do: 'moveQuestion', path: 'phone', by: 1 }, { do: 'moveQuestion', path: 'filer.birthDate', by: -1 });
    expect(pagesOf(form).slice(0, 2)).toEqual(['lien-he: email phone', 'nguoi-nop: filer']);
    expect(form.questions['filer']?.order).toEqual(['birthDate', 'name', 'gender', 'id']);
    // A store that sorts keys brings it back in that order.
    const sorted = { ...form, questions: { ...form.questions, filer: { ...form.questions['filer'], of: Object.fromEntries(Object.entries(form.questions['filer']?.of ?? {}).toSorted()) } } } as Form;
    expect(Object.keys(settleOrder(sorted).questions['filer']?.of ?? {})).toEqual(['birthDate', 'name', 'gender', 'id']);
  });

  test('puts a question on another page, and takes one away with what the samples said to it', () => {
    const form = done(FORM, { do: 'putOnPage', path: 'email', page: 'tre' }, { do: 'addQuestion', to: { inside: 'witnesses' }, kind: 'phone', label });
    expect(pagesOf(form).slice(1, 3)).toEqual(['lien-he: phone', 'tre: childBirthDate email']);
    const answered = { ...form, samples: [{ name: 'A', today: '2026-11-30', answers: { witnesses: [{ name: 'B', ngheNghiep: '1' }, { name: 'C' }] } }] };
    expect(done(answered, { do: 'removeQuestion', path: 'witnesses.ngheNghiep' }).samples[0]?.answers).toEqual({ witnesses: [{ name: 'B' }, { name: 'C' }] });
  });

  test('changes the kind of a question and lets go what the new kind does not know', () => {
    const choice = FORM.questions['delivery'];
    const form = done(FORM, { do: 'setQuestion', path: 'delivery', value: { ...choice, kind: 'file', label } as NonNullable<typeof choice> });
    expect(form.questions['delivery']).toEqual({ kind: 'file', label, files: { maxCount: 3, kinds: ['image', 'pdf'] } });
  });

  const REFUSED: readonly (readonly [FormEditFault, FormEdit, Form?])[] = [
    ['page_unknown', { do: 'removePage', page: 'khong-co' }],
    ['page_unknown', { do: 'addQuestion', to: { page: 'khong-co' }, kind: 'text', label }],
    ['page_last', { do: 'removePage', page: 'nguoi-nop' }, { ...FORM, pages: FORM.pages.slice(0, 1) }],
    ['page_full', { do: 'putOnPage', path: 'phone', page: 'ban' }, { ...FORM, pages: FORM.pages.map((page) => (page.id === 'ban' ? { ...page, fields: Array.from({ length: 12 }, (_each, at) => `c${String(at)}`) } : page)) }],
    ['page_emptied', { do: 'putOnPage', path: 'slip', page: 'tre' }],
    ['page_emptied', { do: 'removeQuestion', path: 'slip' }],
    ['pages_full', { do: 'addPage', heading: label, kind: 'text', label }, { ...FORM, pages: Array.from({ length: 60 }, (_each, at) => ({ id: `t${String(at)}`, heading: label, fields: ['phone'] })) }],
    ['question_unknown', { do: 'setQuestion', path: 'filer.constructor', value: { kind: 'text', label } }],
    ['question_unknown', { do: 'removeQuestion', path: '__proto__' }],
    ['question_alone', { do: 'removeQuestion', path: 'father.ethnicity' }, done({ ...FORM, paper: undefined } as unknown as Form, ...(['passport', 'name'] as const).map((key): FormEdit => ({ do: 'removeQuestion', path: `father.${key}` })), { do: 'setQuestion', path: 'father.ethnicity', value: { kind: 'text', label } }, { do: 'removeQuestion', path: 'father.nationality' })],
    ['level_full', { do: 'addQuestion', to: { inside: 'costs' }, kind: 'text', label }, done(FORM, ...Array.from({ length: 38 }, (): FormEdit => ({ do: 'addQuestion', to: { inside: 'costs' }, kind: 'text', label })))],
    ['not_a_group', { do: 'addQuestion', to: { inside: 'phone' }, kind: 'text', label }],
    ['still_used', { do: 'removeQuestion', path: 'fatherKnown' }],
    ['still_used', { do: 'removePage', page: 'tre' }],
    ['still_used', { do: 'removeComputed', at: 2 }],
    ['at_the_end', { do: 'movePage', page: 'nguoi-nop', by: -1 }],
    ['at_the_end', { do: 'moveQuestion', path: 'email', by: 1 }],
    ['at_the_end', { do: 'moveQuestion', path: 'filer.name', by: -1 }],
    ['rules_full', { do: 'putRule', at: undefined, value: EVERY_KIND.rules[0] as Form['rules'][number] }, { ...FORM, rules: Array.from({ length: 60 }, () => EVERY_KIND.rules[0] as Form['rules'][number]) }],
    ['computed_full', { do: 'putComputed', at: undefined, value: EVERY_KIND.computed[0] as Form['computed'][number] }, { ...FORM, computed: Array.from({ length: 40 }, () => EVERY_KIND.computed[0] as Form['computed'][number]) }],
    ['row_unknown', { do: 'removeRule', at: 9 }],
    ['samples_full', { do: 'copySample', at: 0, name: 'x' }, { ...FORM, samples: Array.from({ length: 20 }, () => EVERY_KIND.samples[0] as Form['samples'][number]) }],
    ['sample_last', { do: 'removeSample', at: 0 }, { ...FORM, samples: EVERY_KIND.samples.slice(0, 1) }],
  ];
  test.each(REFUSED.map(([fault, edit, form = FORM]) => [fault, edit, form] as const))('is refused: %s', (fault, edit, form) => {
    expect(editForm(form, edit)).toMatchObject({ ok: false, fault });
  });

  test('every refusal is tried above', () => {
    expect([...new Set(REFUSED.map(([fault]) => fault))].toSorted()).toEqual([...FORM_EDIT_FAULTS].toSorted());
  });
});

describe('where a question is named', () => {
  test.each([
    ['fatherKnown', ['questions.copies', 'pages.cha']],
    ['father.nationality', ['questions.father.ethnicity', 'questions.father.passport']],
    ['childBirthDate', ['questions.lateReason', 'computed.bornInWords']],
    ['filer', ['computed.filerAge', 'rules.du-tuoi', 'paper.ten', 'applicant']],
    ['slip', []],
  ])('%s: %j', (path, uses) => {
    expect(listUses(FORM, path)).toEqual(uses);
  });

  test('what counts the copies beside a procedure is in use', () => {
    const form = { ...FORM, procedures: [{ code: '1.001193', besides: [{ code: '2.000635', times: 'slip' }] }] };
    expect(listUses(form, 'slip')).toEqual(['procedures.1.001193']);
    expect(editForm(form, { do: 'removeQuestion', path: 'slip' })).toMatchObject({ ok: false, fault: 'still_used' });
  });

  test('every path that is named leads to a question or a computed value', () => {
    const known = new Set([...listQuestions(FORM).map(({ path }) => path), ...FORM.computed.map(({ key }) => key), 'home.place.name']);
    expect(listReferences(FORM).filter(({ path }) => !known.has(path))).toEqual([]);
  });
});

describe('keys', () => {
  test.each([['Nghề nghiệp', 'ngheNghiep'], ['123', 'c123'], ['', 'c'], ['constructor', 'constructor2'], ['Số 1/2 đường', 'so12Duong']])('of “%s”: %s', (text, key) => {
    expect(deriveKey(text, () => false)).toBe(key);
  });

  test('are keys of the schema whatever is typed, and never one that is taken', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constantFrom('' as const, '-' as const), (text, between) => {
      const first = deriveKey(text, () => false, between);
      const second = deriveKey(text, (key) => key === first, between);
      expect(first).toMatch(between === '' ? /^[a-z][A-Za-z0-9]{0,39}$/ : /^[a-z][a-z0-9-]{0,39}$/);
      expect(second).not.toBe(first);
    }));
  });
});

test('any row of edits gives a form of the right shape, in which every question is on one page and whose findings are told', () => {
  const paths = [...listQuestions(FORM).map(({ path }) => path), 'ngheNghiep', 'filer.ngheNghiep', 'khongCo', '__proto__', 'father.toString'];
  const pages = [...FORM.pages.map(({ id }) => id), 'nghe-nghiep', 'khong-co'];
  const [path, page, by, kind, at] = [fc.constantFrom(...paths), fc.constantFrom(...pages), fc.constantFrom(1 as const, -1 as const), fc.constantFrom(...QUESTION_KINDS), fc.nat(7)];
  const edit: fc.Arbitrary<FormEdit> = fc.oneof(
    fc.record({ do: fc.constant('addPage' as const), heading: fc.constant(label), kind, label: fc.constant(label) }),
    fc.record({ do: fc.constant('addQuestion' as const), to: fc.oneof(fc.record({ page }), fc.record({ inside: path })), kind, label: fc.constant(label) }),
    fc.record({ do: fc.constant('movePage' as const), page, by }),
    fc.record({ do: fc.constant('removePage' as const), page }),
    fc.record({ do: fc.constant('moveQuestion' as const), path, by }),
    fc.record({ do: fc.constant('putOnPage' as const), path, page }),
    fc.record({ do: fc.constant('removeQuestion' as const), path }),
    fc.record({ do: fc.constant('setQuestion' as const), path, value: kind.map((each) => ({ ...FORM.questions['delivery'], kind: each, label, when: { field: 'fatherKnown', is: true } })) }),
    fc.record({ do: fc.constant('removeComputed' as const), at }),
    fc.record({ do: fc.constant('removeRule' as const), at }),
    fc.record({ do: fc.constant('removeSample' as const), at }),
    fc.record({ do: fc.constant('copySample' as const), at, name: fc.constant('Bản chép') }),
  );
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      let form = FORM;
      for (const each of edits) {
        const edited = editForm(form, each);
        if (edited.ok) form = edited.form;
      }
      expect(FormSchema.safeParse(form).error).toBeUndefined();
      expect(form.pages.flatMap(({ fields }) => fields).toSorted()).toEqual(Object.keys(form.questions).toSorted());
      for (const { path: each, question } of listQuestions(form)) if (question.of !== undefined) expect(question.order?.toSorted(), each).toEqual(Object.keys(question.of).toSorted());
      const codes = checkForm(form).map(({ code }) => code);
      for (const never of ['question_without_page', 'page_unknown_question', 'question_twice', 'page_twice'] as const) expect(codes).not.toContain(never);
      // What is named is never taken away: only another kind at its place can break a path.
      for (const { path: named } of listReferences(form)) if (!form.computed.some(({ key }) => key === named) && findQuestion(form.questions, named) === undefined) expect(codes.length).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});
