import type { ChangeEffects, ChangeSet, SubjectKind } from '#model/change-set.ts';
import type { CheckedChange } from './act-on-change-set.ts';
import type { Golden } from './golden.ts';
import type { OpenGoldenWorld, Subject } from './subject.ts';

/** What an approver must see: whom a change set touches, and the golden questions that depend on it, before and after. */
export async function checkChange(set: ChangeSet, deps: { readonly subjects: ReadonlyMap<SubjectKind, Subject>; readonly golden: Golden; readonly openWorld: OpenGoldenWorld }): Promise<CheckedChange> {
  const procedures = new Map<string, string>();
  const tasks = new Map<string, string>();
  const forms = new Set<string>();
  const words = new Set<string>();
  const depends = new Set<string>();
  for (const { kind, id, before, after } of set.items) {
    const found = await deps.subjects.get(kind)?.affected(id, before, after);
    for (const one of found?.procedures ?? []) procedures.set(one.id, one.name);
    for (const one of found?.tasks ?? []) tasks.set(one.id, one.name);
    for (const form of found?.forms ?? []) forms.add(form);
    for (const word of found?.words ?? []) words.add(word);
    for (const one of found?.depends ?? []) depends.add(one);
  }
  const lexicon = set.items.filter(({ kind }) => kind === 'lexicon').map(({ id }) => id);
  const questions = await deps.golden.findDependent([...depends], lexicon);
  const [before, after] = questions.length === 0 ? [] : await Promise.all([deps.openWorld([]), deps.openWorld(set.items.map(({ kind, id, after: value }) => ({ kind, id, after: value, source: set.source })))]);
  const golden = before === undefined || after === undefined ? [] : await deps.golden.compare(questions, before, after);
  const effects: ChangeEffects = { procedures: listOf(procedures), tasks: listOf(tasks), forms: [...forms].sort(), words: [...words].sort(), questions: questions.map(({ id }) => id) };
  return { version: set.version, effects, golden };
}

function listOf(named: ReadonlyMap<string, string>): { readonly id: string; readonly name: string }[] {
  return [...named].map(([id, name]) => ({ id, name })).sort((left, right) => (left.id < right.id ? -1 : 1));
}
