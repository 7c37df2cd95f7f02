import { sayIn } from '../../../src/model/answers-in-words.ts';
import { canonicalJson } from '../../../src/model/canonical-json.ts';
import type { Condition, Form, Question } from '../../../src/model/form.ts';
import { isLocalDate } from '../../../src/model/time.ts';
import type { Words } from '../../words/words.ts';

/** What stands in the fields of a page, by name. */
export type Fields = Readonly<Record<string, string>>;

/** One choice of a row: a question with what is asked of it. `value` is sent: `path|deed|value`, where `*` means what is typed beside. */
export interface ConditionChoice {
  readonly value: string;
  readonly label: string;
}

/** The choices of one question. */
export interface ConditionGroup {
  readonly label: string;
  readonly choices: readonly ConditionChoice[];
}

/** A condition as rows of a page; `kept` says in words one that no rows can say. */
export interface ConditionRows {
  readonly join: 'all' | 'any';
  readonly rows: readonly { readonly choice: string; readonly typed: string }[];
}

const DAY_DEEDS = ['before', 'after', 'notBefore', 'notAfter', 'ageAtLeast', 'ageBelow', 'daysAtLeast', 'daysBelow'] as const;
/** A row more than there are, up to so many. */
export const MOST_ROWS = 6;

/** Every question a condition may look at, with what may be asked of each; questions of rows are left out. `before`: only those that come earlier than this page or question. */
export function listConditionChoices(form: Form, say: Words, before?: string): readonly ConditionGroup[] {
  const groups: ConditionGroup[] = [];
  const add = (path: string, question: Question, title: string): void => {
    const label = title === '' ? sayIn(question.label, say.lang) : `${title} › ${sayIn(question.label, say.lang)}`;
    if (question.kind === 'group') for (const [key, inner] of Object.entries(question.of ?? {})) add(`${path}.${key}`, inner, label);
    else groups.push({ label, choices: choicesOf(path, question, say) });
  };
  const stop = before?.split('.')[0];
  for (const page of form.pages) {
    if (before === `pages.${page.id}`) return groups;
    for (const key of page.fields) {
      const question = form.questions[key];
      // Inside a group the group's own earlier questions count too.
      if (key === stop && before === stop) return groups;
      if (question !== undefined) add(key, question, '');
      if (key === stop) return groups;
    }
  }
  return groups;
}

function choicesOf(path: string, question: Question, say: Words): readonly ConditionChoice[] {
  const fixed: readonly (readonly [string, string])[] =
    question.kind === 'yesNo' || question.kind === 'declaration' ? [['true', say('formWords.yes')], ['false', say('formWords.no')]]
    : question.kind === 'gender' ? [['male', say('formWords.male')], ['female', say('formWords.female')]]
    : (question.options ?? []).map(({ value, label }) => [value, sayIn(label, say.lang)]);
  const isTyped = fixed.length === 0 && !['group', 'repeat', 'table', 'file', 'date', 'place', 'address', 'paper', 'signature'].includes(question.kind);
  return [
    ...fixed.flatMap(([value, text]) => (['is', 'isNot'] as const).map((deed) => ({ value: `${path}|${deed}|${value}`, label: say(`formEdit.when.${deed}`, { value: text }) }))),
    ...(isTyped ? (['is', 'isNot'] as const).map((deed) => ({ value: `${path}|${deed}|*`, label: say(`formEdit.when.${deed}`, { value: say('formEdit.when.typed') }) })) : []),
    ...(question.kind === 'date' ? DAY_DEEDS.map((deed) => ({ value: `${path}|${deed}|*`, label: say(`formEdit.when.${deed}`, { value: say('formEdit.when.typed') }) })) : []),
    ...(['filled', 'empty'] as const).map((deed) => ({ value: `${path}|${deed}|`, label: say(`formEdit.when.${deed}`) })),
  ];
}

/** A condition as rows; undefined for one that rows cannot say, such as a mixture of “and” and “or”. */
export function toRows(condition: Condition | undefined, groups: readonly ConditionGroup[]): ConditionRows | undefined {
  if (condition === undefined) return { join: 'all', rows: [] };
  const [join, parts] = 'all' in condition ? (['all', condition.all] as const)
    : 'any' in condition ? (['any', condition.any] as const)
    : 'in' in condition ? (['any', condition.in.map((is): Condition => ({ field: condition.field, is }))] as const)
    : (['all', [condition]] as const);
  const known = new Set(groups.flatMap(({ choices }) => choices.map(({ value }) => value)));
  const rows = parts.map((part) => toRow(part, known));
  return rows.length <= MOST_ROWS && rows.every((row) => row !== undefined) ? { join, rows } : undefined;
}

function toRow(condition: Condition, known: ReadonlySet<string>): ConditionRows['rows'][number] | undefined {
  const pick = (path: string, deed: string, value: string | number | boolean): ConditionRows['rows'][number] | undefined => {
    const text = String(value);
    if (known.has(`${path}|${deed}|${text}`)) return { choice: `${path}|${deed}|${text}`, typed: '' };
    return text !== '' && known.has(`${path}|${deed}|*`) ? { choice: `${path}|${deed}|*`, typed: text } : undefined;
  };
  if ('not' in condition) return 'is' in condition.not ? pick(condition.not.field, 'isNot', condition.not.is) : undefined;
  if ('is' in condition) return pick(condition.field, 'is', condition.is);
  if ('filled' in condition) return pick(condition.field, condition.filled ? 'filled' : 'empty', '');
  if ('compare' in condition) return condition.with === 'today' || isLocalDate(condition.with) ? pick(condition.field, condition.compare, condition.with) : undefined;
  const [name, moment] = 'ageOn' in condition ? (['age', condition.ageOn] as const) : 'daysSince' in condition ? (['days', condition.daysSince] as const) : [undefined, ''];
  if (name === undefined || moment !== 'today' || !('atLeast' in condition || 'below' in condition)) return undefined;
  const { atLeast, below } = condition as { readonly atLeast?: number; readonly below?: number };
  if (atLeast !== undefined && below !== undefined) return undefined;
  return atLeast === undefined ? (below === undefined ? undefined : pick(condition.field, `${name}Below`, below)) : pick((condition as { field: string }).field, `${name}AtLeast`, atLeast);
}

/** The fields of a condition under a name. */
export function writeCondition(name: string, condition: Condition | undefined, groups: readonly ConditionGroup[]): Record<string, string> {
  const rows = toRows(condition, groups);
  if (rows === undefined) return { [`${name}.giu`]: '1' };
  return { [`${name}.noi`]: rows.join, ...Object.fromEntries(rows.rows.flatMap(({ choice, typed }, at) => [[`${name}.${String(at)}.cau`, choice], [`${name}.${String(at)}.tri`, typed]])) };
}

/** The condition that fields say; one that they said before stays as it was written, one that no rows can say stays until it is replaced. */
export function readCondition(name: string, fields: Fields, before: Condition | undefined, groups: readonly ConditionGroup[], kindOf: (path: string) => Question['kind'] | undefined): Condition | undefined {
  if (fields[`${name}.giu`] === '1' && fields[`${name}.thay`] !== '1') return before;
  const parts = Array.from({ length: MOST_ROWS }).flatMap((_each, at): Condition[] => {
    const row = fromRow(fields[`${name}.${String(at)}.cau`] ?? '', (fields[`${name}.${String(at)}.tri`] ?? '').trim(), kindOf);
    return row === undefined ? [] : [row];
  });
  const [first, ...more] = parts;
  const now = first === undefined || more.length === 0 ? first : fields[`${name}.noi`] === 'any' ? { any: parts } : { all: parts };
  const same = (left: Condition | undefined, right: Condition | undefined): boolean => canonicalJson(toRows(left, groups)?.rows) === canonicalJson(toRows(right, groups)?.rows);
  return toRows(before, groups) !== undefined && same(before, now) && (more.length === 0 || toRows(before, groups)?.join === (fields[`${name}.noi`] ?? 'all')) ? before : now;
}

function fromRow(choice: string, typed: string, kindOf: (path: string) => Question['kind'] | undefined): Condition | undefined {
  const [field = '', deed = '', fixed = ''] = choice.split('|');
  const value = fixed === '*' ? typed : fixed;
  if (field === '') return undefined;
  if (deed === 'filled' || deed === 'empty') return { field, filled: deed === 'filled' };
  // A row of which nothing is typed says nothing yet; the page shows it empty again.
  if (value === '') return undefined;
  const number = Number(value);
  switch (deed) {
    case 'is': return { field, is: asValue(value, kindOf(field)) };
    case 'isNot': return { not: { field, is: asValue(value, kindOf(field)) } };
    case 'before': case 'after': case 'notBefore': case 'notAfter': return { field, compare: deed, with: readDay(value) };
    case 'ageAtLeast': return Number.isFinite(number) ? { field, ageOn: 'today', atLeast: number } : undefined;
    case 'ageBelow': return Number.isFinite(number) ? { field, ageOn: 'today', below: number } : undefined;
    case 'daysAtLeast': return Number.isFinite(number) ? { field, daysSince: 'today', atLeast: number } : undefined;
    case 'daysBelow': return Number.isFinite(number) ? { field, daysSince: 'today', below: number } : undefined;
    default: return undefined;
  }
}

function asValue(value: string, kind: Question['kind'] | undefined): string | number | boolean {
  if (kind === 'yesNo' || kind === 'declaration') return value === 'true';
  const number = Number(value);
  return (kind === 'wholeNumber' || kind === 'moneyVnd') && Number.isFinite(number) ? number : value;
}

/** A day as it is typed here: `1/3/2027`, `2027-03-01`, or `today` for “hôm nay”; anything else goes on as it is, for the check to name. */
export function readDay(text: string): string {
  if (/^(?:hôm nay|today)$/iu.test(text)) return 'today';
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(text) ?? [];
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
