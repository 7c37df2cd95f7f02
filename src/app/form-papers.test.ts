import { Transformer } from '@napi-rs/image';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#model/actor.ts';
import { followForm } from '#model/form-flow.ts';
import type { Outcome } from '#model/outcome.ts';
import type { Role } from '#model/role.ts';
import { testClock } from '#platform/clock.ts';
import type { Api, Caller } from '#platform/routes.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { buildHouse, type FullHouse } from './build.ts';
import { readLocales } from './content.ts';
import { createApi } from './http/api.ts';

const TODAY = '2026-11-23';
const COMMUNE = { id: 'local', kind: 'commune', placeCode: '14797', provinceId: 'province-38' } as const;
const person: Actor = { kind: 'citizen', id: 'a-person', siteId: 'local', roles: [] };
let platform: TestPlatform;
let house: FullHouse;
let api: Api;
let photo: Uint8Array<ArrayBuffer>;
let sent: { readonly id: string; readonly number: string; readonly birthYear: number };
const clock = testClock(`${TODAY}T09:00:00+07:00`);

beforeAll(async () => {
  photo = new Uint8Array(await Transformer.fromRgbaPixels(new Uint8Array(40 * 30 * 4).fill(200), 40, 30).jpeg(80));
  platform = await openTestPlatform({ clock });
  house = await buildHouse({ host: '127.0.0.1', port: 0, dataDir: platform.dataDir, importPaths: [], demo: false, siteId: 'local', home: HOME, ratePerSecond: 0 }, platform);
  await platform.database.query("insert into site (id, kind, place_code, created_at) values ('province-38', 'province', '38', now())");
  await platform.database.query("insert into site (id, kind, place_code, province_id, created_at) values ('local', 'commune', '14797', 'province-38', now())");
  const actorOf = async ({ cookie }: { readonly cookie: string }): Promise<Caller | undefined> => (cookie === '' ? undefined : { actor: JSON.parse(decodeURIComponent(cookie.slice(3))) as Actor, session: { id: 's', officerId: 'lan', stage: 'open', confirmedAt: clock.now() } });
  api = createApi({ platform, locales: await readLocales(HOME), siteId: 'local', routes: house.routes, maxBodyBytes: 1_000_000, actorOf });
  sent = await sendForm('khai-sinh');
}, 180_000);
afterAll(async () => {
  await house.close();
  await platform.close();
});

function value<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.details)}`);
  return outcome.value;
}
/** A form filled by its own invented person and sent, with a photo for every paper it asks for. */
async function sendForm(formId: string) {
  const form = house.forms.library.findForm(formId, TODAY);
  if (form === undefined) throw new Error(`no form ${formId}`);
  const answers = form.samples[0]?.answers ?? {};
  const isFile = (path: string): boolean => form.questions[path]?.kind === 'file';
  const key = value(await house.forms.drafts.begin({ formId, answers: Object.fromEntries(Object.entries(answers).filter(([path]) => !isFile(path))) }, { actor: person }));
  for (const path of Object.keys(followForm(form, answers, TODAY).asked).filter(isFile)) value(await house.forms.files.add({ holder: key, path, name: 'Giấy chứng sinh.png', bytes: photo }, { actor: person }));
  const { row } = value(await house.forms.drafts.find(key, person));
  const { dossierId, dossierCode } = value(await house.forms.send({ holder: key, version: row.version, evenSo: true }, { actor: person }));
  const [submission] = await house.forms.sent.ofDossier('local', dossierId);
  return { id: dossierId, number: dossierCode ?? '', birthYear: Number(submission?.applicant.birthDate?.slice(0, 4)) };
}

interface Ask { readonly roles?: readonly Role[]; readonly siteId?: string; readonly json?: unknown; readonly form?: FormData; readonly raw?: Uint8Array<ArrayBuffer>; readonly language?: string }
async function call(method: string, path: string, { roles, siteId = 'local', json, form, raw, language = 'vi' }: Ask = {}): Promise<Response> {
  const officer = roles === undefined ? undefined : { kind: 'officer', id: 'lan', siteId, site: { ...COMMUNE, id: siteId, provinceId: siteId === 'local' ? 'province-38' : 'province-1' }, roles };
  return api.request(`http://127.0.0.1${path}`, {
    method,
    headers: { 'accept-language': language, 'sec-fetch-site': 'same-origin', ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...(raw === undefined ? {} : { 'content-type': 'application/octet-stream' }), ...(officer === undefined ? {} : { cookie: `mc=${encodeURIComponent(JSON.stringify(officer))}` }) },
    ...(json === undefined ? (form === undefined ? (raw === undefined ? {} : { body: raw }) : { body: form }) : { body: JSON.stringify(json) }),
  });
}
const codeOf = async (soon: Promise<Response>) => ((await (await soon).json()) as { readonly code: string }).code;
const proof = () => ({ number: sent.number, birthYear: sent.birthYear });
const partOf = (bytes: Uint8Array<ArrayBuffer>, name: string, fields: object = {}) => {
  const form = new FormData();
  for (const [key, text] of Object.entries(fields)) form.set(key, String(text));
  form.set('file', new File([bytes], name));
  return form;
};
const pathOf = (rest: string) => `/api/v1/dossiers/${sent.id}/${rest}`;
interface SaidForm { readonly formId: string; readonly name: string; readonly pages: readonly { readonly lines: readonly { readonly label: string; readonly said: string }[] }[]; readonly files: readonly { readonly file: string; readonly name: string }[] }
const formsOf = async (ask: Ask) => ((await (await call('GET', pathOf('forms'), ask)).json()) as { items: SaidForm[] }).items;

test('an officer reads what was declared, in words and in both languages, and each file that came with it', async () => {
  const [form] = await formsOf({ roles: ['officer'] });
  const lines = form?.pages.flatMap((page) => page.lines) ?? [];
  expect(form?.formId).toBe('khai-sinh');
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.every(({ label, said }) => label !== '' && said !== '' && said !== '[object Object]')).toBe(true);
  expect((await formsOf({ roles: ['officer'], language: 'en' }))[0]?.name).not.toBe(form?.name);
  const [file] = form?.files ?? [];
  expect(file?.name).toBe('Giấy chứng sinh.jpg');
  const read = await call('GET', pathOf(`papers/${file?.file ?? ''}`), { roles: ['clerk'] });
  expect([read.status, read.headers.get('content-type'), read.headers.get('cache-control'), read.headers.get('content-security-policy')]).toEqual([200, 'image/jpeg', 'private, no-store', "default-src 'none'; sandbox"]);
  expect(Buffer.from(await read.arrayBuffer()).subarray(0, 2).toString('hex')).toBe('ffd8');
  expect((await call('GET', pathOf(`papers/${file?.file ?? ''}?page=1`), { roles: ['clerk'] })).status).toBe(200);
  expect((await call('GET', pathOf(`papers/${file?.file ?? ''}?page=2`), { roles: ['clerk'] })).status).toBe(404);
  expect((await call('POST', '/api/v1/dossier-access/papers', { json: { ...proof(), paper: file?.file } })).headers.get('content-type')).toBe('image/jpeg');
});

test('another dossier has nothing of it, and another commune sees neither', async () => {
  const other = await sendForm('khai-sinh');
  const [form] = await formsOf({ roles: ['officer'] });
  const file = form?.files[0]?.file ?? '';
  expect(await codeOf(call('GET', `/api/v1/dossiers/${other.id}/papers/${file}`, { roles: ['officer'] }))).toBe('not_found');
  expect(await codeOf(call('POST', '/api/v1/dossier-access/papers', { json: { number: other.number, birthYear: other.birthYear, paper: file } }))).toBe('not_found');
  expect(await codeOf(call('POST', `/api/v1/dossiers/${other.id}/actions`, { roles: ['officer'], json: { kind: 'attach', papers: [{ name: 'Giấy', form: 'copy', count: 1, file }] } }))).toBe('dossier_paper_unknown');
  for (const rest of [`papers/${file}`, 'forms', 'documents']) {
    expect(await codeOf(call('GET', pathOf(rest), { roles: ['officer'], siteId: 'elsewhere' })), rest).toBe('not_found');
    expect(await codeOf(call('GET', pathOf(rest), { roles: ['knowledgeEditor'] })), rest).toBe('not_allowed');
    expect(await codeOf(call('GET', pathOf(rest))), rest).toBe('not_signed_in');
  }
});

test('papers that were made are listed and printed by officers and the applicant, of this dossier alone', async () => {
  const { items } = (await (await call('GET', pathOf('documents'), { roles: ['officer'] })).json()) as { items: { readonly id: string; readonly code: string; readonly templateId: string }[] };
  expect(items).toHaveLength(1);
  const id = items[0]?.id ?? '';
  const pdf = await call('GET', pathOf(`documents/${id}`), { roles: ['officer'] });
  expect([pdf.status, pdf.headers.get('content-type'), Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
  const view = (await (await call('POST', '/api/v1/dossier-access', { json: proof() })).json()) as { papers: { id: string; kind: string }[] };
  expect(view.papers).toMatchObject([{ id, kind: 'register' }]);
  const own = await call('POST', '/api/v1/dossier-access/papers', { json: { ...proof(), paper: id } });
  expect([own.status, Buffer.from(await own.arrayBuffer()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  const other = await sendForm('ket-hon');
  expect(await codeOf(call('GET', `/api/v1/dossiers/${other.id}/documents/${id}`, { roles: ['officer'] }))).toBe('not_found');
  expect(await codeOf(call('POST', '/api/v1/dossier-access/papers', { json: { number: other.number, birthYear: other.birthYear, paper: id } }))).toBe('not_found');
}, 180_000);

test('a scan of the desk goes from the body or a form into an action and is read as it was written anew', async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage([200, 200]);
  pdf.addPage([200, 200]);
  const taken = await call('POST', '/api/v1/dossier-papers?name=..%2F..%2Fh%E1%BB%99%20kh%E1%BA%A9u.exe', { roles: ['officer'], raw: new Uint8Array(await pdf.save()) });
  const { file, ...told } = (await taken.json()) as { file: string };
  expect([taken.status, told]).toEqual([201, { kind: 'pdf', pages: 2, bytes: expect.any(Number), name: 'hộ khẩu.pdf' }]);
  const picture = (await (await call('POST', '/api/v1/dossier-papers', { roles: ['deskLead'], form: partOf(photo, 'thẻ.png') })).json()) as { file: string; name: string };
  expect(picture.name).toBe('thẻ.jpg');
  const acted = await call('POST', `/api/v1/dossiers/${sent.id}/actions`, { roles: ['officer'], json: { kind: 'attach', papers: [file, picture.file].map((one) => ({ name: 'Giấy', form: 'copy', count: 1, file: one })) } });
  expect(acted.status).toBe(200);
  const read = await call('GET', pathOf(`papers/${file}`), { roles: ['leader'] });
  expect([read.headers.get('content-type'), read.headers.get('content-disposition')]).toEqual(['application/pdf', `inline; filename*=UTF-8''${encodeURIComponent('hộ khẩu.pdf')}`]);
  expect((await call('GET', pathOf(`papers/${file}?page=2`), { roles: ['leader'] })).headers.get('content-type')).toBe('image/jpeg');
  expect(await codeOf(call('POST', '/api/v1/dossier-access/papers', { json: { ...proof(), paper: file } }))).toBe('not_found');
});

test.each<[string, () => Promise<Uint8Array<ArrayBuffer>>, string]>([
  ['nothing', async () => new Uint8Array(0), 'file_empty'],
  ['a program called a photo', async () => new Uint8Array(Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(500)])), 'file_program'],
  ['a page of a browser', async () => new Uint8Array(Buffer.from('<html><script>alert(1)</script>')), 'file_kind_unknown'],
  ['a photo cut in half', async () => photo.slice(0, 60), 'file_broken'],
])('%s is refused by name to officers and applicants, and nothing is kept', async (_, make, code) => {
  const bytes = await make();
  const waiting = await sendForm('khai-sinh');
  await call('POST', `/api/v1/dossiers/${waiting.id}/actions`, { roles: ['officer'], json: { kind: 'requestSupplement', faults: [{ what: 'Ảnh mờ', how: 'Chụp lại' }] } });
  const count = async () => (await platform.database.query('select 1 from dossier_file')).length;
  const before = await count();
  expect(await codeOf(call('POST', '/api/v1/dossier-papers', { roles: ['officer'], form: partOf(bytes, 'anh.jpg') }))).toBe(code);
  expect(await codeOf(call('POST', '/api/v1/dossier-access/files', { form: partOf(bytes, 'anh.jpg', { number: waiting.number, birthYear: waiting.birthYear }) }))).toBe(code);
  expect(await count()).toBe(before);
});

test('the applicant sends a photo for what was asked, supplies it, and guesses are slowed down', async () => {
  const waiting = await sendForm('khai-sinh');
  const own = { number: waiting.number, birthYear: waiting.birthYear };
  expect(await codeOf(call('POST', '/api/v1/dossier-access/files', { form: partOf(photo, 'anh.jpg', { ...own, birthYear: 'x' }) }))).toBe('invalid_request');
  await call('POST', `/api/v1/dossiers/${waiting.id}/actions`, { roles: ['officer'], json: { kind: 'requestSupplement', faults: [{ what: 'Ảnh mờ', how: 'Chụp lại' }] } });
  const { file } = (await (await call('POST', '/api/v1/dossier-access/files', { form: partOf(photo, 'anh.jpg', own) })).json()) as { file: string };
  const supply = (one: object) => call('POST', '/api/v1/dossier-access/actions', { json: { ...one, request: { kind: 'supply', papers: [{ name: 'Ảnh chụp lại', form: 'electronic', count: 1, file }] } } });
  expect((await supply(own)).status).toBe(200);
  expect((await call('GET', `/api/v1/dossiers/${waiting.id}/papers/${file}`, { roles: ['officer'] })).status).toBe(200);
  const codes: string[] = [];
  for (let guess = 0; guess < 40; guess += 1) codes.push(await codeOf(call('POST', '/api/v1/dossier-access/papers', { json: { ...own, birthYear: 1900 + guess, paper: file } })));
  expect(new Set(codes)).toEqual(new Set(['dossier_access_wrong', 'dossier_access_throttled']));
});

test('what a form is filed for is told while it is filled in and after it was sent, to nobody else', async () => {
  const form = house.forms.library.findForm('khai-sinh', TODAY);
  if (form === undefined) throw new Error('no form');
  const answers = Object.fromEntries(Object.entries(form.samples[0]?.answers ?? {}).filter(([path]) => form.questions[path]?.kind !== 'file'));
  const key = value(await house.forms.drafts.begin({ formId: form.id, answers: { ...answers, birth: { ...(answers['birth'] as object), date: '2026-07-01' } } }, { actor: person }));
  const asked = await api.request(`http://127.0.0.1/api/v1/form-drafts/${key.id}/filing`, { headers: { 'x-draft-token': key.token } });
  const filing = (await asked.json()) as { readonly caseId: string; readonly caseName: string; readonly toBring: readonly { readonly name: string; readonly originals: number }[]; readonly fee: { readonly payable: null; readonly texts: readonly string[] } };
  expect([asked.status, filing.caseId, filing.caseName, filing.fee.payable]).toEqual([200, 'qua-han', 'Khai sinh quá hạn (sau 60 ngày)', null]);
  expect(filing.toBring.map(({ name, originals }) => [name.slice(0, 14), originals])).toEqual([['Giấy chứng sin', 1], ['Giấy tờ tùy th', 1]]);
  expect((await api.request(`http://127.0.0.1/api/v1/form-drafts/${key.id}/filing`)).status).toBe(404);

  const after = async (birthYear: number) => (await call('POST', '/api/v1/dossier-access/filing', { json: { number: sent.number, birthYear } })).json() as Promise<{ readonly items?: readonly (typeof filing)[]; readonly code?: string }>;
  expect((await after(sent.birthYear)).items).toMatchObject([{ procedureCode: '1.001193', caseId: 'dung-han', toBring: [{ role: 'present' }], fee: { payable: { payableVnd: 16_000, lines: [{ amountVnd: 0 }, { quantity: 2, amountVnd: 16_000 }] } } }]);
  expect((await after(sent.birthYear - 1)).code).toBe('dossier_access_wrong');
});
