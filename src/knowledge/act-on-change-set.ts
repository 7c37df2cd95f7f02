import type { Actor } from '#model/actor.ts';
import { CHANGE_STEPS, type ChangeDeed, type ChangeEffects, type ChangeSet, type ChangeSource, type SubjectKind } from '#model/change-set.ts';
import type { GoldenComparison } from '#model/golden.ts';
import { accept, refuse, type Outcome, type Refusal } from '#model/outcome.ts';
import { maskPersonalData } from '#model/personal-data.ts';
import { localDateAt, type LocalDate } from '#model/time.ts';
import type { CommandContext } from '#platform/command.ts';
import { dropItems, findLaterLive, markItemsLive, putItems, type KeptItem } from './change-sets.store.ts';
import { MOST_ITEMS, readNewItems, type NewItem } from './read-items.ts';
import type { AppliedItem, ChangeOccasion, ChangeRefusal, Subject } from './subject.ts';

/** One deed with what it needs; `version` is the one the caller saw. */
export type ChangeAct =
  | {
      readonly deed: 'edit'; readonly id: string; readonly version: number;
      readonly title?: string; readonly reason?: string; readonly source?: ChangeSource; readonly goesLiveOn?: LocalDate;
      readonly put?: readonly NewItem[];
      readonly drop?: readonly { readonly kind: SubjectKind; readonly id: string }[];
    }
  | { readonly deed: 'submit' | 'goLive'; readonly id: string; readonly version: number }
  /** A reason is needed where a golden question gets worse. */
  | { readonly deed: 'approve'; readonly id: string; readonly version: number; readonly reason?: string }
  | { readonly deed: 'sendBack' | 'reject' | 'withdraw' | 'rollBack'; readonly id: string; readonly version: number; readonly reason: string };

/** What was computed for an approver, of one version of a change set. */
export interface CheckedChange {
  readonly version: number;
  readonly effects: ChangeEffects;
  readonly golden: readonly GoldenComparison[];
}

export interface DeedDone {
  readonly after: ChangeSet;
  readonly note: string;
  /** Labels of the records it touched. */
  readonly touched: readonly string[];
}

export interface DeedInput {
  readonly before: ChangeSet & { readonly items: readonly KeptItem[] };
  readonly act: ChangeAct;
  readonly context: CommandContext;
  readonly subjects: ReadonlyMap<SubjectKind, Subject>;
  readonly checked: CheckedChange | undefined;
}

/** Why a deed is not open to an actor now; nothing when it is. */
export function refuseDeed(set: ChangeSet, deed: ChangeDeed, actor: Actor): Refusal<ChangeRefusal> | undefined {
  if (CHANGE_STEPS[set.state][deed] === undefined) return refuse('change_set_step_closed', { state: set.state });
  if (deed === 'goLive' && actor.kind !== 'system') return refuse('not_allowed');
  const isOwn = set.editors.includes(actor.id) || set.submittedBy === actor.id || set.createdBy === actor.id;
  return deed === 'approve' && isOwn ? refuse('change_set_same_person') : undefined;
}

/** What a deed makes of a change set, and everything it writes beside the change set's own row. */
export async function applyDeed(input: DeedInput): Promise<Outcome<DeedDone, ChangeRefusal>> {
  const { before, act, context, checked } = input;
  const at = new Date(context.now).toISOString();
  const step: ChangeSet = { ...before, version: before.version + 1, state: CHANGE_STEPS[before.state][act.deed] ?? before.state };
  const note = 'reason' in act ? maskPersonalData((act.reason ?? '').trim()) : '';
  switch (act.deed) {
    case 'edit':
      return edit(input, act, step);
    case 'submit': {
      if (before.items.length === 0) return refuse('change_set_without_items');
      const stale = await findStale(input);
      if (stale !== undefined) return stale;
      return accept({ after: { ...step, submittedBy: context.actor.id, ...(checked === undefined ? {} : { effects: checked.effects }) }, note, touched: [] });
    }
    case 'sendBack':
    case 'reject':
    case 'withdraw': {
      if (note === '') return refuse('change_set_reason_missing');
      const { submittedBy: _by, stuck: _stuck, ...open } = step;
      return accept({ after: act.deed === 'sendBack' ? open : { ...step, endedAt: at }, note, touched: [] });
    }
    case 'approve': {
      const worse = checked?.golden.filter(({ verdict }) => verdict === 'worse') ?? [];
      if (worse.length > 0 && note === '') return refuse('change_set_golden_worse', { count: worse.length, questions: worse.slice(0, 3).map(({ question }) => question.question).join(' | ') });
      const stale = await findStale(input);
      if (stale !== undefined) return stale;
      const approved: ChangeSet = { ...step, approvedBy: context.actor.id, approvedAt: at, ...(checked === undefined ? {} : { effects: checked.effects }) };
      if (approved.goesLiveOn > localDateAt(context.now)) return accept({ after: approved, note, touched: [] });
      return goLive(input, { ...approved, state: 'live' }, note);
    }
    case 'goLive': {
      if (before.goesLiveOn > localDateAt(context.now)) return refuse('change_set_step_closed', { state: before.state });
      const stale = await findStale(input);
      return stale ?? goLive(input, step, note);
    }
    case 'rollBack':
      return note === '' ? refuse('change_set_reason_missing') : rollBack(input, { ...step, endedAt: at }, note);
    default:
      return act satisfies never;
  }
}

async function edit({ before, context, subjects }: DeedInput, act: Extract<ChangeAct, { deed: 'edit' }>, step: ChangeSet): Promise<Outcome<DeedDone, ChangeRefusal>> {
  const items = await readNewItems(act.put ?? [], subjects, context.actor);
  if (!items.ok) return items;
  const title = maskPersonalData((act.title ?? before.title).trim());
  const reason = maskPersonalData((act.reason ?? before.reason).trim());
  if (title === '' || reason === '') return refuse('change_set_empty_text');
  const goesLiveOn = act.goesLiveOn ?? before.goesLiveOn;
  if (act.goesLiveOn !== undefined && act.goesLiveOn < localDateAt(context.now)) return refuse('change_set_day_past', { day: act.goesLiveOn });
  const dropped = before.items.filter((item) => (act.drop ?? []).some(({ kind, id }) => kind === item.kind && id === item.id));
  const kept = before.items.filter((item) => !dropped.includes(item) && !items.value.some(({ kind, id }) => kind === item.kind && id === item.id));
  if (kept.length + items.value.length > MOST_ITEMS) return refuse('change_set_too_many', { limit: MOST_ITEMS });
  await dropItems(context.transaction, before, dropped);
  await putItems(context.transaction, before, items.value);
  const { effects: _effects, ...open } = step;
  const after: ChangeSet = { ...open, title, reason, goesLiveOn, source: act.source ?? before.source, editors: [...new Set([...before.editors, context.actor.id])], items: [...kept, ...items.value] };
  return accept({ after, note: '', touched: [...items.value, ...dropped].map(({ label }) => label) });
}

/** The first record that changed since it was read for this change set. */
async function findStale({ before, subjects }: DeedInput): Promise<Refusal<ChangeRefusal> | undefined> {
  for (const { kind, id, beforeVersion } of before.items) {
    const now = (await subjects.get(kind)?.read(id))?.version ?? 0;
    if (now !== beforeVersion) return refuse('change_set_stale', { kind, id, seen: beforeVersion, now });
  }
  return undefined;
}

async function goLive({ before, context, subjects }: DeedInput, step: ChangeSet, note: string): Promise<Outcome<DeedDone, ChangeRefusal>> {
  const after: ChangeSet = { ...step, liveAt: new Date(context.now).toISOString() };
  const applied: (AppliedItem & { readonly kind: SubjectKind })[] = [];
  for (const [kind, items] of groupItems(before.items)) {
    const outcome = await subjects.get(kind)?.apply(items.map(({ id, after: value }) => ({ id, value })), occasionOf(after), context);
    if (outcome === undefined) return refuse('change_subject_unknown', { kind, id: items[0]?.id ?? '' });
    if (!outcome.ok) return refuse(outcome.code, { kind, id: items[0]?.id ?? '', field: '', problem: '', ...outcome.details });
    applied.push(...outcome.value.map((one) => ({ ...one, kind })));
  }
  // An import that was committed between the look and the lock: its facts must not be written over unseen.
  const moved = before.items.find(({ kind, id, beforeVersion }) => beforeVersion > 0 && applied.some((one) => one.kind === kind && one.id === id && one.version !== beforeVersion + 1));
  if (moved !== undefined) return refuse('change_set_stale', { kind: moved.kind, id: moved.id, seen: moved.beforeVersion, now: moved.beforeVersion + 1 });
  await markItemsLive(context.transaction, after, applied);
  const items = before.items.map((item) => {
    const done = applied.find(({ kind, id }) => kind === item.kind && id === item.id);
    return done === undefined ? item : { ...item, liveVersion: done.version };
  });
  return accept({ after: { ...after, items }, note, touched: before.items.map(({ label }) => label) });
}

async function rollBack({ before, context, subjects }: DeedInput, after: ChangeSet, note: string): Promise<Outcome<DeedDone, ChangeRefusal>> {
  const later = await findLaterLive(context.transaction, before);
  if (later !== undefined) return refuse('change_set_overtaken', { id: later.id, title: later.title });
  for (const [kind, items] of groupItems(before.items)) {
    const outcome = await subjects.get(kind)?.restore(items.map(({ id, undo, before: value }) => ({ id, undo: undo ?? null, before: value })), occasionOf(before), context);
    if (outcome === undefined) return refuse('change_subject_unknown', { kind, id: items[0]?.id ?? '' });
    if (!outcome.ok) return refuse(outcome.code, { kind, id: items[0]?.id ?? '', field: '', problem: '', ...outcome.details });
  }
  return accept({ after, note, touched: before.items.map(({ label }) => label) });
}

function groupItems(items: readonly KeptItem[]): ReadonlyMap<SubjectKind, readonly KeptItem[]> {
  return Map.groupBy(items, ({ kind }) => kind);
}

function occasionOf(set: ChangeSet): ChangeOccasion {
  return { changeSetId: set.id, title: set.title, source: set.source, submittedBy: set.submittedBy ?? set.createdBy, approvedBy: set.approvedBy ?? '' };
}
