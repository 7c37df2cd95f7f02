import { createRoute, z } from '@hono/zod-openapi';
import { refuse } from '#model/outcome.ts';
import { SITUATION_DEEDS, SITUATION_KINDS, SITUATION_STATES } from '#model/situation.ts';
import { isLocalDate } from '#model/time.ts';
import { guard } from '#platform/guard.ts';
import type { Api } from '#platform/routes.ts';
import { callOf, PageQuerySchema, problems, readCursor, replyRefusal } from '#platform/routes.ts';
import { SITUATION_RIGHTS } from './knowledge.policy.ts';
import type { SituationAct, Situations } from './situations.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
const Day = z.string().refine(isLocalDate, 'YYYY-MM-DD').openapi({ example: '2026-11-30' });
const Basis = z.array(z.object({ document: z.string().min(1).max(60), article: z.string().max(10).optional(), clause: z.string().max(10).optional(), point: z.string().max(4).optional(), annex: z.string().max(120).optional() })).max(20);
const QUESTION_LIMIT = 4_000;
const ANSWER_LIMIT = 20_000;

const DraftSchema = z.object({ question: z.string().min(1).max(QUESTION_LIMIT), answer: z.string().min(1).max(ANSWER_LIMIT), basis: Basis, validFrom: Day, validTo: Day.optional() }).openapi('PrecedentDraft');

const SituationSchema = z
  .object({
    id: z.string(),
    siteId: z.string(),
    provinceId: z.string(),
    kind: z.enum(SITUATION_KINDS),
    state: z.enum(SITUATION_STATES),
    question: z.string().describe('With personal numbers masked'),
    field: z.string().optional(),
    asOf: z.string(),
    placeCode: z.string().optional(),
    answerId: z.string().optional(),
    openedBy: z.string(),
    openedAt: z.string(),
    dueOn: z.string(),
    ownerId: z.string().optional(),
    draft: DraftSchema.extend({ by: z.string(), at: z.string() }).optional(),
    precedentId: z.string().optional(),
    answeredAt: z.string().optional(),
    closedReason: z.string().optional(),
    allowed: z.array(z.enum(SITUATION_DEEDS)).optional().describe('What the caller may do with it now'),
  })
  .openapi('Situation');

const PrecedentSchema = DraftSchema.extend({
  id: z.string(),
  provinceId: z.string(),
  situationId: z.string(),
  field: z.string().optional(),
  draftedBy: z.string(),
  publishedBy: z.string(),
  publishedAt: z.string(),
  withdrawn: z.object({ by: z.string(), at: z.string(), reason: z.string() }).optional(),
}).openapi('Precedent');

const Id = z.object({ id: z.uuid().openapi({ example: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7' }) });
const NewSchema = z
  .object({ kind: z.enum(SITUATION_KINDS), question: z.string().min(1).max(QUESTION_LIMIT).openapi({ example: 'Hộ tịch viên của xã được ký thay trong trường hợp nào?' }), field: z.string().max(200).optional(), asOf: Day.optional(), placeCode: z.string().regex(/^\d{2}(?:\d{3})?$/u).optional(), answerId: z.string().regex(/^TL-[2-9A-Z]{4}-[2-9A-Z]{4}$/u).optional() })
  .openapi('NewSituation');
const ActSchema = z
  .discriminatedUnion('deed', [
    z.object({ deed: z.literal('assign'), ownerId: z.string().min(1).max(100) }),
    z.object({ deed: z.literal('draft'), draft: DraftSchema }),
    z.object({ deed: z.literal('sendBack') }),
    z.object({ deed: z.literal('publish') }),
    z.object({ deed: z.literal('close'), reason: z.string().min(1).max(1_000) }),
  ])
  .openapi('SituationAct');

const openRoute = createRoute({
  method: 'post', path: '/api/v1/situations', tags: ['situations'], summary: 'Opens a situation: a question that nothing answers, for the province',
  ...guard('knowledge', SITUATION_RIGHTS, 'openSituation'),
  request: { body: { required: true, content: { 'application/json': { schema: NewSchema } } } },
  responses: { 201: json(SituationSchema, 'Opened'), ...problems(400, 401, 403, 409, 422) },
});
const listRoute = createRoute({
  method: 'get', path: '/api/v1/situations', tags: ['situations'], summary: "A commune's own situations, or all of a province's, by due day",
  ...guard('knowledge', SITUATION_RIGHTS, 'readSituation'),
  request: { query: PageQuerySchema.extend({ state: z.enum(SITUATION_STATES).optional() }) },
  responses: { 200: json(z.object({ items: z.array(SituationSchema), nextCursor: z.string().nullable() }), 'A page'), ...problems(401, 403, 422) },
});
const waitingRoute = createRoute({
  method: 'get', path: '/api/v1/situations/waiting', tags: ['situations'], summary: 'How many wait, how many are late, how long a precedent takes',
  ...guard('knowledge', SITUATION_RIGHTS, 'readSituation'),
  responses: { 200: json(z.object({ open: z.number().int(), overdue: z.number().int(), answered: z.number().int(), medianHours: z.number().nullable(), p90Hours: z.number().nullable() }).openapi('Waiting'), 'Over the last 90 days'), ...problems(401, 403) },
});
const getRoute = createRoute({
  method: 'get', path: '/api/v1/situations/{id}', tags: ['situations'], summary: 'One situation with what the caller may do',
  ...guard('knowledge', SITUATION_RIGHTS, 'readSituation'),
  request: { params: Id },
  responses: { 200: json(SituationSchema, 'The situation'), ...problems(401, 403, 404, 422) },
});
const actRoute = createRoute({
  method: 'post', path: '/api/v1/situations/{id}/deeds', tags: ['situations'], summary: 'Assigns, drafts, sends back, publishes or closes',
  description: 'Publishing makes the draft a precedent that every commune of the province finds at once; the publisher is never the drafter.',
  ...guard('knowledge', SITUATION_RIGHTS, 'readSituation'),
  request: { params: Id, body: { required: true, content: { 'application/json': { schema: ActSchema } } } },
  responses: { 200: json(SituationSchema, 'As it stands now'), ...problems(400, 401, 403, 404, 409, 422) },
});
const precedentsRoute = createRoute({
  method: 'get', path: '/api/v1/precedents', tags: ['situations'], summary: 'Precedents: all of the province, or those in force for words',
  ...guard('knowledge', SITUATION_RIGHTS, 'readPrecedent'),
  request: { query: z.object({ q: z.string().max(500).optional(), asOf: Day.optional() }) },
  responses: { 200: json(z.object({ items: z.array(PrecedentSchema) }), 'Newest first, or best first for words'), ...problems(401, 403, 422) },
});
const withdrawRoute = createRoute({
  method: 'post', path: '/api/v1/precedents/{id}/withdrawal', tags: ['situations'], summary: 'Withdraws a precedent with its reason',
  ...guard('knowledge', SITUATION_RIGHTS, 'withdrawPrecedent'),
  request: { params: Id, body: { required: true, content: { 'application/json': { schema: z.object({ reason: z.string().min(1).max(1_000) }) } } } },
  responses: { 200: json(PrecedentSchema, 'Withdrawn'), ...problems(400, 401, 403, 404, 409, 422) },
});

/** Registers the routes of situations and precedents. `today` gives the day precedents are asked for unless said. */
export function registerSituationRoutes(api: Api, situations: Situations, today: () => string): void {
  api.openapi(openRoute, async (c) => {
    const outcome = await situations.openSituation(c.req.valid('json') as Parameters<Situations['openSituation']>[0], callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 201) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(listRoute, async (c) => {
    const { cursor, limit, state } = c.req.valid('query');
    const after = cursor === undefined ? undefined : readCursor(cursor, 2);
    if (cursor !== undefined && after === undefined) return replyRefusal(c, refuse('invalid_request', { reason: 'cursor' })) as never;
    const page = await situations.listSituations({ limit, ...(state === undefined ? {} : { state }), ...(after === undefined ? {} : { after: [String(after[0]), String(after[1])] as const }) }, c.var.actor);
    return c.json(page as never, 200);
  });
  api.openapi(waitingRoute, async (c) => c.json(await situations.readWaiting(c.var.actor), 200));
  api.openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param');
    const situation = await situations.findSituation(id, c.var.actor);
    return situation === undefined ? (replyRefusal(c, refuse('not_found', { path: id })) as never) : c.json(situation as never, 200);
  });
  api.openapi(actRoute, async (c) => {
    const outcome = await situations.act({ ...c.req.valid('json'), id: c.req.valid('param').id } as SituationAct, callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 200) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(precedentsRoute, async (c) => {
    const { q, asOf } = c.req.valid('query');
    const { actor } = c.var;
    const provinceId = actor.site?.kind === 'province' ? actor.siteId : (actor.site?.provinceId ?? actor.siteId);
    const items = q === undefined || q.trim() === '' ? await situations.listPrecedents(actor) : await situations.findPrecedents(q, provinceId, asOf ?? today());
    return c.json({ items } as never, 200);
  });
  api.openapi(withdrawRoute, async (c) => {
    const outcome = await situations.withdrawPrecedent({ id: c.req.valid('param').id, reason: c.req.valid('json').reason }, callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 200) : (replyRefusal(c, outcome) as never);
  });
}
