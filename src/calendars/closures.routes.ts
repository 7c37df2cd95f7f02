import { createRoute, z } from '@hono/zod-openapi';
import { guard } from '#platform/guard.ts';
import { callOf, DayText, problems, replyRefusal, type Api } from '#platform/routes.ts';
import { CALENDAR_RIGHTS } from './calendars.policy.ts';
import type { Closures, NewClosure } from './closures.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
const change = { tags: ['calendars'], ...guard('calendars', CALENDAR_RIGHTS, 'changeClosures') };
const Half = z.enum(['am', 'pm']);
const Both = z.object({ vi: z.string(), en: z.string() });
const ClosureSchema = z
  .object({ id: z.string(), place: z.string(), date: z.string(), halfDay: Half.optional(), reason: Both, source: z.string(), addedBy: z.string(), addedAt: z.string(), endedBy: z.string().optional(), endedAt: z.string().optional() })
  .openapi('OfficeClosure', { example: { id: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7', place: '14797', date: '2026-12-03', reason: { vi: 'Nước lũ', en: 'A flood' }, source: 'Thông báo 12/TB-UBND', addedBy: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6ee01', addedAt: '2026-12-02T08:00:00.000Z' } });
const NewSchema = z
  .object({ date: DayText, halfDay: Half.optional(), reason: z.object({ vi: z.string().trim().min(1).max(300), en: z.string().trim().min(1).max(300).optional() }), source: z.string().trim().min(1).max(500) })
  .openapi('NewOfficeClosure', { example: { date: '2026-12-03', reason: { vi: 'Nước lũ' }, source: 'Thông báo 12/TB-UBND' } });

const listRoute = createRoute({ method: 'get', path: '/api/v1/closures', summary: 'The days on which the own office is closed while others work', ...change, responses: { 200: json(z.object({ items: z.array(ClosureSchema) }), 'The latest day first'), ...problems(401, 403) } });
const addRoute = createRoute({
  method: 'post', path: '/api/v1/closures', summary: 'Closes the own office on a day: time stands there, and what is due moves', ...change,
  request: { body: { required: true, content: { 'application/json': { schema: NewSchema } } } },
  responses: { 201: json(ClosureSchema, 'Closed'), ...problems(400, 401, 403, 409, 422) },
});
const endRoute = createRoute({
  method: 'delete', path: '/api/v1/closures/{id}', summary: 'Takes a closure back; what was reckoned with it is reckoned again', ...change,
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 200: json(ClosureSchema, 'Ended'), ...problems(401, 403, 404, 422) },
});

/** Adds the routes of closures. */
export function registerClosureRoutes(api: Api, closures: Closures): void {
  api.openapi(listRoute, async (c) => c.json({ items: await closures.listClosures(c.var.actor) } as never, 200));
  api.openapi(addRoute, async (c) => {
    const { reason, ...rest } = c.req.valid('json');
    const outcome = await closures.addClosure({ ...rest, reason: { vi: reason.vi, en: reason.en ?? reason.vi } } as NewClosure, callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 201) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(endRoute, async (c) => {
    const outcome = await closures.endClosure(c.req.valid('param').id, callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 200) : (replyRefusal(c, outcome) as never);
  });
}
