import { OpenAPIHono } from '@hono/zod-openapi';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Actor } from '#model/actor.ts';
import type { OfficeDocument } from '#model/office-document.ts';
import { refuse } from '#model/outcome.ts';
import type { Role } from '#model/role.ts';
import { testClock } from '#platform/clock.ts';
import type { HouseEnv } from '#platform/routes.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { createDocuments, type Documents } from './documents.ts';
import { registerOfficeDocumentRoutes } from './office-documents.routes.ts';
import { readTemplates } from './templates.ts';

const CITIZEN: Actor = { kind: 'citizen', id: 'anonymous', siteId: 'local', roles: [] };
const officer = (...roles: Role[]): Actor => ({ kind: 'officer', id: 'lan', siteId: 'c1', roles, site: { id: 'c1', kind: 'commune', provinceId: 'p1' } });
let platform: TestPlatform;
let documents: Documents;
let folder: string;
let api: OpenAPIHono<HouseEnv>;
let actor: Actor = CITIZEN;
let wait = { verify: 0, print: 0 };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-paper-routes-'));
  platform = await openTestPlatform({ clock: testClock('2026-11-30T09:00:00+07:00') });
  const templatesDir = join(HOME, 'content/templates');
  documents = createDocuments({ ...platform, dataDir: folder, templatesDir, templates: await readTemplates(templatesDir), findAnswer: async () => undefined, officeOf: async () => ({}), issuingOfficeOf: async () => undefined });
  api = new OpenAPIHono<HouseEnv>({ defaultHook: (result, c) => (result.success ? undefined : c.var.problem(refuse('invalid_request'))) });
  api.use('*', async (c, next) => {
    c.set('language', 'vi');
    c.set('actor', actor);
    c.set('requestId', 'request-1');
    c.set('visitor', { address: '192.0.2.7', device: '', cookie: '' });
    c.set('problem', (refusal) => Response.json({ ...refusal.details, code: refusal.code }, { status: refusal.code === 'too_many_requests' ? 429 : refusal.code === 'not_found' ? 404 : refusal.code === 'not_signed_in' ? 401 : refusal.code === 'not_allowed' ? 403 : 422 }));
    await next();
  });
  registerOfficeDocumentRoutes(api, documents, { verify: () => wait.verify, print: () => wait.print });
});
beforeEach(() => {
  actor = CITIZEN;
  wait = { verify: 0, print: 0 };
});
afterAll(async () => {
  await documents.close();
  await platform.close();
  await rm(folder, { recursive: true, force: true });
});

const get = async (path: string): Promise<Response> => api.request(`http://127.0.0.1/api/v1${path}`);
const post = async (path: string, body: unknown): Promise<Response> => api.request(`http://127.0.0.1/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
async function make(): Promise<OfficeDocument> {
  actor = officer('deskLead');
  const reply = await post('/documents', { templateId: 'one-stop-01', number: '0123', subject: 'dossier-1', data: { applicant: { name: 'Nguyễn Thị Thử Nghiệm' } } });
  expect(reply.status).toBe(201);
  return (await reply.json()) as OfficeDocument;
}

describe('anybody', () => {
  test('lists the templates and takes a blank form, on the paper and in the form it has', async () => {
    const { items } = (await (await get('/document-templates')).json()) as { items: Record<string, unknown>[] };
    expect(items).toHaveLength(26);
    expect(items[0]).toMatchObject({ id: 'one-stop-01', certainty: 'secondary' });
    expect(Object.keys(items[0] ?? {})).not.toContain('sample');
    const blank = await get('/document-templates/one-stop-02/blank?paper=a5');
    expect([blank.status, blank.headers.get('content-type'), blank.headers.get('content-disposition')]).toEqual([200, 'application/pdf', 'inline; filename="one-stop-02.pdf"']);
    expect((await get('/document-templates/one-stop-02/blank?form=docx')).headers.get('content-disposition')).toContain('attachment');
    expect(await (await get('/document-templates/birth-declaration/blank?paper=a5')).json()).toMatchObject({ code: 'document_form_missing' });
    expect(await (await get('/document-templates/..%2fhouse/blank')).json()).toMatchObject({ code: 'invalid_request' });
    expect(await (await get('/document-templates?asOf=2026-02-30')).json()).toMatchObject({ code: 'invalid_request' });
  });

  test('learns by a code whether a paper stands, kept by no cache', async () => {
    const { code } = await make();
    actor = CITIZEN;
    const reply = await get(`/verifications/${code.toLowerCase()}`);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    const text = await reply.text();
    expect(JSON.parse(text)).toMatchObject({ code, state: 'current', number: '0123' });
    expect(text).not.toContain('Thử Nghiệm');
    expect(await (await get('/verifications/VB-2222-2222-2222')).json()).toEqual({ code: 'VB-2222-2222-2222', state: 'unknown' });
  });

  test('must wait who asks in masses', async () => {
    wait = { verify: 3, print: 2 };
    expect(await (await get('/verifications/VB-2222-2222-2222')).json()).toEqual({ code: 'too_many_requests', seconds: 3 });
    expect(await (await get('/document-templates/one-stop-01/blank')).json()).toEqual({ code: 'too_many_requests', seconds: 2 });
  });

  test('neither makes nor reads papers, nor sees samples', async () => {
    const { id } = await make();
    actor = CITIZEN;
    for (const path of [`/documents/${id}`, `/documents/${id}/file`, '/documents', '/document-templates/one-stop-01/sample']) expect((await get(path)).status).toBe(401);
    expect((await post('/documents', { templateId: 'one-stop-01', data: {} })).status).toBe(401);
  });
});

describe('an officer', () => {
  test('makes, finds, prints, replaces and takes back a paper', async () => {
    const paper = await make();
    expect(((await (await get('/documents?subject=dossier-1')).json()) as { items: OfficeDocument[] }).items.map((one) => one.id)).toContain(paper.id);
    expect(await (await get(`/documents/${paper.id}`)).json()).toEqual(paper);
    const file = await get(`/documents/${paper.id}/file?paper=a5`);
    expect([file.status, file.headers.get('cache-control'), file.headers.get('x-motcua-engine'), file.headers.get('x-motcua-set-alike')]).toEqual([200, 'private, no-store', paper.engine, 'yes']);
    const reading = vi.spyOn(platform.database, 'query');
    expect((await get(`/documents/${paper.id}/file`)).status).toBe(200);
    expect(reading.mock.calls.filter(([text]) => text.includes('from office_document'))).toHaveLength(1);
    reading.mockRestore();
    const newer = (await (await post(`/documents/${paper.id}/replacement`, { templateId: 'one-stop-01', data: {}, signer: { name: 'Trần Văn Ví Dụ' } })).json()) as OfficeDocument;
    expect(newer).toMatchObject({ replaces: paper.id, state: 'current', frame: { signer: { name: 'Trần Văn Ví Dụ' } } });
    expect(await (await post(`/documents/${newer.id}/revocation`, { reason: 'Ghi nhầm' })).json()).toMatchObject({ state: 'revoked', endReason: 'Ghi nhầm' });
    expect(await (await post(`/documents/${newer.id}/revocation`, { reason: 'Ghi nhầm' })).json()).toMatchObject({ code: 'document_ended' });
  });

  test('is told what is wrong with what was sent', async () => {
    actor = officer('officer');
    for (const body of [{}, { templateId: '../x', data: {} }, { templateId: 'one-stop-01', data: [] }, { templateId: 'one-stop-01', data: {}, asOf: 'mai' }, { templateId: 'one-stop-01', data: {}, number: 'x'.repeat(51) }]) expect(await (await post('/documents', body)).json()).toMatchObject({ code: 'invalid_request' });
    expect(await (await post('/documents', { templateId: 'one-stop-01', data: { sets: -1 } })).json()).toMatchObject({ code: 'document_data_invalid', path: 'sets' });
    const { id } = await make();
    actor = officer('officer');
    expect((await post(`/documents/${id}/revocation`, { reason: 'x' })).status).toBe(403);
  });
});
