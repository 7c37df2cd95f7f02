import { checkAnswers } from './check-answers.ts';
import type { Condition, Form, Question, QuestionKind } from './form.ts';
import { isMomentPath, listConditionPaths } from './form-condition.ts';
import { findQuestion, isFilled, listQuestions, PARTS } from './form-paths.ts';

/** What is not sound in a form itself, before anybody fills it. Each has its sentence in `content/locales` under `formFindings.<code>`. */
export const FORM_FINDING_CODES = [
  'path_unknown', 'path_later', 'condition_of_row', 'option_missing', 'option_twice', 'option_needless', 'of_missing', 'of_needless', 'of_nested', 'rows_missing', 'rows_swapped', 'files_missing', 'file_nested', 'pattern_broken', 'bounds_swapped',
  'question_without_page', 'question_twice', 'page_twice', 'page_unknown_question', 'computed_twice', 'computed_later', 'rule_twice', 'applicant_hidden', 'value_not_of_choice', 'sample_fails', 'sample_unread', 'form_too_large',
] as const;
export type FormFindingCode = (typeof FORM_FINDING_CODES)[number];

export interface FormFinding {
  readonly code: FormFindingCode;
  /** Where in the form: `questions.mother`, `pages.nguoi-me`, `rules.tuoi`. */
  readonly at: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** A form travels whole, to a phone too; the longest of the content has 54 kB. */
export const MOST_KILOBYTES = 300;

const WITH_OPTIONS: readonly QuestionKind[] = ['choice', 'choices'];
const WITH_QUESTIONS: readonly QuestionKind[] = ['group', 'repeat', 'table'];

/**
 * Whether a form can be filled as it stands: every path leads to a question, conditions look back only, pages hold every question once, computed values follow one another, and the
 * invented people of its samples get through. Empty for a sound form. Only for what `FormSchema` accepts.
 */
export function checkForm(form: Form): readonly FormFinding[] {
  const findings: FormFinding[] = [];
  const tell = (code: FormFindingCode, at: string, details: FormFinding['details'] = {}): unknown => findings.push({ code, at, details });
  const order = checkPages(form, tell);
  for (const { path, question, rowOf } of listQuestions(form)) checkQuestion(question, path, rowOf, tell);
  checkPlaces(form, order, tell);
  // One character is at least one byte: what is longer is surely too large.
  const kilobytes = Math.ceil(JSON.stringify(form).length / 1_000);
  if (kilobytes > MOST_KILOBYTES) tell('form_too_large', 'form', { kilobytes, limit: MOST_KILOBYTES });
  if (findings.length === 0) checkSamples(form, tell);
  return findings;
}

type Tell = (code: FormFindingCode, at: string, details?: FormFinding['details']) => unknown;

/** Gives the order in which questions come, by the keys that stand on pages. */
function checkPages(form: Form, tell: Tell): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  const ids = new Set<string>();
  for (const page of form.pages) {
    if (ids.has(page.id)) tell('page_twice', `pages.${page.id}`);
    ids.add(page.id);
    for (const key of page.fields) {
      if (!Object.hasOwn(form.questions, key)) tell('page_unknown_question', `pages.${page.id}`, { path: key });
      else if (order.has(key)) tell('question_twice', `pages.${page.id}`, { path: key });
      else order.set(key, order.size);
    }
  }
  for (const key of Object.keys(form.questions)) if (!order.has(key)) tell('question_without_page', `questions.${key}`);
  return order;
}

function checkQuestion(question: Question, path: string, rowOf: string | undefined, tell: Tell): void {
  const at = `questions.${path}`;
  const { kind, options, of, rows, files, pattern, min, max } = question;
  if (WITH_OPTIONS.includes(kind) && options === undefined) tell('option_missing', at);
  if (options !== undefined && !WITH_OPTIONS.includes(kind) && kind !== 'relation') tell('option_needless', at, { kind });
  const values = options?.map(({ value }) => value) ?? [];
  for (const value of values) if (values.indexOf(value) !== values.lastIndexOf(value)) tell('option_twice', at, { value });
  if (WITH_QUESTIONS.includes(kind) && Object.keys(of ?? {}).length === 0) tell('of_missing', at);
  if (of !== undefined && !WITH_QUESTIONS.includes(kind)) tell('of_needless', at, { kind });
  // A row holds plain questions: one level is what a person can follow, and what a table on paper can show.
  if (of !== undefined && (rowOf !== undefined || ((kind === 'repeat' || kind === 'table') && path.includes('.')))) tell('of_nested', at);
  if ((kind === 'repeat' || kind === 'table') && rows === undefined) tell('rows_missing', at);
  if (rows !== undefined && rows.min > rows.max) tell('rows_swapped', at);
  if (kind === 'file' && files === undefined) tell('files_missing', at);
  // A file is sent by itself, not with the answers around it.
  if (kind === 'file' && path.includes('.')) tell('file_nested', at);
  if (pattern !== undefined && !isPattern(pattern.regex)) tell('pattern_broken', at, { pattern: pattern.regex });
  if (typeof min === 'number' && typeof max === 'number' && min > max) tell('bounds_swapped', at);
}

/** Patterns are run on whatever people type: one that could take for ever is as broken as one that is none. */
function isPattern(regex: string): boolean {
  if (/\([^)]*[+*|][^)]*\)[+*{]/u.test(regex)) return false;
  try {
    return new RegExp(`^(?:${regex})$`, 'u').test('') || true;
  } catch {
    return false;
  }
}

/** Every place of a form that names a question. */
function checkPlaces(form: Form, order: ReadonlyMap<string, number>, tell: Tell): void {
  const computed = new Map(form.computed.map(({ key }, at) => [key, at]));
  const positionOf = (path: string): number | undefined => order.get(path.split('.')[0] ?? '');
  const seek = (path: string, at: string, before?: number): void => {
    if (findQuestion(form.questions, path) === undefined) tell('path_unknown', at, { path });
    else if (before !== undefined && (positionOf(path) ?? Infinity) > before) tell('path_later', at, { path });
  };
  /** `level`: the questions that `./` begins at, with how many of them come before. */
  const look = (condition: Condition, at: string, before: number | undefined, level?: { readonly questions: Readonly<Record<string, Question>>; readonly self?: string }): void => {
    for (const path of listConditionPaths(condition)) {
      if (!path.startsWith('./')) {
        if (before === undefined && computed.has(path)) continue;
        seek(path, at, before);
        continue;
      }
      const inner = path.slice(2);
      if (level === undefined) tell('condition_of_row', at, { path });
      else if (findQuestion(level.questions, inner) === undefined) tell('path_unknown', at, { path });
      else if (level.self !== undefined && isLater(level.questions, inner, level.self)) tell('path_later', at, { path });
    }
    checkValues(condition, form, level?.questions, at, tell);
  };
  for (const page of form.pages) if (page.when !== undefined) look(page.when, `pages.${page.id}`, positionOf(page.fields[0] ?? '') === undefined ? undefined : (positionOf(page.fields[0] ?? '') ?? 0) - 1);
  const walk = (questions: Readonly<Record<string, Question>>, prefix: string, isInside: boolean): void => {
    for (const [key, question] of Object.entries(questions)) {
      const path = `${prefix}${key}`;
      const at = `questions.${path}`;
      const position = positionOf(path);
      const level = isInside ? { questions } : undefined;
      // Inside a group or row the group itself may be named: its earlier questions.
      if (question.when !== undefined) look(question.when, at, isInside ? position : (position ?? 0) - 1, level === undefined ? undefined : { ...level, self: key });
      if (typeof question.required === 'object') look(question.required, at, undefined, level);
      if (question.component?.unless !== undefined) look(question.component.unless, at, undefined, level);
      for (const bound of [question.min, question.max]) if (typeof bound === 'string' && isMomentPath(bound)) look({ field: bound, filled: true }, at, undefined, level);
      for (const same of [question.agreesWith?.birthDate, question.agreesWith?.gender]) if (same !== undefined) look({ field: same, filled: true }, at, undefined, level);
      walk(question.of ?? {}, `${path}.`, true);
    }
  };
  walk(form.questions, '', false);
  for (const { key, when } of form.computed) if (when !== undefined) look(when, `computed.${key}`, undefined);
  checkComputed(form, computed, seek, tell);
  for (const { code, when, caseOf, fee, besides = [] } of form.procedures) {
    const at = `procedures.${code}`;
    for (const condition of [when, ...(caseOf ?? []).map((one) => one.when)]) if (condition !== undefined) look(condition, at, undefined);
    if (fee !== undefined && 'times' in fee) seek(fee.times, at);
    for (const { times } of besides) seek(times, at);
  }
  const ruleIds = form.rules.map(({ id }) => id);
  for (const rule of form.rules) {
    const at = `rules.${rule.id}`;
    if (ruleIds.indexOf(rule.id) !== ruleIds.lastIndexOf(rule.id)) tell('rule_twice', at);
    look(rule.test, at, undefined);
    if (rule.when !== undefined) look(rule.when, at, undefined);
    for (const field of rule.fields) seek(field, at);
  }
  for (const [name, paths] of Object.entries(form.paper?.values ?? {})) for (const path of [paths].flat()) if (!computed.has(path)) seek(path, `paper.${name}`);
  for (const path of Object.values(form.applicant)) if (path !== undefined) seek(path, 'applicant');
}

function checkComputed(form: Form, computed: ReadonlyMap<string, number>, seek: (path: string, at: string) => void, tell: Tell): void {
  for (const [at, { key, from }] of form.computed.entries()) {
    const place = `computed.${key}`;
    if (Object.hasOwn(form.questions, key) || computed.get(key) !== at) tell('computed_twice', place);
    const paths = Object.values(from).flat().filter((path): path is string => typeof path === 'string' && path !== (from as { with?: string }).with);
    for (const path of paths) {
      if (!isMomentPath(path)) continue;
      const earlier = computed.get(path);
      // Later values may use earlier ones only, so no circle can be written.
      if (earlier === undefined) seek(path, place);
      else if (earlier >= at) tell('computed_later', place, { path });
    }
  }
}

function isLater(questions: Readonly<Record<string, Question>>, path: string, self: string): boolean {
  const keys = Object.keys(questions);
  return keys.indexOf(path.split('.')[0] ?? '') >= keys.indexOf(self);
}

/** A condition on a choice must name an option that the choice has, or it can never hold. */
function checkValues(condition: Condition, form: Form, level: Readonly<Record<string, Question>> | undefined, at: string, tell: Tell): void {
  if ('all' in condition || 'any' in condition) {
    for (const part of 'all' in condition ? condition.all : condition.any) checkValues(part, form, level, at, tell);
  } else if ('not' in condition) checkValues(condition.not, form, level, at, tell);
  else if ('is' in condition || 'in' in condition) {
    const inRow = condition.field.startsWith('./');
    const path = inRow ? condition.field.slice(2) : condition.field;
    const question = findQuestion(inRow ? (level ?? {}) : form.questions, path);
    const wanted = 'is' in condition ? [condition.is] : condition.in;
    for (const value of wanted) if (question !== undefined && !canBe(question, path, value)) tell('value_not_of_choice', at, { path: condition.field, value: String(value) });
  }
}

function canBe(question: Question, path: string, value: string | number | boolean): boolean {
  if (path.includes('.') && PARTS[question.kind]?.includes(path.split('.').at(-1) ?? '') === true) return typeof value === 'string';
  switch (question.kind) {
    case 'choice': case 'choices': return question.options?.some((option) => option.value === value) === true;
    case 'relation': return question.options === undefined ? typeof value === 'string' : question.options.some((option) => option.value === value);
    case 'yesNo': case 'declaration': return typeof value === 'boolean';
    case 'gender': return value === 'male' || value === 'female';
    case 'nationality': return typeof value === 'string' && /^[A-Z]{2}$/u.test(value);
    case 'moneyVnd': case 'wholeNumber': return typeof value === 'number';
    default: return typeof value === 'string';
  }
}

/** The samples fill the whole form: nothing stops them, and nothing in them is left over. */
function checkSamples(form: Form, tell: Tell): void {
  for (const [at, sample] of form.samples.entries()) {
    const { faults, flow } = checkAnswers(form, sample.answers, { today: sample.today });
    for (const fault of faults) if (fault.weight === 'stop') tell('sample_fails', `samples.${String(at)}`, { name: sample.name, path: fault.path, fault: fault.says?.vi ?? fault.code });
    for (const key of Object.keys(sample.answers)) if (isFilled(sample.answers[key]) && !Object.hasOwn(flow.asked, key)) tell('sample_unread', `samples.${String(at)}`, { name: sample.name, path: key });
    if (!isFilled(flow.asked[form.applicant.name.split('.')[0] ?? ''])) tell('applicant_hidden', `samples.${String(at)}`, { name: sample.name });
  }
}
