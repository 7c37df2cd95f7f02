import type { Computed, Form, FormRule } from '../../../src/model/form.ts';
import { deriveKey } from '../../../src/model/form-edit-parts.ts';
import { questionAt } from '../../../src/model/form-edit-questions.ts';
import type { NoEdit } from './act-on-form.ts';
import { readCondition, readDay, writeCondition, type ConditionGroup, type Fields } from './condition-fields.ts';
import { readSaid, writeSaid } from './question-fields.ts';

export const COMPUTED_WAYS = ['ageOn', 'copyOf', 'join', 'count', 'sum', 'dateInWords', 'moneyInWords'] as const;

/** A rule as the fields of its form. */
export function writeRule(rule: FormRule, groups: readonly ConditionGroup[]): Record<string, string> {
  return { ...writeSaid('noi', rule.says), muc: rule.weight, 'can-cu': rule.basis ?? '', cau: rule.fields.join('\n'), ...writeCondition('dung', rule.test, groups), ...writeCondition('khi', rule.when, groups) };
}

/** The rule that fields say; a new one gets an id made of its sentence. */
export function readRule(form: Form, before: FormRule | undefined, fields: Fields, groups: readonly ConditionGroup[]): FormRule | NoEdit {
  const kindOf = (path: string) => questionAt(form.questions, path)?.kind;
  const says = readSaid('noi', fields);
  const [test, when] = [readCondition('dung', fields, before?.test, groups, kindOf), readCondition('khi', fields, before?.when, groups, kindOf)];
  const paths = readPaths(fields['cau']);
  const basis = (fields['can-cu'] ?? '').trim();
  if (says === undefined) return { missing: 'words_missing' };
  if (test === undefined) return { missing: 'condition_missing' };
  if (paths.length === 0) return { missing: 'paths_missing' };
  const id = before?.id ?? deriveKey(says.vi, (key) => form.rules.some((rule) => rule.id === key), '-');
  return { id, test, ...(when === undefined ? {} : { when }), fields: paths, says, weight: fields['muc'] === 'stop' ? 'stop' : 'warn', ...(basis === '' ? {} : { basis }) };
}

/** A computed value as the fields of its form. */
export function writeComputed({ label, from, when }: Computed, groups: readonly ConditionGroup[]): Record<string, string> {
  const way = COMPUTED_WAYS.find((each) => each in from) ?? 'copyOf';
  const paths = 'join' in from ? from.join : Object.values(from).flat();
  return { ...writeSaid('ten', label), cach: way, cau: paths.join('\n'), noi: 'join' in from ? from.with : '', ...writeCondition('khi', when, groups) };
}

/** The computed value that fields say; a new one gets a key made of its name. */
export function readComputed(form: Form, before: Computed | undefined, fields: Fields, groups: readonly ConditionGroup[]): Computed | NoEdit {
  const label = readSaid('ten', fields);
  const paths = readPaths(fields['cau']);
  const [first, second] = paths;
  if (label === undefined) return { missing: 'words_missing' };
  if (first === undefined) return { missing: 'paths_missing' };
  const when = readCondition('khi', fields, before?.when, groups, (path) => questionAt(form.questions, path)?.kind);
  const key = before?.key ?? deriveKey(label.vi, (each) => Object.hasOwn(form.questions, each) || form.computed.some((one) => one.key === each));
  return { key, label, ...(when === undefined ? {} : { when }), from: fromOf(COMPUTED_WAYS.find((each) => each === fields['cach']) ?? 'copyOf', first, second, paths, fields['noi'] ?? '') };
}

function fromOf(way: (typeof COMPUTED_WAYS)[number], first: string, second: string | undefined, paths: readonly string[], joiner: string): Computed['from'] {
  switch (way) {
    case 'ageOn': return { ageOn: [first, readDay(second ?? 'today')] };
    // A gap is kept as it is typed.
    case 'join': return { join: [...paths], with: joiner.slice(0, 5) };
    case 'copyOf': return { copyOf: first };
    case 'count': return { count: first };
    case 'sum': return { sum: first };
    case 'dateInWords': return { dateInWords: first };
    case 'moneyInWords': return { moneyInWords: first };
  }
}

function readPaths(text: string | undefined): string[] {
  return [...new Set((text ?? '').split(/[\s,]+/u).filter((path) => path !== ''))];
}
