import { createRoute, z } from '@hono/zod-openapi';
import { DOSSIER_STATUSES } from '#model/dossier-status.ts';
import { refuse } from '#model/outcome.ts';
import { citizenOf, OWN } from '#platform/guard.ts';
import { CURSOR_BROKEN, PageQuerySchema, problems, readCursor, replyRefusal, type Api } from '#platform/routes.ts';
import type { Dossiers } from './dossiers.ts';
import { OWN_STATES } from './own-dossiers.store.ts';
import { personOf } from './proof-of.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
const own = { tags: ['own'], ...OWN };

const OwnSchema = z
  .object({
    number: z.string().openapi({ example: 'HS-7K3M-9QXA' }), filingNumber: z.string(), procedureCode: z.string(), procedureName: z.string(), status: z.enum(DOSSIER_STATUSES), nationalStatus: z.number().int(), registeredAt: z.string(),
    dueAt: z.string().nullable(), overdue: z.boolean(), awaitsApplicant: z.boolean().describe('It waits for papers, money, or for somebody to fetch the result'), isDone: z.boolean(), byProxy: z.boolean().describe('The person handed it in for somebody else'),
  })
  .openapi('OwnDossier');
const ViewSchema = z.object({ at: z.string(), office: z.string().openapi({ example: 'Phường Hạc Thành' }), number: z.string(), procedureName: z.string(), what: z.enum(['dossier', 'paper']) }).openapi('OwnDossierView');

const listRoute = createRoute({
  method: 'get', path: '/api/v1/my/dossiers', summary: 'All dossiers whose applicant has logged in, newest first', description: 'A page may be shorter than asked for.', ...own,
  request: { query: PageQuerySchema.extend({ state: z.enum(OWN_STATES).default('all') }) },
  responses: { 200: json(z.object({ items: z.array(OwnSchema), nextCursor: z.string().nullable() }), 'A page'), ...problems(401, 422) },
});
const viewsRoute = createRoute({
  method: 'get', path: '/api/v1/my/dossier-views', summary: 'Which offices looked at the own dossiers, and when', description: 'Once an hour; no officer is named.', ...own,
  request: { query: PageQuerySchema },
  responses: { 200: json(z.object({ items: z.array(ViewSchema), nextCursor: z.string().nullable() }), 'A page, newest first'), ...problems(401, 422) },
});

/** Adds what a person who logged in reads of the own dossiers. */
export function registerOwnDossierRoutes(api: Api, dossiers: Pick<Dossiers, 'listOwn' | 'listOwnViews'>): void {
  api.openapi(listRoute, async (c) => {
    const { state, limit, cursor } = c.req.valid('query');
    const before = readBefore(cursor, 2) as readonly [string, string] | 'broken' | undefined;
    if (before === 'broken') return replyRefusal(c, refuse('invalid_request', { reason: CURSOR_BROKEN[c.var.language] })) as never;
    return c.json((await dossiers.listOwn(personOf(citizenOf(c)), { state, limit, ...(before === undefined ? {} : { before }) })) as never, 200, { 'cache-control': 'private, no-store' });
  });
  api.openapi(viewsRoute, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const before = readBefore(cursor, 4) as readonly [string, string, string, string] | 'broken' | undefined;
    if (before === 'broken') return replyRefusal(c, refuse('invalid_request', { reason: CURSOR_BROKEN[c.var.language] })) as never;
    return c.json((await dossiers.listOwnViews(personOf(citizenOf(c)), { limit, ...(before === undefined ? {} : { before }) })) as never, 200, { 'cache-control': 'private, no-store' });
  });
}

/** Where a page begins: a moment, an id, and what tells lines of one moment apart. */
function readBefore(cursor: string | undefined, parts: 2 | 4): readonly string[] | 'broken' | undefined {
  if (cursor === undefined) return undefined;
  const key = readCursor(cursor, parts) ?? [];
  const [at, id] = key;
  const isWhole = key.every((part): part is string => typeof part === 'string') && typeof at === 'string' && typeof id === 'string' && Number.isFinite(Date.parse(at)) && /^[\da-f-]{36}$/u.test(id);
  return isWhole ? (key as readonly string[]) : 'broken';
}
