import { createRoute, z } from '@hono/zod-openapi';
import { CHANGE_STATES, SUBJECT_KINDS, type ChangeItem, type ChangeSet } from '#model/change-set.ts';
import { refuse } from '#model/outcome.ts';
import { guard } from '#platform/guard.ts';
import type { Api, Language } from '#platform/routes.ts';
import { callOf, CURSOR_BROKEN, PageQuerySchema, problems, readCursor, replyRefusal, writeCursor } from '#platform/routes.ts';
import type { ChangeAct } from './act-on-change-set.ts';
import { AllowedSchema, ChangeActSchema, ChangeSetSchema, ComparisonSchema, HistorySchema, ItemSchema, ItemRowSchema, NewChangeSetSchema, SubjectSchema, SummarySchema } from './change-sets.schemas.ts';
import { writeReport } from './imports.routes.ts';
import type { NewChangeSet } from './change-sets.ts';
import { CHANGE_RIGHTS, listOpen } from './knowledge.policy.ts';
import type { Knowledge } from './knowledge.ts';
import { pageDifferences, type FieldNames } from './write-difference.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
const Id = z.object({ id: z.uuid().openapi({ example: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7' }) });


const openRoute = createRoute({
  method: 'post', path: '/api/v1/change-sets', tags: ['change sets'], summary: 'Opens a draft of what shall change; what files bring is proposed at /api/v1/change-sets/imports',
  ...guard('knowledge', CHANGE_RIGHTS, 'editChangeSet'),
  request: { body: { required: true, content: { 'application/json': { schema: NewChangeSetSchema } } } },
  responses: { 201: json(ChangeSetSchema, 'The draft'), ...problems(400, 401, 403, 409, 422) },
});
const listRoute = createRoute({
  method: 'get', path: '/api/v1/change-sets', tags: ['change sets'], summary: "A province's change sets, the newest first",
  ...guard('knowledge', CHANGE_RIGHTS, 'readChangeSet'),
  request: { query: PageQuerySchema.extend({ state: z.enum(CHANGE_STATES).optional(), subject: z.string().max(220).optional().describe('Only those that change this record') }) },
  responses: { 200: json(z.object({ items: z.array(ChangeSetSchema), nextCursor: z.string().nullable(), allowed: AllowedSchema }), 'A page'), ...problems(401, 403, 422) },
});
const getRoute = createRoute({
  method: 'get', path: '/api/v1/change-sets/{id}', tags: ['change sets'], summary: 'One change set: every record before and after in words, whom it touches, what the caller may do',
  ...guard('knowledge', CHANGE_RIGHTS, 'readChangeSet'),
  request: { params: Id },
  responses: { 200: json(ChangeSetSchema, 'The change set'), ...problems(401, 403, 404, 422) },
});
const actRoute = createRoute({
  method: 'post', path: '/api/v1/change-sets/{id}/deeds', tags: ['change sets'], summary: 'Edits, submits, sends back, rejects, approves, withdraws or rolls back',
  description: 'Whoever ever edited a change set never approves it. Approved for today it is live at once; for a later day, on that day. Rolling back restores the records as new versions.',
  ...guard('knowledge', CHANGE_RIGHTS, 'readChangeSet'),
  request: { params: Id, body: { required: true, content: { 'application/json': { schema: ChangeActSchema } } } },
  responses: { 200: json(ChangeSetSchema, 'As it stands now'), ...problems(400, 401, 403, 404, 409, 422) },
});
const itemsRoute = createRoute({
  method: 'get', path: '/api/v1/change-sets/{id}/items', tags: ['change sets'], summary: 'The records of a change set in pages, without their values',
  ...guard('knowledge', CHANGE_RIGHTS, 'readChangeSet'),
  request: { params: Id, query: PageQuerySchema.extend({ kind: z.enum(SUBJECT_KINDS).optional(), change: z.enum(['new', 'changed']).optional(), field: z.string().max(60).optional().describe('Only those in which this field differs'), q: z.string().max(200).optional() }) },
  responses: { 200: json(z.object({ items: z.array(ItemRowSchema), nextCursor: z.string().nullable() }), 'In their order'), ...problems(401, 403, 404, 422) },
});
const itemRoute = createRoute({
  method: 'get', path: '/api/v1/change-sets/{id}/item', tags: ['change sets'], summary: 'One record of a change set: its differences in words, in pages',
  ...guard('knowledge', CHANGE_RIGHTS, 'readChangeSet'),
  request: { params: Id, query: PageQuerySchema.extend({ kind: z.enum(SUBJECT_KINDS), subject: z.string().min(1).max(220) }) },
  responses: { 200: json(z.object({ item: ItemSchema, nextCursor: z.string().nullable() }), 'The record with a page of its differences'), ...problems(401, 403, 404, 422) },
});
const summaryRoute = createRoute({
  method: 'get', path: '/api/v1/change-sets/{id}/summary', tags: ['change sets'], summary: 'How many records a change set makes or changes, by kind and by field',
  ...guard('knowledge', CHANGE_RIGHTS, 'readChangeSet'),
  request: { params: Id },
  responses: { 200: json(SummarySchema, 'Counted'), ...problems(401, 403, 404, 422) },
});
const historyRoute = createRoute({
  method: 'get', path: '/api/v1/change-sets/{id}/history', tags: ['change sets'], summary: 'Who did what with it, when and why',
  ...guard('knowledge', CHANGE_RIGHTS, 'readChangeSet'),
  request: { params: Id },
  responses: { 200: json(z.object({ items: z.array(HistorySchema) }), 'In order'), ...problems(401, 403, 404, 422) },
});
const goldenOfRoute = createRoute({
  method: 'get', path: '/api/v1/change-sets/{id}/golden-questions', tags: ['change sets'], summary: 'The golden questions that depend on it, answered before and after, the worse first',
  ...guard('knowledge', CHANGE_RIGHTS, 'readChangeSet'),
  request: { params: Id },
  responses: { 200: json(z.object({ items: z.array(ComparisonSchema) }), 'Side by side'), ...problems(401, 403, 404, 422) },
});
const subjectRoute = createRoute({
  method: 'get', path: '/api/v1/change-sets/subjects/{kind}/{id}', tags: ['change sets'], summary: 'A record as it counts now, to be edited',
  ...guard('knowledge', CHANGE_RIGHTS, 'readChangeSet'),
  request: { params: z.object({ kind: z.enum(SUBJECT_KINDS), id: z.string().min(1).max(220) }) },
  responses: { 200: json(SubjectSchema, 'The record with its version'), ...problems(401, 403, 404, 422) },
});
/** A new wording of a code differs in thousands of places. */
const FIRST_DIFFERENCES = 20;

/** Registers the routes of change sets. */
export function registerChangeSetRoutes(api: Api, { changeSets }: Pick<Knowledge, 'changeSets'>, names: FieldNames): void {
  const write = ({ report, ...set }: ChangeSet, language: Language): object => ({
    ...set,
    // What files brought is megabytes, and nobody edits it by hand: its differences are enough.
    items: set.items.map((item) => ({ ...item, ...(item.isImported === true ? { before: null, after: null } : {}), ...firstDifferences(item, language) })),
    ...(report === undefined ? {} : { report: writeReport(report, language) }),
  });
  const firstDifferences = (item: ChangeItem, language: Language): object => {
    const all = pageDifferences(item, names, language, 0, FIRST_DIFFERENCES);
    return { differences: all.page, differenceCount: all.count };
  };
  // Before the route with an id, which would take the word for one.
  api.openapi(subjectRoute, async (c) => {
    const { kind, id } = c.req.valid('param');
    const found = await changeSets.readSubject(kind, id);
    return found === undefined ? (replyRefusal(c, refuse('not_found', { path: id })) as never) : c.json({ kind, id, ...found } as never, 200);
  });
  api.openapi(openRoute, async (c) => {
    const outcome = await changeSets.open({ ...c.req.valid('json'), origin: 'edit' } as NewChangeSet, callOf(c));
    return outcome.ok ? c.json(write(outcome.value, c.var.language) as never, 201) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(listRoute, async (c) => {
    const { cursor, limit, state, subject } = c.req.valid('query');
    const after = cursor === undefined ? undefined : readCursor(cursor, 2);
    if (cursor !== undefined && after === undefined) return replyRefusal(c, refuse('invalid_request', { reason: CURSOR_BROKEN[c.var.language] })) as never;
    const query = { limit, ...(state === undefined ? {} : { state }), ...(subject === undefined ? {} : { subjectId: subject }), ...(after === undefined ? {} : { after: [String(after[0]), String(after[1])] as const }) };
    const page = await changeSets.list(query, c.var.actor);
    return c.json({ ...page, allowed: listOpen(CHANGE_RIGHTS, c.var.actor) } as never, 200);
  });
  api.openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param');
    const set = await changeSets.find(id, c.var.actor);
    return set === undefined ? (replyRefusal(c, refuse('not_found', { path: id })) as never) : c.json(write(set, c.var.language) as never, 200);
  });
  api.openapi(actRoute, async (c) => {
    const outcome = await changeSets.act({ ...c.req.valid('json'), id: c.req.valid('param').id } as ChangeAct, callOf(c));
    return outcome.ok ? c.json(write(outcome.value, c.var.language) as never, 200) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(itemsRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { cursor, limit, change, kind, field, q } = c.req.valid('query');
    const after = cursor === undefined ? 0 : readCursor(cursor, 1)?.[0];
    if (typeof after !== 'number') return replyRefusal(c, refuse('invalid_request', { reason: CURSOR_BROKEN[c.var.language] })) as never;
    const query = { afterPlace: after, limit, ...(change === undefined ? {} : { isNew: change === 'new' }), ...(kind === undefined ? {} : { kind }), ...(field === undefined ? {} : { field }), ...(q === undefined ? {} : { q }) };
    const page = await changeSets.listItems(id, query, c.var.actor);
    if (page === undefined) return replyRefusal(c, refuse('not_found', { path: id })) as never;
    return c.json({ ...page, items: page.items.map((item) => ({ ...item, fields: item.fields.map((name) => ({ field: name, label: names.nameField(c.var.language, name) })) })) } as never, 200);
  });
  api.openapi(itemRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { cursor, limit, kind, subject } = c.req.valid('query');
    const from = cursor === undefined ? 0 : readCursor(cursor, 1)?.[0];
    if (typeof from !== 'number') return replyRefusal(c, refuse('invalid_request', { reason: CURSOR_BROKEN[c.var.language] })) as never;
    const item = await changeSets.findItem(id, kind, subject, c.var.actor);
    if (item === undefined) return replyRefusal(c, refuse('not_found', { path: subject })) as never;
    const { page, count } = pageDifferences(item, names, c.var.language, from, limit);
    return c.json({ item: { ...item, ...(item.isImported === true ? { before: null, after: null } : {}), differences: page, differenceCount: count }, nextCursor: from + limit < count ? writeCursor([from + limit]) : null } as never, 200);
  });
  api.openapi(summaryRoute, async (c) => {
    const { id } = c.req.valid('param');
    const found = await changeSets.summarize(id, c.var.actor);
    if (found === undefined) return replyRefusal(c, refuse('not_found', { path: id })) as never;
    return c.json({ ...found, fields: found.fields.map((each) => ({ ...each, label: names.nameField(c.var.language, each.field) })) } as never, 200);
  });
  api.openapi(historyRoute, async (c) => {
    const { id } = c.req.valid('param');
    const items = await changeSets.readHistory(id, c.var.actor);
    return items === undefined ? (replyRefusal(c, refuse('not_found', { path: id })) as never) : c.json({ items } as never, 200);
  });
  api.openapi(goldenOfRoute, async (c) => {
    const { id } = c.req.valid('param');
    const items = await changeSets.compareGolden(id, c.var.actor);
    return items === undefined ? (replyRefusal(c, refuse('not_found', { path: id })) as never) : c.json({ items } as never, 200);
  });
}
