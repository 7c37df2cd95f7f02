import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { refuse, type Refusal } from '#model/outcome.ts';
import { guard } from '#platform/guard.ts';
import type { Api, HouseEnv, Language } from '#platform/routes.ts';
import { callOf, PageQuerySchema, problems, readCursor, replyRefusal } from '#platform/routes.ts';
import type { LawFault } from '#model/law.ts';
import { FAULT_WORDS, fillLawSentence } from './import-sentences.ts';
import type { Law } from './law.ts';
import { LAW_RIGHTS, listAllowed } from './law.policy.ts';
import {
  AsOf, ChangeListSchema, Day, defined, DocumentDetailSchema, DocumentPageSchema, FacetListSchema, ImportPageSchema, json, NumberQuery, OutlineSchema, RelationReplySchema, RelationRequestSchema,
} from './law-reply.ts';

const listRoute = createRoute({
  method: 'get', path: '/api/v1/laws', tags: ['laws'], summary: 'Lists legal documents by number, with what the caller may do here',
  request: {
    query: PageQuerySchema.extend({
      q: z.string().max(200).optional().openapi({ description: 'Words of number and name, with or without marks', example: 'một cửa' }),
      kind: z.string().max(60).optional().openapi({ example: 'Nghị định' }), issuer: z.string().max(200).optional().openapi({ example: 'Chính phủ' }), field: z.string().max(200).optional(),
      state: z.enum(['inForce', 'notYet', 'ended', 'unknown']).optional(), asOf: AsOf,
    }),
  },
  responses: { 200: json(DocumentPageSchema, 'One page'), ...problems(422) },
});
const facetsRoute = createRoute({
  method: 'get', path: '/api/v1/laws/facets', tags: ['laws'], summary: 'Lists kinds, issuers and fields with how many documents each has, for filters',
  responses: { 200: json(FacetListSchema, 'The fullest first, by facet') },
});
const documentRoute = createRoute({
  method: 'get', path: '/api/v1/laws/document', tags: ['laws'], summary: 'Gives one document: its dates, source and certainty, and what amends, replaces, repeals, suspends, guides or interprets it',
  request: { query: NumberQuery.extend({ asOf: AsOf }) },
  responses: { 200: json(DocumentDetailSchema, 'The document'), ...problems(404, 422) },
});
const outlineRoute = createRoute({
  method: 'get', path: '/api/v1/laws/outline', tags: ['laws'], summary: 'Lists the articles and annexes of a document in order, with the state of each on a day',
  request: { query: NumberQuery.extend({ asOf: AsOf }) },
  responses: { 200: json(OutlineSchema, 'Empty where only the metadata is here'), ...problems(404, 422) },
});
const changesRoute = createRoute({
  method: 'get', path: '/api/v1/laws/changes', tags: ['laws'], summary: 'Lists what comes into force, ends or is changed in a period, both days counted',
  request: { query: z.object({ from: Day.openapi({ example: '2027-03-01' }), to: Day.openapi({ example: '2027-03-01' }) }) },
  responses: { 200: json(ChangeListSchema, 'By day, then by document'), ...problems(422) },
});
const importsRoute = createRoute({
  method: 'get', path: '/api/v1/laws/imports', tags: ['laws'], summary: 'Lists what was imported, the newest first, with numbering faults that were found and kept',
  ...guard('law', LAW_RIGHTS, 'importTexts'),
  request: { query: PageQuerySchema.extend({ number: z.string().max(200).optional() }) },
  responses: { 200: json(ImportPageSchema, 'One page'), ...problems(401, 403, 422) },
});
const relateRoute = createRoute({
  method: 'post', path: '/api/v1/laws/relations', tags: ['laws'], summary: 'Enters what one text does to another, from a day on',
  ...guard('law', LAW_RIGHTS, 'relateTexts'),
  request: { body: { required: true, content: { 'application/json': { schema: RelationRequestSchema } } } },
  responses: { 201: json(RelationReplySchema, 'The relation'), ...problems(401, 403, 409, 422) },
});
const withdrawRoute = createRoute({
  method: 'delete', path: '/api/v1/laws/relations/{id}', tags: ['laws'], summary: 'Withdraws a relation that a person entered',
  ...guard('law', LAW_RIGHTS, 'relateTexts'),
  request: { params: z.object({ id: z.uuid().openapi({ example: '019b2c6e-0000-7000-8000-000000000000' }) }) },
  responses: { 204: { description: 'Withdrawn' }, ...problems(401, 403, 404, 422) },
});

/** Adds the routes about whole documents. Reading is open to everyone: the law is public. */
export function registerLawRoutes(api: Api, law: Law): void {
  api.openapi(listRoute, async (c) => {
    const { cursor, ...query } = c.req.valid('query');
    const after = afterOf(cursor);
    if (after === undefined) return sayNo(c, refuse('invalid_request', { reason: 'cursor' }));
    const page = await law.listDocuments({ ...defined(query), after, limit: query.limit });
    return c.json({ ...page, items: [...page.items], allowed: listAllowed(c.var.actor) }, 200);
  });
  api.openapi(facetsRoute, async (c) => c.json({ items: [...(await law.listFacets())] }, 200));
  api.openapi(documentRoute, async (c) => {
    const { number, asOf } = c.req.valid('query');
    const document = await law.findDocument(number);
    if (document === undefined) return sayNo(c, refuse('not_found', { path: number }));
    const [validity, relations] = await Promise.all([law.stateOn({ document: document.number }, asOf), law.listRelations(document.number)]);
    return c.json({ document, validity, relationsOn: relations.on, relationsBy: relations.by, allowed: listAllowed(c.var.actor) } as never, 200);
  });
  api.openapi(outlineRoute, async (c) => {
    const { number, asOf } = c.req.valid('query');
    const document = await law.findDocument(number);
    const entries = document === undefined ? undefined : await law.outline(document.number, asOf);
    if (document === undefined || entries === undefined) return sayNo(c, refuse('not_found', { path: number }));
    return c.json({ document, entries } as never, 200);
  });
  api.openapi(changesRoute, async (c) => {
    const { from, to } = c.req.valid('query');
    if (to < from) return sayNo(c, refuse('law_dates_swapped', { first: from, second: to }));
    return c.json({ from, to, items: await law.listChanges(from, to) } as never, 200);
  });
  api.openapi(importsRoute, async (c) => {
    const { cursor, limit, number } = c.req.valid('query');
    const before = cursor === undefined ? undefined : readCursor(cursor, 1)?.[0];
    if (cursor !== undefined && typeof before !== 'number') return sayNo(c, refuse('invalid_request', { reason: 'cursor' }));
    const page = await law.listImports({ limit, ...(typeof before === 'number' ? { before } : {}), ...(number === undefined ? {} : { document: number }) });
    return c.json({ ...page, items: page.items.map((row) => ({ ...row, faults: row.faults.map((fault) => writeFault(fault, c.var.language)) })) } as never, 200);
  });
  api.openapi(relateRoute, async (c) => {
    const { by, target, ...rest } = c.req.valid('json');
    const outcome = await law.addRelation({ ...defined(rest), by: defined(by), target: defined(target) }, callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 201) : sayNo(c, outcome);
  });
  api.openapi(withdrawRoute, async (c) => {
    const outcome = await law.withdrawRelation(c.req.valid('param').id, callOf(c));
    return outcome.ok ? c.body(null, 204) : sayNo(c, outcome);
  });
}

function writeFault(fault: LawFault, language: Language): LawFault & { readonly text: string } {
  const { kind, ...details } = fault;
  return { ...fault, text: fillLawSentence(FAULT_WORDS[kind][language], details) };
}

/** The key in a cursor; empty without one, undefined for one that nobody handed out. */
function afterOf(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return '';
  const key = readCursor(cursor, 1)?.[0];
  return typeof key === 'string' ? key : undefined;
}

/** Problem details have their own media type, which the route's typed replies do not name. */
export function sayNo(context: Context<HouseEnv>, refusal: Refusal): never {
  return replyRefusal(context, refusal) as never;
}
