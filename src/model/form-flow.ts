import type { Form, FormPage, Question } from './form.ts';
import { isMet, type ConditionView } from './form-condition.ts';
import { isFilled, isRecord, type Answers } from './form-paths.ts';
import type { LocalDate } from './time.ts';

/** A page as it stands for these answers: only the questions that are asked. */
export interface OpenPage {
  readonly page: FormPage;
  readonly fields: readonly string[];
}

/** What of a form is asked, given what was answered before. */
export interface FormFlow {
  readonly pages: readonly OpenPage[];
  /** Only the answers of questions that are asked; the others are kept by the draft but never sent. */
  readonly asked: Answers;
}

/**
 * The pages and questions that count for some answers (values, see `readAnswers`). Goes through the form once, in order: what is not asked is no answer for what comes after it.
 */
export function followForm(form: Form, answers: Answers, today: LocalDate): FormFlow {
  const asked: Record<string, unknown> = {};
  const pages: OpenPage[] = [];
  for (const page of form.pages) {
    if (!isMet(page.when, { answers: asked, today })) continue;
    const fields: string[] = [];
    for (const key of page.fields) {
      const question = form.questions[key];
      if (question === undefined || !isMet(question.when, { answers: asked, today })) continue;
      fields.push(key);
      const kept = Object.hasOwn(answers, key) ? keepAsked(question, answers[key], asked, [key], today) : undefined;
      if (isFilled(kept)) asked[key] = kept;
    }
    if (fields.length > 0) pages.push({ page, fields });
  }
  return { pages, asked };
}

/** A value without what is not asked inside it. `at`: where a group stands, so that its own earlier answers count for its later questions. */
function keepAsked(question: Question, value: unknown, answers: Answers, at: readonly string[], today: LocalDate): unknown {
  const { of } = question;
  if (of === undefined) return value;
  if (question.kind === 'group') return isRecord(value) ? keepLevel(of, value, (kept) => ({ answers: putAt(answers, at, kept), row: kept, today }), at) : value;
  return Array.isArray(value) ? value.map((row: unknown) => (isRecord(row) ? keepLevel(of, row, (kept) => ({ answers, row: kept, today }), []) : row)) : value;
}

function keepLevel(questions: Readonly<Record<string, Question>>, value: Answers, viewOf: (kept: Answers) => ConditionView, at: readonly string[]): Answers {
  const kept: Record<string, unknown> = {};
  for (const [key, question] of Object.entries(questions)) {
    const view = viewOf(kept);
    const inside = isMet(question.when, view) && Object.hasOwn(value, key) ? keepAsked(question, value[key], view.answers, [...at, key], view.today) : undefined;
    if (isFilled(inside)) kept[key] = inside;
  }
  // What the form does not know is kept, so that checking can name it.
  for (const [key, stranger] of Object.entries(value)) if (!Object.hasOwn(questions, key)) kept[key] = stranger;
  return kept;
}

function putAt(answers: Answers, [key = '', ...rest]: readonly string[], value: unknown): Answers {
  const below = Object.hasOwn(answers, key) ? answers[key] : undefined;
  return { ...answers, [key]: rest.length === 0 ? value : putAt(isRecord(below) ? below : {}, rest, value) };
}

/** The page after or before another; undefined at the ends. A page that is not asked any more counts as standing where the form has it. */
export function findNeighbour(form: Form, flow: FormFlow, pageId: string, step: 1 | -1): OpenPage | undefined {
  const here = form.pages.findIndex(({ id }) => id === pageId);
  const order = new Map(form.pages.map(({ id }, at) => [id, at]));
  const pages = step === 1 ? flow.pages : flow.pages.toReversed();
  return pages.find(({ page }) => ((order.get(page.id) ?? 0) - here) * step > 0);
}

/** Where a page stands among those that are asked now. Shape: `at` from 1; 0 when it is not asked. */
export function tellProgress(flow: FormFlow, pageId: string): { readonly at: number; readonly of: number; readonly answered: number } {
  const answered = flow.pages.filter(({ fields }) => fields.every((field) => isFilled(flow.asked[field]))).length;
  return { at: flow.pages.findIndex(({ page }) => page.id === pageId) + 1, of: flow.pages.length, answered };
}
