import { Transformer } from '@napi-rs/image';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLocales } from '#app/content.ts';
import { createApi } from '#app/http/api.ts';
import { EVERY_KIND, sampleAnswers } from '#model/form.fixture.ts';
import { accept } from '#model/outcome.ts';
import { testClock } from '#platform/clock.ts';
import type { Api, Caller } from '#platform/routes.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { registerDraftPartRoutes } from './draft-parts.routes.ts';
import { registerDraftRoutes } from './drafts.routes.ts';
import { openTestForms } from './forms.fixture.ts';
import { registerFormRoutes } from './forms.routes.ts';
import type { Forms } from './forms.ts';

let platform: TestPlatform;
let forms: Forms;
let api: Api;
const clock = testClock('2026-11-30T09:00:00+07:00');

beforeAll(async () => {
  platform = await openTestPlatform({ clock });
  forms = await openTestForms(platform, { submit: async () => accept({ dossierId: 'HS-1', dossierCode: 'H01-26-1' }) });
  const editor = async (): Promise<Caller> => ({ actor: { kind: 'officer', id: 'e', siteId: 'local', roles: ['knowledgeEditor'] }, session: { id: 's', officerId: 'e', stage: 'open', confirmedAt: clock.now() } });
  api = createApi({
    platform, locales: await readLocales(HOME), siteId: 'local', maxBodyBytes: 1_000_000,
    routes: [(one) => registerFormRoutes(one, forms, clock), (one) => registerDraftRoutes(one, forms, false), (one) => registerDraftPartRoutes(one, forms)],
    actorOf: async ({ cookie }) => (cookie.includes('editor') ? editor() : undefined),
  });
});
afterAll(async () => {
  await forms.close();
  await platform.close();
});

interface Reply { readonly status: number; readonly body: Record<string, never> & Record<string, unknown>; readonly cookie: string }
async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  const response = await api.request(path, { method, headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: response.status, body: (await response.json().catch(() => ({}))) as Reply['body'], cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}
const begin = async (answers: object = {}): Promise<{ readonly id: string; readonly code: string; readonly cookie: string }> => {
  const { status, body, cookie } = await call('POST', '/api/v1/form-drafts', { formId: EVERY_KIND.id, answers });
  expect(status).toBe(201);
  return { id: String(body['id']), code: String(body['code']), cookie };
};

describe('forms over HTTP', () => {
  test('are listed by procedure and day, and given with their schema', async () => {
    expect((await call('GET', '/api/v1/forms?procedure=1.001193')).body['items']).toMatchObject([{ id: EVERY_KIND.id, version: 1 }]);
    expect((await call('GET', '/api/v1/forms?procedure=1.001193&asOf=2025-12-31')).body['items']).toEqual([]);
    expect((await call('GET', '/api/v1/forms?procedure=2.000815')).body['items']).toEqual([]);
    expect((await call('GET', '/api/v1/forms?asOf=2026-02-30')).status).toBe(422);
    expect((await call('GET', `/api/v1/forms/${EVERY_KIND.id}`)).body).toMatchObject({ form: { id: EVERY_KIND.id }, schema: { $schema: 'https://json-schema.org/draft/2020-12/schema' } });
    expect((await call('GET', '/api/v1/forms/khong-co')).body).toMatchObject({ code: 'form_unknown', status: 404 });
  });

  test('tell what a scanned card would fill in, and keep nothing', async () => {
    const path = `/api/v1/forms/${EVERY_KIND.id}/card`;
    expect((await call('POST', path, { text: '000190000123||Nguyễn Thị Thử|06051990|Nữ|Số 1|01062021' })).body['answers']).toHaveLength(4);
    for (const [text, code] of [['', 'card_empty'], ['xin chào các bạn gần xa nhé', 'card_not_a_card'], ['00019000012||A|06051990|Nữ|x|01062021', 'card_number_broken'], ['000190000123||A', 'card_cut_short'], ['x'.repeat(2_000), 'card_too_long']] as const) {
      expect((await call('POST', path, { text })).body).toMatchObject({ code, status: 422 });
    }
  });

  test('are tried before they are published, by editors only', async () => {
    expect((await call('POST', '/api/v1/forms/preview', { form: EVERY_KIND })).status).toBe(401);
    const as = { cookie: 'editor', 'sec-fetch-site': 'same-origin' };
    const sound = await call('POST', '/api/v1/forms/preview', { form: EVERY_KIND, sample: 1 }, as);
    expect(sound.body).toMatchObject({ findings: [], faults: [], paper: { ten: "H'Thử Niê" } });
    const { phone: _gone, ...rest } = EVERY_KIND.questions;
    const broken = await call('POST', '/api/v1/forms/preview', { form: { ...EVERY_KIND, questions: rest } }, as);
    expect(broken.body['findings']).toContainEqual(expect.objectContaining({ code: 'page_unknown_question', at: 'pages.lien-he', says: 'Trang này có câu “phone” mà mẫu không có.' }));
    expect((await call('POST', '/api/v1/forms/preview', { form: { id: 1 } }, as)).body).toMatchObject({ code: 'invalid_request' });
  });
});

describe('a draft over HTTP', () => {
  test('is carried by a cookie or a header, saved, checked and sent', async () => {
    const { id, cookie } = await begin();
    const path = `/api/v1/form-drafts/${id}`;
    expect((await call('GET', path)).status).toBe(404);
    const saved = await call('PATCH', path, { version: 1, answers: { ...sampleAnswers(0), childBirthDate: 'mùng 2 tết' } }, { cookie });
    expect(saved.body).toMatchObject({ version: 2, state: 'open', canResume: true, faults: [{ path: 'childBirthDate', code: 'date_lunar', weight: 'stop', says: '“mùng 2 tết” có vẻ là ngày âm lịch. Hãy cho ngày dương lịch ghi trên giấy tờ.' }] });
    expect((await call('PATCH', path, { version: 2, answers: { childBirthDate: '1/11/2026' } }, { cookie, 'accept-language': 'en' })).body['faults']).toEqual([]);
    const { token } = (await call('POST', '/api/v1/form-drafts/resume', { code: saved.body['code'], birthYear: '1990' })).body as unknown as { token: string };
    const checked = await call('GET', `${path}/check`, undefined, { 'x-draft-token': token });
    expect(checked.body).toMatchObject({ isComplete: true, version: 3, paper: { template: 'to-khai', values: { sinh: 'Ngày một tháng mười một năm hai nghìn không trăm hai mươi sáu' } } });
    expect((await call('POST', `${path}/submission`, { version: 3 }, { cookie })).body).toMatchObject({ dossierId: 'HS-1', dossierCode: 'H01-26-1' });
    expect((await call('POST', `${path}/submission`, { version: 3 }, { cookie })).body).toMatchObject({ dossierId: 'HS-1' });
    expect((await call('GET', path, undefined, { cookie })).body).toMatchObject({ state: 'sent', dossier: { id: 'HS-1' } });
    expect((await call('GET', `${path}/check`, undefined, { cookie })).body).toMatchObject({ code: 'form_draft_sent', status: 409 });
    expect((await call('GET', `${path}/say`, undefined, { cookie })).body).toMatchObject({ code: 'form_draft_sent' });
  });

  test('is filled in conversation, in sentences', async () => {
    const { id, cookie } = await begin();
    const path = `/api/v1/form-drafts/${id}/say`;
    expect((await call('GET', path, undefined, { cookie })).body).toMatchObject({ kind: 'ask', path: 'filer.name', label: 'Họ và tên' });
    expect((await call('POST', path, { text: 'nguyễn thị thử' }, { cookie })).body).toMatchObject({ kind: 'confirm', understood: 'Nguyễn Thị Thử', says: 'Tôi hiểu là: Nguyễn Thị Thử. Đúng không?' });
    await call('POST', path, { text: 'đúng' }, { cookie });
    expect((await call('POST', path, { text: 'mùng 2 tết năm ngoái' }, { cookie })).body).toMatchObject({ kind: 'ask', path: 'filer.birthDate', fault: '“mùng 2 tết năm ngoái” có vẻ là ngày âm lịch. Hãy cho ngày dương lịch ghi trên giấy tờ.' });
    expect((await call('POST', path, { text: 'a'.repeat(3_000) }, { cookie })).body).toMatchObject({ code: 'form_said_too_long' });
  });

  test('takes photos as they are or as part of a form, shows them and gives them back', async () => {
    const { id, cookie } = await begin(sampleAnswers(0));
    const path = `/api/v1/form-drafts/${id}/files`;
    const draw = (grey: number) => Transformer.fromRgbaPixels(new Uint8Array(40 * 30 * 4).fill(grey), 40, 30).jpeg(80);
    const [jpeg, second, third] = [await draw(200), await draw(120), await draw(60)];
    const raw = await api.request(`${path}?path=slip&name=${encodeURIComponent('../../giấy chứng sinh.exe')}`, { method: 'POST', headers: { cookie, 'content-type': 'image/jpeg' }, body: new Uint8Array(jpeg) });
    expect(raw.status).toBe(201);
    const file = (await raw.json()) as { id: string };
    expect(file).toMatchObject({ path: 'slip', name: 'giấy chứng sinh.jpg', kind: 'image', pages: 1 });
    const part = new FormData();
    part.set('file', new File([new Uint8Array(second)], 'trang 2.jpeg'));
    expect((await api.request(`${path}?path=slip`, { method: 'POST', headers: { cookie }, body: part })).status).toBe(201);
    expect(await (await api.request(`${path}?path=slip`, { method: 'POST', headers: { cookie }, body: new Uint8Array(third) })).json()).toMatchObject({ code: 'form_files_too_many' });
    expect(await (await api.request(`${path}?path=count`, { method: 'POST', headers: { cookie }, body: new Uint8Array(jpeg) })).json()).toMatchObject({ code: 'form_question_unknown' });
    expect(await (await api.request(`${path}?path=slip`, { method: 'POST', headers: { cookie: 'x=1' }, body: new Uint8Array(jpeg) })).json()).toMatchObject({ code: 'not_found' });
    expect((await call('GET', `/api/v1/form-drafts/${id}`, undefined, { cookie })).body).toMatchObject({ answers: { slip: [{ name: 'giấy chứng sinh.jpg' }, { name: 'trang 2.jpg' }] }, faults: [] });
    const shown = await api.request(`${path}/${file.id}?page=1`, { headers: { cookie } });
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('cache-control'), shown.headers.get('content-security-policy')]).toEqual([200, 'image/jpeg', 'private, no-store', "default-src 'none'; sandbox"]);
    expect((await api.request(`${path}/${file.id}`)).status).toBe(404);
    // What lies on the disk is no picture any more.
    const [row] = await platform.database.query<{ hash: string }>('select content_hash as hash from form_file where id = $1', [file.id]);
    const kept = await platform.files.find(row?.hash ?? '');
    expect(Buffer.from(kept ?? []).subarray(0, 2).toString('hex')).not.toBe('ffd8');
    expect((await api.request(`${path}/${file.id}`, { method: 'DELETE', headers: { cookie } })).status).toBe(204);
    expect(await platform.files.has(row?.hash ?? '')).toBe(false);
    const gone = await api.request(`/api/v1/form-drafts/${id}`, { method: 'DELETE', headers: { cookie } });
    expect([gone.status, gone.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect(await platform.database.query('select 1 from form_file where draft_id = $1', [id])).toEqual([]);
  });
});
