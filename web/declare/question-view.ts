import type { Condition, Question } from '../../src/model/form.ts';

/** A fault as it is shown: at which question, and the whole sentence. */
export interface SaidFault {
  readonly path: string;
  /** The question's own words, for where the fault stands away from it. */
  readonly label: string;
  readonly text: string;
  readonly weight: 'stop' | 'warn';
}

/** Communes that the words typed for a place may mean. */
export interface PlaceOffer {
  readonly typed: string;
  /** What happened to an old name. */
  readonly happened?: string;
  /** What decides between the parts of a commune that was split. */
  readonly question?: string;
  readonly choices: readonly { readonly code: string; readonly name: string }[];
}

/** What a page's questions need beside their answers; plain data, so that a load can hand it over. */
export interface QuestionView {
  readonly faults: readonly SaidFault[];
  /** By the path of the place. */
  readonly places: Readonly<Record<string, PlaceOffer>>;
  /** The paths of all questions that are asked now, inside groups and rows too. */
  readonly asked: readonly string[];
  /** Where the draft's files are shown. */
  readonly filesAt: string;
}

export const NO_VIEW: QuestionView = { faults: [], places: {}, asked: [], filesAt: '' };

/** The faults of one question, not of those inside it. */
export function faultsAt(view: QuestionView, path: string): readonly SaidFault[] {
  return view.faults.filter((fault) => fault.path === path);
}

/** A condition that the page itself can follow while it is filled in, with whole paths; undefined for one that only the server decides. */
export function conditionOnPage(condition: Condition | undefined, fields: ReadonlySet<string>, row: string): Condition | undefined {
  if (condition === undefined) return undefined;
  if ('not' in condition) {
    const inner = conditionOnPage(condition.not, fields, row);
    return inner === undefined ? undefined : { not: inner };
  }
  if ('all' in condition) return joinOnPage(condition.all, fields, row, (all) => ({ all }));
  if ('any' in condition) return joinOnPage(condition.any, fields, row, (any) => ({ any }));
  if (!('is' in condition || 'in' in condition || 'filled' in condition)) return undefined;
  const field = condition.field.startsWith('./') ? row + condition.field.slice(2) : condition.field;
  return fields.has(field) ? { ...condition, field } : undefined;
}

function joinOnPage(parts: readonly Condition[], fields: ReadonlySet<string>, row: string, join: (parts: readonly Condition[]) => Condition): Condition | undefined {
  const inner = parts.map((part) => conditionOnPage(part, fields, row));
  return inner.every((part) => part !== undefined) ? join(inner) : undefined;
}

/** The kinds whose answer the page can read at once: one control, or buttons to choose. */
const READ_AT_ONCE: ReadonlySet<Question['kind']> = new Set(['text', 'longText', 'personName', 'personalId', 'phone', 'email', 'choice', 'choices', 'yesNo', 'gender', 'relation', 'nationality', 'declaration']);

/** The paths of a page's questions that other questions of it may depend on while it is filled in. */
export function listWatched(questions: Readonly<Record<string, Question>>, prefix = ''): readonly string[] {
  return Object.entries(questions).flatMap(([key, question]) =>
    question.kind === 'group' ? listWatched(question.of ?? {}, `${prefix}${key}.`) : READ_AT_ONCE.has(question.kind) ? [prefix + key] : [],
  );
}
