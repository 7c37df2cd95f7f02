import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#model/actor.ts';
import type { Role } from '#model/role.ts';
import { testClock } from '#platform/clock.ts';
import type { Api, Caller } from '#platform/routes.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { buildHouse, type FullHouse } from './build.ts';
import { readLocales } from './content.ts';
import { createApi } from './http/api.ts';

const COMMUNE = { id: 'local', kind: 'commune', placeCode: '14797', provinceId: 'province-38' } as const;
let platform: TestPlatform;
let house: FullHouse;
let api: Api;
const clock = testClock('2026-11-23T09:00:00+07:00');

beforeAll(async () => {
  platform = await openTestPlatform({ clock });
  house = await buildHouse({ host: '127.0.0.1', port: 0, dataDir: platform.dataDir, importPaths: [], demo: false, siteId: 'local', home: HOME, ratePerSecond: 0 }, platform);
  await platform.database.query("insert into site (id, kind, place_code, created_at) values ('province-38', 'province', '38', now())");
  await platform.database.query("insert into site (id, kind, place_code, province_id, created_at) values ('local', 'commune', '14797', 'province-38', now())");
  const actorOf = async ({ cookie }: { readonly cookie: string }): Promise<Caller> => ({ actor: JSON.parse(decodeURIComponent(cookie.slice(3))) as Actor, session: { id: 's', officerId: 'lan', stage: 'open', confirmedAt: clock.now() } });
  api = createApi({ platform, locales: await readLocales(HOME), siteId: 'local', routes: house.routes, maxBodyBytes: 1_000_000, actorOf });
});
afterAll(async () => {
  await house.close();
  await platform.close();
});

interface Reply {
  readonly status: number;
  readonly etag: string | null;
  readonly body: Record<string, unknown> & { readonly code?: string; readonly detail?: string };
}
async function call(method: string, path: string, { body, roles, language = 'vi', headers = {} }: { readonly body?: unknown; readonly roles?: readonly Role[]; readonly language?: string; readonly headers?: Record<string, string> } = {}): Promise<Reply> {
  const officer: Actor | undefined = roles === undefined ? undefined : { kind: 'officer', id: 'lan', siteId: 'local', site: COMMUNE, roles };
  const response = await api.request(`http://127.0.0.1${path}`, {
    method,
    headers: { 'accept-language': language, 'sec-fetch-site': 'same-origin', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(officer === undefined ? {} : { cookie: `mc=${encodeURIComponent(JSON.stringify(officer))}` }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, etag: response.headers.get('etag'), body: (response.status === 304 ? {} : await response.json()) as Reply['body'] };
}
const applicant = { name: 'Nguyễn Thị Hoa', birthYear: 1990, phone: '0900000123', identityNumber: '001190000001' };
/** Everything the record of a procedure asks for, as given. */
async function papersFor(code: string): Promise<{ papers: object[]; conditions: Record<string, boolean> }> {
  const record = await house.catalogue.findProcedure(code);
  const [first] = record?.cases ?? [];
  const components = first?.components.map((component, at) => ({ ...component, ref: `c${String(at)}` })) ?? [];
  return {
    papers: components.filter(({ role }) => role !== 'note' && role !== 'conditional').map(({ ref, name, originals, copies, role }) => ({ component: ref, name: name.slice(0, 400), form: role === 'present' ? 'presented' : 'original', count: Math.max(1, (originals ?? 0) + (copies ?? 0)) })),
    conditions: Object.fromEntries(components.filter(({ role }) => role === 'conditional').map(({ ref }) => [ref, false])),
  };
}

describe('a dossier over the open API, on the real records', () => {
  test('completeness, filing, the own page, reception with the real form 01, a moved dossier in both languages', async () => {
    const { papers, conditions } = await papersFor('1.004873');
    const incomplete = await call('POST', '/api/v1/completeness', { body: { procedureCode: '1.004873', caseId: '', papers: [] }, language: 'en' });
    expect(incomplete.body['faults']).toEqual(expect.arrayContaining([expect.objectContaining({ rule: 'missing', sentence: expect.stringMatching(/^Missing: /u) as string })]) as never);
    const filed = await call('POST', '/api/v1/filings', { body: { applicant, procedureCode: '1.004873', caseId: '', papers, conditions } });
    expect([filed.status, filed.body]).toEqual([201, expect.objectContaining({ filingNumber: expect.stringMatching(/^HS-/u) as string })]);
    expect(filed.body['id']).toBeUndefined();
    const number = String(filed.body['filingNumber']);
    const own = await call('POST', '/api/v1/dossier-access', { body: { number, birthYear: 1990 } });
    expect(own.body).toMatchObject({ status: 'registered', where: expect.stringContaining('') as string, sent: [{ channel: 'page', text: expect.stringContaining(number) as string }] });
    const seen = await call('GET', `/api/v1/dossier-numbers/${number}`, { roles: ['officer'] });
    expect([seen.status, seen.etag]).toEqual([200, expect.stringMatching(/^"1-[\w-]{20,}"$/u) as string]);
    // Asked again with the tag nothing is sent; who may do something else is told anew.
    const known = { 'if-none-match': `W/${seen.etag ?? ''}` };
    expect((await call('GET', `/api/v1/dossier-numbers/${number}`, { roles: ['officer'], headers: known })).status).toBe(304);
    expect((await call('GET', `/api/v1/dossiers/${String(seen.body['id'])}`, { roles: ['officer'], headers: known })).status).toBe(304);
    expect((await call('GET', `/api/v1/dossiers/${String(seen.body['id'])}`, { roles: ['leader'], headers: known })).status).toBe(200);
    const id = String(seen.body['id']);
    const act = (request: object, match: string, roles: readonly Role[] = ['officer'], language = 'vi') => call('POST', `/api/v1/dossiers/${id}/actions`, { body: request, roles, headers: { 'if-match': match }, language });
    expect((await act({ kind: 'receive', papers, conditions }, '"1"')).body.code).toBe('dossier_fee_unknown');
    const received = await act({ kind: 'receive', papers, conditions, fee: { provinceVnd: { 0: 15_000 } } }, seen.etag ?? '');
    expect([received.status, received.etag, received.body]).toEqual([200, '"2"', expect.objectContaining({ state: expect.objectContaining({ code: expect.stringMatching(/^X38\.14\.797-261123-0001$/u) as string, due: expect.objectContaining({ at: '2026-11-27T10:00:00.000Z' }) as object }) as object })]);
    expect((await call('GET', `/api/v1/dossier-numbers/${number}`, { roles: ['officer'], headers: known })).status).toBe(200);
    const moved = [await act({ kind: 'handOver' }, '"1"'), await act({ kind: 'handOver' }, '"1"', ['officer'], 'en')];
    expect(moved.map(({ status }) => status)).toEqual([409, 409]);
    expect(moved.map(({ body }) => body.detail)).toEqual([expect.stringContaining('(tiếp nhận)'), expect.stringContaining('(reception)')]);
    expect((await act({ kind: 'sign' }, '"2"', ['leader'])).body.detail).toContain('"được tiếp nhận"');
    const documents = await house.documents.listDocuments('local', id);
    expect(documents.map(({ templateId }) => templateId)).toEqual(['one-stop-01']);
  });

  test('a reception at the desk, its lists, search, register and counts', async () => {
    const { papers, conditions } = await papersFor('2.000815');
    const received = await call('POST', '/api/v1/receptions', { roles: ['officer'], body: { applicant: { ...applicant, name: 'Đỗ Văn Ký', identityNumber: '001190000002' }, procedureCode: '2.000815', caseId: (await house.catalogue.findProcedure('2.000815'))?.cases[0]?.id ?? '', channel: 'direct', papers, conditions, reception: { fee: { quantities: { 0: 3 } } } } });
    expect([received.status, received.body.code ?? '', received.body.detail ?? '']).toEqual([201, '', '']);
    expect(((await call('GET', '/api/v1/dossier-search?q=do%20van%20ky', { roles: ['clerk'] })).body['items'] as object[]).length).toBe(1);
    expect(((await call('GET', '/api/v1/dossiers?list=open&limit=1', { roles: ['clerk'] })).body['items'] as object[]).length).toBe(1);
    expect((await call('GET', '/api/v1/dossiers?cursor=x', { roles: ['clerk'] })).status).toBe(422);
    expect((await call('GET', '/api/v1/dossier-counts', { roles: ['clerk'] })).body).toMatchObject({ open: 2 });
    expect(((await call('GET', '/api/v1/dossier-register?from=2026-11-23&to=2026-11-24', { roles: ['clerk'] })).body['items'] as object[]).length).toBe(2);
  });

  test('what the police do is received for them: only its papers are asked for, and nothing is kept of what lacks them', async () => {
    const incomplete = await call('POST', '/api/v1/filings', { body: { applicant, procedureCode: '1.003197', caseId: '', papers: [] } });
    expect([incomplete.status, incomplete.body.code]).toEqual([422, 'dossier_incomplete']);
    const { papers, conditions } = await papersFor('1.003197');
    const filed = await call('POST', '/api/v1/filings', { body: { applicant, procedureCode: '1.003197', caseId: '', papers, conditions } });
    expect([filed.status, filed.body.code ?? '']).toEqual([201, '']);
  });

  test('hostile input is refused in words', async () => {
    for (const body of [{}, { applicant, procedureCode: '1.004873', papers: 'x' }, { applicant: { ...applicant, birthYear: 'x' }, procedureCode: '1.004873' }, { applicant: { ...applicant, name: ' ' }, procedureCode: '1.004873' }]) {
      expect((await call('POST', '/api/v1/filings', { body })).status).toBe(422);
    }
    expect((await call('POST', '/api/v1/dossier-access', { body: { number: "'; drop table dossier; --", birthYear: 1990 } })).body.code).toBe('dossier_access_wrong');
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, at) => call('POST', '/api/v1/dossier-access', { body: { number: 'X38.14.797-261123-0001', birthYear: 1900 + at } })));
    expect(guesses.map(({ status }) => status)).toContain(429);
  });

  test('every bundle of the content names records and cases of the catalogue', async () => {
    for (const bundle of house.dossiers.bundles) {
      for (const part of bundle.parts) expect((await house.catalogue.findProcedure(part.procedureCode))?.cases.map(({ id }) => id), `${bundle.id} ${part.id}`).toContain(part.caseId);
    }
    expect((await call('GET', '/api/v1/bundles')).body['items']).toHaveLength(2);
  });
});
