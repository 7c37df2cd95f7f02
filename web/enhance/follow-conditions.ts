import type { Condition } from '../../src/model/form.ts';

/** What is filled in at a name now: the chosen values of buttons, else what was typed. */
export type ReadField = (name: string) => readonly string[];

/** Whether a condition holds for what a page's form says now. Shape: only what `conditionOnPage` lets through. */
export function holdsOnPage(condition: Condition, read: ReadField): boolean {
  if ('all' in condition) return condition.all.every((part) => holdsOnPage(part, read));
  if ('any' in condition) return condition.any.some((part) => holdsOnPage(part, read));
  if ('not' in condition) return !holdsOnPage(condition.not, read);
  const said = read(condition.field).filter((each) => each.trim() !== '');
  if ('filled' in condition) return said.length > 0 === condition.filled;
  if ('is' in condition) return said.includes(String(condition.is));
  if ('in' in condition) return condition.in.some((one) => said.includes(String(one)));
  return false;
}
