import type { Question } from '../../src/model/form.ts';
import { isRecord, type Answers } from '../../src/model/form-paths.ts';
import { joinDate, PART, SHOWN } from './field-names.ts';

type Questions = Readonly<Record<string, Question>>;

/** A chosen commune whose name is still to be looked up: what a browser says of a name is not taken. */
export interface ChosenPlace {
  readonly code: string;
  readonly typed: string;
}

const MOST_ROWS = 50;

/**
 * What a page's form says, by question, as the model's readers take it: texts as typed, lists, rows. Questions the page did not show are left
 * out, and inside a group they keep what was answered before; files are no part of it.
 */
export function readPosted(questions: Questions, data: FormData, before: Answers): Record<string, unknown> {
  return readLevel(questions, data, before, '', new Set(data.getAll(SHOWN).map(String)));
}

function readLevel(questions: Questions, data: FormData, before: Answers, prefix: string, shown: ReadonlySet<string>): Record<string, unknown> {
  const said: Record<string, unknown> = {};
  for (const [key, question] of Object.entries(questions)) {
    const path = prefix + key;
    if (!shown.has(path) || question.kind === 'file') continue;
    const earlier = Object.hasOwn(before, key) ? before[key] : undefined;
    said[key] =
      question.kind === 'group' ? { ...(isRecord(earlier) ? earlier : {}), ...readLevel(question.of ?? {}, data, isRecord(earlier) ? earlier : {}, `${path}.`, shown) }
      : question.kind === 'repeat' || question.kind === 'table' ? readRows(question.of ?? {}, data, path, shown, Array.isArray(earlier) ? (earlier as unknown[]) : [])
      : readOne(question, data, path);
  }
  return said;
}

function readRows(questions: Questions, data: FormData, path: string, shown: ReadonlySet<string>, before: readonly unknown[]): readonly unknown[] {
  const count = Math.min(MOST_ROWS, Number.parseInt(text(data, `${path}.${PART.rows}`), 10) || 0);
  return Array.from({ length: count }, (_each, at) => {
    const earlier = before[at];
    return { ...(isRecord(earlier) ? earlier : {}), ...readLevel(questions, data, isRecord(earlier) ? earlier : {}, `${path}.${String(at)}.`, shown) };
  });
}

function readOne({ kind }: Question, data: FormData, path: string): unknown {
  const part = (name: string): string => text(data, `${path}.${name}`);
  switch (kind) {
    case 'date': return joinDate(part(PART.day), part(PART.month), part(PART.year));
    case 'choices': return data.getAll(path).map(String);
    case 'yesNo': return text(data, path) === 'true' ? true : text(data, path) === 'false' ? false : text(data, path);
    case 'nationality': case 'ethnicity': return text(data, path) === '' || text(data, path) === PART.other ? part(PART.other) : text(data, path);
    case 'place': return readPlace(data, path);
    case 'address': {
      const [place, detail] = [readPlace(data, path), part(PART.detail)];
      return place === '' && detail === '' ? '' : { place, detail };
    }
    case 'paper': {
      const paper = { kind: part(PART.paperKind), number: part(PART.paperNumber), issuedOn: joinDate(part(`${PART.issuedOn}.${PART.day}`), part(`${PART.issuedOn}.${PART.month}`), part(`${PART.issuedOn}.${PART.year}`)), issuer: part(PART.issuer) };
      return Object.fromEntries(Object.entries(paper).filter(([, said]) => said !== ''));
    }
    default: return text(data, path);
  }
}

/** The choice counts only for the words it was offered for. */
function readPlace(data: FormData, path: string): string | ChosenPlace {
  const part = (name: string): string => text(data, `${path}.${name}`);
  const [typed, code] = [part(PART.place), part(PART.placeCode)];
  return /^\d{5}$/u.test(code) && typed !== '' && part(PART.placeFor) === typed ? { code, typed } : typed;
}

function text(data: FormData, name: string): string {
  const said = data.get(name);
  return typeof said === 'string' ? said.trim() : '';
}
