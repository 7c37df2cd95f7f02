import type { AddressAnswer, FileAnswer, Form, PaperAnswer, PlaceAnswer, Question, Words } from './form.ts';
import type { FormFlow } from './form-flow.ts';
import { findQuestion, isFilled, isRecord, readPath, type Answers } from './form-paths.ts';
import { writePartialDate } from './partial-date.ts';

/** The words that answers are said with. Shape: `content/locales` under `formWords`, one language. */
export interface AnswerWords {
  readonly yes: string;
  readonly no: string;
  readonly male: string;
  readonly female: string;
  readonly stateless: string;
  readonly agreed: string;
  /** With `{number}`, `{issuedOn}`, `{issuer}`. */
  readonly issuedOn: string;
  readonly issuedBy: string;
  readonly pages: string;
  readonly typed: string;
  readonly paper: Readonly<Record<PaperAnswer['kind'], string>>;
}

export type AnswerLanguage = 'vi' | 'en';

/** One answer as it is said on check-your-answers; empty for what was not answered. Rows and groups: one line each. */
export function sayAnswer(question: Question, value: unknown, language: AnswerLanguage, words: AnswerWords): string {
  if (!isFilled(value)) return '';
  switch (question.kind) {
    case 'date': return typeof value === 'string' ? writePartialDate(value) : String(value);
    case 'personalId': return String(value).replace(/^(\d{3})(\d{3})(\d{3})(\d{3})$/u, '$1 $2 $3 $4');
    case 'phone': return String(value).replace(/^(\d{4})(\d{3})(\d{3,4})$/u, '$1 $2 $3');
    case 'moneyVnd': return typeof value === 'number' ? `${group(value)} đ` : String(value);
    case 'wholeNumber': return typeof value === 'number' ? group(value) : String(value);
    case 'yesNo': return value === true ? words.yes : value === false ? words.no : String(value);
    case 'declaration': return value === true ? words.agreed : '';
    case 'gender': return value === 'male' ? words.male : value === 'female' ? words.female : String(value);
    case 'nationality': return sayCountry(String(value), language, words);
    case 'choice': case 'relation': return sayOption(question, value, language);
    case 'choices': return Array.isArray(value) ? value.map((one) => sayOption(question, one, language)).join('; ') : String(value);
    case 'place': return isRecord(value) ? sayPlace(value as unknown as PlaceAnswer, words) : String(value);
    case 'address': return isRecord(value) ? sayAddress(value as unknown as AddressAnswer, words) : String(value);
    case 'paper': return isRecord(value) ? sayPaper(value as unknown as PaperAnswer, words) : String(value);
    case 'file': return Array.isArray(value) ? (value as FileAnswer[]).map(({ name, pages }) => `${name} (${words.pages.replace('{count}', String(pages))})`).join('\n') : String(value);
    case 'group': return isRecord(value) ? sayLevel(question.of ?? {}, value, language, words, '\n') : String(value);
    case 'repeat': case 'table': return Array.isArray(value) ? (value as Answers[]).map((row, at) => `${String(at + 1)}. ${sayLevel(question.of ?? {}, row, language, words, '; ')}`).join('\n') : String(value);
    default: return String(value);
  }
}

/** A sentence of a form in a language; Vietnamese where there is no English. */
export function sayIn(words: Words, language: AnswerLanguage): string {
  return language === 'en' ? (words.en ?? words.vi) : words.vi;
}

/** A line of check-your-answers. */
export interface SaidAnswer {
  readonly path: string;
  readonly label: string;
  readonly said: string;
}

/** Every question that is asked with what was answered, by page; a group's questions each with a line of their own. */
export function sayAnswers(form: Form, flow: FormFlow, language: AnswerLanguage, words: AnswerWords): readonly { readonly pageId: string; readonly heading: string; readonly lines: readonly SaidAnswer[] }[] {
  return flow.pages.map(({ page, fields }) => ({
    pageId: page.id,
    heading: sayIn(page.heading, language),
    lines: fields.flatMap((key): SaidAnswer[] => {
      const question = form.questions[key];
      if (question === undefined) return [];
      const value = flow.asked[key];
      if (question.kind === 'group' && isRecord(value)) {
        return Object.entries(question.of ?? {}).filter(([inner]) => isFilled(value[inner])).map(([inner, part]) => ({ path: `${key}.${inner}`, label: sayIn(part.label, language), said: sayAnswer(part, value[inner], language, words) }));
      }
      return [{ path: key, label: sayIn(question.label, language), said: sayAnswer(question, value, language, words) }];
    }),
  }));
}

/**
 * What goes onto the paper: for each value of the template the answer or computed value as it is said in Vietnamese; of several those that were answered, one after another; rows as lists
 * of texts by key.
 */
export function fillPaper(form: Form, asked: Answers, computed: Answers, words: AnswerWords): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(form.paper?.values ?? {}).flatMap(([name, paths]) => {
      const said = typeof paths === 'string' ? sayPath(form, paths, asked, computed, words) : sayPaths(form, paths, asked, computed, words);
      return isFilled(said) ? [[name, said]] : [];
    }),
  );
}

/** The answer or computed value at a path as the paper says it in Vietnamese; rows as a list of texts by key. Undefined for what was not answered. */
export function sayPath(form: Form, path: string, asked: Answers, computed: Answers, words: AnswerWords): unknown {
  const value = readPath(path, { ...asked, ...computed });
  if (!isFilled(value)) return undefined;
  const question = Object.hasOwn(computed, path) ? copiedQuestion(form, path) : findQuestion(form.questions, path);
  if (question?.of !== undefined && Array.isArray(value)) return (value as Answers[]).map((row) => sayEach(question.of ?? {}, row, words));
  return question === undefined ? sayPlain(value) : isPart(question, path, value) ? sayPart(path, value) : sayOnPaper(question, value, words);
}

/** Several answers in one line, one after another, groups and rows too; empty where none was answered. */
export function sayPaths(form: Form, paths: readonly string[], asked: Answers, computed: Answers, words: AnswerWords): string {
  return paths
    .map((path) => {
      const value = readPath(path, asked);
      const question = Array.isArray(value) ? findQuestion(form.questions, path) : undefined;
      return String((question === undefined ? sayPath(form, path, asked, computed, words) : sayAnswer(question, value, 'vi', words)) ?? '').trim().replaceAll('\n', '; ');
    })
    .filter(isFilled)
    .reduce((line, said) => (line === '' ? said : `${line}${/[.!?]$/u.test(line) ? '' : ','} ${said}`), '');
}

/** Papers write a personal number without gaps, so that it can go into boxes. */
function sayOnPaper(question: Question, value: unknown, words: AnswerWords): string {
  return question.kind === 'personalId' ? String(value) : sayAnswer(question, value, 'vi', words);
}

/** A computed copy is said as what it copies. */
function copiedQuestion(form: Form, key: string): Question | undefined {
  const from = form.computed.find((computed) => computed.key === key)?.from;
  return from !== undefined && 'copyOf' in from ? findQuestion(form.questions, from.copyOf) : undefined;
}

/** A text or number at the path of a place, address or paper is a part of it. */
function isPart({ kind }: Question, path: string, value: unknown): boolean {
  return path.includes('.') && !isRecord(value) && (kind === 'place' || kind === 'address' || kind === 'paper');
}

function sayPart(path: string, value: unknown): string {
  return path.endsWith('.issuedOn') && typeof value === 'string' ? writePartialDate(value) : sayPlain(value);
}

function sayPlain(value: unknown): string {
  return typeof value === 'number' ? group(value) : typeof value === 'string' ? value : JSON.stringify(value);
}

function sayEach(questions: Readonly<Record<string, Question>>, row: Answers, words: AnswerWords): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(questions).map(([key, question]) => [key, isFilled(row[key]) ? sayOnPaper(question, row[key], words) : '']));
}

function sayLevel(questions: Readonly<Record<string, Question>>, value: Answers, language: AnswerLanguage, words: AnswerWords, between: string): string {
  return Object.entries(questions).filter(([key]) => isFilled(value[key])).map(([key, question]) => `${sayIn(question.label, language)}: ${sayAnswer(question, value[key], language, words)}`).join(between);
}

function sayOption(question: Question, value: unknown, language: AnswerLanguage): string {
  const option = question.options?.find((one) => one.value === value);
  return option === undefined ? String(value) : sayIn(option.label, language);
}

function sayCountry(code: string, language: AnswerLanguage, words: AnswerWords): string {
  if (code === 'XX') return words.stateless;
  return /^[A-Z]{2}$/u.test(code) ? (new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code) : code;
}

/** The old name stays beside the new one where it was typed. */
function sayPlace({ name, typed }: PlaceAnswer, words: AnswerWords): string {
  return typed === undefined || typed === name ? name : `${name} (${words.typed.replace('{typed}', typed)})`;
}

function sayAddress({ place, detail }: AddressAnswer, words: AnswerWords): string {
  return isRecord(place) ? `${detail}, ${sayPlace(place, words)}` : detail;
}

function sayPaper({ kind, number, issuedOn, issuer }: PaperAnswer, words: AnswerWords): string {
  return [
    `${words.paper[kind] ?? words.paper.other} ${number}`,
    ...(issuedOn === undefined ? [] : [words.issuedOn.replace('{date}', writePartialDate(issuedOn))]),
    ...(issuer === undefined ? [] : [words.issuedBy.replace('{issuer}', issuer)]),
  ].join(', ');
}

function group(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+(?!\d))/gu, '.');
}
