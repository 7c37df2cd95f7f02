import type { Component } from '../../src/model/procedure.ts';
import { repeats } from './tidy-name.ts';
import type { Words } from './words.ts';

/** Roles of papers that all must bring: what the record says beside them is no condition. */
const ALWAYS: ReadonlySet<Component['role']> = new Set(['form', 'submit', 'present']);

/** What a record says beside a paper, as a condition where it is one; empty where it says no more than the name. What begins with "when" itself needs no second. */
export function tellWhen({ name, role, condition = '' }: Pick<Component, 'name' | 'role'> & { readonly condition?: string | undefined }, say: Words): string {
  if (condition === '' || repeats(name, condition)) return '';
  return ALWAYS.has(role) || /^(?:chỉ )?khi /iu.test(condition) ? condition : say('papers.when', { condition });
}
