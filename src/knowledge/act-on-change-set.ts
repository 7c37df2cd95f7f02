import type { Actor } from '#model/actor.ts';
import { CHANGE_STEPS, type ChangeDeed, type ChangeEffects, type ChangeSet, type ChangeSource, type SubjectKind } from '#model/change-set.ts';
import type { GoldenComparison } from '#model/golden.ts';
import { accept, refuse, type Outcome, type Refusal } from '#model/outcome.ts';
import { maskPersonalData } from '#model/personal-data.ts';
import { localDateAt, type LocalDate } from '#model/time.ts';
import type { CommandContext } from '#platform/command.ts';
import { countItems, dropItems, listItems, listSeenVersions, markItemsLive, putItems, readItemsToApply, readItemsToRestore, readPrevious, swapPrevious } from './change-items.store.ts';
import { findLaterLive } from './change-sets.store.ts';
import { listFields, MOST_EDITED, readNewItems, type NewItem } from './read-items.ts';
import type { AppliedItem, ChangeOccasion, ChangeRefusal, Subject, WriteProgress } from './subject.ts';

/** Beyond so many records what a deed costs is no longer done while a person waits, but by the worker, with its progress shown. */
export const MANY_ITEMS = 100;
/** The deeds of a change name what they touched, as far as a person reads it. */
const NAMED_ITEMS = 20;

/** One deed with what it needs; `version` is the one the caller saw. */
export type ChangeAct =
  | {
      readonly deed: 'edit'; readonly id: string; readonly version: number;
      readonly title?: string; readonly reason?: string; readonly source?: ChangeSource; readonly goesLiveOn?: LocalDate;
      readonly put?: readonly NewItem[];
      readonly drop?: readonly { readonly kind: SubjectKind; readonly id: string }[];
      /** Takes the last edit of these records back; undone once more it stands again. */
      readonly undo?: readonly { readonly kind: SubjectKind; readonly id: string }[];
    }
  | { readonly deed: 'submit' | 'goLive'; readonly id: string; readonly version: number }
  /** A reason is needed where a golden question gets worse. */
  | { readonly deed: 'approve'; readonly id: string; readonly version: number; readonly reason?: string }
  | { readonly deed: 'sendBack' | 'reject' | 'withdraw' | 'rollBack'; readonly id: string; readonly version: number; readonly reason: string };

/** What was computed for an approver, of one version of a change set. */
export interface CheckedChange {
  /** The change set's version and that of its items when they were looked at. */
  readonly version: number;
  readonly itemsVersion: number;
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
  readonly before: ChangeSet;
  readonly act: ChangeAct;
  readonly context: CommandContext;
  readonly subjects: ReadonlyMap<SubjectKind, Subject>;
  readonly checked: CheckedChange | undefined;
  /** Told while many records are written, by the step and how many of how many are done. */
  readonly onProgress?: (step: 'goLive' | 'rollBack', done: number, total: number) => Promise<void>;
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
      if (before.itemCount === 0) return refuse('change_set_without_items');
      const stale = await findStale(input);
      if (stale !== undefined) return stale;
      const unready = await findUnready(input);
      if (unready !== undefined) return unready;
      return accept({ after: { ...step, submittedBy: context.actor.id }, note, touched: [] });
    }
    case 'sendBack':
    case 'reject':
    case 'withdraw': {
      if (note === '') return refuse('change_set_reason_missing');
      const { submittedBy: _by, stuck: _stuck, ...open } = step;
      return accept({ after: act.deed === 'sendBack' ? open : { ...step, endedAt: at }, note, touched: [] });
    }
    case 'approve': {
      if (checked === undefined) return refuse('change_set_unchecked');
      const worse = checked.golden.filter(({ verdict }) => verdict === 'worse');
      if (worse.length > 0 && note === '') return refuse('change_set_golden_worse', { count: worse.length, questions: worse.slice(0, 3).map(({ question }) => question.question).join(' | ') });
      const stale = await findStale(input);
      if (stale !== undefined) return stale;
      const approved: ChangeSet = { ...step, approvedBy: context.actor.id, approvedAt: at };
      if (approved.goesLiveOn > localDateAt(context.now) || before.itemCount > MANY_ITEMS) return accept({ after: approved, note, touched: [] });
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
  const dropped = await dropItems(context.transaction, before, act.drop ?? []);
  await putItems(context.transaction, before, items.value);
  const undone = await undoItems(context, before, act.undo ?? []);
  const itemCount = await countItems(context.transaction, before.id);
  // What files brought may be more; only what is put by hand is bounded here.
  if (items.value.length > 0 && itemCount > Math.max(MOST_EDITED, before.itemCount)) return refuse('change_set_too_many', { limit: MOST_EDITED });
  const { effects: _effects, checkedAt: _checkedAt, ...open } = step;
  const itemsVersion = items.value.length + dropped.length + undone.length > 0 || act.source !== undefined ? before.itemsVersion + 1 : before.itemsVersion;
  const after: ChangeSet = { ...open, title, reason, goesLiveOn, source: act.source ?? before.source, editors: [...new Set([...before.editors, context.actor.id])], itemCount, itemsVersion };
  return accept({ after, note: '', touched: nameTouched([...items.value.map(({ label }) => label), ...dropped, ...undone]) });
}

/** Takes the last edit of some records back: what was edited once leaves the draft. Gives the labels. */
async function undoItems(context: CommandContext, set: ChangeSet, items: readonly { readonly kind: SubjectKind; readonly id: string }[]): Promise<readonly string[]> {
  if (items.length === 0) return [];
  const found = await readPrevious(context.transaction, set.id, items);
  await dropItems(context.transaction, set, found.filter(({ previous }) => previous === null));
  for (const { kind, id, before, previous } of found) if (previous !== null) await swapPrevious(context.transaction, set, { kind, id }, listFields(before, previous));
  return found.map(({ label }) => label);
}

/** The first record that a draft may hold as it is, but nobody may be asked to approve. */
async function findUnready({ before, subjects, context }: DeedInput): Promise<Refusal<ChangeRefusal> | undefined> {
  if (before.itemCount > MANY_ITEMS) return undefined;
  for (const { kind, id, after } of await readItemsToApply(context.transaction, before.id)) {
    const ready = await subjects.get(kind)?.checkReady?.(id, after);
    if (ready?.ok === false) return refuse(ready.code, { kind, id, field: '', problem: '', ...ready.details });
  }
  return undefined;
}

/** The first record that changed since it was read for this change set. */
async function findStale({ before, subjects, context }: DeedInput): Promise<Refusal<ChangeRefusal> | undefined> {
  for (const [kind, items] of Map.groupBy(await listSeenVersions(context.transaction, before.id), (item) => item.kind)) {
    const now = await versionsOf(subjects.get(kind), items.map(({ id }) => id));
    const moved = items.find(({ id, beforeVersion }) => (now.get(id) ?? 0) !== beforeVersion);
    if (moved !== undefined) return refuse('change_set_stale', { kind, id: moved.id, seen: moved.beforeVersion, now: now.get(moved.id) ?? 0 });
  }
  return undefined;
}

async function versionsOf(subject: Subject | undefined, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (subject?.versionsOf !== undefined) return subject.versionsOf(ids);
  const found = new Map<string, number>();
  for (const id of ids) found.set(id, (await subject?.read(id))?.version ?? 0);
  return found;
}

async function goLive({ before, context, subjects, onProgress }: DeedInput, step: ChangeSet, note: string): Promise<Outcome<DeedDone, ChangeRefusal>> {
  const after: ChangeSet = { ...step, liveAt: new Date(context.now).toISOString() };
  const items = await readItemsToApply(context.transaction, before.id);
  const applied: (AppliedItem & { readonly kind: SubjectKind })[] = [];
  for (const [kind, own] of Map.groupBy(items, (item) => item.kind)) {
    const written = own.map(({ id, after: value, imported, beforeVersion }) => ({ id, value, imported, seen: beforeVersion }));
    const outcome = await subjects.get(kind)?.apply(written, occasionOf(after), context, tell(onProgress, 'goLive', applied.length, items.length));
    if (outcome === undefined) return refuse('change_subject_unknown', { kind, id: own[0]?.id ?? '' });
    if (!outcome.ok) return refuse(outcome.code, { kind, id: own[0]?.id ?? '', field: '', problem: '', seen: 0, now: 0, ...outcome.details });
    applied.push(...outcome.value.map((one) => ({ ...one, kind })));
  }
  // A record that was changed between the look and the lock: its facts must not be written over unseen. Of an import the room itself looks under its lock.
  const versions = new Map(applied.map(({ kind, id, version }) => [`${kind} ${id}`, version]));
  const moved = items.find(({ kind, id, beforeVersion, imported }) => imported === null && beforeVersion > 0 && versions.get(`${kind} ${id}`) !== beforeVersion + 1);
  if (moved !== undefined) return refuse('change_set_stale', { kind: moved.kind, id: moved.id, seen: moved.beforeVersion, now: moved.beforeVersion + 1 });
  await markItemsLive(context.transaction, after, applied);
  return accept({ after, note, touched: await nameItems(context, before) });
}

async function rollBack({ before, context, subjects, onProgress }: DeedInput, after: ChangeSet, note: string): Promise<Outcome<DeedDone, ChangeRefusal>> {
  const later = await findLaterLive(context.transaction, before);
  if (later !== undefined) return refuse('change_set_overtaken', { id: later.id, title: later.title });
  const items = await readItemsToRestore(context.transaction, before.id);
  let done = 0;
  for (const [kind, own] of Map.groupBy(items, (item) => item.kind)) {
    const outcome = await subjects.get(kind)?.restore(own, occasionOf(before), context, tell(onProgress, 'rollBack', done, items.length));
    if (outcome === undefined) return refuse('change_subject_unknown', { kind, id: own[0]?.id ?? '' });
    if (!outcome.ok) return refuse(outcome.code, { kind, id: own[0]?.id ?? '', field: '', problem: '', seen: 0, now: 0, ...outcome.details });
    done += own.length;
  }
  return accept({ after, note, touched: await nameItems(context, before) });
}

function tell(onProgress: DeedInput['onProgress'], step: 'goLive' | 'rollBack', before: number, total: number): WriteProgress {
  return async (done) => onProgress?.(step, before + done, total);
}

async function nameItems(context: CommandContext, set: ChangeSet): Promise<readonly string[]> {
  const rows = await listItems(context.transaction, set.id, { afterPlace: 0, limit: NAMED_ITEMS });
  return nameTouched(rows.map(({ label }) => label), set.itemCount);
}

/** The first labels; an ellipsis says that there are more. */
function nameTouched(labels: readonly string[], count = labels.length): readonly string[] {
  return count > NAMED_ITEMS ? [...labels.slice(0, NAMED_ITEMS), '…'] : labels;
}

function occasionOf(set: ChangeSet): ChangeOccasion {
  return { changeSetId: set.id, title: set.title, source: set.source, submittedBy: set.submittedBy ?? set.createdBy, approvedBy: set.approvedBy ?? '' };
}
