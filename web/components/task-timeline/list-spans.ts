import type { Task } from '../../api.ts';
import type { Span } from './place-spans.ts';

/** The holders of a task in time: who before, who now, what after its end; then each province's own record. */
export function listSpans(task: Task, overrides: readonly Task[], words: { readonly gone: string; readonly nobody: string; province(code: string): string }): readonly Span[] {
  const { validFrom, validTo } = task;
  const own = (each: Task): Pick<Span, 'from' | 'to'> => ({ from: each.validFrom, ...(each.validTo === undefined ? {} : { to: each.validTo }) });
  return [
    ...(task.from === undefined ? [] : [{ label: task.from.body, kind: 'previous' as const, to: validFrom }]),
    { label: task.to?.body ?? words.nobody, kind: 'holder', ...own(task) },
    ...(validTo === undefined ? [] : [{ label: words.gone, kind: 'gone' as const, from: validTo }]),
    ...overrides.map((each): Span => ({ label: `${each.to?.body ?? words.nobody} – ${words.province(each.provinceCode ?? '')}`, kind: 'province', ...own(each) })),
  ];
}
