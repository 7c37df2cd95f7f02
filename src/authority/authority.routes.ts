import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Refusal } from '#model/outcome.ts';
import { refuse } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import { isLocalDate } from '#model/time.ts';
import { guard } from '#platform/guard.ts';
import type { Api, HouseEnv } from '#platform/routes.ts';
import { callOf, cutPage, PageQuerySchema, problems, readCursor, replyRefusal } from '#platform/routes.ts';
import type { AuthorityAction } from './authority.policy.ts';
import { AUTHORITY_RIGHTS } from './authority.policy.ts';
import {
  ActSchema, BodiesSchema, FindingChangeSchema, FindingKindSchema, FindingPageSchema, FindingSchema, FindingStateSchema, ImportListSchema, KeptImportSchema, RulingReplySchema,
  TaskFacetsSchema, TaskFieldsSchema, TaskFoundSchema, TaskPageSchema, TaskVersionsSchema, TierSchema,
} from './authority-schemas.ts';
import type { Authority } from './authority.ts';
import type { Sentences } from './write-reply.ts';
import { writeFinding, writeKeptImport, writeRuling } from './write-reply.ts';

const AsOf = z.string().refine(isLocalDate, { error: 'a day such as 2026-11-22' }).optional().openapi({ description: 'The day the answer is for; today unless said', example: '2026-11-22' });
const Place = z.string().regex(/^\d{2}(?:\d{3})?$/u).optional().openapi({ description: 'A commune’s five digits or a province’s two', example: '00004' });
const TaskId = z.object({ id: z.string().min(3).max(120).openapi({ example: '151-2025-d5-k2' }) });
const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
const body = <Schema extends z.ZodType>(schema: Schema) => ({ body: { required: true, content: { 'application/json': { schema } } } });

const TaskFilter = {
  field: z.string().max(200).optional().openapi({ example: 'Đất đai' }), tier: TierSchema.optional(), act: ActSchema.optional(), asOf: AsOf, document: z.string().max(100).optional().openapi({ example: '151/2025/NĐ-CP' }),
  certainty: z.enum(['official', 'secondary', 'unverified']).optional(), place: Place, q: z.string().max(200).optional().openapi({ description: 'Words of the title or the id; to search in everyday words ask /api/v1/rulings' }),
};

const listRoute = createRoute({
  method: 'get', path: '/api/v1/tasks', tags: ['tasks'], summary: 'Lists tasks and who holds them, by id',
  request: {
    query: PageQuerySchema.extend(TaskFilter),
  },
  responses: { 200: json(TaskPageSchema, 'One page'), ...problems(422) },
});
const fieldsRoute = createRoute({
  method: 'get', path: '/api/v1/task-fields', tags: ['tasks'], summary: 'Lists the fields of tasks with how many each holds',
  request: { query: z.object({ tier: TierSchema.optional(), act: ActSchema.optional(), asOf: AsOf }) },
  responses: { 200: json(TaskFieldsSchema, 'The fullest field first'), ...problems(422) },
});
const facetsRoute = createRoute({
  method: 'get', path: '/api/v1/task-facets', tags: ['tasks'], summary: 'Says how many tasks each field, tier and act would show, each under the rest of the filter',
  request: { query: z.object(TaskFilter) },
  responses: { 200: json(TaskFacetsSchema, 'The fullest first'), ...problems(422) },
});
const getRoute = createRoute({
  method: 'get', path: '/api/v1/tasks/{id}', tags: ['tasks'], summary: 'Gives one task with its sources, what they disagree on, and the provinces’ own records of it',
  request: { params: TaskId, query: z.object({ place: Place }) },
  responses: { 200: json(TaskFoundSchema, 'The task'), ...problems(404, 422) },
});
const versionsRoute = createRoute({
  method: 'get', path: '/api/v1/tasks/{id}/versions', tags: ['tasks'], summary: 'Lists the versions of a task, the newest first',
  request: { params: TaskId },
  responses: { 200: json(TaskVersionsSchema, 'All versions kept'), ...problems(404, 422) },
});
const rulingRoute = createRoute({
  method: 'get', path: '/api/v1/rulings', tags: ['tasks'], summary: 'Says who decides a task or a procedure at a place on a day, by which clause, or shows the texts that differ',
  request: {
    query: z.object({
      q: z.string().trim().min(2).max(1_000).optional().openapi({ description: 'Words; a procedure code or a cited clause in them counts first', example: 'ai giải quyết tranh chấp đất giữa hai hộ' }),
      task: z.string().max(120).optional(), procedure: z.string().regex(/^(?:[1-9]\.\d{6}|mc\.[a-z0-9-]{2,60})$/u).optional(), place: Place, asOf: AsOf,
    }),
  },
  responses: { 200: json(RulingReplySchema, 'The ruling and how the question was read'), ...problems(404, 422) },
});
const bodiesRoute = createRoute({
  method: 'get', path: '/api/v1/bodies', tags: ['tasks'], summary: 'Says what became of the bodies of the old order that a text names',
  request: { query: z.object({ q: z.string().trim().min(2).max(500).openapi({ example: 'phòng tư pháp huyện chứng thực chữ ký người dịch' }), asOf: AsOf }) },
  responses: { 200: json(BodiesSchema, 'Bodies in the order of their mention; none where the text names none'), ...problems(422) },
});
const findingsRoute = createRoute({
  ...guard('authority', AUTHORITY_RIGHTS, 'readFindings'),
  method: 'get', path: '/api/v1/task-findings', tags: ['tasks'], summary: 'Lists contradictions and gaps over all tasks, with the work on them and how many there are',
  request: { query: PageQuerySchema.extend({ kind: FindingKindSchema.optional(), state: FindingStateSchema.optional(), owner: z.string().max(120).optional(), task: z.string().max(120).optional() }) },
  responses: { 200: json(FindingPageSchema, 'One page'), ...problems(401, 403, 422) },
});
const searchFindingsRoute = createRoute({
  ...guard('authority', AUTHORITY_RIGHTS, 'changeFindings'),
  method: 'post', path: '/api/v1/task-findings/searches', tags: ['tasks'], summary: 'Looks for contradictions and gaps anew; the work on known ones stays',
  request: {},
  responses: { 200: json(z.object({ found: z.number().int(), new: z.number().int(), gone: z.number().int(), byKind: z.record(z.string(), z.number()) }).openapi('TaskFindingRun', { example: { found: 420, new: 3, gone: 1, byKind: { noArticle: 180 } } }), 'What was found'), ...problems(401, 403, 409) },
});
const changeFindingRoute = createRoute({
  ...guard('authority', AUTHORITY_RIGHTS, 'changeFindings'),
  method: 'patch', path: '/api/v1/task-findings/{id}', tags: ['tasks'], summary: 'Writes how far the work on a finding is, and whose it is',
  request: { params: z.object({ id: z.string().regex(/^[0-9a-f]{16}$/u).openapi({ example: '0f3a5b7c9d1e2f40' }) }), ...body(FindingChangeSchema) },
  responses: { 200: json(FindingSchema, 'The finding as it stands now'), ...problems(401, 403, 404, 409, 422) },
});
const importsRoute = createRoute({
  ...guard('authority', AUTHORITY_RIGHTS, 'readImports'),
  method: 'get', path: '/api/v1/task-imports', tags: ['tasks'], summary: 'Lists the imports of tasks, the newest first',
  request: { query: PageQuerySchema },
  responses: { 200: json(ImportListSchema, 'One page'), ...problems(401, 403, 422) },
});
const getImportRoute = createRoute({
  ...guard('authority', AUTHORITY_RIGHTS, 'readImports'),
  method: 'get', path: '/api/v1/task-imports/{id}', tags: ['tasks'], summary: 'The report of one import of tasks: what was read, and why rows were left out',
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 200: json(KeptImportSchema, 'The report'), ...problems(401, 403, 404, 422) },
});

/** Adds the room's routes. Reading tasks, rulings and bodies is open; findings and imports are for those whose work they are. */
export function registerAuthorityRoutes(api: Api, authority: Authority, sentences: Sentences): void {
  registerOpenRoutes(api, authority, sentences);
  registerImportReport(api, authority);
  api.openapi(findingsRoute, async (c) => {
    const { cursor, limit, task, ...asked } = c.req.valid('query');
    const afterId = readAfter(cursor);
    if (afterId === undefined) return sayNo(c, refuse('invalid_request', { reason: 'cursor' }));
    const { kind, state, owner } = asked;
    const [rows, counts] = await Promise.all([
      authority.listFindings({ afterId, limit: limit + 1, ...(kind === undefined ? {} : { kind }), ...(state === undefined ? {} : { state }), ...(owner === undefined ? {} : { owner }), ...(task === undefined ? {} : { taskId: task }) }),
      authority.countFindings(),
    ]);
    const page = cutPage(rows, limit, ({ id }) => [id]);
    const allowed = (['readFindings', 'changeFindings'] as const satisfies readonly AuthorityAction[]).filter((action) => mayAct(AUTHORITY_RIGHTS, c.var.actor, action));
    return c.json({ items: page.items.map((finding) => writeFinding(finding, authority, sentences, c.var.language)), nextCursor: page.nextCursor, counts: [...counts], allowed }, 200);
  });
  api.openapi(searchFindingsRoute, async (c) => {
    const outcome = await authority.searchFindings(callOf(c));
    return outcome.ok ? c.json({ ...outcome.value, byKind: { ...outcome.value.byKind } }, 200) : sayNo(c, outcome);
  });
  api.openapi(changeFindingRoute, async (c) => {
    const { state, owner, note } = c.req.valid('json');
    const outcome = await authority.changeFinding({ id: c.req.valid('param').id, state, ...(owner === undefined ? {} : { owner }), ...(note === undefined ? {} : { note }) }, callOf(c));
    return outcome.ok ? c.json(writeFinding(outcome.value, authority, sentences, c.var.language), 200) : sayNo(c, outcome);
  });
  api.openapi(importsRoute, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const before = cursor === undefined ? undefined : readAfter(cursor);
    if (cursor !== undefined && before === undefined) return sayNo(c, refuse('invalid_request', { reason: 'cursor' }));
    const rows = await authority.listImports(before, limit + 1);
    const page = cutPage(rows, limit, ({ at }) => [at]);
    return c.json({ items: page.items.map(({ id, at, actorId, paths, counts }) => ({ id, at, actorId, paths: [...paths], counts: { ...counts } })), nextCursor: page.nextCursor }, 200);
  });
}

function registerImportReport(api: Api, authority: Authority): void {
  api.openapi(getImportRoute, async (c) => {
    const { id } = c.req.valid('param');
    const found = await authority.findImport(id);
    return found === undefined ? sayNo(c, refuse('not_found', { path: id })) : c.json(writeKeptImport(found, c.var.language) as never, 200);
  });
}

function registerOpenRoutes(api: Api, authority: Authority, sentences: Sentences): void {
  api.openapi(listRoute, (c) => {
    const { cursor, limit, place, ...asked } = c.req.valid('query');
    const after = readAfter(cursor);
    if (after === undefined) return sayNo(c, refuse('invalid_request', { reason: 'cursor' }));
    const filter = Object.fromEntries(Object.entries({ ...asked, placeCode: place }).filter(([, value]) => value !== undefined));
    const { items, nextCursor } = authority.listTasks(filter, after, limit);
    // Kept through its own schema when it was imported: it is not checked a second time on the way out.
    return c.json({ items, nextCursor } as never, 200);
  });
  api.openapi(fieldsRoute, (c) => {
    const filter = Object.fromEntries(Object.entries(c.req.valid('query')).filter(([, value]) => value !== undefined));
    return c.json({ items: authority.countFields(filter).map(({ name, tasks }) => ({ name, count: tasks })) }, 200);
  });
  api.openapi(facetsRoute, (c) => {
    const { place, ...asked } = c.req.valid('query');
    const filter = Object.fromEntries(Object.entries({ ...asked, placeCode: place }).filter(([, value]) => value !== undefined));
    const { total, ...facets } = authority.countFacets(filter);
    const count = <Name extends string>(rows: readonly { readonly name: Name; readonly tasks: number }[]) => rows.map(({ name, tasks }) => ({ name, count: tasks }));
    return c.json({ total, fields: count(facets.fields), tiers: count(facets.tiers), acts: count(facets.acts) }, 200);
  });
  api.openapi(getRoute, (c) => {
    const { id } = c.req.valid('param');
    const overrides = authority.listOverrides(id);
    const task = authority.findTask(id, c.req.valid('query').place) ?? overrides[0];
    return task === undefined ? sayNo(c, refuse('not_found', { path: id })) : c.json({ task, overrides } as never, 200);
  });
  api.openapi(versionsRoute, async (c) => {
    const { id } = c.req.valid('param');
    const versions = await authority.listVersions(id);
    if (versions.length === 0) return sayNo(c, refuse('not_found', { path: id }));
    const items = versions.map(({ version, provinceCode, recordedAt, task }) => ({
      version, provinceCode: provinceCode === '' ? null : provinceCode, recordedAt, title: task.title, to: task.to?.body ?? null, validFrom: task.validFrom, validTo: task.validTo ?? null, certainty: task.certainty,
    }));
    return c.json({ items }, 200);
  });
  api.openapi(rulingRoute, async (c) => {
    const { q, task, procedure, place, asOf } = c.req.valid('query');
    const asked = [q, task, procedure].filter((each) => each !== undefined).length;
    if (asked !== 1) return sayNo(c, refuse('invalid_request', { reason: 'q | task | procedure' }));
    if (task !== undefined && authority.findTask(task, place) === undefined) return sayNo(c, refuse('not_found', { path: task }));
    const reply = await authority.rule({
      ...(q === undefined ? {} : { text: q }), ...(task === undefined ? {} : { taskId: task }), ...(procedure === undefined ? {} : { procedureCode: procedure }), ...(place === undefined ? {} : { placeCode: place }), ...(asOf === undefined ? {} : { asOf }),
    });
    return c.json({ ...reply, ruling: writeRuling(reply.ruling, sentences, c.var.language) } as never, 200);
  });
  api.openapi(bodiesRoute, (c) => {
    const { q, asOf } = c.req.valid('query');
    return c.json({ items: authority.resolveBody(q, asOf) } as never, 200);
  });
}

function readAfter(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return '';
  const after = readCursor(cursor, 1)?.[0];
  return typeof after === 'string' ? after : undefined;
}

/** Problem details have their own media type, which the route's typed replies do not name. */
function sayNo(context: Context<HouseEnv>, refusal: Refusal): never {
  return replyRefusal(context, refusal) as never;
}
