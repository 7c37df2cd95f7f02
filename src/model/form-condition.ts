import type { Condition } from './form.ts';
import { isFilled, readPath, type Answers } from './form-paths.ts';
import { daysBetween, isPartialDate, spanOf, yearsBetween } from './partial-date.ts';
import { isLocalDate, type LocalDate } from './time.ts';

/** What a condition looks at. */
export interface ConditionView {
  /** Only what is asked: an answer to a question that is not shown must be left out by the caller. */
  readonly answers: Answers;
  /** The row that `./` begins at. */
  readonly row?: Answers | undefined;
  readonly today: LocalDate;
}

/** Whether a condition holds; undefined where days are compared of which one is not known well enough to tell. */
export function evaluateCondition(condition: Condition, view: ConditionView): boolean | undefined {
  if ('all' in condition) return conjoin(condition.all.map((part) => evaluateCondition(part, view)));
  if ('any' in condition) return negate(conjoin(condition.any.map((part) => negate(evaluateCondition(part, view)))));
  if ('not' in condition) return negate(evaluateCondition(condition.not, view));
  const value = readPath(condition.field, view.answers, view.row);
  if ('filled' in condition) return isFilled(value) === condition.filled;
  if ('is' in condition) return Array.isArray(value) ? value.includes(condition.is) : value === condition.is;
  if ('in' in condition) return condition.in.some((one) => (Array.isArray(value) ? value.includes(one) : value === one));
  if ('compare' in condition) return compare(value, condition.compare, momentOf(condition.with, view));
  if ('ageOn' in condition) return within(distance(value, momentOf(condition.ageOn, view), yearsBetween), condition);
  return within(distance(value, momentOf(condition.daysSince, view), daysBetween), condition);
}

/** Whether a condition surely holds; what has no condition always counts. */
export function isMet(condition: Condition | undefined, view: ConditionView): boolean {
  return condition === undefined || evaluateCondition(condition, view) === true;
}

/** The value a bound or comparison means: `today`, a day, or what was answered at a path. */
export function momentOf(moment: string, view: ConditionView): unknown {
  if (moment === 'today') return view.today;
  return isLocalDate(moment) ? moment : readPath(moment, view.answers, view.row);
}

/** The paths that a condition reads, moments that are paths too. */
export function listConditionPaths(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(listConditionPaths);
  if ('any' in condition) return condition.any.flatMap(listConditionPaths);
  if ('not' in condition) return listConditionPaths(condition.not);
  const moment = 'compare' in condition ? condition.with : 'ageOn' in condition ? condition.ageOn : 'daysSince' in condition ? condition.daysSince : undefined;
  return moment === undefined || !isMomentPath(moment) ? [condition.field] : [condition.field, moment];
}

/** Whether a moment is a path, not `today` and not a day. */
export function isMomentPath(moment: string): boolean {
  return moment !== 'today' && !isLocalDate(moment);
}

function conjoin(parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

function negate(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function isDateText(value: unknown): value is string {
  return typeof value === 'string' && isPartialDate(value);
}

function compare(left: unknown, order: 'before' | 'after' | 'notBefore' | 'notAfter', right: unknown): boolean | undefined {
  if (!isDateText(left) || !isDateText(right)) return undefined;
  if (order === 'notBefore') return negate(isBefore(left, right));
  if (order === 'notAfter') return negate(isBefore(right, left));
  return order === 'before' ? isBefore(left, right) : isBefore(right, left);
}

/** Undefined where the spans of the two overlap, unless both are the same day. */
function isBefore(left: string, right: string): boolean | undefined {
  const [one, other] = [spanOf(left), spanOf(right)];
  if (one.last < other.first) return true;
  return one.first >= other.last ? false : undefined;
}

/** The least and the most that may lie between two dates. */
function distance(from: unknown, to: unknown, between: (from: LocalDate, to: LocalDate) => number): readonly [number, number] | undefined {
  if (!isDateText(from) || !isDateText(to)) return undefined;
  const [start, end] = [spanOf(from), spanOf(to)];
  return [between(start.last, end.first), between(start.first, end.last)];
}

function within(range: readonly [number, number] | undefined, bounds: { readonly atLeast?: number; readonly below?: number }): boolean | undefined {
  if (range === undefined) return undefined;
  const [least, most] = range;
  const { atLeast = -Infinity, below = Infinity } = bounds;
  if (least >= atLeast && most < below) return true;
  return most < atLeast || least >= below ? false : undefined;
}
