import { maskPersonalData } from '#model/personal-data.ts';
import { accept, refuse, type Outcome, type Refusal } from '#model/outcome.ts';
import type { Actor } from '#model/actor.ts';
import { mayAct } from '#model/rights.ts';
import { SITUATION_DEEDS, SITUATION_STEPS, type Precedent, type PrecedentDraft, type Situation, type SituationDeed, type SituationKind, type SituationState } from '#model/situation.ts';
import { addDays, isInForce, localDateAt, type LocalDate } from '#model/time.ts';
import type { Clock } from '#platform/clock.ts';
import type { CommandCall, CommandContext, CommandDefinition, Commands, Policy, RepeatRefusal } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import { cutPage, type Page } from '#platform/routes.ts';
import { provinceOf, SITUATION_RIGHTS } from './knowledge.policy.ts';
import { rankPrecedents } from './rank-precedents.ts';
import { findPrecedent, findSituation, insertPrecedent, insertSituation, listPrecedents, listSituations, readWaiting, updateSituation, withdrawPrecedent, type WaitingFigures } from './situations.store.ts';

export type SituationRefusal = 'not_allowed' | 'not_found' | 'situation_text_missing' | 'situation_step_closed' | 'situation_not_at_province' | 'precedent_same_person' | 'precedent_without_basis' | 'precedent_days_swapped' | 'precedent_withdrawn_already';

export interface SituationsDeps {
  readonly database: Database;
  readonly commands: Commands;
  readonly clock: Clock;
  /** The day until which the province should have answered. */
  dueOn(openedAt: number): LocalDate;
}

export interface NewSituation {
  readonly kind: SituationKind;
  readonly question: string;
  readonly field?: string;
  readonly asOf?: LocalDate;
  readonly placeCode?: string;
  readonly answerId?: string;
}

/** One deed on a situation with what it needs. */
export type SituationAct =
  | { readonly deed: 'assign'; readonly id: string; readonly ownerId: string }
  | { readonly deed: 'draft'; readonly id: string; readonly draft: PrecedentDraft }
  | { readonly deed: 'sendBack'; readonly id: string }
  | { readonly deed: 'publish'; readonly id: string }
  | { readonly deed: 'close'; readonly id: string; readonly reason: string };

/** A situation as one officer sees it: with the deeds that are open to that officer. */
export interface SeenSituation extends Situation {
  readonly allowed: readonly SituationDeed[];
}

/** Questions without an answer, and the precedents they become. */
export interface Situations {
  /** Refuses: `situation_text_missing`, `not_allowed`. The question is masked before it is kept. */
  openSituation(input: NewSituation, call: CommandCall): Promise<Outcome<Situation, SituationRefusal | RepeatRefusal>>;
  /** Refuses: `not_found` for what is not there or not this officer's to see; `situation_step_closed`; `precedent_same_person`. */
  act(act: SituationAct, call: CommandCall): Promise<Outcome<Situation, SituationRefusal | RepeatRefusal>>;
  /** Undefined for what is not there or belongs to another commune. */
  findSituation(id: string, actor: Actor): Promise<SeenSituation | undefined>;
  /** A commune sees its own, a province all of its communes', by due day. */
  listSituations(query: { readonly state?: SituationState; readonly after?: readonly [LocalDate, string]; readonly limit: number }, actor: Actor): Promise<Page<SeenSituation>>;
  /** The precedents in force for words, best first; from the moment of publishing for every commune of the province. */
  findPrecedents(text: string, provinceId: string, asOf: LocalDate): Promise<readonly Precedent[]>;
  listPrecedents(actor: Actor): Promise<readonly Precedent[]>;
  /** Refuses: `not_found`, `not_allowed`, `precedent_withdrawn_already`. */
  withdrawPrecedent(input: { readonly id: string; readonly reason: string }, call: CommandCall): Promise<Outcome<Precedent, SituationRefusal | RepeatRefusal>>;
  readWaiting(actor: Actor): Promise<WaitingFigures>;
}

/** Time to a precedent is told over this long. Unit: days. */
const FIGURE_DAYS = 90;
const DEED_RIGHT = { assign: 'assignSituation', draft: 'draftPrecedent', sendBack: 'publishPrecedent', publish: 'publishPrecedent', close: 'closeSituation' } as const;

/** Opens this part of the room. */
export function createSituations({ database, commands, clock, dueOn }: SituationsDeps): Situations {
  const open: CommandDefinition<NewSituation, Situation, SituationRefusal> = {
    name: 'knowledge.openSituation',
    policy: allow('openSituation'),
    run: async (input, context) => {
      const question = maskPersonalData(input.question.trim());
      if (question === '') return refuse('situation_text_missing');
      const situation: Situation = {
        id: context.newId(), siteId: context.actor.siteId, provinceId: provinceOf(context.actor), kind: input.kind, state: 'open', question,
        asOf: input.asOf ?? localDateAt(context.now), openedBy: context.actor.id, openedAt: new Date(context.now).toISOString(), dueOn: dueOn(context.now),
        ...(input.field === undefined ? {} : { field: input.field }),
        ...(input.placeCode === undefined ? {} : { placeCode: input.placeCode }),
        ...(input.answerId === undefined ? {} : { answerId: input.answerId }),
      };
      await insertSituation(context.transaction, situation);
      context.note(situation.id, { kind: situation.kind });
      context.announce({ name: 'situation.opened', subject: situation.id, payload: { provinceId: situation.provinceId } });
      return accept(situation);
    },
  };

  const act: CommandDefinition<SituationAct, Situation, SituationRefusal> = {
    name: 'knowledge.actOnSituation',
    policy: (actor, input) => (mayAct(SITUATION_RIGHTS, actor, DEED_RIGHT[input.deed]) ? undefined : refuse('not_allowed')),
    run: async (input, context) => {
      const before = await findSituation(context.transaction, input.id, true);
      if (before === undefined || !mayAct(SITUATION_RIGHTS, context.actor, 'readSituation', targetOf(before))) return refuse('not_found', { path: input.id });
      const refusal = refuseDeed(before, input.deed, context.actor);
      if (refusal !== undefined) return refusal;
      const after = await applyDeed(before, input, context);
      if (!after.ok) return after;
      await updateSituation(context.transaction, after.value);
      context.note(before.id, { deed: input.deed, state: after.value.state });
      if (input.deed === 'publish') context.announce({ name: 'precedent.published', subject: after.value.precedentId ?? '', payload: { provinceId: before.provinceId } });
      return after;
    },
  };

  const withdraw: CommandDefinition<{ readonly id: string; readonly reason: string }, Precedent, SituationRefusal> = {
    name: 'knowledge.withdrawPrecedent',
    policy: allow('withdrawPrecedent'),
    run: async ({ id, reason }, context) => {
      const precedent = await findPrecedent(context.transaction, id, true);
      if (precedent === undefined || provinceOf(context.actor) !== precedent.provinceId) return refuse('not_found', { path: id });
      if (precedent.withdrawn !== undefined) return refuse('precedent_withdrawn_already');
      const at = new Date(context.now).toISOString();
      await withdrawPrecedent(context.transaction, id, context.actor.id, at, maskPersonalData(reason));
      context.note(id);
      context.announce({ name: 'precedent.withdrawn', subject: id, payload: { provinceId: precedent.provinceId } });
      return accept({ ...precedent, withdrawn: { by: context.actor.id, at, reason } });
    },
  };

  return {
    openSituation: (input, call) => commands.run(open, input, call),
    act: (input, call) => commands.run(act, input, call),
    findSituation: async (id, actor) => {
      const situation = await findSituation(database, id);
      return situation === undefined || !mayAct(SITUATION_RIGHTS, actor, 'readSituation', targetOf(situation)) ? undefined : see(situation, actor);
    },
    listSituations: async ({ state, after, limit }, actor) => {
      const rows = await listSituations(database, {
        provinceId: provinceOf(actor),
        limit: limit + 1,
        ...(actor.siteId === provinceOf(actor) ? {} : { siteId: actor.siteId }),
        ...(state === undefined ? {} : { state }),
        ...(after === undefined ? {} : { after }),
      });
      const page = cutPage(rows, limit, (row) => [row.dueOn, row.id]);
      return { ...page, items: page.items.map((row) => see(row, actor)) };
    },
    findPrecedents: async (text, provinceId, asOf) => rankPrecedents(text, (await listPrecedents(database, provinceId)).filter((one) => one.withdrawn === undefined && isInForce(one, asOf))),
    listPrecedents: (actor) => listPrecedents(database, provinceOf(actor)),
    withdrawPrecedent: (input, call) => commands.run(withdraw, input, call),
    readWaiting: (actor) => {
      const today = localDateAt(clock.now());
      return readWaiting(database, provinceOf(actor), today, `${addDays(today, -FIGURE_DAYS)}T00:00:00Z`);
    },
  };
}

function allow<Input>(action: keyof typeof SITUATION_RIGHTS): Policy<Input, SituationRefusal> {
  return (actor) => (mayAct(SITUATION_RIGHTS, actor, action) ? undefined : refuse('not_allowed'));
}

function targetOf(situation: Situation): { readonly id: string; readonly provinceId: string } {
  return { id: situation.siteId, provinceId: situation.provinceId };
}

function see(situation: Situation, actor: Actor): SeenSituation {
  return { ...situation, allowed: SITUATION_DEEDS.filter((deed) => mayAct(SITUATION_RIGHTS, actor, DEED_RIGHT[deed], targetOf(situation)) && refuseDeed(situation, deed, actor) === undefined) };
}

/** Why a deed is not open to an actor now; nothing when it is. */
function refuseDeed(situation: Situation, deed: SituationDeed, actor: Actor): Refusal<SituationRefusal> | undefined {
  if (SITUATION_STEPS[situation.state][deed] === undefined) return refuse('situation_step_closed', { state: situation.state });
  const closesOwn = deed === 'close' && actor.siteId === situation.siteId;
  if (!closesOwn && actor.kind !== 'system' && actor.siteId !== situation.provinceId) return refuse('situation_not_at_province');
  if (deed === 'publish' && situation.draft?.by === actor.id) return refuse('precedent_same_person');
  return undefined;
}

async function applyDeed(before: Situation, input: SituationAct, context: CommandContext): Promise<Outcome<Situation, SituationRefusal>> {
  const state = SITUATION_STEPS[before.state][input.deed] ?? before.state;
  switch (input.deed) {
    case 'assign':
      return accept({ ...before, state, ownerId: input.ownerId });
    case 'draft': {
      const { draft } = input;
      if (draft.answer.trim() === '' || draft.question.trim() === '') return refuse('situation_text_missing');
      if (draft.basis.length === 0) return refuse('precedent_without_basis');
      if (draft.validTo !== undefined && draft.validTo <= draft.validFrom) return refuse('precedent_days_swapped');
      const masked = { ...draft, question: maskPersonalData(draft.question), answer: maskPersonalData(draft.answer) };
      return accept({ ...before, state, ownerId: before.ownerId ?? context.actor.id, draft: { ...masked, by: context.actor.id, at: new Date(context.now).toISOString() } });
    }
    case 'sendBack':
      return accept({ ...before, state });
    case 'close':
      if (input.reason.trim() === '') return refuse('situation_text_missing');
      return accept({ ...before, state, closedReason: maskPersonalData(input.reason) });
    case 'publish': {
      if (before.draft === undefined) return refuse('situation_step_closed', { state: before.state });
      const { by, at: _at, ...draft } = before.draft;
      const publishedAt = new Date(context.now).toISOString();
      const precedent: Precedent = { ...draft, id: context.newId(), provinceId: before.provinceId, situationId: before.id, draftedBy: by, publishedBy: context.actor.id, publishedAt, ...(before.field === undefined ? {} : { field: before.field }) };
      await insertPrecedent(context.transaction, precedent);
      return accept({ ...before, state, precedentId: precedent.id, answeredAt: publishedAt });
    }
    default:
      return input satisfies never;
  }
}
