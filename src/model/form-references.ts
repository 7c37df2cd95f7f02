import type { Condition, Form, Question } from './form.ts';
import { isMomentPath, listConditionPaths } from './form-condition.ts';

/** A place of a form that names a question. */
export interface FormReference {
  /** Shape: see `FormFinding.at`. */
  readonly at: string;
  /** The whole path that is named; rows left out. */
  readonly path: string;
}

/** Every place of a form that names a question or computed value, in conditions, bounds, rules, computed values, the paper and the applicant. */
export function listReferences(form: Form): readonly FormReference[] {
  const found: FormReference[] = [];
  /** `level`: where `./` begins. */
  const name = (at: string, paths: readonly (string | undefined)[], level = ''): void => {
    for (const path of paths) if (path !== undefined) found.push({ at, path: path.startsWith('./') ? level + path.slice(2) : path });
  };
  const pathsOf = (condition: Condition | undefined): readonly string[] => (condition === undefined ? [] : listConditionPaths(condition));
  const walk = (questions: Readonly<Record<string, Question>>, level: string): void => {
    for (const [key, { when, required, min, max, agreesWith, component, of }] of Object.entries(questions)) {
      const at = `questions.${level}${key}`;
      name(at, [...pathsOf(when), ...pathsOf(typeof required === 'object' ? required : undefined), ...pathsOf(component?.unless)], level);
      name(at, [min, max].filter((bound): bound is string => typeof bound === 'string' && isMomentPath(bound)), level);
      name(at, [agreesWith?.birthDate, agreesWith?.gender], level);
      walk(of ?? {}, `${level}${key}.`);
    }
  };
  walk(form.questions, '');
  for (const { id, when } of form.pages) name(`pages.${id}`, pathsOf(when));
  for (const { key, when, from } of form.computed) {
    name(`computed.${key}`, pathsOf(when));
    name(`computed.${key}`, 'join' in from ? from.join : Object.values(from).flat().filter((path): path is string => typeof path === 'string' && isMomentPath(path)));
  }
  for (const { id, when, test, fields } of form.rules) name(`rules.${id}`, [...pathsOf(test), ...pathsOf(when), ...fields]);
  for (const { code, when, caseOf, fee, besides = [] } of form.procedures) {
    name(`procedures.${code}`, [...pathsOf(when), ...(caseOf ?? []).flatMap((one) => pathsOf(one.when)), fee !== undefined && 'times' in fee ? fee.times : undefined, ...besides.map(({ times }) => times)]);
  }
  for (const [value, paths] of Object.entries(form.paper?.values ?? {})) name(`paper.${value}`, [paths].flat());
  name('applicant', Object.values(form.applicant));
  return found;
}

/** Where a question, or what is inside it, is named from outside of it. */
export function listUses(form: Form, path: string): readonly string[] {
  const inside = (each: string): boolean => each === path || each.startsWith(`${path}.`);
  return [...new Set(listReferences(form).filter((each) => inside(each.path) && !inside(each.at.replace(/^questions\./u, ''))).map(({ at }) => at))];
}
