import type { Form, Question } from './form.ts';

/** Answers by the key of their question, as a draft keeps them; nothing is known of the values yet. */
export type Answers = Readonly<Record<string, unknown>>;

/** What the parts of a value made of several parts are called in paths, by the kind of their question. */
export const PARTS: Readonly<Partial<Record<Question['kind'], readonly string[]>>> = {
  place: ['code', 'name', 'typed'],
  address: ['place', 'place.code', 'place.name', 'place.typed', 'detail'],
  paper: ['kind', 'number', 'issuedOn', 'issuer'],
};

/** Whether a value is an object with keys, no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether something was answered at all; a question left empty counts as not answered, `false` and `0` as answered. */
export function isFilled(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return isRecord(value) ? Object.values(value).some(isFilled) : true;
}

/** The value at a path; `./` begins at the row. Undefined for what is not there, whatever the answers hold. */
export function readPath(path: string, answers: Answers, row?: Answers): unknown {
  const inRow = path.startsWith('./');
  let value: unknown = inRow ? row : answers;
  for (const key of (inRow ? path.slice(2) : path).split('.')) {
    if (!isRecord(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** The question at a path through groups, rows left out (`witnesses.name`); for a part of a value, the question that has the part. */
export function findQuestion(questions: Readonly<Record<string, Question>>, path: string): Question | undefined {
  const keys = path.split('.');
  let level: Readonly<Record<string, Question>> | undefined = questions;
  for (const [at, key] of keys.entries()) {
    const question: Question | undefined = level !== undefined && Object.hasOwn(level, key) ? level[key] : undefined;
    if (question === undefined) return undefined;
    const rest = keys.slice(at + 1).join('.');
    if (rest === '' || PARTS[question.kind]?.includes(rest) === true) return question;
    level = question.of;
  }
  return undefined;
}

/** Every question with its path, groups before what is in them, in the order they are written; rows left out. */
export function listQuestions(form: Pick<Form, 'questions'>): readonly { readonly path: string; readonly question: Question; readonly rowOf?: string }[] {
  const walk = (questions: Readonly<Record<string, Question>>, before: string, rowOf?: string): { path: string; question: Question; rowOf?: string }[] =>
    Object.entries(questions).flatMap(([key, question]) => {
      const path = `${before}${key}`;
      const inside = question.kind === 'repeat' || question.kind === 'table' ? path : rowOf;
      return [{ path, question, ...(rowOf === undefined ? {} : { rowOf }) }, ...walk(question.of ?? {}, `${path}.`, inside)];
    });
  return walk(form.questions, '');
}
