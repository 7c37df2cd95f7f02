import { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '#model/actor.ts';
import { refuse } from '#model/outcome.ts';
import { testClock } from '#platform/clock.ts';
import type { HouseEnv } from '#platform/routes.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { createCatalogue } from './catalogue.ts';
import { registerCatalogueRoutes } from './catalogue.routes.ts';
import { makeFolder, type Folder } from '#test/support/import-folder.ts';
import { makePage, makePages } from './test-records.ts';

const STATUS: Readonly<Record<string, number>> = { not_found: 404, procedure_unknown: 404, invalid_request: 422 };
let platform: TestPlatform;
let folder: Folder;
let api: OpenAPIHono<HouseEnv>;

beforeAll(async () => {
  platform = await openTestPlatform({ clock: testClock('2026-11-22T08:00:00+07:00') });
  folder = await makeFolder();
  const catalogue = createCatalogue(platform);
  const call = { actor: systemActor('local') };
  const page = await makePage('1.999301');
  await catalogue.importProcedures({ paths: [await folder.writeLines('a.jsonl', [page, ...(await makePages(24))])], sourceDate: '2026-01-02' }, call);
  await catalogue.importProcedures({ paths: [await folder.writeLines('b.jsonl', [{ ...page, ten_thu_tuc: 'Thủ tục thử tên mới' }])], sourceDate: '2026-07-17' }, call);
  api = new OpenAPIHono<HouseEnv>({ defaultHook: (result, c) => (result.success ? undefined : c.var.problem(refuse('invalid_request'))) });
  api.use('*', async (c, next) => {
    c.set('problem', (refusal) => Response.json({ code: refusal.code, ...refusal.details }, { status: STATUS[refusal.code] ?? 500 }));
    await next();
  });
  registerCatalogueRoutes(api, catalogue);
});
afterAll(async () => {
  await platform.close();
  await folder.remove();
});

async function get(path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await api.request(path);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('the catalogue over HTTP', () => {
  it('turns pages with the cursor until there are no more, none twice', async () => {
    const codes: string[] = [];
    let cursor: unknown = undefined;
    do {
      const { body } = await get(`/api/v1/procedures?limit=10${cursor === undefined ? '' : `&cursor=${String(cursor)}`}`);
      codes.push(...(body.items as { code: string }[]).map(({ code }) => code));
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect([codes.length, new Set(codes).size]).toEqual([25, 25]);
  });

  it('gives a procedure of today and of a day before', async () => {
    expect((await get('/api/v1/procedures/1.999301')).body).toMatchObject({ procedure: { name: 'Thủ tục thử tên mới', version: 2, provenance: [{ sourceDate: '2026-07-17' }] }, conflicts: [] });
    expect((await get('/api/v1/procedures/1.999301?asOf=2026-02-01')).body).toMatchObject({ procedure: { name: 'Thủ tục thử 1.999301', version: 1, validTo: '2026-07-17' } });
    expect((await get('/api/v1/procedures/1.999301?asOf=2025-12-31')).status).toBe(404);
  });

  it('lists versions and says what changed between two', async () => {
    expect((await get('/api/v1/procedures/1.999301/versions')).body).toMatchObject({ items: [{ version: 2, validTo: null, recordedAt: '2026-11-22T01:00:00.000Z' }, { version: 1 }] });
    expect((await get('/api/v1/procedures/1.999301/diff?from=1&to=2')).body).toMatchObject({ differences: [{ field: 'name', label: { vi: 'Tên thủ tục' }, after: 'Thủ tục thử tên mới' }] });
  });

  it('counts fields', async () => {
    expect((await get('/api/v1/fields')).body).toEqual({ items: [{ name: 'Hộ tịch', count: 25, commune: 25 }] });
  });

  it.each([
    ['/api/v1/procedures/1.999999', 404],
    ['/api/v1/procedures/1.999999/versions', 404],
    ['/api/v1/procedures/1.999301/diff?from=1&to=9', 404],
    ['/api/v1/procedures/khai-sinh', 422],
    ['/api/v1/procedures/1.999301?asOf=2026-02-30', 422],
    ['/api/v1/procedures/1.999301/diff?from=0&to=2', 422],
    ['/api/v1/procedures?level=village', 422],
    ['/api/v1/procedures?limit=101', 422],
    ['/api/v1/procedures?cursor=nonsense', 422],
  ])('%s is answered with %i', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });
});
