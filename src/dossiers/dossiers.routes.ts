import { createHash } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { refuse } from '#model/outcome.ts';
import { guard } from '#platform/guard.ts';
import type { Api, HouseEnv } from '#platform/routes.ts';
import { callOf, CURSOR_BROKEN, DayText, isKnownTag, PageQuerySchema, problems, readCursor, replyRefusal } from '#platform/routes.ts';
import { DossierRequestSchema, NewDossierSchema, ReceptionSchema, type DossierReception, type DossierRequest } from './dossier-requests.ts';
import { ActedSchema, BegunSchema, CountsSchema, DetailSchema, PageSchema, RegisterPageSchema, SummarySchema } from './dossier-schemas.ts';
import { DOSSIER_LISTS } from './dossier-lists.store.ts';
import { DOSSIER_RIGHTS } from './dossiers.policy.ts';
import type { DossierDetail } from './view-dossier.ts';
import type { Dossiers } from './dossiers.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
const body = <Schema extends z.ZodType>(schema: Schema) => ({ body: { required: true, content: { 'application/json': { schema } } } });
const Id = z.object({ id: z.uuid().openapi({ example: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7' }) });
const read = { tags: ['dossiers'], ...guard('dossiers', DOSSIER_RIGHTS, 'readDossier') };
const act = { tags: ['dossiers'], ...guard('dossiers', DOSSIER_RIGHTS, 'act') };
const BATCH_LIMIT = 200;

const receiveRoute = createRoute({
  method: 'post', path: '/api/v1/receptions', summary: 'Receives a dossier handed in at the desk: code, deadline, fee and form 01 at once', tags: ['dossiers'], ...guard('dossiers', DOSSIER_RIGHTS, 'beginDossier'),
  request: body(ReceptionSchema),
  responses: { 201: json(BegunSchema, 'Received'), ...problems(400, 401, 403, 404, 409, 422) },
});
const registerRoute = createRoute({
  method: 'post', path: '/api/v1/dossiers', summary: 'Enters a dossier that came by post, or helps to file one online', tags: ['dossiers'], ...guard('dossiers', DOSSIER_RIGHTS, 'beginDossier'),
  request: body(NewDossierSchema),
  responses: { 201: json(BegunSchema, 'Registered'), ...problems(400, 401, 403, 404, 409, 422) },
});
const listRoute = createRoute({
  method: 'get', path: '/api/v1/dossiers', summary: "A site's open dossiers by the moment of what is awaited next", ...read,
  request: { query: PageQuerySchema.extend({ list: z.enum(DOSSIER_LISTS).default('open') }) },
  responses: { 200: json(PageSchema, 'A page'), ...problems(401, 403, 422) },
});
const countsRoute = createRoute({ method: 'get', path: '/api/v1/dossier-counts', summary: 'How many dossiers each list holds', ...read, responses: { 200: json(CountsSchema, 'By list'), ...problems(401, 403) } });
const searchRoute = createRoute({
  method: 'get', path: '/api/v1/dossier-search', summary: 'Finds dossiers by code, name without marks, end of the telephone, procedure', ...read,
  request: { query: z.object({ q: z.string().max(200).openapi({ example: 'hoa 0123' }), limit: z.coerce.number().int().min(1).max(50).default(20) }) },
  responses: { 200: json(z.object({ items: z.array(SummarySchema) }), 'The newest first'), ...problems(401, 403, 422) },
});
const registerBookRoute = createRoute({
  method: 'get', path: '/api/v1/dossier-register', summary: 'The register of dossiers (form 07), by reception', ...read,
  request: { query: PageQuerySchema.extend({ from: DayText, to: DayText.describe('The day after the last') }) },
  responses: { 200: json(RegisterPageSchema, 'A page'), ...problems(401, 403, 422) },
});
const getRoute = createRoute({
  method: 'get', path: '/api/v1/dossiers/{id}', summary: 'One dossier with its actions and what the caller may do', description: 'The ETag begins with the number of the last action: send it back as If-Match with the next one, or as If-None-Match to be told that nothing changed.', ...read,
  request: { params: Id },
  responses: { 200: json(DetailSchema, 'The dossier'), 304: { description: 'As the caller has it' }, ...problems(401, 403, 404, 422) },
});
const byNumberRoute = createRoute({
  method: 'get', path: '/api/v1/dossier-numbers/{number}', summary: 'One dossier by its code or filing number', ...read,
  request: { params: z.object({ number: z.string().min(4).max(60).openapi({ example: 'H26.12.3-261130-0007' }) }) },
  responses: { 200: json(DetailSchema, 'The dossier'), 304: { description: 'As the caller has it' }, ...problems(401, 403, 404, 422) },
});
const actRoute = createRoute({
  method: 'post', path: '/api/v1/dossiers/{id}/actions', summary: 'Acts on a dossier', description: 'With If-Match (the ETag of the dossier, or the number of the last action seen) an action behind somebody else’s back is refused with what happened meanwhile.', ...act,
  request: { params: Id, headers: z.object({ 'if-match': z.string().regex(/^(?:W\/)?"?\d{1,9}(?:-[\w-]{1,40})?"?$/u).optional() }), ...body(DossierRequestSchema) },
  responses: { 200: json(ActedSchema, 'As it stands now'), ...problems(400, 401, 403, 404, 409, 422) },
});
const batchRoute = createRoute({
  method: 'post', path: '/api/v1/dossier-actions', summary: 'Acts on several dossiers: all or none', description: 'A refusal names the dossier by its place in the list.', ...act,
  request: body(z.object({ items: z.array(z.object({ dossierId: z.uuid(), seenNumber: z.number().int().min(1).optional(), request: DossierRequestSchema })).min(1).max(BATCH_LIMIT) })),
  responses: { 200: json(z.object({ items: z.array(ActedSchema) }), 'In the order asked'), ...problems(400, 401, 403, 404, 409, 422) },
});

/** Adds the officers' routes of dossiers. */
export function registerDossierRoutes(api: Api, dossiers: Dossiers): void {
  api.openapi(receiveRoute, async (c) => {
    const outcome = await dossiers.receiveAtDesk(c.req.valid('json') as DossierReception, callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 201) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(registerRoute, async (c) => {
    const outcome = await dossiers.file(c.req.valid('json') as Parameters<Dossiers['file']>[0], callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 201) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(listRoute, async (c) => {
    const { list, limit, cursor } = c.req.valid('query');
    const after = readAfter(cursor);
    if (after === 'broken') return replyRefusal(c, refuse('invalid_request', { reason: CURSOR_BROKEN[c.var.language] })) as never;
    return c.json((await dossiers.listDossiers({ list, limit, ...after }, c.var.actor)) as never, 200);
  });
  api.openapi(countsRoute, async (c) => c.json((await dossiers.countLists(c.var.actor)) as never, 200));
  api.openapi(searchRoute, async (c) => {
    const { q, limit } = c.req.valid('query');
    return c.json({ items: await dossiers.search(q, c.var.actor, limit) } as never, 200);
  });
  api.openapi(registerBookRoute, async (c) => {
    const { from, to, limit, cursor } = c.req.valid('query');
    const after = readAfter(cursor);
    if (after === 'broken') return replyRefusal(c, refuse('invalid_request', { reason: CURSOR_BROKEN[c.var.language] })) as never;
    return c.json((await dossiers.listRegister({ from, to, limit, ...after }, c.var.actor)) as never, 200);
  });
  api.openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param');
    return replyDossier(c, await dossiers.getDossier(id, c.var.actor), id) as never;
  });
  api.openapi(byNumberRoute, async (c) => {
    const { number } = c.req.valid('param');
    return replyDossier(c, await dossiers.getByNumber(number, c.var.actor), number) as never;
  });
  api.openapi(actRoute, async (c) => {
    const seen = /\d+/u.exec(c.req.valid('header')['if-match'] ?? '')?.[0];
    const outcome = await dossiers.act({ dossierId: c.req.valid('param').id, request: c.req.valid('json') as DossierRequest, ...(seen === undefined ? {} : { seenNumber: Number(seen) }) }, callOf(c));
    if (outcome.ok) c.header('etag', `"${String(outcome.value.number)}"`);
    return outcome.ok ? c.json(outcome.value as never, 200) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(batchRoute, async (c) => {
    const outcome = await dossiers.actAll(c.req.valid('json').items as Parameters<Dossiers['actAll']>[0], callOf(c));
    return outcome.ok ? c.json({ items: outcome.value } as never, 200) : (replyRefusal(c, outcome) as never);
  });
}

function readAfter(cursor: string | undefined): { readonly after?: readonly [string, string] } | 'broken' {
  if (cursor === undefined) return {};
  const [at, id] = readCursor(cursor, 2) ?? [];
  const whole = typeof at === 'string' && typeof id === 'string' && Number.isFinite(Date.parse(at)) && /^[\da-f-]{36}$/u.test(id);
  return whole ? { after: [at, id] } : 'broken';
}

/**
 * The tag is the number of the last action, by which the next one is bound to what was seen, with a mark of all that is told: what is open
 * to the caller and what is late change without an action. So no copy is kept without asking, and asking costs no body.
 */
function replyDossier(c: Context<HouseEnv>, detail: DossierDetail | undefined, path: string): Response {
  if (detail === undefined) return replyRefusal(c, refuse('not_found', { path }));
  const tag = `"${String(detail.lastNumber)}-${createHash('sha1').update(JSON.stringify(detail)).digest('base64url')}"`;
  c.header('etag', tag);
  c.header('cache-control', 'private, no-cache');
  return isKnownTag(c.req.header('if-none-match'), tag) ? c.body(null, 304) : c.json(detail, 200);
}
