import type { Actor } from '#model/actor.ts';
import type { ChangeProgress, ChangeSet, SubjectKind } from '#model/change-set.ts';
import { accept, refuse, type Outcome, type Refusal } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import type { Clock } from '#platform/clock.ts';
import type { CommandCall, CommandContext, CommandDefinition, Commands, RepeatRefusal } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import { MANY_ITEMS, refuseDeed, type ChangeAct, type CheckedChange, type DeedInput } from './act-on-change-set.ts';
import { eachItem } from './change-items.store.ts';
import { clearProgress, writeProgress } from './change-progress.store.ts';
import { findChangeSet, findLaterLive, hasLiveSince, insertDeed, readGoldenOf, updateChangeSet, writeCheck } from './change-sets.store.ts';
import { checkChange } from './check-change.ts';
import type { Golden } from './golden.ts';
import { CHANGE_RIGHTS, isAtProvince } from './knowledge.policy.ts';
import type { ChangeRefusal, OpenGoldenWorld, Subject } from './subject.ts';

/** The worker's task that computes what an approver must see of many records. */
export const CHECK_TASK = 'knowledge_check';
/** The worker's task that rolls many records back. */
export const ROLL_BACK_TASK = 'knowledge_roll_back';

/** How often progress is written at most. Unit: milliseconds. */
const PROGRESS_EVERY_MS = 400;

export interface LongWorkDeps {
  readonly database: Database;
  readonly commands: Commands;
  readonly clock: Clock;
  readonly golden: Golden;
  readonly openWorld: OpenGoldenWorld;
}

/** What change sets of many records leave to the worker, and how far it has come. */
export interface LongWork {
  /** What an approver must see, computed now. */
  check(set: ChangeSet): Promise<CheckedChange>;
  /** What the worker has computed of the items as they stand; undefined where it has not, or where knowledge changed since. */
  findCheck(set: ChangeSet): Promise<CheckedChange | undefined>;
  enqueueCheck(context: CommandContext, id: string): Promise<void>;
  /** Asks for a check again, by a command of its own. */
  askCheck(id: string, call: CommandCall): Promise<void>;
  checkMany(id: string): Promise<void>;
  /** Hands the rolling back of many records to the worker; undefined where there are few. */
  askRollBack(act: Extract<ChangeAct, { deed: 'rollBack' | 'sendBack' | 'reject' | 'withdraw' }>, call: CommandCall): Promise<Outcome<ChangeSet, ChangeRefusal | RepeatRefusal> | undefined>;
  tellProgress(set: ChangeSet): NonNullable<DeedInput['onProgress']>;
  endProgress(id: string): Promise<void>;
  /** Keeps why a change set could not go live on its day. */
  markStuck(set: ChangeSet, refusal: Refusal, call: CommandCall): Promise<void>;
}

/** Opens the long work over the store. */
export function createLongWork(deps: LongWorkDeps, subjects: ReadonlyMap<SubjectKind, Subject>): LongWork {
  const { database, commands, clock } = deps;
  /** Beside every transaction: it is for whoever looks, and lost without harm. */
  const progressOf = (id: string) => {
    let last = 0;
    return async (step: ChangeProgress['step'], done: number, total: number): Promise<void> => {
      const now = performance.now();
      if (now - last < PROGRESS_EVERY_MS && done < total) return;
      last = now;
      await writeProgress(database, id, { step, done, total, at: new Date(clock.now()).toISOString() });
    };
  };
  const check: LongWork['check'] = (set) => {
    const tell = set.itemCount > MANY_ITEMS ? progressOf(set.id) : undefined;
    return checkChange(set, { subjects, golden: deps.golden, openWorld: deps.openWorld, items: eachItem(database, set.id), ...(tell === undefined ? {} : { onProgress: (done: number) => tell('check', done, set.itemCount) }) });
  };
  const ask: CommandDefinition<{ readonly id: string }, { readonly id: string }, never> = {
    name: 'knowledge.askChangeSetCheck',
    policy: () => undefined,
    run: async ({ id }, context) => {
      await context.enqueue(CHECK_TASK, { id }, { key: `${CHECK_TASK} ${id}` });
      context.note(id);
      return accept({ id });
    },
  };
  const keep: CommandDefinition<{ readonly id: string; readonly checked: CheckedChange }, { readonly id: string }, never> = {
    name: 'knowledge.keepChangeSetCheck',
    policy: () => undefined,
    run: async ({ id, checked }, context) => {
      await writeCheck(context.transaction, id, { ...checked, at: new Date(context.now).toISOString() });
      context.note(id, { questions: checked.golden.length });
      return accept({ id });
    },
  };
  const askRollBack: CommandDefinition<Extract<ChangeAct, { deed: 'rollBack' | 'sendBack' | 'reject' | 'withdraw' }>, ChangeSet, ChangeRefusal> = {
    name: 'knowledge.askRollBack',
    policy: (actor) => (mayAct(CHANGE_RIGHTS, actor, 'rollBackChangeSet') ? (isAtProvince(actor) ? undefined : refuse('knowledge_not_at_province')) : refuse('not_allowed')),
    run: async (act, context) => {
      const set = await findChangeSet(context.transaction, act.id, true);
      if (set === undefined || !mayAct(CHANGE_RIGHTS, context.actor, 'readChangeSet', { id: set.siteId, provinceId: set.provinceId })) return refuse('not_found', { path: act.id });
      const closed = refuseDeed(set, 'rollBack', context.actor);
      if (closed !== undefined) return closed;
      if (act.reason.trim() === '') return refuse('change_set_reason_missing');
      const later = await findLaterLive(context.transaction, set);
      if (later !== undefined) return refuse('change_set_overtaken', { id: later.id, title: later.title });
      await context.enqueue(ROLL_BACK_TASK, { act, actor: context.actor as unknown as Record<string, unknown> }, { key: `${ROLL_BACK_TASK} ${set.id}` });
      await writeProgress(context.transaction, set.id, { step: 'rollBack', done: 0, total: set.itemCount, at: new Date(context.now).toISOString() });
      context.note(set.id, { why: act.reason });
      return accept(set);
    },
  };
  const stick: CommandDefinition<{ readonly id: string; readonly code: string; readonly kind: SubjectKind; readonly subject: string }, ChangeSet, ChangeRefusal> = {
    name: 'knowledge.markChangeSetStuck',
    policy: (actor: Actor) => (actor.kind === 'system' ? undefined : refuse('not_allowed')),
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
    check,
    findCheck: async (set) => {
      const { checkedAt, effects } = set;
      if (checkedAt === undefined || effects === undefined || (await hasLiveSince(database, set.id, checkedAt))) return undefined;
      return { version: set.version, itemsVersion: set.itemsVersion, effects, golden: await readGoldenOf(database, set.id) };
    },
    enqueueCheck: (context, id) => context.enqueue(CHECK_TASK, { id }, { key: `${CHECK_TASK} ${id}` }),
    askCheck: async (id, { actor }) => void (await commands.run(ask, { id }, { actor })),
    checkMany: async (id) => {
      const set = await findChangeSet(database, id);
      if (set === undefined || (set.state !== 'draft' && set.state !== 'submitted')) return;
      try {
        await commands.run(keep, { id, checked: await check(set) }, { actor: { kind: 'system', id: 'system', siteId: set.siteId, roles: [] } });
      } finally {
        await clearProgress(database, id);
      }
    },
    askRollBack: async (act, call) => {
      const set = await findChangeSet(database, act.id);
      return set === undefined || set.itemCount <= MANY_ITEMS ? undefined : commands.run(askRollBack, act, call);
    },
    tellProgress: (set) => (set.itemCount > MANY_ITEMS ? progressOf(set.id) : () => Promise.resolve()),
    endProgress: (id) => clearProgress(database, id),
    markStuck: async (set, { code, details }, call) => {
      await commands.run(stick, { id: set.id, code, kind: (details['kind'] as SubjectKind | undefined) ?? 'procedure', subject: String(details['id'] ?? '') }, call);
    },
  };
}
