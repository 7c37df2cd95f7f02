import { computeValues } from './computed-values.ts';
import type { Form, Question } from './form.ts';
import { evaluateCondition, isMet, momentOf, type ConditionView } from './form-condition.ts';
import type { FaultCode, FormFault } from './form-fault.ts';
import { followForm, type FormFlow } from './form-flow.ts';
import { isFilled, isRecord, readPath, type Answers } from './form-paths.ts';
import { readAnswers, readValue } from './form-values.ts';
import { isPartialDate, precisionOf, spanOf, writePartialDate } from './partial-date.ts';
import { doubtPersonalId } from './personal-id.ts';
import type { LocalDate } from './time.ts';
import { exactText } from './vietnamese.ts';

/** What checking knows beside the form and the answers. */
export interface CheckContext {
  readonly today: LocalDate;
  /** The three-digit codes of where births were registered, from the register of places; without it no number is doubted for its place. */
  readonly birthCodes?: ReadonlySet<string>;
}

export interface CheckedAnswers {
  /** Everything that was answered, read as values where it could be read. */
  readonly answers: Answers;
  readonly flow: FormFlow;
  readonly computed: Answers;
  /** All at once, in the order of the form. */
  readonly faults: readonly FormFault[];
}

/**
 * Reads and checks whatever was typed or sent for a form: every fault of what is asked, in the order of the form. Never throws, whatever it is given.
 * The screens run it for early help; the server runs the same and decides.
 */
export function checkAnswers(form: Form, typed: Answers, context: CheckContext): CheckedAnswers {
  const answers = readAnswers(form, typed, context.today);
  const flow = followForm(form, answers, context.today);
  const computed = computeValues(form, flow.asked, context.today);
  const faults: FormFault[] = [];
  const check: Check = { context, answers: flow.asked, faults, signer: readPath(form.applicant.name, flow.asked) };
  for (const { fields } of flow.pages) {
    for (const key of fields) {
      const question = form.questions[key];
      if (question !== undefined) checkQuestion(question, flow.asked[key], key, undefined, check);
    }
  }
  for (const key of Object.keys(answers)) if (!Object.hasOwn(form.questions, key)) faults.push(faultOf(key, 'unknown_question', { path: key.slice(0, 60) }));
  const view: ConditionView = { answers: { ...flow.asked, ...computed }, today: context.today };
  for (const rule of form.rules) {
    // A rule over answers that are not right themselves would only say the same again.
    const isOpen = rule.fields.some((field) => faults.some(({ path, weight }) => weight === 'stop' && (path === field || path.startsWith(`${field}.`))));
    const isAsked = rule.fields.some((field) => flow.pages.some(({ fields }) => fields.includes(field.split('.')[0] ?? '')));
    if (isOpen || !isAsked || !isMet(rule.when, view) || evaluateCondition(rule.test, view) !== false) continue;
    for (const field of rule.fields) faults.push({ path: field, code: 'rule', details: { rule: rule.id }, weight: rule.weight, says: rule.says });
  }
  return { answers, flow, computed, faults };
}

/** The faults of one page's questions. */
export function faultsOfPage<Fault extends Pick<FormFault, 'path'>>(faults: readonly Fault[], fields: readonly string[]): readonly Fault[] {
  return faults.filter(({ path }) => fields.includes(path.split('.')[0] ?? ''));
}

interface Check {
  readonly context: CheckContext;
  readonly answers: Answers;
  readonly faults: FormFault[];
  /** The name of who files. */
  readonly signer: unknown;
}

function faultOf(path: string, code: FaultCode, details: FormFault['details'] = {}, weight: FormFault['weight'] = 'stop'): FormFault {
  return { path, code, details, weight };
}

function checkQuestion(question: Question, value: unknown, path: string, row: Answers | undefined, check: Check): void {
  const view: ConditionView = { answers: check.answers, row, today: check.context.today };
  const tell = (code: FaultCode, details: FormFault['details'] = {}, weight: FormFault['weight'] = 'stop'): unknown => check.faults.push(faultOf(path, code, details, weight));
  const isRequired = question.required === undefined || (typeof question.required === 'boolean' ? question.required : isMet(question.required, view));
  if (question.kind === 'group' && (isRecord(value) || !isFilled(value))) {
    // Of a group that may be left out only what was begun is asked for.
    if (isFilled(value) || isRequired) checkLevel(question.of ?? {}, isRecord(value) ? value : {}, path, isRecord(value) ? value : {}, check);
    return;
  }
  if (!isFilled(value)) {
    if (isRequired) tell(question.kind === 'declaration' ? 'declaration_unticked' : question.kind === 'file' ? 'file_missing' : 'required');
    else if ((question.kind === 'repeat' || question.kind === 'table') && (question.rows?.min ?? 0) > 0) tell('rows_too_few', { min: question.rows?.min ?? 0, count: 0 });
    return;
  }
  const read = readValue(question, value, check.context.today);
  if (!read.ok) {
    tell(read.code, read.details);
    return;
  }
  if (Array.isArray(value) && (question.kind === 'repeat' || question.kind === 'table')) {
    const { min, max } = question.rows ?? { min: 0, max: 50 };
    if (value.length < min) tell('rows_too_few', { min, count: value.length });
    if (value.length > max) tell('rows_too_many', { max, count: value.length });
    for (const [at, one] of value.entries()) checkLevel(question.of ?? {}, one as Answers, `${path}.${String(at)}`, one as Answers, check);
    return;
  }
  checkBounds(question, read.value, view, tell);
  if (question.pattern !== undefined && typeof read.value === 'string' && !matches(question.pattern.regex, read.value)) check.faults.push({ ...faultOf(path, 'pattern'), says: question.pattern.says });
  if (question.kind === 'personalId' && typeof read.value === 'string') doubtId(question, read.value, view, tell, check.context);
  if (question.kind === 'signature' && typeof check.signer === 'string' && exactText(check.signer) !== exactText(String(read.value))) tell('signature_differs', { name: check.signer }, 'warn');
}

function checkLevel(questions: Readonly<Record<string, Question>>, value: Answers, path: string, row: Answers, check: Check): void {
  for (const [key, question] of Object.entries(questions)) {
    if (isMet(question.when, { answers: check.answers, row, today: check.context.today })) checkQuestion(question, value[key], `${path}.${key}`, row, check);
  }
  for (const key of Object.keys(value)) if (!Object.hasOwn(questions, key)) check.faults.push(faultOf(`${path}.${key.slice(0, 60)}`, 'unknown_question', { path: key.slice(0, 60) }));
}

type Tell = (code: FaultCode, details?: FormFault['details'], weight?: FormFault['weight']) => unknown;

function checkBounds(question: Question, value: unknown, view: ConditionView, tell: Tell): void {
  if (question.kind === 'date' && typeof value === 'string') checkDate(question, value, view, tell);
  const { min, max } = question;
  if (typeof value === 'number') {
    const [least, most] = [numberAt(min, view), numberAt(max, view)];
    if (least !== undefined && value < least) tell('number_too_small', { min: least });
    if (most !== undefined && value > most) tell('number_too_large', { max: most });
  }
  if ((question.kind === 'text' || question.kind === 'longText') && typeof value === 'string') {
    const count = [...value].length;
    if (typeof min === 'number' && count < min) tell('text_too_short', { min, count });
    if (typeof max === 'number' && count > max) tell('text_too_long', { max, count });
  }
}

function checkDate(question: Question, value: string, view: ConditionView, tell: Tell): void {
  const known = precisionOf(value);
  const wanted = question.precision ?? 'day';
  if (wanted === 'day' && known !== 'day') tell('date_needs_day', { date: writePartialDate(value) });
  else if (wanted === 'month' && known === 'year') tell('date_needs_month', { date: writePartialDate(value) });
  const { first, last } = spanOf(value);
  const [least, most] = [question.min, question.max].map((bound) => (typeof bound === 'string' ? momentOf(bound, view) : undefined));
  if (typeof least === 'string' && isPartialDate(least) && last < spanOf(least).first) tell('date_too_early', { date: writePartialDate(value), min: writePartialDate(least) });
  if (typeof most === 'string' && isPartialDate(most) && first > spanOf(most).last) {
    if (question.max === 'today') tell('date_future', { date: writePartialDate(value), today: writePartialDate(most) });
    else tell('date_too_late', { date: writePartialDate(value), max: writePartialDate(most) });
  }
}

function numberAt(bound: string | number | undefined, view: ConditionView): number | undefined {
  if (typeof bound === 'number' || bound === undefined) return bound;
  const value = readPath(bound, view.answers, view.row);
  return typeof value === 'number' ? value : undefined;
}

function doubtId(question: Question, id: string, view: ConditionView, tell: Tell, context: CheckContext): void {
  const at = (path: string | undefined): string | undefined => {
    const value = path === undefined ? undefined : readPath(path, view.answers, view.row);
    return typeof value === 'string' ? value : undefined;
  };
  const birthDate = at(question.agreesWith?.birthDate);
  const known = { birthDate: birthDate !== undefined && isPartialDate(birthDate) ? birthDate : undefined, gender: at(question.agreesWith?.gender), birthCodes: context.birthCodes };
  for (const doubt of doubtPersonalId(id, known)) tell(doubt, { start: id.slice(0, 3), year: (birthDate ?? '').slice(0, 4) }, 'warn');
}

/** The pattern of a question was tried when the form was checked; what is no pattern holds nobody up. */
function matches(regex: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${regex})$`, 'u').test(value);
  } catch {
    return true;
  }
}
