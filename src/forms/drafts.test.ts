import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '#model/actor.ts';
import { EVERY_KIND, sampleAnswers } from '#model/form.fixture.ts';
import type { FormSubmission } from '#model/form-submission.ts';
import { accept, type Outcome } from '#model/outcome.ts';
import { testClock } from '#platform/clock.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import type { DraftKey } from './drafts.ts';
import { openTestForms } from './forms.fixture.ts';
import type { Forms } from './forms.ts';

const clock = testClock('2026-11-30T09:00:00+07:00');
const actor = { kind: 'citizen' as const, id: 'anonymous', siteId: 'local', roles: [] };
const sent: FormSubmission[] = [];
let platform: TestPlatform;
let forms: Forms;

beforeAll(async () => {
  platform = await openTestPlatform({ clock });
  forms = await openTestForms(platform, {
    submit: async (submission) => {
      sent.push(submission);
      return accept({ dossierId: `HS-${String(sent.length)}`, dossierCode: `H01-26-${String(sent.length)}` });
    },
    findEarlier: async (code, who) => (code === 'H01-26-9' && ('birthYear' in who ? who.birthYear === '1990' : who.person.key === 'hoa') ? { ...sampleAnswers(0), count: 9, slip: [{ id: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7', name: 'x', pages: 1 }] } : undefined),
  });
});
afterAll(async () => {
  await forms.close();
  await platform.close();
});

function value<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.details)}`);
  return outcome.value;
}
const begin = async (more: object = {}): Promise<DraftKey> => value(await forms.drafts.begin({ formId: EVERY_KIND.id, ...more }, { actor }));
const save = (key: DraftKey, version: number, answers: Record<string, unknown>, more: object = {}) => forms.drafts.save({ holder: key, version, answers, ...more }, { actor });
const open = async (key: DraftKey) => {
  const view = value(await forms.drafts.find(key, actor));
  if (view.open === undefined) throw new Error('sent');
  return view.open;
};

describe('a draft', () => {
  test('is begun with a code, saved page by page and opened again on another device with the year of birth', async () => {
    const key = await begin();
    expect(key.code).toMatch(/^TK-[2-9A-Z]{4}-[2-9A-Z]{4}$/u);
    expect(key.forgetOn).toBe('2026-12-30');
    const { filer } = sampleAnswers(0);
    expect(value(await save(key, 1, { filer })).version).toBe(2);
    expect(value(await save(key, 2, { childBirthDate: '1/11/2026' })).version).toBe(3);
    const elsewhere = value(await forms.drafts.resume({ code: key.code.toLowerCase().replaceAll('-', ' '), birthYear: '1990', address: '10.0.0.1' }, actor));
    expect(elsewhere).toEqual({ ...key, version: 3 });
    expect((await open(elsewhere)).body.answers).toEqual({ filer, childBirthDate: '2026-11-01' });
  });

  test('keeps what could not be read as it was typed, and tells what is not right', async () => {
    const key = await begin();
    value(await save(key, 1, { childBirthDate: 'mùng 2 tết năm ngoái', home: { place: 'Tân Lập', detail: 'số 1' } }));
    const { body, checked } = await open(key);
    expect(body.answers).toEqual({ childBirthDate: 'mùng 2 tết năm ngoái', home: { place: 'Tân Lập', detail: 'số 1' } });
    expect(checked.faults.filter(({ code }) => code !== 'required').map(({ path, code }) => [path, code])).toEqual([['childBirthDate', 'date_lunar'], ['home', 'place_not_chosen'], ['promise', 'declaration_unticked']]);
  });

  test('puts in the commune that the words surely mean, keeps the words, and knows no commune that is none', async () => {
    const key = await begin();
    value(await save(key, 1, { home: { place: 'phường Ba Đình', detail: 'số 1' }, birthPlace: { code: '99999', name: 'Xã Bịa' } }));
    const { body, checked } = await open(key);
    expect(body.answers['home']).toEqual({ place: { code: '00004', name: 'Phường Ba Đình, Thành phố Hà Nội', typed: 'phường Ba Đình' }, detail: 'số 1' });
    expect(checked.faults.find(({ path }) => path === 'birthPlace')).toMatchObject({ code: 'place_unknown' });
  });

  test('takes an answer away when it is emptied', async () => {
    const key = await begin();
    value(await save(key, 1, { phone: '0900000123', count: 3 }));
    value(await save(key, 2, { phone: '', count: null }));
    expect((await open(key)).body.answers).toEqual({});
  });

  test('lets two tabs change different questions, and asks when both changed the same (form_draft_conflict)', async () => {
    const key = await begin();
    value(await save(key, 1, { phone: '0900000123' }));
    expect(value(await save(key, 1, { count: 2 })).version).toBe(3);
    const refused = await save(key, 1, { phone: '0900000999' });
    expect(refused).toMatchObject({ ok: false, code: 'form_draft_conflict', details: { fields: 'phone', version: 3 } });
    expect((await open(key)).body.answers).toEqual({ phone: '0900000123', count: 2 });
    value(await save(key, 1, { phone: '0900000999' }, { overwrite: true }));
    expect((await open(key)).body.answers).toEqual({ phone: '0900000999', count: 2 });
    // The same answer twice is no conflict and no new version.
    expect(value(await save(key, 1, { phone: '0900000999' })).version).toBe(4);
  });

  test('filled in without a connection is begun once, however often it is sent', async () => {
    const input = { formId: EVERY_KIND.id, answers: sampleAnswers(0) };
    const first = value(await forms.drafts.begin(input, { actor, idempotencyKey: 'offline-draft-1' }));
    const second = value(await forms.drafts.begin(input, { actor, idempotencyKey: 'offline-draft-1' }));
    expect(second).toEqual(first);
    expect(await forms.drafts.begin({ formId: EVERY_KIND.id }, { actor, idempotencyKey: 'offline-draft-1' })).toMatchObject({ code: 'idempotency_key_reused' });
    expect((await open(first)).checked.faults).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['of a form that is not there', { formId: 'khong-co' }, 'form_unknown'],
    ['for another procedure', { procedureCode: '9.999999' }, 'form_procedure_other'],
    ['with a year that is none', { birthYear: '58' }, 'form_birth_year'],
    ['with more than anybody writes', { answers: { lateReason: 'x'.repeat(300_000) } }, 'form_answers_too_large'],
    ['with a question of another form', { answers: { __proto__x: 1, constructor: 2 } }, 'form_question_unknown'],
  ])('%s is not begun', async (_, more, code) => {
    expect(await forms.drafts.begin({ formId: EVERY_KIND.id, ...more }, { actor })).toMatchObject({ ok: false, code });
  });

  test('is opened by nobody else: not without its token, not at another site, not by guessing years', async () => {
    const key = await begin({ birthYear: '1958' });
    expect(await forms.drafts.find({ id: key.id, token: 'x' }, actor)).toMatchObject({ code: 'not_found' });
    expect(await forms.drafts.find({ id: key.id, token: (await begin()).token }, actor)).toMatchObject({ code: 'not_found' });
    expect(await forms.drafts.find(key, { ...actor, siteId: 'elsewhere' })).toMatchObject({ code: 'not_found' });
    const guess = (birthYear: string, code = key.code) => forms.drafts.resume({ code, birthYear, address: '10.0.0.9' }, actor);
    expect(await guess('58')).toMatchObject({ code: 'form_birth_year' });
    expect(await guess('1958', 'TK-2222-2222')).toMatchObject({ code: 'form_draft_unknown' });
    expect(await guess('1958', 'khong phai ma')).toMatchObject({ code: 'form_draft_unknown' });
    const answers: string[] = [];
    for (let year = 1940; year < 1960; year += 1) {
      const tried = await guess(String(year));
      answers.push(tried.ok ? 'open' : tried.code);
    }
    expect(answers.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => 'form_draft_unknown'));
    expect(answers.at(-1)).toBe('form_draft_throttled');
    expect(answers).not.toContain('open');
  });

  test('leaves nothing of a person readable in the store or in the log', async () => {
    const key = await begin({ answers: sampleAnswers(0) });
    value(await save(key, 1, { phone: '0900000123' }));
    for (const table of ['form_draft', 'audit_entry', 'outbox', 'command_reply']) {
      const rows = await platform.database.query<{ all: string }>(`select t::text as all from ${table} t`);
      expect(rows.filter(({ all }) => /Nguyễn Thị Thử|000190000123|0900000123/u.test(all))).toEqual([]);
    }
    const [row] = await platform.database.query<{ all: string }>('select d::text as all from form_draft d where id = $1', [key.id]);
    expect(row?.all).not.toContain('1990');
  });

  test('takes over an earlier dossier only with consent, and only what is not answered yet', async () => {
    const key = await begin({ answers: { count: 2 } });
    const from = ({ birthYear = '1990', consent = true }: { readonly birthYear?: string; readonly consent?: boolean }) => forms.drafts.prefill({ holder: key, source: { kind: 'dossier', dossierCode: 'H01-26-9', birthYear }, consent }, { actor });
    expect(await from({ consent: false })).toMatchObject({ code: 'form_prefill_no_consent' });
    expect(await from({ birthYear: '1991' })).toMatchObject({ code: 'form_prefill_none' });
    expect(value(await from({})).filled).not.toContain('count');
    const { body } = await open(key);
    expect(body.answers).toEqual({ ...sampleAnswers(0), count: 2 });
    expect(body.prefilledFrom).toMatchObject({ dossierCode: 'H01-26-9' });
    const [noted] = await platform.database.query<{ all: string }>(`select a::text as all from audit_entry a where a::text like '%forms.prefillDraft%' limit 1`);
    expect(noted?.all).toContain('consent');
  });

  test('takes over what the log-in says of who files, with consent; and an earlier dossier of the person without its year', async () => {
    const key = await begin();
    const identity = { name: 'Nguyễn Thị Hoa', birthDate: '1958-04-30', personalId: '038158000123' };
    expect(await forms.drafts.prefill({ holder: key, source: { kind: 'logIn', identity }, consent: false }, { actor })).toMatchObject({ code: 'form_prefill_no_consent' });
    expect(value(await forms.drafts.prefill({ holder: key, source: { kind: 'logIn', identity }, consent: true }, { actor })).filled).toEqual([EVERY_KIND.applicant.name.split('.')[0]]);
    const { body } = await open(key);
    expect(JSON.stringify(body.answers)).toContain('Nguyễn Thị Hoa');
    expect(body.filledFromLogIn?.consentAt).toBe('2026-11-30T02:00:00.000Z');
    const other = await begin();
    const mine = (who: string) => forms.drafts.prefill({ holder: other, source: { kind: 'dossier', dossierCode: 'H01-26-9', person: { key: who, birthYear: 1990 } }, consent: true }, { actor });
    expect(await mine('binh')).toMatchObject({ code: 'form_prefill_none' });
    expect(value(await mine('hoa')).filled).toContain('count');
    const [noted] = await platform.database.query<{ all: string }>(`select string_agg(a::text, ' ') as all from audit_entry a where a::text like '%forms.prefillDraft%'`);
    expect(noted?.all).toContain('log-in');
    expect(noted?.all).not.toMatch(/Hoa|038158000123/u);
  });

  test('begun by somebody who logged in is found again by that person on any device, and by nobody else', async () => {
    const key = await begin({ personKey: 'hoa' });
    await begin({ personKey: 'binh' });
    const list = await forms.own.list('hoa', actor);
    expect(list.map(({ id }) => id)).toEqual([key.id]);
    expect(list[0]?.name).toEqual(EVERY_KIND.name);
    expect(value(await forms.own.open(key.id, 'hoa', actor))).toEqual(key);
    expect(await forms.own.open(key.id, 'binh', actor)).toMatchObject({ code: 'not_found' });
    value(await forms.drafts.forget(key, { actor }));
    expect(await forms.own.list('hoa', actor)).toEqual([]);
  });

  test('is forgotten at once at the wish of whoever holds it', async () => {
    const key = await begin();
    expect(value(await forms.drafts.forget(key, { actor }))).toEqual({ id: key.id });
    expect(await forms.drafts.find(key, actor)).toMatchObject({ code: 'not_found' });
  });

  test('is forgotten 30 days after it was last saved, not a day sooner', async () => {
    const [old, later] = [await begin(), await begin()];
    clock.advance(86_400_000);
    value(await save(later, 1, { count: 2 }));
    clock.advance(29 * 86_400_000);
    value(await forms.drafts.forgetExpired({ actor: systemActor('local') }));
    expect(await forms.drafts.find(old, actor)).toMatchObject({ code: 'not_found' });
    expect((await forms.drafts.find(later, actor)).ok).toBe(true);
    clock.set(Date.parse('2026-11-30T09:00:00+07:00'));
  });
});

describe('sending', () => {
  const send = (key: DraftKey, version: number) => forms.send({ holder: key, version }, { actor });

  test('gives the dossier what was asked, frozen with the version of the form, and empties the draft', async () => {
    const key = await begin({ answers: { ...sampleAnswers(1), fatherKnown: false, father: { name: 'Kept Only' } } });
    const before = sent.length;
    // The file of the sample was never sent.
    const outcome = value(await send(key, 1));
    const submission = sent.at(-1);
    expect(sent.length).toBe(before + 1);
    expect(submission).toMatchObject({ formId: EVERY_KIND.id, formVersion: 1, procedureCode: '1.001193', draftCode: key.code, applicant: { name: "H'Thử Niê", birthDate: '1985-02-28', personalId: '000185000456', phone: '0900000123', email: 'thu@mau.vn', address: { detail: 'tổ 2' } }, computed: { total: 50_000 }, files: [] });
    expect(Object.keys(submission?.answers ?? {})).not.toContain('father');
    const view = value(await forms.drafts.find(key, actor));
    expect(view.open).toBeUndefined();
    expect(view.row).toMatchObject({ state: 'sent', sealed: null, birthHash: null, dossierId: outcome.dossierId });
    expect(await forms.drafts.save({ holder: key, version: 1, answers: {} }, { actor })).toMatchObject({ code: 'form_draft_sent' });
    expect(await forms.drafts.forget(key, { actor })).toMatchObject({ code: 'form_draft_sent' });
  });

  test('twice, or from two tabs at once, makes one dossier and says where it went', async () => {
    const key = await begin({ answers: sampleAnswers(0) });
    const before = sent.length;
    const outcomes = await Promise.all([send(key, 1), send(key, 1), send(key, 1)]);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(value(outcome))))).toHaveLength(1);
    expect(await send(key, 1)).toEqual(outcomes[0]);
    expect(sent.length).toBe(before + 1);
  });

  test('waits for what is missing (form_not_complete) and for a look at what another tab changed (form_draft_moved)', async () => {
    const key = await begin({ answers: { ...sampleAnswers(0), promise: false, count: 'hai mươi mốt' } });
    expect(await send(key, 1)).toMatchObject({ code: 'form_not_complete', details: { count: 2 } });
    value(await save(key, 1, { promise: true, count: 2 }));
    expect(await send(key, 1)).toMatchObject({ code: 'form_draft_moved', details: { version: 2 } });
    expect((await send(key, 2)).ok).toBe(true);
  });

  test('is not possible in a house that takes no forms, and nothing is lost (form_sending_closed)', async () => {
    const closed = await openTestForms(platform);
    const key = value(await closed.drafts.begin({ formId: EVERY_KIND.id, answers: sampleAnswers(0) }, { actor }));
    expect(await closed.send({ holder: key, version: 1 }, { actor })).toMatchObject({ code: 'form_sending_closed' });
    expect(value(await closed.drafts.find(key, actor)).open?.body.answers).toEqual(sampleAnswers(0));
    await closed.close();
  });
});

describe('a conversation', () => {
  const say = async (key: DraftKey, said: string) => value(await forms.talk.say({ holder: key, said, language: 'vi' }, { actor })).turn;

  test('asks one thing after the other, shows what it understood, and asks back what it must not guess', async () => {
    const key = await begin();
    expect(value(await forms.talk.ask(key, { actor }, 'vi')).turn).toMatchObject({ kind: 'ask', step: { path: 'filer.name' } });
    expect(await say(key, 'nguyễn thị thử')).toMatchObject({ kind: 'confirm', value: 'Nguyễn Thị Thử' });
    // Nothing is saved before it was confirmed.
    expect((await open(key)).body.answers).toEqual({});
    expect(await say(key, 'đúng rồi')).toMatchObject({ kind: 'ask', step: { path: 'filer.birthDate' } });
    expect((await open(key)).body.answers).toEqual({ filer: { name: 'Nguyễn Thị Thử' } });
    expect(await say(key, 'sinh mùng 2 tết năm ngoái')).toMatchObject({ kind: 'ask', step: { path: 'filer.birthDate' }, fault: { code: 'date_lunar' } });
    expect(await say(key, '2/3/2050')).toMatchObject({ kind: 'ask', fault: { code: 'date_future' } });
    expect(await say(key, '2/3/1985')).toMatchObject({ kind: 'confirm', value: '1985-03-02' });
    expect(await say(key, 'không')).toMatchObject({ kind: 'ask', step: { path: 'filer.birthDate' } });
    expect(await say(key, '2/3/1986')).toMatchObject({ kind: 'confirm', value: '1986-03-02' });
    // A new answer instead of a yes counts, and is shown again.
    expect(await say(key, '2/3/1987')).toMatchObject({ kind: 'confirm', value: '1987-03-02' });
    expect(await say(key, 'vâng')).toMatchObject({ kind: 'ask', step: { path: 'filer.gender' } });
    expect(await say(key, 'quay lại')).toMatchObject({ kind: 'ask', step: { path: 'filer.birthDate' } });
    expect(await say(key, 'năm 1987')).toMatchObject({ kind: 'confirm', value: '1987' });
    expect(await say(key, 'có')).toMatchObject({ kind: 'ask', step: { path: 'filer.gender' } });
    expect(await say(key, 'bỏ qua')).toMatchObject({ kind: 'ask', step: { path: 'filer.gender' }, fault: { code: 'gender_unclear' } });
  });

  test('shows the communes of one name to choose from, and leaves lists and signatures to their page', async () => {
    const { filer, childBirthDate } = sampleAnswers(0);
    const key = await begin({ answers: { filer, childBirthDate, fatherKnown: false } });
    expect(await say(key, 'bỏ qua')).toMatchObject({ kind: 'ask', step: { path: 'email' } });
    expect(await say(key, 'bỏ qua')).toMatchObject({ kind: 'ask', step: { path: 'home.place' } });
    expect(await say(key, 'xã Tân Lập')).toMatchObject({ kind: 'ask', fault: { code: 'place_not_chosen' } });
    expect(value(await forms.talk.ask(key, { actor }, 'vi')).places).toHaveLength(2);
    expect(await say(key, '2')).toMatchObject({ kind: 'confirm', value: { code: '05593' } });
    expect(await say(key, 'đúng')).toMatchObject({ kind: 'ask', step: { path: 'home.detail' } });
    await say(key, 'thôn 3');
    expect(await say(key, 'ok')).toMatchObject({ kind: 'ask', step: { path: 'birthPlace', isRequired: false } });
    for (const said of ['bỏ qua', 'mẹ', 'có', 'bỏ qua', 'tại quầy', 'có', 'bỏ qua', '2', 'đúng']) await say(key, said);
    expect(await open(key)).toMatchObject({ body: { answers: { relation: 'mother', delivery: 'desk', count: 2 } } });
    expect(value(await forms.talk.ask(key, { actor }, 'vi')).turn).toMatchObject({ kind: 'onPage', page: 'nhan-chung', step: { path: 'witnesses' } });
    // What may be left out is left out by saying so, a signature never.
    for (const said of ['bỏ qua', 'bỏ qua', 'bỏ qua', 'bỏ qua']) await say(key, said);
    expect(value(await forms.talk.ask(key, { actor }, 'vi')).turn).toMatchObject({ kind: 'onPage', page: 'cam-doan', step: { path: 'sign' } });
  });

  test('takes no speech (form_said_too_long) and survives whatever is said', async () => {
    const key = await begin();
    expect(await forms.talk.say({ holder: key, said: 'a'.repeat(3_000), language: 'vi' }, { actor })).toMatchObject({ code: 'form_said_too_long' });
    for (const said of ['', '\0\ud800', '<script>', '{}', 'constructor', '🙂'.repeat(200)]) expect(['ask', 'confirm']).toContain((await say(key, said)).kind);
  });
});
