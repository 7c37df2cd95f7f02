import type { ChangeEffects, ChangeItem, ChangeSet, ChangeSource, SubjectKind } from '#model/change-set.ts';
import type { Json } from '#model/json-diff.ts';
import type { CheckedChange } from './act-on-change-set.ts';
import type { Golden } from './golden.ts';
import type { OpenGoldenWorld, Subject } from './subject.ts';

export interface CheckDeps {
  readonly subjects: ReadonlyMap<SubjectKind, Subject>;
  readonly golden: Golden;
  readonly openWorld: OpenGoldenWorld;
  /** Every item of the change set, a batch at a time. */
  readonly items: AsyncIterable<readonly (ChangeItem & { readonly imported: Json })[]>;
  onProgress?(done: number): Promise<void>;
}

/** An approver is shown so many of each; the totals say how many there are. */
const SHOWN = 200;

/** What an approver must see: whom a change set touches, and the golden questions that depend on it, before and after. */
export async function checkChange(set: ChangeSet, deps: CheckDeps): Promise<CheckedChange> {
  const procedures = new Map<string, string>();
  const tasks = new Map<string, string>();
  const forms = new Set<string>();
  const words = new Set<string>();
  const depends = new Set<string>();
  const changes: { kind: SubjectKind; id: string; after: Json; imported: Json; source: ChangeSource }[] = [];
  for await (const batch of deps.items) {
    for (const { kind, id, before, after, imported } of batch) {
      const found = await deps.subjects.get(kind)?.affected(id, before, after);
      for (const one of found?.procedures ?? []) procedures.set(one.id, one.name);
      for (const one of found?.tasks ?? []) tasks.set(one.id, one.name);
      for (const form of found?.forms ?? []) forms.add(form);
      for (const word of found?.words ?? []) words.add(word);
      for (const one of found?.depends ?? []) depends.add(one);
      changes.push({ kind, id, after, imported, source: set.source });
    }
    await deps.onProgress?.(changes.length);
  }
  const questions = await deps.golden.findDependent([...depends], changes.filter(({ kind }) => kind === 'lexicon').map(({ id }) => id));
  const golden = questions.length === 0 ? [] : await compareWorlds(deps, questions, changes);
  const totals = { procedures: procedures.size, tasks: tasks.size, forms: forms.size, words: words.size };
  const effects: ChangeEffects = {
    procedures: listOf(procedures), tasks: listOf(tasks), forms: [...forms].sort().slice(0, SHOWN), words: [...words].sort().slice(0, SHOWN), questions: questions.map(({ id }) => id), totals,
  };
  return { version: set.version, itemsVersion: set.itemsVersion, effects, golden };
}

async function compareWorlds({ openWorld, golden }: CheckDeps, questions: Parameters<Golden['compare']>[0], changes: Parameters<OpenGoldenWorld>[0]): ReturnType<Golden['compare']> {
  const before = await openWorld([]);
  const after = await openWorld(changes);
  try {
    return await golden.compare(questions, before, after);
  } finally {
    await after.close?.();
  }
}

function listOf(named: ReadonlyMap<string, string>): { readonly id: string; readonly name: string }[] {
  return [...named].map(([id, name]) => ({ id, name })).sort((left, right) => (left.id < right.id ? -1 : 1)).slice(0, SHOWN);
}
