import { Transformer } from '@napi-rs/image';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#model/actor.ts';
import { followForm } from '#model/form-flow.ts';
import type { Form } from '#model/form.ts';
import type { Outcome } from '#model/outcome.ts';
import { testClock } from '#platform/clock.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { HOME } from '#test/support/home.ts';
import { buildHouse, type FullHouse } from './build.ts';
import { carryApplicant } from './find-earlier-answers.ts';

const TODAY = '2026-11-23';
let platform: TestPlatform;
let house: FullHouse;
const actor: Actor = { kind: 'citizen', id: 'a-person', siteId: 'local', roles: [] };
let photo: Uint8Array;

beforeAll(async () => {
  photo = new Uint8Array(await Transformer.fromRgbaPixels(new Uint8Array(40 * 30 * 4).fill(200), 40, 30).jpeg(80));
  platform = await openTestPlatform({ clock: testClock(`${TODAY}T09:00:00+07:00`) });
  house = await buildHouse({ host: '127.0.0.1', port: 0, dataDir: platform.dataDir, importPaths: [], demo: false, siteId: 'local', home: HOME, ratePerSecond: 0 }, platform);
}, 180_000);
afterAll(async () => {
  await house.close();
  await platform.close();
});

function value<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.details)}`);
  return outcome.value;
}

/** Fills a form by its own invented people, with a photo for every paper it asks for, and sends it. */
async function send(form: Form, at: number, evenSo = true) {
  const sample = form.samples[at] ?? form.samples[0];
  const { draft, files } = splitFiles(form, sample?.answers ?? {});
  const key = value(await house.forms.drafts.begin({ formId: form.id, answers: draft }, { actor }));
  for (const path of files) value(await house.forms.files.add({ holder: key, path, name: 'anh.jpg', bytes: photo }, { actor }));
  const { row } = value(await house.forms.drafts.find(key, actor));
  return house.forms.send({ holder: key, version: row.version, evenSo }, { actor });
}

function splitFiles(form: Form, answers: Readonly<Record<string, unknown>>) {
  const isFile = (path: string): boolean => form.questions[path]?.kind === 'file';
  const asked = Object.keys(followForm(form, answers, TODAY).asked);
  return { draft: Object.fromEntries(Object.entries(answers).filter(([path]) => !isFile(path))), files: asked.filter(isFile) };
}

const FORMS = ['khai-sinh', 'ket-hon', 'khai-tu', 'xac-nhan-tinh-trang-hon-nhan', 'ban-sao-trich-luc-ho-tich', 'yeu-cau-chung-thuc', 'ct01-thuong-tru', 'ct01-tam-tru', 'ho-kinh-doanh-thanh-lap', 'ho-kinh-doanh-tam-ngung', 'ho-kinh-doanh-thay-doi', 'tro-cap-huu-tri-xa-hoi', 'hoa-giai-tranh-chap-dat-dai'];

describe('a sent form becomes a dossier with its declaration', () => {
  test.each(FORMS)('%s', async (id) => {
    const form = house.forms.library.findForm(id, TODAY);
    if (form === undefined) throw new Error(`no form ${id}`);
    for (const [at, sample] of form.samples.entries()) {
      const sent = value(await send(form, at));
      const [submission] = await house.forms.sent.ofDossier('local', sent.dossierId);
      expect([sample.name, submission?.formId, sent.dossierCode?.slice(0, 3)]).toEqual([sample.name, id, 'HS-']);
      const papers = await house.documents.listDocuments('local', sent.dossierId);
      expect(papers.map(({ templateId }) => templateId)).toEqual(form.paper === undefined ? [] : [form.paper.template]);
    }
  }, 60_000);
});

test('only who files is carried over to another form, into the parts that it asks', () => {
  const label = { vi: 'Họ tên' };
  const from = { applicant: { name: 'filer.name', birthDate: 'filer.birthDate', phone: 'phone', email: 'email' } };
  const to = { applicant: { name: 'person.name', birthDate: 'bornOn', phone: 'phone' }, questions: { person: { kind: 'group', label }, bornOn: { kind: 'date', label } } } as const;
  expect(carryApplicant(from, to, { filer: { name: 'Nguyễn Thị Thử', birthDate: '1990-01-02' }, phone: '0900000001', email: 'a@b.vn', childName: 'Nguyễn Bé' })).toEqual({ person: { name: 'Nguyễn Thị Thử' }, bornOn: '1990-01-02' });
});

test('the person who files is carried over from an earlier dossier, never by a wrong year', async () => {
  const form = house.forms.library.findForm('xac-nhan-tinh-trang-hon-nhan', TODAY);
  if (form === undefined) throw new Error('no form');
  const sent = value(await send(form, 0));
  const [submission] = await house.forms.sent.ofDossier('local', sent.dossierId);
  const year = submission?.applicant.birthDate?.slice(0, 4) ?? '';
  const begin = async () => value(await house.forms.drafts.begin({ formId: form.id }, { actor }));
  const filled = value(await house.forms.drafts.prefill({ holder: await begin(), source: { kind: 'dossier', dossierCode: sent.dossierCode ?? '', birthYear: year }, consent: true }, { actor }));
  expect(filled.filled).toContain(form.applicant.name.split('.')[0]);
  expect(await house.forms.drafts.prefill({ holder: await begin(), source: { kind: 'dossier', dossierCode: sent.dossierCode ?? '', birthYear: '1931' }, consent: true }, { actor })).toMatchObject({ ok: false, code: 'form_prefill_none' });
});

test('who handed a dossier in for somebody else is not filled in with what that person said of themselves', async () => {
  const form = house.forms.library.findForm('xac-nhan-tinh-trang-hon-nhan', TODAY);
  if (form === undefined) throw new Error('no form');
  const { dossierId, dossierCode } = value(await send(form, 0));
  const [submission] = await house.forms.sent.ofDossier('local', dossierId);
  const personOf = (number: string, birthYear: number) => ({ key: house.identity.sign('dossier applicant', number), birthYear });
  const proxy = '038180000080';
  await platform.database.query('update dossier set proxy_key = $2 where id = $1', [dossierId, personOf(proxy, 1980).key]);
  const prefill = async (person: ReturnType<typeof personOf>) => {
    const holder = value(await house.forms.drafts.begin({ formId: form.id }, { actor }));
    return (await house.forms.drafts.prefill({ holder, source: { kind: 'dossier', dossierCode: dossierCode ?? '', person }, consent: true }, { actor })).ok;
  };
  expect(await prefill(personOf(proxy, 1980))).toBe(false);
  expect(await prefill(personOf(submission?.applicant.personalId ?? '', Number(submission?.applicant.birthDate?.slice(0, 4))))).toBe(true);
});

test('a form is filed for the case its answers are, and what was not sent is counted as brought on paper', async () => {
  const form = house.forms.library.findForm('khai-sinh', TODAY);
  if (form === undefined) throw new Error('no form');
  const draft = splitFiles(form, form.samples[0]?.answers ?? {}).draft;
  const birth = { ...(draft['birth'] as object), date: '2026-08-01' };
  const key = value(await house.forms.drafts.begin({ formId: form.id, caseId: 'dung-han', answers: { ...draft, birth, slip: 'paper' } }, { actor }));
  const sent = value(await house.forms.send({ holder: key, version: 1, evenSo: true }, { actor }));
  const officer: Actor = { kind: 'officer', id: 'lan', siteId: 'local', roles: ['officer'] };
  const dossier = await house.dossiers.getDossier(sent.dossierId, officer);
  expect(dossier?.filing.caseId).toBe('qua-han');
  expect(dossier?.filing.papers).toMatchObject([{ component: 'c0', form: 'electronic', count: 1 }, { component: 'c1', name: expect.stringMatching(/^Giấy chứng sinh.*nộp bản giấy tại quầy\)$/u) as string, form: 'original', count: 1 }]);
});

test('a paper that is asked for as a copy is brought as a copy', async () => {
  const form = house.forms.library.findForm('dang-ky-lai-khai-sinh', TODAY);
  if (form === undefined) throw new Error('no form');
  const key = value(await house.forms.drafts.begin({ formId: form.id, answers: splitFiles(form, form.samples[0]?.answers ?? {}).draft }, { actor }));
  const sent = value(await house.forms.send({ holder: key, version: 1, evenSo: true }, { actor }));
  const dossier = await house.dossiers.getDossier(sent.dossierId, { kind: 'officer', id: 'lan', siteId: 'local', roles: ['officer'] });
  expect(dossier?.filing.papers.filter(({ form: how }) => how !== 'electronic')).toMatchObject([{ component: 'c1', form: 'copy', count: 1 }]);
});

test('copies asked for in the form come to the desk with the dossier, to be priced by their own record', async () => {
  const form = house.forms.library.findForm('ket-hon', TODAY);
  if (form === undefined) throw new Error('no form');
  const [sample] = form.samples;
  const { draft, files } = splitFiles(form, { ...sample?.answers, wantsCopies: true, copyCount: 2 });
  const key = value(await house.forms.drafts.begin({ formId: form.id, answers: draft }, { actor }));
  for (const path of files) value(await house.forms.files.add({ holder: key, path, name: 'anh.jpg', bytes: photo }, { actor }));
  const { row } = value(await house.forms.drafts.find(key, actor));
  const { dossierId } = value(await house.forms.send({ holder: key, version: row.version, evenSo: true }, { actor }));
  const officer: Actor = { kind: 'officer', id: 'lan', siteId: 'local', roles: ['officer'] };
  expect((await house.dossiers.getDossier(dossierId, officer))?.filing.besides).toEqual([{ procedureCode: '2.000635', times: 2, procedureVersion: expect.any(Number) as number }]);
});
