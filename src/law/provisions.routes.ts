import { createRoute, z } from '@hono/zod-openapi';
import type { LawAddress } from '#model/law-address.ts';
import type { FoundProvision } from '#model/law.ts';
import { refuse } from '#model/outcome.ts';
import type { Api } from '#platform/routes.ts';
import { problems } from '#platform/routes.ts';
import type { Law } from './law.ts';
import { AddressQuery, AsOf, ComparisonSchema, Day, defined, json, ProvisionReplySchema, ReferenceListSchema, ReferenceRequestSchema, SearchReplySchema, ValiditySchema } from './law-reply.ts';
import { sayNo } from './law.routes.ts';

const getRoute = createRoute({
  method: 'get', path: '/api/v1/provisions', tags: ['laws'], summary: 'Gives an article, annex, clause or point as it read on a day, its validity, and the references in it',
  request: { query: AddressQuery.extend({ asOf: AsOf }) },
  responses: { 200: json(ProvisionReplySchema, 'The provision; `laterWording` says that only a later wording is here'), ...problems(404, 422) },
});
const validityRoute = createRoute({
  method: 'get', path: '/api/v1/provisions/validity', tags: ['laws'], summary: 'Says whether a place in a text is in force on a day and what changed it up to then',
  request: { query: AddressQuery.extend({ asOf: AsOf }) },
  responses: { 200: json(ValiditySchema, 'Always an answer; what the library does not know is `unknown`'), ...problems(422) },
});
const comparisonRoute = createRoute({
  method: 'get', path: '/api/v1/provisions/comparison', tags: ['laws'], summary: 'Shows a provision before and after a day, with the changed words marked',
  request: { query: AddressQuery.extend({ on: Day.openapi({ description: 'The first day of the newer wording', example: '2025-01-09' }), before: Day.optional().openapi({ description: 'The day to compare with; the day before `on` unless said' }) }) },
  responses: { 200: json(ComparisonSchema, '`before` or `after` is absent where the library has no such wording'), ...problems(404, 422) },
});
const searchRoute = createRoute({
  method: 'get', path: '/api/v1/provisions/search', tags: ['laws'], summary: 'Finds provisions by words, numbers and addresses, the best first',
  request: {
    query: z.object({
      q: z.string().min(1).max(2_000).openapi({ example: 'thời hạn đăng ký khai sinh' }), asOf: AsOf, limit: z.coerce.number().int().min(1).max(50).default(10),
      number: z.string().max(200).optional(), field: z.string().max(200).optional(), issuer: z.string().max(200).optional(), kind: z.string().max(60).optional(), issuedFrom: Day.optional(), issuedTo: Day.optional(),
      inForce: z.enum(['true', 'false']).optional().openapi({ description: 'true: only what is in force on the day' }),
    }),
  },
  responses: { 200: json(SearchReplySchema, 'At most `limit` hits'), ...problems(422) },
});
const referencesRoute = createRoute({
  method: 'post', path: '/api/v1/provisions/references', tags: ['laws'], summary: 'Recognises references to legal texts in running text, with their places',
  request: { body: { required: true, content: { 'application/json': { schema: ReferenceRequestSchema } } } },
  responses: { 200: json(ReferenceListSchema, 'In the order of the text'), ...problems(400, 422) },
});

/** Adds the routes about articles, clauses and points. All of them only read and are open to everyone. */
export function registerProvisionRoutes(api: Api, law: Law): void {
  /** People write "118/2025" and "nđ118": the library's own number is found first. */
  const addressOf = async (query: z.infer<typeof AddressQuery>): Promise<LawAddress> => {
    const document = (await law.findDocument(query.number))?.number ?? query.number;
    const { article, clause, point, annex } = query;
    return defined({ document, article, clause, point, annex });
  };
  const reply = async ({ document, provision, units, validity, laterWording }: FoundProvision, address: LawAddress) => {
    const here = { document: address.document, ...(address.article === undefined ? {} : { article: address.article }) };
    const links = await Promise.all(units.map(({ text, clause }) => law.recognise(text, { ...here, ...(clause === undefined ? {} : { clause }) })));
    return { document, provision, units, validity, laterWording, links };
  };

  api.openapi(getRoute, async (c) => {
    const query = c.req.valid('query');
    const address = await addressOf(query);
    const found = await law.findProvision(address, query.asOf);
    if (found === undefined) return sayNo(c, refuse('not_found', { path: `${address.document} ${address.article ?? address.annex ?? ''}`.trim() }));
    return c.json({ address, ...(await reply(found, address)) } as never, 200);
  });
  api.openapi(validityRoute, async (c) => {
    const query = c.req.valid('query');
    return c.json((await law.stateOn(await addressOf(query), query.asOf)) as never, 200);
  });
  api.openapi(comparisonRoute, async (c) => {
    const query = c.req.valid('query');
    if (query.before !== undefined && query.before >= query.on) return sayNo(c, refuse('law_dates_swapped', { first: query.before, second: query.on }));
    const address = await addressOf(query);
    const compared = await law.compareProvision(address, query.on, query.before);
    return compared === undefined ? sayNo(c, refuse('not_found', { path: address.document })) : c.json({ address, ...compared } as never, 200);
  });
  api.openapi(searchRoute, async (c) => {
    const { q, inForce, number, limit, ...filters } = c.req.valid('query');
    const document = number === undefined ? undefined : ((await law.findDocument(number))?.number ?? number);
    const hits = await law.search({ text: q, limit, ...defined(filters), ...(document === undefined ? {} : { document }), ...(inForce === 'true' ? { inForceOnly: true } : {}) });
    return c.json({ items: hits.map(({ address, found, score, by }) => ({ address, by, score, document: found.document, title: found.provision.title, headings: found.provision.headings, units: found.units, validity: found.validity, laterWording: found.laterWording })) } as never, 200);
  });
  api.openapi(referencesRoute, async (c) => {
    const { text, here } = c.req.valid('json');
    return c.json({ items: await law.recognise(text, here === undefined ? undefined : defined(here)) } as never, 200);
  });
}
