import type { Actor } from '#model/actor.ts';
import { canonicalJson } from '#model/canonical-json.ts';
import type { SubjectKind } from '#model/change-set.ts';
import { diffValues, type Json } from '#model/json-diff.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { NewKeptItem } from './change-items.store.ts';
import type { ChangeRefusal, Subject } from './subject.ts';

/** A record with what it shall be. */
export interface NewItem {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly after: Json;
  /** The version the editor saw, where the editor says so. */
  readonly beforeVersion?: number;
}

/** As many records as one person edits by hand and another reads; files bring more, see `import-change-set.ts`. */
export const MOST_EDITED = 500;

/**
 * Reads each record as it counts now beside what it shall be.
 * Refuses: `change_set_too_many`, `change_subject_unknown`, `change_value_malformed`, `change_set_stale` for a version that was seen and is
 * no more, `change_nothing`, `change_item_twice`, `not_allowed` for a record that is not this editor's.
 */
export async function readNewItems(given: readonly NewItem[], subjects: ReadonlyMap<SubjectKind, Subject>, actor: Actor): Promise<Outcome<readonly NewKeptItem[], ChangeRefusal>> {
  if (given.length > MOST_EDITED) return refuse('change_set_too_many', { limit: MOST_EDITED });
  const items: NewKeptItem[] = [];
  const seen = new Set<string>();
  for (const { kind, id, after, beforeVersion } of given) {
    const subject = subjects.get(kind);
    if (subject === undefined) return refuse('change_subject_unknown', { kind, id });
    if (actor.kind !== 'system' && subject.mayEdit?.(id, actor) === false) return refuse('not_allowed');
    if (seen.has(`${kind} ${id}`)) return refuse('change_item_twice', { kind, id });
    seen.add(`${kind} ${id}`);
    const state = await subject.read(id);
    if (state === undefined) return refuse('change_subject_unknown', { kind, id });
    if (beforeVersion !== undefined && beforeVersion !== state.version) return refuse('change_set_stale', { kind, id, seen: beforeVersion, now: state.version });
    const checked = await subject.validate(id, after);
    if (!checked.ok) return refuse(checked.code, { kind, id, field: '', problem: '', ...checked.details });
    if (canonicalJson(checked.value) === canonicalJson(state.value)) return refuse('change_nothing', { kind, id });
    items.push({ kind, id, label: state.label, beforeVersion: state.version, before: state.value, after: checked.value, isNew: state.version === 0, fields: listFields(state.value, checked.value) });
  }
  return accept(items);
}

/** The outermost fields in which two values differ, for counting over many records. */
export function listFields(before: Json, after: Json): string[] {
  return [...new Set(diffValues(before, after).map(({ path }) => path.split(/[.[]/u)[0] ?? ''))].filter((field) => field !== '');
}
