import { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '#model/actor.ts';
import { refuse } from '#model/outcome.ts';
import type { Role } from '#model/role.ts';
import { testClock } from '#platform/clock.ts';
import type { HouseEnv } from '#platform/routes.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { makeFolder, type Folder } from '#test/support/import-folder.ts';
import { createCatalogue } from './catalogue.ts';
import { registerProcedureImportRoutes } from './imports.routes.ts';
import { makePage } from './test-records.ts';

const clock = testClock('2026-11-22T08:00:00+07:00');
const STATUS: Readonly<Record<string, number>> = { not_found: 404, invalid_request: 422, not_allowed: 403, not_signed_in: 401 };
let platform: TestPlatform;
let folder: Folder;
let api: OpenAPIHono<HouseEnv>;
let roles: readonly Role[] | undefined;

beforeAll(async () => {
  platform = await openTestPlatform({ clock });
  folder = await makeFolder();
  const catalogue = createCatalogue(platform);
  const call = { actor: systemActor('local') };
  const page = await makePage('1.999301');
  await catalogue.importProcedures({ paths: [await folder.writeLines('a.jsonl', [page, { ...page, ma_thu_tuc: '' }])], sourceDate: '2026-01-02' }, call);
  // Two imports of one later moment are still two rows of the list.
  clock.advance(60_000);
  for (const name of ['b', 'c']) await catalogue.importProcedures({ paths: [await folder.writeLines(`${name}.jsonl`, [page])], sourceDate: '2026-01-02' }, call);
  api = new OpenAPIHono<HouseEnv>({ defaultHook: (result, c) => (result.success ? undefined : c.var.problem(refuse('invalid_request'))) });
  api.use('*', async (c, next) => {
    c.set('language', 'vi');
    c.set('actor', roles === undefined ? { kind: 'citizen', id: 'anonymous', siteId: 'local', roles: [] } : { kind: 'officer', id: 'o', siteId: 'local', roles });
    c.set('problem', (refusal) => Response.json({ code: refusal.code }, { status: STATUS[refusal.code] ?? 500 }));
    await next();
  });
  registerProcedureImportRoutes(api, catalogue);
});
afterAll(async () => {
  await platform.close();
  await folder.remove();
});

interface Listed {
  readonly items: readonly { readonly id: string; readonly paths: readonly string[]; readonly counts: Readonly<Record<string, number>> }[];
  readonly nextCursor: string | null;
}
const get = async (path: string, as: readonly Role[] | undefined = ['knowledgeApprover']): Promise<{ readonly status: number; readonly body: unknown }> => {
  roles = as;
  const response = await api.request(path);
  return { status: response.status, body: await response.json() };
};

describe('the imports of procedures over HTTP', () => {
  test('are listed page by page, the newest first, none twice', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { body } = await get(`/api/v1/procedure-imports?limit=1${cursor === null ? '' : `&cursor=${cursor}`}`);
      const page = body as Listed;
      seen.push(...page.items.map(({ paths }) => paths[0]?.split('/').at(-1) ?? ''));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen.at(-1)).toBe('a.jsonl');
    expect(seen.toSorted()).toEqual(['a.jsonl', 'b.jsonl', 'c.jsonl']);
  });

  test('each report says what was left out, and why, in words', async () => {
    const { items } = (await get('/api/v1/procedure-imports')).body as Listed;
    const first = items.at(-1);
    expect(first?.counts).toMatchObject({ read: 2, new: 1, rejected: 1 });
    expect((await get(`/api/v1/procedure-imports/${first?.id ?? ''}`)).body).toMatchObject({ id: first?.id, rejections: [{ file: expect.stringContaining('a.jsonl') as string, place: 2, text: expect.stringMatching(/mã/iu) as string }] });
  });

  test.each<[string, readonly Role[] | undefined, string, number]>([
    ['an unknown import', ['operator'], '/api/v1/procedure-imports/019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7', 404],
    ['a cursor nobody handed out', ['operator'], '/api/v1/procedure-imports?cursor=abc', 422],
    ['a clerk', ['clerk'], '/api/v1/procedure-imports', 403],
    ['a citizen', undefined, '/api/v1/procedure-imports', 401],
  ])('%s', async (_, as, path, status) => {
    roles = as;
    expect((await api.request(path)).status).toBe(status);
  });
});
