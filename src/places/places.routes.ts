import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Refusal } from '#model/outcome.ts';
import { refuse } from '#model/outcome.ts';
import type { Api, HouseEnv } from '#platform/routes.ts';
import { CURSOR_BROKEN, DayText, PageQuerySchema, problems, readCursor, replyRefusal, writeCursor } from '#platform/routes.ts';
import type { Places } from './places.ts';

const EXAMPLE_PLACE = {
  order: 'new' as const,
  code: '00004',
  level: 'commune' as const,
  kind: 'phuong' as const,
  name: 'Ba Đình',
  fullName: 'Phường Ba Đình',
  address: 'Phường Ba Đình, Thành phố Hà Nội',
  provinceCode: '01',
  validFrom: '2025-07-01',
  certainty: 'secondary' as const,
  source: 'thanglequoc/vietnamese-provinces-database (MIT), 2026-07-25',
};

const PlaceSchema = z
  .object({
    order: z.enum(['new', 'old']).describe('new: since 1 July 2025; old: before it. Codes repeat between the two.'),
    code: z.string(),
    level: z.enum(['province', 'district', 'commune']),
    kind: z.enum(['tinh', 'thanhpho', 'xa', 'phuong', 'dackhu', 'quan', 'huyen', 'thixa', 'thitran']),
    name: z.string(),
    fullName: z.string(),
    address: z.string(),
    provinceCode: z.string(),
    validFrom: z.string().optional(),
    validTo: z.string().optional().describe('The first day it was no longer so'),
    certainty: z.enum(['official', 'secondary', 'unverified']),
    source: z.string(),
  })
  .openapi('Place', { example: EXAMPLE_PLACE });

const SentenceSchema = z
  .object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])), vi: z.string(), en: z.string() })
  .openapi('PlaceSentence');

const PlaceMatchSchema = z
  .object({
    unit: PlaceSchema.describe('The smallest unit that is certain'),
    matched: z.enum(['new', 'old']),
    score: z.number().openapi({ example: 0.98 }),
    via: z.object({ place: PlaceSchema, happened: SentenceSchema }).nullable(),
    alternatives: z.array(PlaceSchema).describe('The communes it may be, when it is not certain which'),
    decidingQuestion: SentenceSchema.nullable(),
  })
  .openapi('PlaceMatch');

const FoundPlacesSchema = z
  .object({
    items: z.array(PlaceMatchSchema),
    nextCursor: z.string().nullable(),
    total: z.number().int(),
    reason: z.enum(['empty', 'too_long', 'only_kind', 'unknown_province', 'bad_date', 'not_found', 'not_yet_created']).nullable(),
    notice: SentenceSchema.nullable(),
  })
  .openapi('FoundPlaces');

const PlaceDetailSchema = z
  .object({ place: PlaceSchema, madeFrom: z.array(z.object({ place: PlaceSchema, part: z.boolean().describe('Only a part of the old unit went here') })) })
  .openapi('PlaceDetail');

const OldPlaceAnswerSchema = z
  .object({ old: PlaceSchema, happened: SentenceSchema, becomes: z.array(PlaceSchema), decidingQuestion: SentenceSchema.nullable() })
  .openapi('OldPlaceAnswer');

const PlaceListSchema = z.object({ items: z.array(PlaceSchema), nextCursor: z.null() }).openapi('PlaceList');

const AsOf = DayText.optional()
  .openapi({ description: 'The day the answer is for; today unless said. Before 2025-07-01 the old units answer.', example: '2026-11-22' });
const ProvinceCode = z.string().regex(/^\d{2}$/u).openapi({ example: '79' });

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });

const findPlacesRoute = createRoute({
  method: 'get',
  path: '/api/v1/places',
  tags: ['places'],
  summary: 'Finds a place by its name of today or of before, whole, begun, misspelt or without marks',
  request: {
    query: PageQuerySchema.extend({
      q: z.string().max(5000).openapi({ example: 'phường cống vị quận ba đình' }),
      province: ProvinceCode.optional(),
      asOf: AsOf,
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
  },
  responses: { 200: json(FoundPlacesSchema, 'Best first; an empty list says why in `reason`'), ...problems(422) },
});

const getPlaceRoute = createRoute({
  method: 'get',
  path: '/api/v1/places/{code}',
  tags: ['places'],
  summary: 'Gives a unit by its code with the old units it was made from',
  request: { params: z.object({ code: z.string().regex(/^\d{2,5}$/u).openapi({ example: '00004' }) }), query: z.object({ asOf: AsOf }) },
  responses: { 200: json(PlaceDetailSchema, 'The unit'), ...problems(404, 410, 422) },
});

const getOldPlaceRoute = createRoute({
  method: 'get',
  path: '/api/v1/old-places/{code}',
  tags: ['places'],
  summary: 'Says what became of a unit of before 1 July 2025, by its code of that time',
  request: { params: z.object({ code: z.string().regex(/^\d{2,5}$/u).openapi({ example: '00007' }) }) },
  responses: { 200: json(OldPlaceAnswerSchema, 'Where it went'), ...problems(404, 422) },
});

const listProvincesRoute = createRoute({
  method: 'get',
  path: '/api/v1/provinces',
  tags: ['places'],
  summary: 'Lists the provinces in alphabetical order',
  request: { query: z.object({ asOf: AsOf }) },
  responses: { 200: json(PlaceListSchema, 'All of them, on one page'), ...problems(422) },
});

const listCommunesRoute = createRoute({
  method: 'get',
  path: '/api/v1/provinces/{code}/communes',
  tags: ['places'],
  summary: "Lists a province's communes in alphabetical order",
  request: { params: z.object({ code: ProvinceCode }), query: z.object({ asOf: AsOf }) },
  responses: { 200: json(PlaceListSchema, 'All of them, on one page'), ...problems(404, 422) },
});

/** Adds the room's routes. All of them only read, so each is a pure function of its address and the day. */
export function registerPlaceRoutes(api: Api, places: Places): void {
  api.openapi(findPlacesRoute, (c) => {
    const { q, province, asOf, limit, cursor } = c.req.valid('query');
    const key = cursor === undefined ? [0] : readCursor(cursor, 1);
    const offset = key?.[0];
    if (typeof offset !== 'number') return sayNo(c, refuse('invalid_request', { reason: CURSOR_BROKEN[c.var.language] }));
    const found = places.findPlaces(q, {
      limit,
      offset,
      ...(province === undefined ? {} : { provinceCode: province }),
      ...(asOf === undefined ? {} : { asOf }),
    });
    const next = offset + found.items.length;
    const nextCursor = found.items.length > 0 && next < found.total ? writeCursor([next]) : null;
    return c.json(FoundPlacesSchema.parse({ ...found, nextCursor }), 200);
  });

  api.openapi(getPlaceRoute, (c) => {
    const found = places.getPlace(c.req.valid('param').code, c.req.valid('query').asOf);
    return found.ok ? c.json(PlaceDetailSchema.parse(found.value), 200) : sayNo(c, found);
  });

  api.openapi(getOldPlaceRoute, (c) => {
    const { code } = c.req.valid('param');
    const [found] = places.resolveOld(code);
    if (found === undefined) return sayNo(c, refuse('place_unknown', { code }));
    return c.json(OldPlaceAnswerSchema.parse(found), 200);
  });

  api.openapi(listProvincesRoute, (c) => {
    const items = places.listProvinces(c.req.valid('query').asOf);
    return c.json(PlaceListSchema.parse({ items, nextCursor: null }), 200);
  });

  api.openapi(listCommunesRoute, (c) => {
    const found = places.listCommunes(c.req.valid('param').code, c.req.valid('query').asOf);
    return found.ok ? c.json(PlaceListSchema.parse({ items: found.value, nextCursor: null }), 200) : sayNo(c, found);
  });
}

/** Problem details have their own media type, which the route's typed replies do not name. */
function sayNo(context: Context<HouseEnv>, refusal: Refusal): never {
  return replyRefusal(context, refusal) as never;
}
