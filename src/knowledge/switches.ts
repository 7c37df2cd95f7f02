import type { Actor } from '#model/actor.ts';
import { accept, refuse, type Outcome, type Refusal } from '#model/outcome.ts';
import { maskPersonalData } from '#model/personal-data.ts';
import { mayAct } from '#model/rights.ts';
import type { Instant, LocalDate } from '#model/time.ts';
import { isTopic, type Topic, type TopicSwitch } from '#model/topic-switch.ts';
import { foldText } from '#model/vietnamese.ts';
import type { Bus } from '#platform/bus/bus.ts';
import type { CommandCall, CommandContext, CommandDefinition, Commands, Policy, RepeatRefusal } from '#platform/command.ts';
import type { Database, Queries } from '#platform/database/database.ts';
import type { Log } from '#platform/log.ts';
import { cutPage, type Page } from '#platform/routes.ts';
import { isAtProvince, SWITCH_RIGHTS } from './knowledge.policy.ts';
import { findLastSwitch, findSwitch, insertSwitch, listOff, listSwitches, updateSwitch } from './switches.store.ts';

export type SwitchRefusal = 'not_allowed' | 'not_found' | 'knowledge_not_at_province' | 'switch_reason_missing' | 'switch_topic_unknown' | 'switch_off_already' | 'switch_on_already' | 'switch_not_asked' | 'switch_asked_already' | 'switch_same_person';

export interface SwitchesDeps {
  readonly database: Database;
  readonly commands: Commands;
  readonly bus: Pick<Bus, 'subscribe'>;
  readonly log: Log;
  /** What people call a person; undefined for nobody of this house. */
  namePerson?(id: string): Promise<string | undefined>;
}

/** What may not be answered just now. The same for citizens and officers, in every process. */
export interface SwitchBook {
  /** Why a record is answered only at the counter; undefined when it is answered. */
  offReason(matter: { readonly id: string; readonly field: string }): string | undefined;
}

/** What the house knows of a topic: its name, or nothing. */
export type NameTopic = (topic: Topic) => Promise<string | undefined>;

export const SWITCH_DEEDS = ['askOn', 'on'] as const;
export type SwitchDeed = (typeof SWITCH_DEEDS)[number];

export interface SeenSwitch extends TopicSwitch {
  readonly name: string;
  readonly allowed: readonly SwitchDeed[];
}

/** Topics answered only with "ask at the counter". */
export interface Switches {
  readonly book: SwitchBook;
  /** In an emergency one person is enough. Refuses: `switch_topic_unknown`, `switch_reason_missing`, `switch_off_already`. */
  switchOff(input: { readonly topic: string; readonly reason: string }, call: CommandCall): Promise<Outcome<TopicSwitch, SwitchRefusal | RepeatRefusal>>;
  /** The first of two. Refuses: `switch_on_already`, `switch_asked_already`. */
  askOn(input: { readonly id: string; readonly reason: string }, call: CommandCall): Promise<Outcome<TopicSwitch, SwitchRefusal | RepeatRefusal>>;
  /** The second of two. Refuses: `switch_not_asked`, `switch_same_person`. */
  switchOn(input: { readonly id: string }, call: CommandCall): Promise<Outcome<TopicSwitch, SwitchRefusal | RepeatRefusal>>;
  list(query: { readonly onlyOff: boolean; readonly since?: LocalDate; readonly after?: readonly [Instant, string]; readonly limit: number }, actor: Actor): Promise<Page<SeenSwitch>>;
  find(id: string, actor: Actor): Promise<SeenSwitch | undefined>;
  /** The last time a topic was off. */
  findLast(topic: Topic): Promise<TopicSwitch | undefined>;
  /** The same inside a transaction that switches. */
  findLastIn(transaction: Queries, topic: Topic): Promise<TopicSwitch | undefined>;
  /** What a change set with two pairs of eyes makes of a topic, inside its transaction; false: it stands so already. */
  apply(topic: Topic, to: { readonly off: boolean; readonly reason: string }, persons: { readonly by: string; readonly and: string }, context: CommandContext): Promise<boolean>;
  /** Follows what another process changed. */
  followOthers(): Promise<void>;
  close(): void;
}

/** Opens the switches and reads what is off. */
export async function createSwitches({ database, commands, bus, log, namePerson }: SwitchesDeps, nameTopic: NameTopic): Promise<Switches> {
  let off = readOff(await listOff(database));
  let following: Promise<void> = Promise.resolve();
  const follow = (): Promise<void> => {
    // One after the other: an older look never overtakes a newer one.
    following = following.catch(() => undefined).then(async () => {
      off = readOff(await listOff(database));
    });
    return following;
  };
  const followLater = (): void => void follow().catch((fault: unknown) => log.error('the switches could not be read; they are read again', { fault: String(fault) }));
  const unsubscribe = bus.subscribe('switch.changed', followLater);

  const switchOff: CommandDefinition<{ readonly topic: string; readonly reason: string }, TopicSwitch, SwitchRefusal> = {
    name: 'knowledge.switchOff',
    policy: allow('switchOff'),
    run: async ({ topic, reason }, context) => {
      if (reason.trim() === '') return refuse('switch_reason_missing');
      if (!isTopic(topic) || (await nameTopic(topic)) === undefined) return refuse('switch_topic_unknown', { topic });
      const one = newSwitch(topic, maskPersonalData(reason.trim()), context.actor.id, context);
      if (!(await insertSwitch(context.transaction, one))) return refuse('switch_off_already', { topic });
      return announce((await findSwitch(context.transaction, one.id)) ?? one, context, { off: true, reason: one.reason });
    },
  };
  const askOn: CommandDefinition<{ readonly id: string; readonly reason: string }, TopicSwitch, SwitchRefusal> = {
    name: 'knowledge.askSwitchOn',
    policy: allow('askSwitchOn'),
    run: async ({ id, reason }, context) => {
      const before = await findSwitch(context.transaction, id, true);
      if (before === undefined) return refuse('not_found', { path: id });
      if (reason.trim() === '') return refuse('switch_reason_missing');
      const closed = refuseDeed(before, 'askOn', context.actor);
      if (closed?.code === 'switch_asked_already') return refuse(closed.code, { by: (await namePerson?.(before.onAsked?.by ?? '')) ?? before.onAsked?.by ?? '' });
      if (closed !== undefined) return closed;
      const after: TopicSwitch = { ...before, onAsked: { by: context.actor.id, at: new Date(context.now).toISOString(), reason: maskPersonalData(reason.trim()) } };
      await updateSwitch(context.transaction, after);
      context.note(id, { topic: before.topic, asked: true, reason: after.onAsked?.reason ?? '' });
      return accept(after);
    },
  };
  const switchOn: CommandDefinition<{ readonly id: string }, TopicSwitch, SwitchRefusal> = {
    name: 'knowledge.switchOn',
    policy: allow('switchOn'),
    run: async ({ id }, context) => {
      const before = await findSwitch(context.transaction, id, true);
      if (before === undefined) return refuse('not_found', { path: id });
      const closed = refuseDeed(before, 'on', context.actor);
      if (closed !== undefined) return closed;
      const after: TopicSwitch = { ...before, on: { by: context.actor.id, at: new Date(context.now).toISOString() } };
      await updateSwitch(context.transaction, after);
      return announce(after, context, { off: false, reason: after.onAsked?.reason ?? '', askedBy: after.onAsked?.by ?? '' });
    },
  };
  /** Whoever switched sees it at once; all others by the event. */
  const runAndFollow = async <Input>(definition: CommandDefinition<Input, TopicSwitch, SwitchRefusal>, input: Input, call: CommandCall): Promise<Outcome<TopicSwitch, SwitchRefusal | RepeatRefusal>> => {
    const outcome = await commands.run(definition, input, call);
    if (outcome.ok) await follow();
    return outcome;
  };
  const see = async (one: TopicSwitch, actor: Actor): Promise<SeenSwitch> => ({
    ...one,
    name: (await nameTopic(one.topic)) ?? one.topic,
    allowed: SWITCH_DEEDS.filter((deed) => mayAct(SWITCH_RIGHTS, actor, deed === 'on' ? 'switchOn' : 'askSwitchOn') && isAtProvince(actor) && refuseDeed(one, deed, actor) === undefined),
  });
  return {
    book: { offReason: ({ id, field }) => off.get(`procedure:${id}`) ?? off.get(`task:${id}`) ?? off.get(`field:${foldText(field)}`) },
    switchOff: (input, call) => runAndFollow(switchOff, input, call),
    askOn: (input, call) => commands.run(askOn, input, call),
    switchOn: (input, call) => runAndFollow(switchOn, input, call),
    list: async (query, actor) => {
      const page = cutPage(await listSwitches(database, { ...query, limit: query.limit + 1 }), query.limit, (one) => [one.offAt, one.id]);
      return { ...page, items: await Promise.all(page.items.map((one) => see(one, actor))) };
    },
    find: async (id, actor) => {
      const one = await findSwitch(database, id);
      return one === undefined ? undefined : see(one, actor);
    },
    findLast: (topic) => findLastSwitch(database, topic),
    findLastIn: (transaction, topic) => findLastSwitch(transaction, topic),
    apply: async (topic, to, persons, context) => {
      const last = await findLastSwitch(context.transaction, topic, true);
      const isOff = last !== undefined && last.on === undefined;
      if (isOff === to.off) return false;
      const at = new Date(context.now).toISOString();
      if (to.off) await insertSwitch(context.transaction, newSwitch(topic, to.reason, persons.by, context));
      else if (last !== undefined) await updateSwitch(context.transaction, { ...last, onAsked: { by: persons.by, at, reason: to.reason }, on: { by: persons.and, at } });
      context.announce({ name: 'switch.changed', subject: topic, payload: { off: to.off } });
      return true;
    },
    followOthers: follow,
    close: unsubscribe,
  };
}

function readOff(switches: readonly TopicSwitch[]): ReadonlyMap<string, string> {
  return new Map(switches.map(({ topic, reason }) => [topic.startsWith('field:') ? `field:${foldText(topic.slice('field:'.length))}` : topic, reason]));
}

function newSwitch(topic: Topic, reason: string, by: string, context: CommandContext): TopicSwitch {
  return { id: context.newId(), siteId: context.actor.siteId, topic, number: 1, reason, offBy: by, offAt: new Date(context.now).toISOString() };
}

function announce(one: TopicSwitch, context: CommandContext, details: Readonly<Record<string, unknown>>): Outcome<TopicSwitch, never> {
  context.note(one.id, { topic: one.topic, ...details });
  context.announce({ name: 'switch.changed', subject: one.topic, payload: { off: one.on === undefined } });
  return accept(one);
}

function allow<Input>(action: keyof typeof SWITCH_RIGHTS): Policy<Input, SwitchRefusal> {
  return (actor) => (mayAct(SWITCH_RIGHTS, actor, action) ? (isAtProvince(actor) ? undefined : refuse('knowledge_not_at_province')) : refuse('not_allowed'));
}

/** Why a deed is not open now; nothing when it is. */
function refuseDeed(one: TopicSwitch, deed: SwitchDeed, actor: Actor): Refusal<SwitchRefusal> | undefined {
  if (one.on !== undefined) return refuse('switch_on_already', { topic: one.topic });
  if (deed === 'askOn') return one.onAsked === undefined ? undefined : refuse('switch_asked_already', { by: one.onAsked.by });
  if (one.onAsked === undefined) return refuse('switch_not_asked', { topic: one.topic });
  return one.onAsked.by === actor.id ? refuse('switch_same_person') : undefined;
}
