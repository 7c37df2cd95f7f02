import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { DOSSIER_ACTION_KINDS } from '#model/dossier-action.ts';
import { DESK_ROLES, ROLES } from '#model/role.ts';
import { guard } from '#platform/guard.ts';
import type { Api, HouseEnv, OpenSession } from '#platform/routes.ts';
import { callOf, problems, replyRefusal } from '#platform/routes.ts';
import { PRACTICE_RIGHTS } from './practice.policy.ts';
import type { Practice, PracticeView } from './practice.ts';

/** Puts the session's new token on a reply; the room of accounts knows how. */
export type GiveToken = (context: Context<HouseEnv>, token: string) => void;

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
const body = <Schema extends z.ZodType>(schema: Schema) => ({ body: { required: true, content: { 'application/json': { schema } } } });
const may = (action: keyof typeof PRACTICE_RIGHTS) => guard('practice', PRACTICE_RIGHTS, action);
const tags = ['practice'];
const Both = z.object({ vi: z.string(), en: z.string() });
const DeskRoleSchema = z.enum(DESK_ROLES);

const ExerciseSchema = z
  .object({
    id: z.string().openapi({ example: 'receive-birth' }),
    title: Both,
    aim: Both,
    minutes: z.number().int(),
    state: z.enum(['new', 'begun', 'done']),
    startedAt: z.string().nullable(),
    steps: z.array(z.object({ text: Both, role: DeskRoleSchema, kind: z.enum(DOSSIER_ACTION_KINDS), done: z.boolean() })).describe('Ticked by what stands in the dossiers'),
    dossiers: z.array(z.object({ id: z.string(), number: z.string(), procedureName: z.string() })).describe('Laid ready for it, or begun in it'),
  })
  .openapi('Exercise');
const PracticeSchema = z
  .object({
    practising: z.boolean(),
    roles: z.array(z.enum(ROLES)).describe('What is played now'),
    dossiers: z.number().int().describe('How many dossiers the practice site holds'),
    exercises: z.array(ExerciseSchema),
    current: z.string().nullable().describe('The exercise that was begun last and is not done'),
  })
  .openapi('Practice');
const done = { 204: { description: 'Done' } };

const enterRoute = createRoute({
  method: 'put', path: '/api/v1/session/practice', tags, summary: 'Goes on at the practice site, playing these roles', description: 'The practice site is laid out with invented dossiers when it is empty. Called there it changes the roles that are played.', ...may('enter'),
  request: body(z.object({ roles: z.array(DeskRoleSchema).max(DESK_ROLES.length).default([]).describe('Those one is trusted with, where none is named') })),
  responses: { ...done, ...problems(401, 403, 422) },
});
const leaveRoute = createRoute({ method: 'delete', path: '/api/v1/session/practice', tags, summary: 'Goes back to the real site', ...may('leave'), responses: { ...done, ...problems(401, 403) } });
const viewRoute = createRoute({ method: 'get', path: '/api/v1/practice', tags, summary: 'The exercises, and how far one is in each', ...may('readPractice'), responses: { 200: json(PracticeSchema, 'Practice'), ...problems(401, 403) } });
const startRoute = createRoute({
  method: 'post', path: '/api/v1/practice/exercises/{id}/starts', tags, summary: 'Begins an exercise, or begins it again: its dossiers are laid ready', ...may('startExercise'),
  request: { params: z.object({ id: z.string().min(1).max(60).openapi({ example: 'receive-birth' }) }) },
  responses: { 200: json(PracticeSchema, 'Practice'), ...problems(400, 401, 403, 404, 409) },
});
const wipeRoute = createRoute({
  method: 'post', path: '/api/v1/practice/wipings', tags, summary: 'Clears the practice site of everything and lays it out anew', ...may('wipe'),
  responses: { 200: json(z.object({ rows: z.number().int(), dossiers: z.number().int() }).openapi('Wiping'), 'How many rows went, how many dossiers there are now'), ...problems(400, 401, 403, 409) },
});

/** Adds the routes of practice. */
export function registerPracticeRoutes(api: Api, practice: Practice, giveToken: GiveToken): void {
  api.openapi(enterRoute, async (c) => {
    const outcome = await practice.enter(sessionOf(c), c.req.valid('json').roles, callOf(c));
    if (!outcome.ok) return replyRefusal(c, outcome) as never;
    giveToken(c, outcome.value.token);
    return c.body(null, 204);
  });
  api.openapi(leaveRoute, async (c) => {
    const outcome = await practice.leave(sessionOf(c), callOf(c));
    if (!outcome.ok) return replyRefusal(c, outcome) as never;
    giveToken(c, outcome.value.token);
    return c.body(null, 204);
  });
  api.openapi(viewRoute, async (c) => c.json(show(await practice.view(c.var.actor)) as never, 200));
  api.openapi(startRoute, async (c) => {
    const outcome = await practice.start(c.req.valid('param').id, callOf(c));
    return outcome.ok ? c.json(show(outcome.value) as never, 200) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(wipeRoute, async (c) => {
    const outcome = await practice.wipe(callOf(c));
    return outcome.ok ? c.json(outcome.value, 200) : (replyRefusal(c, outcome) as never);
  });
}

function show({ exercises, ...view }: PracticeView): z.infer<typeof PracticeSchema> {
  return {
    ...view, roles: view.roles as z.infer<typeof PracticeSchema>['roles'],
    exercises: exercises.map(({ exercise: { id, title, aim, minutes, steps }, state, startedAt, done: ticks, dossiers }) => ({
      id, title, aim, minutes, state, startedAt, dossiers: [...dossiers],
      steps: steps.map(({ text, role, check }, at) => ({ text, role, kind: check.kind, done: ticks[at] === true })),
    })),
  };
}

/** The guard has made sure of it. Faults: a route without guard. */
function sessionOf(context: Context<HouseEnv>): OpenSession {
  const { session } = context.var;
  if (session === undefined) throw new Error(`${context.req.path}: a route of practice stands without its guard`);
  return session;
}
