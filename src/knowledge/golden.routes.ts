import { createRoute, z } from '@hono/zod-openapi';
import type { GoldenQuestion } from '#model/golden.ts';
import { refuse } from '#model/outcome.ts';
import { guard } from '#platform/guard.ts';
import { callOf, CURSOR_BROKEN, PageQuerySchema, problems, readCursor, replyRefusal, type Api } from '#platform/routes.ts';
import { AllowedSchema, GoldenSchema, ResultSchema } from './change-sets.schemas.ts';
import { GoldenQuestionSchema } from './golden.ts';
import { CHANGE_RIGHTS, listOpen } from './knowledge.policy.ts';
import type { Knowledge } from './knowledge.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
const Id = z.object({ id: GoldenQuestionSchema.shape.id });
const NewGoldenSchema = GoldenQuestionSchema.omit({ id: true }).openapi('NewGoldenQuestion');
/** A question that is only tried needs no id: nothing of it is kept. */
const TRIED = 'thu';

const listRoute = createRoute({
  method: 'get', path: '/api/v1/golden-questions', tags: ['change sets'], summary: 'Questions whose right answers are known',
  ...guard('knowledge', CHANGE_RIGHTS, 'readChangeSet'),
  request: { query: PageQuerySchema.extend({ subject: z.string().max(220).optional() }) },
  responses: { 200: json(z.object({ items: z.array(GoldenSchema), nextCursor: z.string().nullable(), allowed: AllowedSchema }), 'A page, by id'), ...problems(401, 403, 422) },
});
const getRoute = createRoute({
  method: 'get', path: '/api/v1/golden-questions/{id}', tags: ['change sets'], summary: 'One question whose right answer is known',
  ...guard('knowledge', CHANGE_RIGHTS, 'readChangeSet'),
  request: { params: Id },
  responses: { 200: json(GoldenSchema.extend({ allowed: AllowedSchema }).openapi('KeptGoldenQuestion'), 'The question'), ...problems(401, 403, 404, 422) },
});
const keepRoute = createRoute({
  method: 'put', path: '/api/v1/golden-questions/{id}', tags: ['change sets'], summary: 'Keeps a golden question of this house',
  ...guard('knowledge', CHANGE_RIGHTS, 'keepGoldenQuestion'),
  request: { params: Id, body: { required: true, content: { 'application/json': { schema: NewGoldenSchema } } } },
  responses: { 200: json(GoldenSchema, 'Kept'), ...problems(400, 401, 403, 409, 422) },
});
const retireRoute = createRoute({
  method: 'delete', path: '/api/v1/golden-questions/{id}', tags: ['change sets'], summary: 'Asks a golden question of this house no more',
  ...guard('knowledge', CHANGE_RIGHTS, 'keepGoldenQuestion'),
  request: { params: Id },
  responses: { 200: json(GoldenSchema, 'As it was'), ...problems(401, 403, 404, 409, 422) },
});
const tryRoute = createRoute({
  method: 'post', path: '/api/v1/golden-questions/trials', tags: ['change sets'], summary: 'Asks a question now and holds the answer against what is expected; writes nothing',
  ...guard('knowledge', CHANGE_RIGHTS, 'keepGoldenQuestion'),
  request: { body: { required: true, content: { 'application/json': { schema: NewGoldenSchema } } } },
  responses: { 200: json(ResultSchema, 'What came of it'), ...problems(400, 401, 403, 422) },
});

/** Registers the routes of golden questions. */
export function registerGoldenRoutes(api: Api, { golden, tryGolden }: Pick<Knowledge, 'golden' | 'tryGolden'>): void {
  api.openapi(listRoute, async (c) => {
    const { cursor, limit, subject } = c.req.valid('query');
    const after = cursor === undefined ? undefined : readCursor(cursor, 1);
    if (cursor !== undefined && after === undefined) return replyRefusal(c, refuse('invalid_request', { reason: CURSOR_BROKEN[c.var.language] })) as never;
    const page = await golden.list({ limit, ...(subject === undefined ? {} : { subject }), ...(after === undefined ? {} : { afterId: String(after[0]) }) });
    return c.json({ ...page, allowed: listOpen(CHANGE_RIGHTS, c.var.actor) } as never, 200);
  });
  api.openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param');
    const found = await golden.find(id);
    return found === undefined ? (replyRefusal(c, refuse('not_found', { path: id })) as never) : c.json({ ...found, allowed: listOpen(CHANGE_RIGHTS, c.var.actor) } as never, 200);
  });
  api.openapi(keepRoute, async (c) => {
    const outcome = await golden.keep({ ...c.req.valid('json'), id: c.req.valid('param').id } as GoldenQuestion, callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 200) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(retireRoute, async (c) => {
    const outcome = await golden.retire(c.req.valid('param').id, callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 200) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(tryRoute, async (c) => {
    const outcome = await tryGolden({ ...c.req.valid('json'), id: TRIED } as GoldenQuestion, c.var.actor);
    return outcome.ok ? c.json(outcome.value as never, 200) : (replyRefusal(c, outcome) as never);
  });
}
