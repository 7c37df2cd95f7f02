import type { Actor } from '#model/actor.ts';
import { CHANGE_DEEDS, type ChangeDeed, type ChangeHistory, type ChangeItem, type ChangeItemRow, type ChangeProgress, type ChangeReport, type ChangeSet, type ChangeSource, type ChangeState, type ChangeSummary, type SubjectKind } from '#model/change-set.ts';
import type { GoldenComparison } from '#model/golden.ts';
import type { Json } from '#model/json-diff.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { maskPersonalData } from '#model/personal-data.ts';
import { mayAct } from '#model/rights.ts';
import { localDateAt, type Instant, type LocalDate } from '#model/time.ts';
import type { CommandCall, CommandContext, CommandDefinition, RepeatRefusal } from '#platform/command.ts';
import type { Log } from '#platform/log.ts';
import { cutPage, type Page } from '#platform/routes.ts';
import { applyDeed, MANY_ITEMS, refuseDeed, type ChangeAct, type CheckedChange } from './act-on-change-set.ts';
import { readProgress } from './change-progress.store.ts';
import { findItem, listChangedRecords, listItems, putItems, readFirstItems, summarizeItems, type ItemQuery, type NewKeptItem } from './change-items.store.ts';
import { findChangeSet, insertChangeSet, insertDeed, listChangeSets, listDue, readGoldenOf, readHistory, updateChangeSet, writeCheck } from './change-sets.store.ts';
import { createLongWork, type LongWorkDeps } from './long-work.ts';
import { readNewItems, type NewItem } from './read-items.ts';
import { CHANGE_RIGHTS, isAtProvince, provinceOf } from './knowledge.policy.ts';
import type { ChangeRefusal, Subject } from './subject.ts';

/** The worker's task that makes approved change sets live on their day, and those of many records as soon as they are approved. */
export const GO_LIVE_TASK = 'knowledge_go_live';

export interface ChangeSetsDeps extends LongWorkDeps {
  readonly log: Log;
  readonly subjects: readonly Subject[];
  /** What people call a person; undefined for nobody of this house. */
  namePerson?(id: string): Promise<string | undefined>;
}

export interface NewChangeSet {
  readonly title: string;
  readonly reason: string;
  readonly source: ChangeSource;
  readonly origin: 'edit' | 'import';
  /** Today unless said. */
  readonly goesLiveOn?: LocalDate;
  readonly items: readonly NewItem[];
}

/** What files brought, on its way to become a change set. */
export interface ImportedChangeSet extends Omit<NewChangeSet, 'items' | 'origin'> {
  readonly items: readonly NewKeptItem[];
  readonly report: ChangeReport;
  keep?(context: CommandContext): Promise<void>;
}

/** A change set as one officer sees it: with the deeds that are open to that officer, and what long work is under way. */
export interface SeenChangeSet extends ChangeSet {
  readonly allowed: readonly ChangeDeed[];
  readonly progress?: ChangeProgress;
}

/** A record that a change set changed, for whoever looks for answers that relied on it. */
export interface ChangedRecord {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly liveVersion?: number;
}

/** Knowledge changed with two pairs of eyes. */
export interface ChangeSets {
  /** Refuses: what reading the items refuses; `change_set_empty_text`, `change_set_day_past`. */
  open(input: NewChangeSet, call: CommandCall): Promise<Outcome<ChangeSet, ChangeRefusal | RepeatRefusal>>;
  /** A draft of what files say; its effects are computed by the worker where there are many records. Refuses: `change_set_empty_text`, `change_set_day_past`. */
  openImported(input: ImportedChangeSet, call: CommandCall): Promise<Outcome<ChangeSet, ChangeRefusal | RepeatRefusal>>;
  /**
   * One deed on a change set that was seen in a version. Approving or rolling back many records is done by the worker.
   * Refuses: `not_found`, `change_set_moved` (says who did what since), `change_set_step_closed`, `change_set_same_person`,
   * `change_set_stale` (a record changed since it was read), `change_set_golden_worse`, `change_set_unchecked` (what an approver must see is still
   * being computed), `change_set_reason_missing`, `change_set_overtaken`.
   */
  act(act: ChangeAct, call: CommandCall): Promise<Outcome<ChangeSet, ChangeRefusal | RepeatRefusal>>;
  /** With its first items; the others by `listItems`. */
  find(id: string, actor: Actor): Promise<SeenChangeSet | undefined>;
  list(query: { readonly state?: ChangeState; readonly subjectId?: string; readonly since?: LocalDate; readonly after?: readonly [Instant, string]; readonly limit: number }, actor: Actor): Promise<Page<SeenChangeSet>>;
  /** A page of its items without their values; undefined for what is not this officer's to see. */
  listItems(id: string, query: ItemQuery, actor: Actor): Promise<Page<ChangeItemRow> | undefined>;
  /** One item with its values. */
  findItem(id: string, kind: SubjectKind, subjectId: string, actor: Actor): Promise<ChangeItem | undefined>;
  /** How many records of each kind it makes or changes, and in which fields. */
  summarize(id: string, actor: Actor): Promise<ChangeSummary | undefined>;
  /** The records that live change sets changed, by change set. */
  listChangedRecords(ids: readonly string[]): Promise<ReadonlyMap<string, readonly ChangedRecord[]>>;
  /** Every deed, in order; undefined for what is not there or not this officer's to see. */
  readHistory(id: string, actor: Actor): Promise<readonly ChangeHistory[] | undefined>;
  /** The golden questions before and after: of a draft of few records asked now, else as they were when it was last checked. */
  compareGolden(id: string, actor: Actor): Promise<readonly GoldenComparison[] | undefined>;
  /** A record as it counts now, to be edited. */
  readSubject(kind: SubjectKind, id: string): Promise<{ readonly version: number; readonly value: Json; readonly label: string } | undefined>;
  /** Makes live what is due: for the worker and at start. A change set whose records moved is marked stuck and reported. */
  goLiveDue(call: CommandCall): Promise<{ readonly live: number; readonly stuck: number }>;
  /** The worker's: computes what an approver must see of many records. */
  checkMany(id: string): Promise<void>;
  /** The worker's: rolls many records back in the name of who asked. */
  rollBackMany(act: ChangeAct, actor: Actor): Promise<void>;
}

/** A screen shows so many items at once; a change by hand seldom has more. */
const FIRST_ITEMS = 50;

/** Opens this part of the room. */
export function createChangeSets(deps: ChangeSetsDeps): ChangeSets {
  const { database, commands, clock, log } = deps;
  const subjects = new Map(deps.subjects.map((subject) => [subject.kind, subject]));
  const long = createLongWork(deps, subjects);

  const create = async (context: CommandContext, input: Omit<NewChangeSet, 'items'>, items: readonly NewKeptItem[], report?: ChangeReport): Promise<Outcome<ChangeSet, ChangeRefusal>> => {
    if (input.title.trim() === '' || input.reason.trim() === '') return refuse('change_set_empty_text');
    const today = localDateAt(context.now);
    const goesLiveOn = input.goesLiveOn ?? today;
    if (goesLiveOn < today) return refuse('change_set_day_past', { day: goesLiveOn });
    const one: ChangeSet = {
      id: context.newId(), siteId: context.actor.siteId, provinceId: provinceOf(context.actor), title: maskPersonalData(input.title.trim()), reason: maskPersonalData(input.reason.trim()), source: input.source,
      origin: input.origin, state: 'draft', version: 1, goesLiveOn, editors: [context.actor.id], createdBy: context.actor.id, createdAt: new Date(context.now).toISOString(), items: [], itemCount: items.length, itemsVersion: 1,
      ...(report === undefined ? {} : { report }),
    };
    await insertChangeSet(context.transaction, one);
    await putItems(context.transaction, one, items);
    await insertDeed(context.transaction, one, { deed: 'open', by: one.createdBy, at: one.createdAt, note: one.reason, touched: items.slice(0, FIRST_ITEMS).map(({ label }) => label) });
    if (items.length > MANY_ITEMS) await long.enqueueCheck(context, one.id);
    context.note(one.id, { title: one.title, items: items.length });
    return accept(one);
  };
  const mayOpen = (actor: Actor) => (mayAct(CHANGE_RIGHTS, actor, 'editChangeSet') ? (isAtProvince(actor) ? undefined : refuse('knowledge_not_at_province')) : refuse('not_allowed'));
  const open: CommandDefinition<NewChangeSet, ChangeSet, ChangeRefusal> = {
    name: 'knowledge.openChangeSet',
    policy: mayOpen,
    run: async ({ items: given, ...input }, context) => {
      const items = await readNewItems(given, subjects, context.actor);
      return items.ok ? create(context, input, items.value) : items;
    },
  };
  const openImported: CommandDefinition<ImportedChangeSet, ChangeSet, ChangeRefusal> = {
    name: 'knowledge.openImportedChangeSet',
    policy: mayOpen,
    run: async ({ items, report, keep, ...input }, context) => {
      const created = await create(context, { ...input, origin: 'import' }, items, report);
      if (created.ok) await keep?.(context);
      return created;
    },
  };

  const actWith = (checked: CheckedChange | undefined, isFresh: boolean): CommandDefinition<ChangeAct, ChangeSet, ChangeRefusal> => ({
    name: 'knowledge.actOnChangeSet',
    policy: (actor, { deed }) => (mayAct(CHANGE_RIGHTS, actor, DEED_RIGHT[deed]) ? (isAtProvince(actor) ? undefined : refuse('knowledge_not_at_province')) : refuse('not_allowed')),
    run: async (act, context) => {
      const before = await findChangeSet(context.transaction, act.id, true);
      if (before === undefined || !sees(context.actor, before)) return refuse('not_found', { path: act.id });
      if (act.version !== before.version) return await tellWhoMoved(before, context, deps.namePerson);
      const closed = refuseDeed(before, act.deed, context.actor);
      if (closed !== undefined) return closed;
      if (checked !== undefined && (checked.version !== before.version || checked.itemsVersion !== before.itemsVersion)) return await tellWhoMoved(before, context, deps.namePerson);
      const done = await applyDeed({ before, act, context, subjects, checked, onProgress: long.tellProgress(before) });
      if (!done.ok) return done;
      const { after, note, touched } = done.value;
      const at = new Date(context.now).toISOString();
      if (!(await updateChangeSet(context.transaction, after, before.version))) throw new Error('change set: the row was locked and yet moved');
      if (checked !== undefined && isFresh) await writeCheck(context.transaction, after.id, { ...checked, at });
      if (act.deed === 'edit' && after.itemCount > MANY_ITEMS && after.itemsVersion !== before.itemsVersion) await long.enqueueCheck(context, after.id);
      await insertDeed(context.transaction, after, { deed: act.deed, by: context.actor.id, at, note, touched });
      if (act.deed === 'approve' && after.state === 'approved') await context.enqueue(GO_LIVE_TASK, {}, { runAt: Math.max(context.now, Date.parse(`${after.goesLiveOn}T00:00:00+07:00`)), key: `${GO_LIVE_TASK} ${after.goesLiveOn}` });
      context.note(after.id, { deed: act.deed, state: after.state, why: note });
      context.announce({ name: 'changeSet.moved', subject: after.id, payload: { state: after.state, deed: act.deed } });
      return accept(checked === undefined ? after : { ...after, effects: checked.effects, checkedAt: at });
    },
  });

  /** What an approver must see is computed before the transaction: it asks many questions. Of many records the worker has computed it. */
  const check = async (act: ChangeAct): Promise<{ readonly checked: CheckedChange | undefined; readonly isFresh: boolean }> => {
    const none = { checked: undefined, isFresh: false };
    if (act.deed !== 'submit' && act.deed !== 'approve') return none;
    const set = await findChangeSet(database, act.id);
    if (set === undefined || set.version !== act.version) return none;
    if (set.itemCount <= MANY_ITEMS) return { checked: await long.check(set), isFresh: true };
    return act.deed === 'submit' ? none : { checked: await long.findCheck(set), isFresh: false };
  };

  const withItems = async (set: ChangeSet): Promise<ChangeSet> => ({ ...set, items: (await readFirstItems(database, [set.id], FIRST_ITEMS, true)).get(set.id) ?? [] });

  const act: ChangeSets['act'] = async (given, call) => {
    if (given.deed === 'rollBack') {
      const asked = await long.askRollBack(given, call);
      if (asked !== undefined) return asked.ok ? accept(await withItems(asked.value)) : asked;
    }
    const { checked, isFresh } = await check(given);
    const outcome = await commands.run(actWith(checked, isFresh), given, call);
    if (outcome.ok) return accept(await withItems(outcome.value));
    if (outcome.code === 'change_set_unchecked') await long.askCheck(given.id, call);
    return outcome;
  };

  const findSeen = async (id: string, actor: Actor): Promise<ChangeSet | undefined> => {
    const set = await findChangeSet(database, id);
    return set !== undefined && sees(actor, set) ? set : undefined;
  };

  return {
    open: async (input, call) => {
      const outcome = await commands.run(open, input, call);
      return outcome.ok ? accept(await withItems(outcome.value)) : outcome;
    },
    openImported: async (input, call) => {
      const outcome = await commands.run(openImported, input, call);
      return outcome.ok ? accept(await withItems(outcome.value)) : outcome;
    },
    act,
    find: async (id, actor) => {
      const set = await findSeen(id, actor);
      if (set === undefined) return undefined;
      const progress = await readProgress(database, id);
      return { ...see(await withItems(set), actor), ...(progress === undefined ? {} : { progress }) };
    },
    list: async (query, actor) => {
      const page = cutPage(await listChangeSets(database, { ...query, provinceId: provinceOf(actor), limit: query.limit + 1 }), query.limit, (set) => [set.createdAt, set.id]);
      return { ...page, items: page.items.map((set) => see(set, actor)) };
    },
    listItems: async (id, query, actor) => {
      if ((await findSeen(id, actor)) === undefined) return undefined;
      const page = cutPage(await listItems(database, id, { ...query, limit: query.limit + 1 }), query.limit, ({ place }) => [place]);
      return { ...page, items: page.items.map(({ place: _place, ...row }) => row) };
    },
    findItem: async (id, kind, subjectId, actor) => ((await findSeen(id, actor)) === undefined ? undefined : findItem(database, id, kind, subjectId)),
    summarize: async (id, actor) => ((await findSeen(id, actor)) === undefined ? undefined : summarizeItems(database, id)),
    listChangedRecords: async (ids) => {
      const rows = (await listChangedRecords(database, ids)).map(({ set, liveVersion, ...row }) => ({ set, record: { ...row, ...(liveVersion === null ? {} : { liveVersion }) } }));
      return new Map([...Map.groupBy(rows, ({ set }) => set)].map(([set, own]) => [set, own.map(({ record }) => record)]));
    },
    readHistory: async (id, actor) => ((await findSeen(id, actor)) === undefined ? undefined : readHistory(database, id)),
    compareGolden: async (id, actor) => {
      const set = await findSeen(id, actor);
      if (set === undefined) return undefined;
      return set.state === 'draft' && set.itemCount <= MANY_ITEMS ? (await long.check(set)).golden : set.checkedAt === undefined ? [] : readGoldenOf(database, id);
    },
    readSubject: async (kind, id) => subjects.get(kind)?.read(id),
    goLiveDue: async (call) => {
      const counts = { live: 0, stuck: 0 };
      for (const id of await listDue(database, localDateAt(clock.now()))) {
        const set = await findChangeSet(database, id);
        if (set?.state !== 'approved') continue;
        const outcome = await act({ deed: 'goLive', id, version: set.version }, call);
        await long.endProgress(id);
        if (outcome.ok) counts.live += 1;
        else if (outcome.code === 'import_running') throw new Error('an import is running; what is due goes live at the next attempt');
        // Another process was first.
        else if (outcome.code !== 'change_set_moved' && outcome.code !== 'change_set_step_closed') {
          counts.stuck += 1;
          log.warn('a change set could not go live on its day', { id, code: outcome.code });
          await long.markStuck(set, outcome, call);
        }
      }
      return counts;
    },
    checkMany: long.checkMany,
    rollBackMany: async (given, actor) => {
      const outcome = await commands.run(actWith(undefined, false), given, { actor });
      await long.endProgress(given.id);
      if (outcome.ok) return;
      if (outcome.code === 'import_running') throw new Error('an import is running; the roll back is done at the next attempt');
      log.warn('a change set could not be rolled back', { id: given.id, code: outcome.code });
    },
  };
}

const DEED_RIGHT: Readonly<Record<ChangeDeed, keyof typeof CHANGE_RIGHTS>> = {
  edit: 'editChangeSet', submit: 'editChangeSet', withdraw: 'editChangeSet', sendBack: 'approveChangeSet', reject: 'approveChangeSet', approve: 'approveChangeSet', goLive: 'approveChangeSet', rollBack: 'rollBackChangeSet',
};

function sees(actor: Actor, set: ChangeSet): boolean {
  return mayAct(CHANGE_RIGHTS, actor, 'readChangeSet', { id: set.siteId, provinceId: set.provinceId });
}

function see(set: ChangeSet, actor: Actor): SeenChangeSet {
  // By day and by itself: nobody makes live by hand.
  const open = CHANGE_DEEDS.filter((deed) => deed !== 'goLive' && isAtProvince(actor) && mayAct(CHANGE_RIGHTS, actor, DEED_RIGHT[deed]) && refuseDeed(set, deed, actor) === undefined);
  return { ...set, allowed: open };
}

/** Somebody acted since the caller looked: who, when and on what. Nothing of either is lost. */
async function tellWhoMoved(set: ChangeSet, context: CommandContext, namePerson: ChangeSetsDeps['namePerson']): Promise<Outcome<never, 'change_set_moved'>> {
  const last = (await readHistory(context.transaction, set.id)).at(-1);
  const by = last?.by ?? '';
  return refuse('change_set_moved', { by: (await namePerson?.(by)) ?? by, at: last?.at ?? '', deed: last?.deed ?? '', what: last?.touched.join('; ') ?? '', version: set.version });
}
