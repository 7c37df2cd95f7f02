import type { Actor } from '#model/actor.ts';
import { CHANGE_DEEDS, type ChangeDeed, type ChangeHistory, type ChangeSet, type ChangeSource, type ChangeState, type SubjectKind } from '#model/change-set.ts';
import type { GoldenComparison } from '#model/golden.ts';
import type { Json } from '#model/json-diff.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { maskPersonalData } from '#model/personal-data.ts';
import { mayAct } from '#model/rights.ts';
import { localDateAt, type Instant, type LocalDate } from '#model/time.ts';
import type { Clock } from '#platform/clock.ts';
import type { CommandCall, CommandContext, CommandDefinition, Commands, RepeatRefusal } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import type { Log } from '#platform/log.ts';
import { cutPage, type Page } from '#platform/routes.ts';
import { applyDeed, refuseDeed, type ChangeAct, type CheckedChange } from './act-on-change-set.ts';
import { checkChange } from './check-change.ts';
import { findChangeSet, insertChangeSet, insertDeed, listChangeSets, listDue, putItems, readGoldenOf, readHistory, updateChangeSet } from './change-sets.store.ts';
import type { Golden } from './golden.ts';
import { readNewItems, type NewItem } from './read-items.ts';
import { CHANGE_RIGHTS, isAtProvince, provinceOf } from './knowledge.policy.ts';
import type { ChangeRefusal, OpenGoldenWorld, Subject } from './subject.ts';

/** The worker's task that makes approved change sets live on their day. */
export const GO_LIVE_TASK = 'knowledge_go_live';

export interface ChangeSetsDeps {
  readonly database: Database;
  readonly commands: Commands;
  readonly clock: Clock;
  readonly log: Log;
  readonly subjects: readonly Subject[];
  readonly golden: Golden;
  readonly openWorld: OpenGoldenWorld;
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

/** A change set as one officer sees it: with the deeds that are open to that officer. */
export interface SeenChangeSet extends ChangeSet {
  readonly allowed: readonly ChangeDeed[];
}

/** Knowledge changed with two pairs of eyes. */
export interface ChangeSets {
  /** Refuses: what reading the items refuses; `change_set_empty_text`, `change_set_day_past`. */
  open(input: NewChangeSet, call: CommandCall): Promise<Outcome<ChangeSet, ChangeRefusal | RepeatRefusal>>;
  /**
   * One deed on a change set that was seen in a version.
   * Refuses: `not_found`, `change_set_moved` (says who did what since), `change_set_step_closed`, `change_set_same_person`,
   * `change_set_stale` (a record changed since it was read), `change_set_golden_worse`, `change_set_reason_missing`, `change_set_overtaken`.
   */
  act(act: ChangeAct, call: CommandCall): Promise<Outcome<ChangeSet, ChangeRefusal | RepeatRefusal>>;
  find(id: string, actor: Actor): Promise<SeenChangeSet | undefined>;
  list(query: { readonly state?: ChangeState; readonly subjectId?: string; readonly since?: LocalDate; readonly after?: readonly [Instant, string]; readonly limit: number }, actor: Actor): Promise<Page<SeenChangeSet>>;
  /** Every deed, in order; undefined for what is not there or not this officer's to see. */
  readHistory(id: string, actor: Actor): Promise<readonly ChangeHistory[] | undefined>;
  /** The golden questions before and after: of a draft asked now, else as they were when it was last checked. */
  compareGolden(id: string, actor: Actor): Promise<readonly GoldenComparison[] | undefined>;
  /** A record as it counts now, to be edited. */
  readSubject(kind: SubjectKind, id: string): Promise<{ readonly version: number; readonly value: Json; readonly label: string } | undefined>;
  /** Makes live what is due: for the worker and at start. A change set whose records moved is marked stuck and reported. */
  goLiveDue(call: CommandCall): Promise<{ readonly live: number; readonly stuck: number }>;
}

/** Opens this part of the room. */
export function createChangeSets(deps: ChangeSetsDeps): ChangeSets {
  const { database, commands, clock, log } = deps;
  const subjects = new Map(deps.subjects.map((subject) => [subject.kind, subject]));

  const open: CommandDefinition<NewChangeSet, ChangeSet, ChangeRefusal> = {
    name: 'knowledge.openChangeSet',
    policy: (actor) => (mayAct(CHANGE_RIGHTS, actor, 'editChangeSet') ? (isAtProvince(actor) ? undefined : refuse('knowledge_not_at_province')) : refuse('not_allowed')),
    run: async (input, context) => {
      const items = await readNewItems(input.items, subjects, context.actor);
      if (!items.ok) return items;
      if (input.title.trim() === '' || input.reason.trim() === '') return refuse('change_set_empty_text');
      const today = localDateAt(context.now);
      const goesLiveOn = input.goesLiveOn ?? today;
      if (goesLiveOn < today) return refuse('change_set_day_past', { day: goesLiveOn });
      const one: ChangeSet = {
        id: context.newId(), siteId: context.actor.siteId, provinceId: provinceOf(context.actor), title: maskPersonalData(input.title.trim()), reason: maskPersonalData(input.reason.trim()), source: input.source,
        origin: input.origin, state: 'draft', version: 1, goesLiveOn, editors: [context.actor.id], createdBy: context.actor.id, createdAt: new Date(context.now).toISOString(), items: items.value,
      };
      await insertChangeSet(context.transaction, one);
      await putItems(context.transaction, one, one.items);
      await insertDeed(context.transaction, one, { deed: 'open', by: one.createdBy, at: one.createdAt, note: one.reason, touched: one.items.map(({ label }) => label) });
      context.note(one.id, { title: one.title, items: one.items.length });
      return accept(one);
    },
  };

  const actWith = (checked: CheckedChange | undefined): CommandDefinition<ChangeAct, ChangeSet, ChangeRefusal> => ({
    name: 'knowledge.actOnChangeSet',
    policy: (actor, { deed }) => (mayAct(CHANGE_RIGHTS, actor, DEED_RIGHT[deed]) ? (isAtProvince(actor) ? undefined : refuse('knowledge_not_at_province')) : refuse('not_allowed')),
    run: async (act, context) => {
      const before = await findChangeSet(context.transaction, act.id, true);
      if (before === undefined || !sees(context.actor, before)) return refuse('not_found', { path: act.id });
      if (act.version !== before.version) return await tellWhoMoved(before, context);
      const closed = refuseDeed(before, act.deed, context.actor);
      if (closed !== undefined) return closed;
      if (checked !== undefined && checked.version !== before.version) return await tellWhoMoved(before, context);
      const done = await applyDeed({ before, act, context, subjects, checked });
      if (!done.ok) return done;
      const { after, note, touched } = done.value;
      const at = new Date(context.now).toISOString();
      if (!(await updateChangeSet(context.transaction, after, before.version, checked?.golden))) throw new Error('change set: the row was locked and yet moved');
      await insertDeed(context.transaction, after, { deed: act.deed, by: context.actor.id, at, note, touched });
      if (act.deed === 'approve' && after.state === 'approved') await context.enqueue(GO_LIVE_TASK, {}, { runAt: Date.parse(`${after.goesLiveOn}T00:00:00+07:00`), key: `${GO_LIVE_TASK} ${after.goesLiveOn}` });
      context.note(after.id, { deed: act.deed, state: after.state, why: note });
      context.announce({ name: 'changeSet.moved', subject: after.id, payload: { state: after.state, deed: act.deed } });
      return accept(after);
    },
  });

  /** What an approver must see is computed before the transaction: it asks many questions. */
  const check = async (act: ChangeAct): Promise<CheckedChange | undefined> => {
    if (act.deed !== 'submit' && act.deed !== 'approve') return undefined;
    const set = await findChangeSet(database, act.id);
    return set === undefined || set.version !== act.version ? undefined : checkChange(set, { subjects, golden: deps.golden, openWorld: deps.openWorld });
  };

  const act: ChangeSets['act'] = async (given, call) => commands.run(actWith(await check(given)), given, call);

  const markStuck: CommandDefinition<{ readonly id: string; readonly code: string; readonly kind: SubjectKind; readonly subject: string }, ChangeSet, ChangeRefusal> = {
    name: 'knowledge.markChangeSetStuck',
    policy: (actor) => (actor.kind === 'system' ? undefined : refuse('not_allowed')),
    run: async ({ id, code, kind, subject }, context) => {
      const before = await findChangeSet(context.transaction, id, true);
      if (before === undefined) return refuse('not_found', { path: id });
      const at = new Date(context.now).toISOString();
      const after: ChangeSet = { ...before, version: before.version + 1, stuck: { at, kind, id: subject, code } };
      await updateChangeSet(context.transaction, after, before.version);
      await insertDeed(context.transaction, after, { deed: 'stuck', by: context.actor.id, at, note: code, touched: [subject] });
      context.note(id, { stuck: code, subject });
      return accept(after);
    },
  };

  return {
    open: (input, call) => commands.run(open, input, call),
    act,
    find: async (id, actor) => {
      const set = await findChangeSet(database, id);
      return set === undefined || !sees(actor, set) ? undefined : see(set, actor);
    },
    list: async (query, actor) => {
      const page = cutPage(await listChangeSets(database, { ...query, provinceId: provinceOf(actor), limit: query.limit + 1 }), query.limit, (set) => [set.createdAt, set.id]);
      // An import's values are megabytes: they are read one change set at a time.
      return { ...page, items: page.items.map((set) => see({ ...set, items: set.items.map((item) => ({ ...item, before: null, after: null })) }, actor)) };
    },
    readHistory: async (id, actor) => {
      const set = await findChangeSet(database, id);
      return set === undefined || !sees(actor, set) ? undefined : readHistory(database, id);
    },
    compareGolden: async (id, actor) => {
      const set = await findChangeSet(database, id);
      if (set === undefined || !sees(actor, set)) return undefined;
      return set.state === 'draft' ? (await checkChange(set, { subjects, golden: deps.golden, openWorld: deps.openWorld })).golden : readGoldenOf(database, id);
    },
    readSubject: async (kind, id) => subjects.get(kind)?.read(id),
    goLiveDue: async (call) => {
      const counts = { live: 0, stuck: 0 };
      for (const id of await listDue(database, localDateAt(clock.now()))) {
        const set = await findChangeSet(database, id);
        if (set?.state !== 'approved') continue;
        const outcome = await act({ deed: 'goLive', id, version: set.version }, call);
        if (outcome.ok) counts.live += 1;
        else if (outcome.code === 'import_running') throw new Error('an import is running; what is due goes live at the next attempt');
        // Another process was first.
        else if (outcome.code !== 'change_set_moved' && outcome.code !== 'change_set_step_closed') {
          counts.stuck += 1;
          log.warn('a change set could not go live on its day', { id, code: outcome.code });
          await commands.run(markStuck, { id, code: outcome.code, kind: (outcome.details['kind'] as SubjectKind | undefined) ?? set.items[0]?.kind ?? 'procedure', subject: String(outcome.details['id'] ?? '') }, call);
        }
      }
      return counts;
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
  return { ...set, items: set.items.map(withoutUndo), allowed: open };
}

function withoutUndo({ undo: _undo, ...item }: ChangeSet['items'][number] & { readonly undo?: Json }): ChangeSet['items'][number] {
  return item;
}

/** Somebody acted since the caller looked: who, when and on what. Nothing of either is lost. */
async function tellWhoMoved(set: ChangeSet, context: CommandContext): Promise<Outcome<never, 'change_set_moved'>> {
  const last = (await readHistory(context.transaction, set.id)).at(-1);
  return refuse('change_set_moved', { by: last?.by ?? '', at: last?.at ?? '', deed: last?.deed ?? '', what: last?.touched.join('; ') ?? '', version: set.version });
}
