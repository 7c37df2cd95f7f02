import { createRoute, z } from '@hono/zod-openapi';
import { refuse } from '#model/outcome.ts';
import { ROLES } from '#model/role.ts';
import { addDays, localDateAt } from '#model/time.ts';
import { guard } from '#platform/guard.ts';
import type { Api } from '#platform/routes.ts';
import { CURSOR_BROKEN, DayText, PageQuerySchema, problems, readCursor, replyRefusal } from '#platform/routes.ts';
import { COUNTER_CHANGE_KINDS } from './counter-changes.ts';
import { RECALL_RIGHTS } from './knowledge.policy.ts';
import type { Knowledge } from './knowledge.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });

const RecallSchema = z
  .object({ changeSetId: z.string(), title: z.string(), liveAt: z.string(), answers: z.number().int(), sites: z.array(z.object({ siteId: z.string(), count: z.number().int() })) })
  .openapi('Recall');
const RecalledAnswerSchema = z
  .object({
    siteId: z.string(), id: z.string().openapi({ example: 'TL-7K3M-9QXA' }), at: z.string(), question: z.string().describe('With personal numbers masked'), status: z.string(),
    relied: z.array(z.object({ record: z.string(), version: z.number().int().nullable() })),
  })
  .openapi('RecalledAnswer');
const CounterChangeSchema = z
  .object({ kind: z.enum(COUNTER_CHANGE_KINDS), id: z.string(), at: z.string(), field: z.string().optional(), title: z.string(), text: z.string().openapi({ example: 'Thay đổi: Thời hạn, Phí, lệ phí.' }), link: z.string(), changeSetId: z.string().optional() })
  .openapi('CounterChange');

const listRoute = createRoute({
  method: 'get', path: '/api/v1/recalls', tags: ['recalls'], summary: 'Change sets that went live, with how many earlier answers relied on what they changed',
  ...guard('knowledge', RECALL_RIGHTS, 'readRecall'),
  request: { query: PageQuerySchema },
  responses: { 200: json(z.object({ items: z.array(RecallSchema), nextCursor: z.string().nullable() }), 'A page, the newest first'), ...problems(401, 403, 422) },
});
const answersRoute = createRoute({
  method: 'get', path: '/api/v1/recalls/{changeSetId}', tags: ['recalls'], summary: 'The earlier answers that relied on what a change set changed: number, record, version',
  ...guard('knowledge', RECALL_RIGHTS, 'readRecall'),
  request: { params: z.object({ changeSetId: z.uuid() }), query: PageQuerySchema },
  responses: { 200: json(z.object({ items: z.array(RecalledAnswerSchema), nextCursor: z.string().nullable() }), 'A page, the newest first'), ...problems(401, 403, 404, 422) },
});
const changesRoute = createRoute({
  method: 'get', path: '/api/v1/counter-changes', tags: ['recalls'], summary: 'What changed for a counter since a day: procedures, tasks, law, switches, precedents',
  ...guard('knowledge', RECALL_RIGHTS, 'readCounterChanges'),
  request: { query: z.object({ since: DayText.optional().openapi({ example: '2026-11-01', description: 'Thirty days ago unless said' }), field: z.string().max(200).optional(), role: z.enum(ROLES).optional() }) },
  responses: { 200: json(z.object({ since: z.string(), items: z.array(CounterChangeSchema), isCut: z.boolean().describe('There is more of some kind than is shown: a later day or a field shows the rest') }), 'The newest first'), ...problems(401, 403, 422) },
});

/** A counter looks back a month unless it says so. Unit: days. */
const LOOK_BACK = 30;

/** Registers the routes of recalls and of what changed for a counter. */
export function registerRecallRoutes(api: Api, { recalls, listCounterChanges }: Pick<Knowledge, 'recalls' | 'listCounterChanges'>, now: () => number): void {
  api.openapi(listRoute, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const after = cursor === undefined ? undefined : readCursor(cursor, 2);
    if (cursor !== undefined && after === undefined) return replyRefusal(c, refuse('invalid_request', { reason: CURSOR_BROKEN[c.var.language] })) as never;
    return c.json((await recalls.list({ limit, ...(after === undefined ? {} : { after: [String(after[0]), String(after[1])] as const }) }, c.var.actor)) as never, 200);
  });
  api.openapi(answersRoute, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const { changeSetId } = c.req.valid('param');
    const after = cursor === undefined ? undefined : readCursor(cursor, 2);
    if (cursor !== undefined && after === undefined) return replyRefusal(c, refuse('invalid_request', { reason: CURSOR_BROKEN[c.var.language] })) as never;
    const page = await recalls.listAnswers(changeSetId, { limit, ...(after === undefined ? {} : { after: [String(after[0]), String(after[1])] as const }) }, c.var.actor);
    return page === undefined ? (replyRefusal(c, refuse('not_found', { path: changeSetId })) as never) : c.json(page as never, 200);
  });
  api.openapi(changesRoute, async (c) => {
    const { since = addDays(localDateAt(now()), -LOOK_BACK), field, role } = c.req.valid('query');
    const found = await listCounterChanges({ since, language: c.var.language, ...(field === undefined ? {} : { field }), ...(role === undefined ? {} : { role }) }, c.var.actor);
    return c.json({ since, ...found } as never, 200);
  });
}
