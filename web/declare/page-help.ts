import { listConditionPaths } from '../../src/model/form-condition.ts';
import { listQuestions, type Answers } from '../../src/model/form-paths.ts';
import { listReferences } from '../../src/model/form-references.ts';
import type { Computed, Form, Question } from '../../src/model/form.ts';
import type { LocalDate } from '../../src/model/time.ts';

/** What a page needs to help while it is filled in: its part of the form, and the answers of other pages that its rules look at. Plain data, so that it travels with the page. */
export interface PageHelp {
  readonly form: Form;
  /** Only what is asked, of other pages. */
  readonly answers: Answers;
  /** The questions of the page itself. */
  readonly fields: readonly string[];
  readonly today: LocalDate;
}

const OTHERS = 'khac-trang';
const SILENT = { vi: '-' };

/**
 * The part of a form that says whether the answers of one page are right, as small as can be. Checked by the same code as the whole form (`model/check-answers.ts`) it finds the same faults of this page,
 * but for what only the server knows: files and the register of places.
 */
export function helpOfPage(form: Form, fields: readonly string[], asked: Answers, today: LocalDate): PageHelp {
  const own = new Set(fields);
  const keyOf = (path: string): string => path.split('.')[0] ?? '';
  const rules = form.rules.filter((rule) => rule.fields.some((path) => own.has(keyOf(path))));
  const named = new Set(listReferences({ ...form, rules, pages: [], computed: [], procedures: [], questions: Object.fromEntries(Object.entries(form.questions).filter(([key]) => own.has(key))), paper: undefined, applicant: { name: form.applicant.name } } as Form).map(({ path }) => keyOf(path)));
  const computed = neededOf(form.computed, named);
  for (const { from, when } of computed) for (const path of [...pathsOf(from), ...(when === undefined ? [] : listConditionPaths(when))]) named.add(keyOf(path));
  const others = [...named].filter((key) => !own.has(key) && Object.hasOwn(asked, key));
  const kept = new Set([...own, ...others]);
  const page = form.pages.find((one) => fields.every((key) => one.fields.includes(key)));
  return {
    form: {
      ...form,
      name: SILENT, source: { text: '-', date: today, certainty: 'unverified' }, intro: undefined, paper: undefined, samples: [], procedures: [], rules, computed,
      questions: Object.fromEntries(Object.entries(form.questions).flatMap(([key, question]) => (kept.has(key) ? [[key, withoutWords(own.has(key) ? question : { ...question, when: undefined })]] : []))),
      pages: [{ id: OTHERS, heading: SILENT, fields: others }, { id: page?.id ?? 'trang', heading: SILENT, fields: [...fields] }],
    } as Form,
    answers: Object.fromEntries(others.map((key) => [key, asked[key]])),
    fields,
    today,
  };
}

/** A question without what is only shown: what is chosen comes by its value. */
function withoutWords({ help: _help, example: _example, ...question }: Question): Question {
  const { of, options } = question;
  return {
    ...question,
    label: SILENT,
    ...(options === undefined ? {} : { options: options.map(({ value }) => ({ value, label: SILENT })) }),
    ...(of === undefined ? {} : { of: Object.fromEntries(Object.entries(of).map(([key, inner]) => [key, withoutWords(inner)])) }),
  };
}

/** The computed values some keys name, and those they are made of. */
function neededOf(all: readonly Computed[], named: ReadonlySet<string>): Computed[] {
  const wanted = new Set(named);
  // Later values may use earlier ones only: one way back finds all.
  return all.toReversed().filter(({ key, from }) => {
    if (!wanted.has(key)) return false;
    for (const path of pathsOf(from)) wanted.add(path.split('.')[0] ?? '');
    return true;
  }).toReversed();
}

function pathsOf(from: Computed['from']): readonly string[] {
  return 'join' in from ? from.join : Object.values(from).flat().filter((path): path is string => typeof path === 'string');
}

/** Whether a page has anything that can be looked at while it is filled in. */
export function canHelp(form: Pick<Form, 'questions'>, fields: readonly string[]): boolean {
  return listQuestions({ questions: Object.fromEntries(Object.entries(form.questions).filter(([key]) => fields.includes(key))) }).some(({ question }) => !['file', 'declaration', 'group', 'choice', 'choices', 'yesNo', 'gender'].includes(question.kind));
}
