import type { Actor } from '#model/actor.ts';
import type { DossierActionKind } from '#model/dossier-action.ts';
import { tickSteps, type Exercise } from '#model/practice.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import type { DeskRole } from '#model/role.ts';
import { isPracticeSite, realSiteOf } from '#model/site.ts';
import type { CommandCall, CommandDefinition, RepeatRefusal } from '#platform/command.ts';
import { wipeSite } from '#platform/database/wipe-site.ts';
import type { OpenSession } from '#platform/routes.ts';
import { createLayer } from './lay-dossiers.ts';
import { createSiteTurns } from './site-turns.ts';
import type { PracticeDeps } from './practice-deps.ts';
import { PRACTICE_RIGHTS } from './practice.policy.ts';
import { keepStart, listStarts, type PreparedDossier, type StartRow } from './practice.store.ts';

export type PracticeRefusal = 'not_allowed' | 'practice_without_role' | 'not_signed_in' | 'not_practising' | 'exercise_unknown' | 'practice_not_laid';

/** An exercise as somebody stands in it. */
export interface ExerciseView {
  readonly exercise: Exercise;
  readonly state: 'new' | 'begun' | 'done';
  readonly startedAt: string | null;
  /** Whether each step is done. */
  readonly done: readonly boolean[];
  /** What was laid ready, and what was begun for it. `number`: its code, or the filing number before there is one. */
  readonly dossiers: readonly { readonly id: string; readonly number: string; readonly procedureName: string }[];
}

/** Practice as one officer sees it. */
export interface PracticeView {
  readonly practising: boolean;
  readonly roles: readonly string[];
  /** How many dossiers the practice site holds. */
  readonly dossiers: number;
  readonly exercises: readonly ExerciseView[];
  /** What was begun last and is not done; the exercise shown beside the desk. */
  readonly current: string | null;
}

/** Practising: the whole desk on invented people. */
export interface Practice {
  /** Goes to the practice site, which is laid out when it is empty. Gives the session's new token. Refuses: `practice_without_role`, `not_signed_in`. */
  enter(session: OpenSession, roles: readonly DeskRole[], call: CommandCall): Promise<Outcome<{ readonly token: string }, PracticeRefusal>>;
  leave(session: OpenSession, call: CommandCall): Promise<Outcome<{ readonly token: string }, PracticeRefusal>>;
  view(actor: Actor): Promise<PracticeView>;
  /** Begins an exercise, or begins it again: its dossiers are laid ready anew, once for a key. Refuses: `not_practising`, `exercise_unknown`, `practice_not_laid`. */
  start(exerciseId: string, call: CommandCall): Promise<Outcome<PracticeView, PracticeRefusal | RepeatRefusal>>;
  /** Clears the practice site of everything and lays it out anew. Only that it was wiped stays in the audit of the real site. Refuses: `not_practising`. */
  wipe(call: CommandCall): Promise<Outcome<{ readonly rows: number; readonly dossiers: number }, PracticeRefusal | RepeatRefusal>>;
  /** Lays the first dossiers at a site that has none; gives how many there are then. For practice sites and demonstrations. */
  layOut(siteId: string): Promise<number>;
}

type SiteDeeds = Awaited<ReturnType<PracticeDeps['dossiers']['listSiteDeeds']>>;

/** Who is signed in goes on, and so do the people of the cast and the roles that are played. */
const STAYS = ['officer_session', 'officer_role'];

/** How long somebody waits for a site to be laid out. Unit: milliseconds. */
const PATIENCE_MS = 15_000;

/** Opens the room. */
export function createPractice(deps: PracticeDeps): Practice {
  const { database, commands, clock, log, content, identity, dossiers } = deps;
  const layer = createLayer(deps);
  const layingOut = new Map<string, Promise<number>>();
  const inTurn = createSiteTurns();

  const layAll = async (siteId: string): Promise<number> => {
    const before = await dossiers.countDossiers(siteId);
    if (before > 0) return before;
    const players = await identity.practice.listPlayers(siteId);
    for (const [at, name] of content.atFirst.entries()) {
      const laid = content.dossiers.get(name);
      const done = laid === undefined ? undefined : await layer.lay(laid, { siteId, players, seed: `${siteId} ${String(at)}` });
      if (done?.ok === false) log.warn('an example dossier could not be laid', { site: siteId, ...done.details });
    }
    for (const bundle of content.bundles) {
      const done = await layer.layBundle(bundle, { siteId, players, seed: `${siteId} ${bundle}` });
      if (!done.ok) log.warn('an example bundle could not be laid', { site: siteId, ...done.details });
    }
    return dossiers.countDossiers(siteId);
  };
  /** Two who come at the same moment find the same dossiers. */
  const layOut = (siteId: string): Promise<number> => {
    const running = layingOut.get(siteId) ?? inTurn(siteId, () => layAll(siteId)).finally(() => layingOut.delete(siteId));
    layingOut.set(siteId, running);
    return running;
  };

  /** Waits for the laying, yet not so long that a request would be given up: what is left is laid while people look at the rest. */
  const layPatiently = async (siteId: string, running: Promise<unknown>): Promise<number> => {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
    const laying = running.then(() => undefined, (fault: unknown) => log.error('a practice site could not be laid out', { site: siteId, fault: String(fault) }));
    await Promise.race([laying, patience]);
    clearTimeout(timer);
    return dossiers.countDossiers(siteId);
  };

  /** One exercise by its start and the deeds since; of its dossiers only their ids. */
  const tickExercise = (exercise: Exercise, start: StartRow | undefined, all: SiteDeeds, actor: Actor): Omit<ExerciseView, 'dossiers'> & { readonly ids: readonly string[] } => {
    if (start === undefined) return { exercise, state: 'new', startedAt: null, done: exercise.steps.map(() => false), ids: [] };
    const since = new Map(start.prepared.map(({ dossierId, number }) => [dossierId, number]));
    const deeds = all.filter(({ at }) => Date.parse(at) >= Date.parse(start.startedAt));
    for (const { dossierId, kind, byId } of deeds) if (exercise.prepares.length === 0 && kind === 'register' && byId === actor.id) since.set(dossierId, 0);
    const found = [...since].map(([dossierId, number]) => ({ dossierId, actions: deeds.filter((deed) => deed.dossierId === dossierId && deed.number > number) }));
    const done = tickSteps(exercise, found);
    return { exercise, done, startedAt: start.startedAt, state: done.every(Boolean) ? 'done' : 'begun', ids: [...since.keys()] };
  };

  const view: Practice['view'] = async (actor) => {
    const practising = isPracticeSite(actor.siteId);
    const starts = practising ? await listStarts(database, actor.siteId, actor.id) : [];
    // Asked once for all that was begun, and for no more than the ticks need: every page of the desk shows where one is.
    const [since] = starts.map(({ startedAt }) => new Date(startedAt).toISOString()).sort();
    const dossierIds = starts.flatMap(({ prepared }) => prepared.map(({ dossierId }) => dossierId));
    const deeds = since === undefined ? [] : await dossiers.listSiteDeeds(actor.siteId, { since, kinds: kindsOf(content.exercises), dossierIds, begunBy: actor.id });
    const ticked = content.exercises.map((exercise) => tickExercise(exercise, starts.find(({ exerciseId }) => exerciseId === exercise.id), deeds, actor));
    const ids = ticked.flatMap((one) => one.ids);
    const names = new Map(ids.length === 0 ? [] : (await dossiers.listDossierNames(actor.siteId, ids)).map((one) => [one.id, one]));
    const exercises = ticked.map(({ ids: own, ...one }): ExerciseView => ({ ...one, dossiers: own.flatMap((id) => names.get(id) ?? []) }));
    const current = starts.find(({ exerciseId }) => exercises.some(({ exercise, state }) => exercise.id === exerciseId && state === 'begun'));
    return { practising, roles: practising ? actor.roles : [], dossiers: practising ? await dossiers.countDossiers(actor.siteId) : 0, exercises, current: current?.exerciseId ?? null };
  };

  const mayStart = (actor: Actor) => (mayAct(PRACTICE_RIGHTS, actor, 'startExercise') ? undefined : refuse('not_allowed'));
  const starting: CommandDefinition<StartRow, null> = {
    name: 'practice.startExercise',
    policy: mayStart,
    run: async (start, context) => {
      await keepStart(context.transaction, context.actor.siteId, context.actor.id, start);
      context.note(`exercise:${start.exerciseId}`, { dossiers: start.prepared.length });
      return accept(null);
    },
  };
  const wiping: CommandDefinition<{ siteId: string }, { rows: number }> = {
    name: 'practice.wipe',
    // Asked before, as whom one practises: this is logged where one really works.
    policy: () => undefined,
    run: async ({ siteId }, context) => {
      if (!isPracticeSite(siteId)) throw new Error(`practice: ${siteId} holds what is real`);
      // Contents first: should the house stop here, wiping again ends it, and no file is left that no row names. Here and not before: a repetition must not take the files of what was laid since.
      await dossiers.dropSiteFiles(siteId);
      const wiped = await wipeSite(context.transaction, siteId, STAYS);
      const rows = Object.values(wiped).reduce((sum, count) => sum + count, 0);
      context.note(`site:${siteId}`, { rows });
      return accept({ rows });
    },
  };

  const begin = async (exercise: Exercise, { actor, requestId }: CommandCall): Promise<Outcome<PracticeView, PracticeRefusal | RepeatRefusal>> => {
    const players = await identity.practice.listPlayers(actor.siteId);
    const prepared: PreparedDossier[] = [];
    for (const [at, name] of exercise.prepares.entries()) {
      const laid = content.dossiers.get(name);
      if (laid === undefined) continue;
      const done = await layer.lay(laid, { siteId: actor.siteId, players, me: actor.id, seed: `${exercise.id} ${actor.id} ${String(at)} ${String(clock.now())}` });
      if (!done.ok) return done;
      prepared.push(done.value);
    }
    const kept = await commands.run(starting, { exerciseId: exercise.id, startedAt: new Date(clock.now()).toISOString(), prepared }, { actor, ...(requestId === undefined ? {} : { requestId }) });
    return kept.ok ? accept(await view(actor)) : (kept as Outcome<never, PracticeRefusal | RepeatRefusal>);
  };

  return {
    enter: async (session, roles, call) => {
      const entered = await identity.practice.enter(session, { cast: content.cast, roles }, call);
      if (!entered.ok) return entered;
      await layPatiently(entered.value.siteId, layOut(entered.value.siteId));
      return accept({ token: entered.value.token });
    },
    leave: (session, call) => identity.practice.leave(session, call),
    view,
    start: async (exerciseId, call) => {
      const { actor } = call;
      if (!isPracticeSite(actor.siteId)) return refuse('not_practising');
      const exercise = content.exercises.find(({ id }) => id === exerciseId);
      if (exercise === undefined) return refuse('exercise_unknown', { exercise: exerciseId });
      return inTurn(actor.siteId, async () => {
        // Behind the repeat guard: the same press, sent twice, lays nothing the second time. What is laid stands in transactions of its own.
        let isFirst = false;
        const asking: CommandDefinition<{ readonly exerciseId: string }, null> = { name: 'practice.askForExercise', policy: mayStart, run: async (_asked, context) => ((isFirst = true), context.note(`exercise:${exerciseId}`), accept(null)) };
        const asked = await commands.run(asking, { exerciseId }, call);
        if (!asked.ok) return asked as Outcome<never, PracticeRefusal | RepeatRefusal>;
        return isFirst ? begin(exercise, call) : accept(await view(actor));
      });
    },
    wipe: async (call) => {
      const { actor } = call;
      if (!isPracticeSite(actor.siteId)) return refuse('not_practising');
      if (!mayAct(PRACTICE_RIGHTS, actor, 'wipe')) return refuse('not_allowed');
      // One turn for both: nothing is laid between them, or the site would pass for laid out.
      const cleared = Promise.withResolvers<Outcome<{ rows: number }, string>>();
      const laying = inTurn(actor.siteId, async () => {
        const outcome = await commands.run(wiping, { siteId: actor.siteId }, { ...call, actor: { ...actor, siteId: realSiteOf(actor.siteId) } });
        cleared.resolve(outcome);
        return outcome.ok ? layAll(actor.siteId) : 0;
      });
      laying.catch((fault: unknown) => cleared.reject(fault));
      const wiped = await cleared.promise;
      if (!wiped.ok) return wiped as Outcome<never, PracticeRefusal | RepeatRefusal>;
      return accept({ rows: wiped.value.rows, dossiers: await layPatiently(actor.siteId, laying) });
    },
    layOut,
  };
}

/** Every kind of deed that a step of some exercises asks for. */
function kindsOf(exercises: readonly Exercise[]): DossierActionKind[] {
  return [...new Set(exercises.flatMap(({ steps }) => steps.flatMap(({ check }) => [check.kind, ...(check.after === undefined ? [] : [check.after])])).concat('register'))];
}
