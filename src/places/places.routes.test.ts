import { OpenAPIHono } from '@hono/zod-openapi';
import { beforeAll, describe, expect, test } from 'vitest';
import { refuse } from '#model/outcome.ts';
import type { HouseEnv } from '#platform/routes.ts';
import { openTestPlaces } from './places.fixture.ts';
import { registerPlaceRoutes } from './places.routes.ts';

const STATUS: Readonly<Record<string, number>> = { place_unknown: 404, place_abolished: 410, bad_date: 422, invalid_request: 422 };
let api: OpenAPIHono<HouseEnv>;

beforeAll(async () => {
  api = new OpenAPIHono<HouseEnv>({
    defaultHook: (result, c) => (result.success ? undefined : c.var.problem(refuse('invalid_request', { reason: result.error.issues[0]?.message ?? '' }))),
  });
  api.use('*', async (c, next) => {
    c.set('problem', (refusal) => Response.json({ code: refusal.code, ...refusal.details }, { status: STATUS[refusal.code] ?? 500 }));
    await next();
  });
  const { places } = await openTestPlaces();
  registerPlaceRoutes(api, places);
});

async function get(path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await api.request(path);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const ask = (words: string, more = ''): string => `/api/v1/places?q=${encodeURIComponent(words)}${more}`;

describe('places over HTTP', () => {
  test('finds an old commune and says what it became', async () => {
    const { status, body } = await get(ask('phường bến nghé quận 1'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ items: [{ matched: 'old', unit: { fullName: 'Phường Sài Gòn' }, via: { happened: { key: 'places.merged' } } }], reason: null, nextCursor: null });
  });

  test('turns pages with the cursor until there are no more, none twice', async () => {
    const codes: string[] = [];
    let cursor: unknown = '';
    for (let page = 0; cursor !== null && page < 20; page += 1) {
      const { body } = await get(ask('phường 1', `&limit=15${cursor === '' ? '' : `&cursor=${String(cursor)}`}`));
      const items = body['items'] as { unit: { code: string }; alternatives: unknown[]; via: { place: { code: string } } | null }[];
      codes.push(...items.map(({ unit, via }) => `${unit.code}/${via?.place.code ?? ''}`));
      cursor = body['nextCursor'];
    }
    expect(cursor).toBeNull();
    expect(codes.length).toBeGreaterThan(30);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('answers nonsense and a text of 5,000 letters with an empty list and a reason', async () => {
    expect((await get(ask('🏠'))).body).toMatchObject({ items: [], reason: 'empty', nextCursor: null });
    expect((await get(ask('a'.repeat(5000)))).body).toMatchObject({ items: [], reason: 'too_long' });
  });

  test.each([
    ['/api/v1/places', 422],
    [ask('x'.repeat(5001)), 422],
    [ask('hà nội', '&limit=0'), 422],
    [ask('hà nội', '&limit=51'), 422],
    [ask('hà nội', '&province=1'), 422],
    [ask('hà nội', '&asOf=2026-02-30'), 422],
    [ask('hà nội', '&cursor=%%%'), 422],
    [ask('hà nội', '&cursor=WyJhIl0'), 422],
    ['/api/v1/places/abc', 422],
    ['/api/v1/places/99999', 404],
    ['/api/v1/places/00001', 410],
    ['/api/v1/old-places/99999', 404],
    ['/api/v1/provinces/99/communes', 404],
    ['/api/v1/provinces?asOf=today', 422],
  ])('says no to %s with %i', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  test('gives a place, an old place, the provinces and their communes', async () => {
    expect((await get('/api/v1/places/00025')).body).toMatchObject({ place: { fullName: 'Phường Giảng Võ' } });
    expect((await get('/api/v1/old-places/00007')).body).toMatchObject({ old: { fullName: 'Phường Cống Vị' }, decidingQuestion: { key: 'places.askWhichPart' } });
    expect((await get('/api/v1/provinces')).body['items']).toHaveLength(34);
    expect((await get('/api/v1/provinces?asOf=2025-06-30')).body['items']).toHaveLength(63);
    expect((await get('/api/v1/provinces/79/communes')).body['items']).toHaveLength(168);
  });

  test('is written down in the OpenAPI document', () => {
    const { paths } = api.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'test', version: '1' } });
    expect(Object.keys(paths ?? {}).toSorted()).toEqual([
      '/api/v1/old-places/{code}',
      '/api/v1/places',
      '/api/v1/places/{code}',
      '/api/v1/provinces',
      '/api/v1/provinces/{code}/communes',
    ]);
  });
});
