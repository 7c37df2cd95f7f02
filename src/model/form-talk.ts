import { sayAnswer, sayIn, type AnswerLanguage, type AnswerWords } from './answers-in-words.ts';
import type { FaultCode, FormFault } from './form-fault.ts';
import type { Form, PlaceAnswer, Question } from './form.ts';
import { followForm } from './form-flow.ts';
import { isMet } from './form-condition.ts';
import { isFilled, isRecord, readPath, type Answers } from './form-paths.ts';
import { PAPER_KINDS, readValue } from './form-values.ts';
import { checkAnswers, type CheckContext } from './check-answers.ts';
import type { Outcome } from './outcome.ts';
import type { LocalDate } from './time.ts';
import { readYesNo } from './read-choice.ts';
import { foldText } from './vietnamese.ts';

/** One thing that is asked in a conversation: a question, one of a group, or one part of an address or paper. */
export interface TalkStep {
  readonly path: string;
  readonly question: Question;
  readonly isRequired: boolean;
  /** Lists, files and what a person signs are done on their page, not said. */
  readonly onPage?: string;
}

/** Where a conversation stands between two sentences. */
export interface TalkState {
  /** Understood, shown, and not yet confirmed. */
  readonly pending?: { readonly path: string; readonly value: unknown };
  /** What may be left out and was. */
  readonly skipped: readonly string[];
  /** Asked again although it is answered. */
  readonly again?: string;
  /** What was not right with what was said last; told once more when the question is shown again. */
  readonly fault?: TalkFault;
  /** Communes that were shown to choose from. */
  readonly places?: readonly PlaceAnswer[];
}

export interface TalkFault {
  readonly code: FaultCode;
  readonly details: FormFault['details'];
  readonly says?: NonNullable<FormFault['says']>;
}

export const EMPTY_TALK: TalkState = { skipped: [] };

/** What is said next. */
export type TalkTurn =
  /** The next question, in the form's own words. */
  | { readonly kind: 'ask'; readonly step: TalkStep; readonly fault?: TalkFault }
  /** What was understood; the person says whether it is right. */
  | { readonly kind: 'confirm'; readonly step: TalkStep; readonly value: unknown }
  | { readonly kind: 'onPage'; readonly step: TalkStep; readonly page: string }
  /** Nothing is left to ask. */
  | { readonly kind: 'done' };

export interface TalkResult {
  readonly state: TalkState;
  /** What was confirmed, to be saved under the key of its question. */
  readonly save?: { readonly key: string; readonly value: unknown };
  readonly turn: TalkTurn;
}

const SKIP = new Set(['bo qua', 'khong co', 'khong biet', 'skip', 'de sau', 'chua co', 'thoi']);
const BACK = new Set(['quay lai', 'lui lai', 'back', 'sua lai cau truoc', 'cau truoc']);
/** What is told of a paper's number is told of the whole paper. */
const OF_NUMBER: readonly FaultCode[] = ['paper_number', 'id_digits', 'id_old'];
const ON_PAGE: readonly Question['kind'][] = ['repeat', 'table', 'file', 'signature', 'declaration'];

/** The parts of an address and of a paper, asked one by one; their words come from the locale. */
export interface TalkWords extends AnswerWords {
  readonly parts: Readonly<Record<'place' | 'detail' | 'paperKind' | 'number' | 'issuedOn' | 'issuer', string>>;
}

/** Everything that is asked now, in the order of the form. */
export function listTalkSteps(form: Form, answers: Answers, today: LocalDate, words: TalkWords): readonly TalkStep[] {
  const flow = followForm(form, answers, today);
  return flow.pages.flatMap(({ page, fields }) => fields.flatMap((key) => {
    const question = form.questions[key];
    return question === undefined ? [] : splitQuestion(question, key, page.id, flow.asked, undefined, today, words);
  }));
}

function splitQuestion(question: Question, path: string, pageId: string, asked: Answers, row: Answers | undefined, today: LocalDate, words: TalkWords): TalkStep[] {
  const isRequired = question.required === undefined || (typeof question.required === 'boolean' ? question.required : isMet(question.required, { answers: asked, row, today }));
  const part = (key: string, label: string, more: Partial<Question> & Pick<Question, 'kind'>, needed: boolean): TalkStep => ({ path: `${path}.${key}`, question: { label: { vi: `${question.label.vi}: ${label}` }, ...more }, isRequired: isRequired && needed });
  if (ON_PAGE.includes(question.kind)) return [{ path, question, isRequired, onPage: pageId }];
  if (question.kind === 'group') {
    const inside = readPath(path, asked);
    const group = isRecord(inside) ? inside : {};
    return Object.entries(question.of ?? {}).filter(([, inner]) => isMet(inner.when, { answers: asked, row: group, today })).flatMap(([key, inner]) => splitQuestion(inner, `${path}.${key}`, pageId, asked, group, today, words));
  }
  if (question.kind === 'address') return [part('place', words.parts.place, { kind: 'place' }, true), part('detail', words.parts.detail, { kind: 'text' }, true)];
  if (question.kind === 'paper') {
    const kinds = PAPER_KINDS.map((value) => ({ value, label: { vi: words.paper[value] } }));
    return [part('kind', words.parts.paperKind, { kind: 'choice', options: kinds }, true), part('number', words.parts.number, { kind: 'text' }, true), part('issuedOn', words.parts.issuedOn, { kind: 'date', precision: 'day', max: 'today' }, false), part('issuer', words.parts.issuer, { kind: 'text' }, false)];
  }
  return [{ path, question, isRequired }];
}

/** The next thing to ask: the first without an answer that was not left out on purpose. */
export function nextTurn(steps: readonly TalkStep[], answers: Answers, state: TalkState): TalkTurn {
  const again = steps.find(({ path }) => path === state.again);
  const step = again ?? steps.find(({ path, isRequired }) => !isFilled(readPath(path, answers)) && (isRequired ? true : !state.skipped.includes(path)));
  if (step === undefined) return { kind: 'done' };
  if (state.pending?.path === step.path) return { kind: 'confirm', step, value: state.pending.value };
  return step.onPage === undefined ? { kind: 'ask', step } : { kind: 'onPage', step, page: step.onPage };
}

/** Finds the commune that words mean; refuses `place_not_chosen` where several or none fit. */
export type FindPlace = (text: string) => Outcome<unknown, 'place_not_chosen'>;

/**
 * Takes what a person said in answer to what was asked. Nothing is saved that was not shown and confirmed: a first sentence is understood and shown, the next says whether that is right; what could mean
 * several things is asked back. Never throws.
 */
export function hearAnswer(form: Form, answers: Answers, before: TalkState, said: string, context: CheckContext & { readonly words: TalkWords; readonly findPlace: FindPlace }): TalkResult {
  const { today, words } = context;
  const { fault: _told, places: _shown, ...state } = before;
  const steps = listTalkSteps(form, answers, today, words);
  const turn = nextTurn(steps, answers, state);
  const folded = foldText(said).replace(/[\s.,!?]+/gu, ' ').trim();
  if (BACK.has(folded)) return goBack(steps, answers, state, turn);
  if (turn.kind === 'done' || turn.kind === 'onPage') {
    const skipped = turn.kind === 'onPage' && SKIP.has(folded) && !turn.step.isRequired ? { ...state, skipped: [...state.skipped, turn.step.path] } : state;
    return { state: skipped, turn: nextTurn(steps, answers, skipped) };
  }
  const { step } = turn;
  if (turn.kind === 'confirm') {
    const answer = readYesNo(said);
    if (answer.ok && answer.value) return confirm(form, answers, state, step, turn.value, context);
    const { pending: _dropped, ...rest } = state;
    if (answer.ok) return { state: rest, turn: { kind: 'ask', step } };
    // Anything else is a new answer: what is said last counts.
    return understand(form, answers, rest, step, said, context);
  }
  if (SKIP.has(folded) && !step.isRequired) {
    const { again: _done, ...rest } = state;
    const skipped = { ...rest, skipped: [...state.skipped, step.path] };
    return { state: skipped, turn: nextTurn(steps, answers, skipped) };
  }
  return understand(form, answers, state, step, said, context);
}

function goBack(steps: readonly TalkStep[], answers: Answers, { skipped }: TalkState, turn: TalkTurn): TalkResult {
  const here = turn.kind === 'done' ? steps.length : steps.findIndex(({ path }) => path === turn.step.path);
  const before = steps.slice(0, Math.max(0, here)).findLast(({ onPage }) => onPage === undefined);
  const state: TalkState = before === undefined ? { skipped } : { skipped: skipped.filter((path) => path !== before.path), again: before.path };
  return { state, turn: nextTurn(steps, answers, state) };
}

function understand(form: Form, answers: Answers, state: TalkState, step: TalkStep, said: string, { today, findPlace, birthCodes }: CheckContext & { readonly findPlace: FindPlace }): TalkResult {
  const read = step.question.kind === 'place' ? findPlace(said) : readValue(step.question, said, today);
  if (!read.ok) return { state, turn: { kind: 'ask', step, fault: { code: read.code, details: read.details } } };
  // What the whole form would say of it: bounds, patterns, rules.
  const [key = ''] = step.path.split('.');
  const { faults } = checkAnswers(form, { ...answers, [key]: putValue(answers[key], step.path.split('.').slice(1), read.value) }, { today, ...(birthCodes === undefined ? {} : { birthCodes }) });
  const whole = step.path.slice(0, step.path.lastIndexOf('.'));
  const fault = faults.find(({ path, code, weight }) => weight === 'stop' && (path === step.path || (path === whole && step.path.endsWith('.number') && OF_NUMBER.includes(code))));
  if (fault !== undefined) return { state, turn: { kind: 'ask', step, fault } };
  return { state: { ...state, pending: { path: step.path, value: read.value } }, turn: { kind: 'confirm', step, value: read.value } };
}

function confirm(form: Form, answers: Answers, { skipped }: TalkState, step: TalkStep, value: unknown, { today, words }: { readonly today: LocalDate; readonly words: TalkWords }): TalkResult {
  const [key = '', ...rest] = step.path.split('.');
  const save = { key, value: putValue(answers[key], rest, value) };
  const state: TalkState = { skipped };
  const after = { ...answers, [key]: save.value };
  return { state, save, turn: nextTurn(listTalkSteps(form, after, today, words), after, state) };
}

function putValue(whole: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const level = isRecord(whole) ? whole : {};
  return { ...level, [key]: putValue(level[key], rest, value) };
}

/** The question as it is put into words: label, help and choices of the form. */
export function sayQuestion({ question, isRequired }: TalkStep, language: AnswerLanguage): { readonly label: string; readonly help?: string; readonly example?: string; readonly choices: readonly { readonly value: string; readonly label: string }[]; readonly mayBeSkipped: boolean } {
  return {
    label: sayIn(question.label, language),
    ...(question.help === undefined ? {} : { help: sayIn(question.help, language) }),
    ...(question.example === undefined ? {} : { example: sayIn(question.example, language) }),
    choices: (question.options ?? []).map(({ value, label }) => ({ value, label: sayIn(label, language) })),
    mayBeSkipped: !isRequired,
  };
}

/** What was understood, as it is shown for confirmation. */
export function sayUnderstood(step: TalkStep, value: unknown, language: AnswerLanguage, words: AnswerWords): string {
  return sayAnswer(step.question, value, language, words);
}

/** What is asked next, before anything was said. */
export function askNext(form: Form, answers: Answers, state: TalkState, today: LocalDate, words: TalkWords): TalkTurn {
  return nextTurn(listTalkSteps(form, answers, today, words), answers, state);
}
