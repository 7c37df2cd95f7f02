import { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type Actor } from '#model/actor.ts';
import { refuse } from '#model/outcome.ts';
import { testClock } from '#platform/clock.ts';
import type { HouseEnv } from '#platform/routes.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { makeFolder, type Folder } from '#test/support/import-folder.ts';
import { AMENDED, AMENDING, DECREE } from './law.fixture.ts';
import { registerLawRoutes } from './law.routes.ts';
import { createLaw, type Law } from './law.ts';
import { registerProvisionRoutes } from './provisions.routes.ts';
import { readQuestionWords } from './search/read-law-query.ts';

const STATUS: Readonly<Record<string, number>> = { not_found: 404, invalid_request: 422, not_signed_in: 401, not_allowed: 403, law_dates_swapped: 422, law_relation_circular: 422, law_relation_known: 409 };
const CITIZEN: Actor = { kind: 'citizen', id: 'anonymous', siteId: 'local', roles: [] };
const officer = (...roles: string[]): Actor => ({ kind: 'officer', id: 'o', siteId: 'x', roles, site: { id: 'x', kind: 'commune' } });
let platform: TestPlatform;
let law: Law;
let folder: Folder;
let api: OpenAPIHono<HouseEnv>;
let actor: Actor = CITIZEN;

beforeAll(async () => {
  platform = await openTestPlatform({ clock: testClock('2031-09-01T08:00:00+07:00') });
  folder = await makeFolder();
  law = createLaw({ ...platform, questionWords: readQuestionWords([]) });
  const call = { actor: systemActor('local') };
  for (const [name, text, wordingFrom] of [['a.txt', DECREE, undefined], ['b.txt', AMENDING, undefined], ['c.txt', AMENDED, '2032-02-01']] as const) {
    await law.importTexts({ paths: [await folder.write(name, text)], ...(wordingFrom === undefined ? {} : { wordingFrom }) }, call);
  }
  api = new OpenAPIHono<HouseEnv>({ defaultHook: (result, c) => (result.success ? undefined : c.var.problem(refuse('invalid_request'))) });
  api.use('*', async (c, next) => {
    c.set('language', 'vi');
    c.set('actor', actor);
    c.set('requestId', 'request-1');
    c.set('problem', (refusal) => Response.json({ code: refusal.code, ...refusal.details }, { status: STATUS[refusal.code] ?? 500 }));
    await next();
  });
  registerLawRoutes(api, law);
  registerProvisionRoutes(api, law);
});
afterAll(async () => {
  law.close();
  await folder.remove();
  await platform.close();
});

async function ask(path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST'): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await api.request(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) });
  return { status: response.status, body: (response.status === 204 ? {} : await response.json()) as Record<string, unknown> };
}
const number = encodeURIComponent('918/2031/NĐ-CP');

describe('the law over HTTP', () => {
  it('is open to everyone who reads', async () => {
    actor = CITIZEN;
    expect((await ask('/api/v1/laws?state=inForce')).body).toMatchObject({ items: [{ number: '918/2031/NĐ-CP', extent: 'whole' }], nextCursor: null, allowed: [] });
    expect((await ask(`/api/v1/laws/document?number=${encodeURIComponent('nđ918')}`)).body).toMatchObject({ document: { number: '918/2031/NĐ-CP' }, validity: { state: 'inForce' }, relationsOn: [{ relation: 'amends' }, { relation: 'repeals' }, { relation: 'amends' }], relationsBy: [{ relation: 'replaces' }, { relation: 'repeals' }] });
    expect((await ask(`/api/v1/laws/outline?number=${number}`)).body).toMatchObject({ entries: [{ key: 'm' }, { key: 'd1', title: 'Phạm vi điều chỉnh', state: 'inForce' }, { key: 'd2', wordings: ['2032-02-01'] }, { key: 'd3' }] });
    expect((await ask('/api/v1/laws/facets')).body).toEqual({ items: expect.arrayContaining([{ facet: 'kind', value: 'Nghị định', count: 2 }]) as unknown });
    expect((await ask('/api/v1/laws/changes?from=2031-07-01&to=2031-07-01')).body).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ what: 'comesIntoForce', address: { document: '918/2031/NĐ-CP' } })]) as unknown });
  });

  it('turns pages of documents', async () => {
    const first = (await ask('/api/v1/laws?limit=1')).body;
    const second = (await ask(`/api/v1/laws?limit=1&cursor=${String(first['nextCursor'])}`)).body;
    expect([...(first['items'] as { number: string }[]), ...(second['items'] as { number: string }[])].map((each) => each.number)).toEqual(['367/2031/NĐ-CP', '918/2031/NĐ-CP']);
    expect(second['nextCursor']).toBeNull();
  });

  it('gives a provision as of a day with the references in it', async () => {
    expect((await ask(`/api/v1/provisions?number=${number}&article=2&clause=1&asOf=2032-02-01`)).body).toMatchObject({ units: [{ text: 'Thời hạn giải quyết là 03 ngày làm việc.' }], validity: { state: 'inForce' }, laterWording: false });
    expect((await ask(`/api/v1/provisions?number=${number}&article=3`)).body).toMatchObject({ links: [[{ address: { document: '918/2031/NĐ-CP' } }], [{}, { address: { document: '61/2018/NĐ-CP' }, text: 'Nghị định số 61/2018/NĐ-CP' }], [{ address: { document: '45/2020/NĐ-CP', article: '4' } }]] });
    expect((await ask(`/api/v1/provisions/validity?number=${number}&article=2&clause=2&point=b&asOf=2032-02-01`)).body).toMatchObject({ state: 'ended' });
    expect((await ask(`/api/v1/provisions/comparison?number=${number}&article=2&on=2032-02-01`)).body).toMatchObject({ before: {}, after: {}, words: expect.arrayContaining([{ change: 'removed', text: '05 ' }]) as unknown });
  });

  it('finds and recognises', async () => {
    expect((await ask(`/api/v1/provisions/search?q=${encodeURIComponent('thời hạn giải quyết')}&asOf=2031-09-01&limit=1`)).body).toMatchObject({ items: [{ address: { document: '918/2031/NĐ-CP', article: '2', clause: '1' }, by: 'words', title: 'Thời hạn' }] });
    expect((await ask('/api/v1/provisions/references', { text: 'khoản 1 Điều này', here: { document: '918/2031/NĐ-CP', article: '2' } })).body).toMatchObject({ items: [{ address: { document: '918/2031/NĐ-CP', article: '2', clause: '1' } }] });
  });

  it('is changed by editors alone, and tells each caller what may be done', async () => {
    const relation = { by: { document: '5/2032/QH17' }, relation: 'guides', target: { document: '918/2031/NĐ-CP' }, source: 'Luật 5/2032/QH17', certainty: 'official' };
    for (const [who, status] of [[CITIZEN, 401], [officer('officer'), 403], [officer('knowledgeApprover', 'leader'), 403]] as const) {
      actor = who;
      for (const answer of [await ask('/api/v1/laws/relations', relation), await ask('/api/v1/laws/imports'), await ask('/api/v1/laws/relations/019b2c6e-0000-7000-8000-000000000000', undefined, 'DELETE')]) expect(answer.status).toBe(status);
    }
    actor = officer('knowledgeEditor');
    expect((await ask('/api/v1/laws?limit=1')).body['allowed']).toEqual(['importTexts', 'relateTexts']);
    expect(await law.importTexts({ paths: [await folder.write('d.txt', DECREE)] }, { actor })).toMatchObject({ code: 'not_allowed' });
    expect((await ask('/api/v1/laws/imports?limit=2')).body).toMatchObject({ items: [{ file: 'c.txt', outcome: 'changed' }, { file: 'b.txt' }] });
    const made = await ask('/api/v1/laws/relations', relation);
    expect(made.status).toBe(201);
    expect((await ask('/api/v1/laws/relations', relation)).status).toBe(409);
    expect((await ask('/api/v1/laws/relations', { ...relation, by: relation.target, target: { document: '367/2031/NĐ-CP' }, relation: 'replaces' })).body).toMatchObject({ code: 'law_relation_circular' });
    expect((await ask(`/api/v1/laws/relations/${String(made.body['id'])}`, undefined, 'DELETE')).status).toBe(204);
    expect((await ask(`/api/v1/laws/relations/${String(made.body['id'])}`, undefined, 'DELETE')).status).toBe(404);
  });

  it.each([
    ['/api/v1/laws/document?number=1%2F1999%2FN%C4%90-CP', 404], ['/api/v1/laws/outline?number=khong-co', 404], [`/api/v1/provisions?number=${number}&article=99`, 404], [`/api/v1/provisions/comparison?number=${number}&article=99&on=2032-02-01`, 404],
    ['/api/v1/laws?asOf=2031-02-30', 422], ['/api/v1/laws?cursor=nonsense', 422], ['/api/v1/laws/changes?from=2032-01-02&to=2032-01-01', 422], [`/api/v1/provisions?number=${number}&article=x`, 422], ['/api/v1/provisions/search?q=', 422],
    [`/api/v1/provisions/comparison?number=${number}&article=2&on=2032-02-01&before=2032-02-01`, 422], ['/api/v1/provisions/search?q=a&limit=51', 422],
  ])('%s is answered with %i', async (path, status) => {
    expect((await ask(path)).status).toBe(status);
  });
});
