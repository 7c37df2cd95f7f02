import { createRoute, z } from '@hono/zod-openapi';
import { refuse } from '#model/outcome.ts';
import { guard } from '#platform/guard.ts';
import type { Api } from '#platform/routes.ts';
import { callOf, PageQuerySchema, problems, readCursor, replyRefusal } from '#platform/routes.ts';
import { listOpen, SWITCH_RIGHTS } from './knowledge.policy.ts';
import { SWITCH_DEEDS, type Switches } from './switches.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
const REASON_LIMIT = 1_000;

const SwitchSchema = z
  .object({
    id: z.string(),
    siteId: z.string(),
    topic: z.string().openapi({ example: 'field:Đất đai' }),
    number: z.number().int().describe('1 for the first time this topic was off'),
    reason: z.string(),
    offBy: z.string(),
    offAt: z.string(),
    onAsked: z.object({ by: z.string(), at: z.string(), reason: z.string() }).optional(),
    on: z.object({ by: z.string(), at: z.string() }).optional(),
    name: z.string().optional().describe('What people call the topic'),
    allowed: z.array(z.enum(SWITCH_DEEDS)).optional().describe('What the caller may do with it now'),
  })
  .openapi('TopicSwitch');

const Id = z.object({ id: z.uuid().openapi({ example: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7' }) });
const Reason = z.string().min(1).max(REASON_LIMIT).openapi({ example: 'Nghị định mới đang được đối chiếu, hỏi quầy cho tới khi xong' });

const listRoute = createRoute({
  method: 'get', path: '/api/v1/switches', tags: ['switches'], summary: 'Topics answered only at the counter: those off now, or every time one was off',
  ...guard('knowledge', SWITCH_RIGHTS, 'readSwitch'),
  request: { query: PageQuerySchema.extend({ state: z.enum(['off', 'all']).default('off') }) },
  responses: { 200: json(z.object({ items: z.array(SwitchSchema), nextCursor: z.string().nullable(), allowed: z.array(z.enum(['readSwitch', 'switchOff', 'askSwitchOn', 'switchOn'])).describe('What the caller may do with switches at this site') }), 'A page, the newest first'), ...problems(401, 403, 422) },
});
const offRoute = createRoute({
  method: 'post', path: '/api/v1/switches', tags: ['switches'], summary: 'Switches a topic off: from now on it is answered only with "ask at the counter"',
  description: 'One person is enough. Every process of the house follows within a second, for citizens and officers.',
  ...guard('knowledge', SWITCH_RIGHTS, 'switchOff'),
  request: { body: { required: true, content: { 'application/json': { schema: z.object({ topic: z.string().min(3).max(220).openapi({ example: 'procedure:1.001193' }), reason: Reason }).openapi('NewSwitch') } } } },
  responses: { 201: json(SwitchSchema, 'Off'), ...problems(400, 401, 403, 409, 422) },
});
const getRoute = createRoute({
  method: 'get', path: '/api/v1/switches/{id}', tags: ['switches'], summary: 'One switch with what the caller may do',
  ...guard('knowledge', SWITCH_RIGHTS, 'readSwitch'),
  request: { params: Id },
  responses: { 200: json(SwitchSchema, 'The switch'), ...problems(401, 403, 404, 422) },
});
const askRoute = createRoute({
  method: 'post', path: '/api/v1/switches/{id}/on-requests', tags: ['switches'], summary: 'Asks for a topic to be answered again; another person confirms',
  ...guard('knowledge', SWITCH_RIGHTS, 'askSwitchOn'),
  request: { params: Id, body: { required: true, content: { 'application/json': { schema: z.object({ reason: Reason }).openapi('SwitchOnRequest') } } } },
  responses: { 200: json(SwitchSchema, 'Asked'), ...problems(400, 401, 403, 404, 409, 422) },
});
const onRoute = createRoute({
  method: 'post', path: '/api/v1/switches/{id}/on', tags: ['switches'], summary: 'Confirms that a topic is answered again; never by who asked for it',
  ...guard('knowledge', SWITCH_RIGHTS, 'switchOn'),
  request: { params: Id },
  responses: { 200: json(SwitchSchema, 'Answered again'), ...problems(400, 401, 403, 404, 409, 422) },
});

/** Registers the routes of switches. */
export function registerSwitchRoutes(api: Api, switches: Switches): void {
  api.openapi(listRoute, async (c) => {
    const { cursor, limit, state } = c.req.valid('query');
    const after = cursor === undefined ? undefined : readCursor(cursor, 2);
    if (cursor !== undefined && after === undefined) return replyRefusal(c, refuse('invalid_request', { reason: 'cursor' })) as never;
    const page = await switches.list({ onlyOff: state === 'off', limit, ...(after === undefined ? {} : { after: [String(after[0]), String(after[1])] as const }) }, c.var.actor);
    return c.json({ ...page, allowed: listOpen(SWITCH_RIGHTS, c.var.actor) } as never, 200);
  });
  api.openapi(offRoute, async (c) => {
    const outcome = await switches.switchOff(c.req.valid('json'), callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 201) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param');
    const found = await switches.find(id, c.var.actor);
    return found === undefined ? (replyRefusal(c, refuse('not_found', { path: id })) as never) : c.json(found as never, 200);
  });
  api.openapi(askRoute, async (c) => {
    const outcome = await switches.askOn({ id: c.req.valid('param').id, reason: c.req.valid('json').reason }, callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 200) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(onRoute, async (c) => {
    const outcome = await switches.switchOn({ id: c.req.valid('param').id }, callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 200) : (replyRefusal(c, outcome) as never);
  });
}
