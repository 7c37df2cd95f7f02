import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { AnswerWords } from './answers-in-words.ts';
import { checkAnswers } from './check-answers.ts';
import { FormSchema, type Form, type Question } from './form.ts';
import { isRecord, readPath } from './form-paths.ts';
import type { JsonSchema } from './form-schema.ts';
import { paperData, unknownPaperNames } from './paper-data.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const { formWords: words } = read('content/locales/vi.json') as { formWords: AnswerWords };
const forms = new Map(readdirSync('content/forms').filter((name) => name.endsWith('.json')).map((name) => [name.slice(0, -5), FormSchema.parse(read(`content/forms/${name}`))]));

function getForm(id: string): Form {
  const form = forms.get(id);
  if (form === undefined) throw new Error(`There is no content/forms/${id}.json`);
  return form;
}

/** An invented person's answers with some of them changed; a path such as `birth.date` reaches into a group. */
function answersOf(form: Form, at: number, changed: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const answers = structuredClone(form.samples[at]?.answers ?? {}) as Record<string, unknown>;
  for (const [path, value] of Object.entries(changed)) {
    const [key = '', inner] = path.split('.');
    answers[key] = inner === undefined ? value : { ...(isRecord(answers[key]) ? answers[key] : {}), [inner]: value };
  }
  return answers;
}

/** An answer as long as its question lets it be; what is no text stays. */
function stretch(question: Question, value: unknown): unknown {
  const { kind, max, of, rows } = question;
  if (kind === 'text' && question.pattern === undefined) return 'Ẵ'.repeat(typeof max === 'number' ? max : 300);
  if (kind === 'longText') return 'ẵ đất '.repeat(1_000).slice(0, typeof max === 'number' ? max : 4_000).trimEnd();
  if (kind === 'personName') return 'Nguyễn '.repeat(14).trimEnd();
  if (kind === 'address' && isRecord(value)) return { ...value, detail: 'Ấp '.repeat(100).trimEnd() };
  if (kind === 'paper' && isRecord(value)) return { ...value, number: 'B'.repeat(40), issuer: 'Cục '.repeat(70).trimEnd() };
  if (kind === 'group' && isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, of?.[key] === undefined ? part : stretch(of[key], part)]));
  if ((kind === 'table' || kind === 'repeat') && Array.isArray(value)) return Array.from({ length: rows?.max ?? 1 }, () => stretch({ ...question, kind: 'group' }, value[0]));
  return value;
}

/** The rules that are told, by their name: `stop` or `warn`. */
function rulesTold(id: string, at: number, changed: Readonly<Record<string, unknown>>): Record<string, string> {
  const form = getForm(id);
  const { faults } = checkAnswers(form, answersOf(form, at, changed), { today: form.samples[at]?.today ?? '2026-11-24' });
  return Object.fromEntries(faults.filter(({ code }) => code === 'rule').map(({ details, weight }) => [String(details.rule), weight]));
}

function questionsAsked(id: string, at: number, changed: Readonly<Record<string, unknown>> = {}): readonly string[] {
  const form = getForm(id);
  return checkAnswers(form, answersOf(form, at, changed), { today: form.samples[at]?.today ?? '2026-11-24' }).flow.pages.flatMap(({ fields }) => fields);
}

describe('who comes with the wrong form is told the right procedure', () => {
  test.each<[string, number, Record<string, unknown>, string, RegExp]>([
    ['khai-sinh', 0, { parents: 'recognise' }, 'nhan-cha-me-con', /1\.000689/u],
    ['khai-sinh', 0, { parents: 'fatherOnly' }, 'nhan-cha-me-con', /1\.000689/u],
    ['khai-sinh', 1, { relation: 'father' }, 'cha-chua-ro', /1\.000689/u],
    ['khai-sinh', 0, { foreign: true }, 'yeu-to-nuoc-ngoai', /2\.000528/u],
    ['khai-sinh', 0, { bornAt: 'abroad' }, 'sinh-o-nuoc-ngoai', /2\.000547/u],
    ['ket-hon', 0, { foreign: true }, 'yeu-to-nuoc-ngoai', /2\.000806/u],
    ['khai-tu', 0, { foreign: true }, 'yeu-to-nuoc-ngoai', /1\.001766/u],
    ['ban-sao-trich-luc-ho-tich', 0, { asWho: 'office' }, 'co-quan-xin', /văn bản yêu cầu/u],
    ['ct01-thuong-tru', 0, { vietnamese: false }, 'nguoi-nuoc-ngoai', /1\.001010/u],
    ['ct01-tam-tru', 0, { vietnamese: false }, 'nguoi-nuoc-ngoai', /1\.000253/u],
    ['dang-ky-lai-khai-sinh', 0, { lost: 'paperOnly' }, 'so-con', /2\.000635/u],
    ['dang-ky-lai-khai-sinh', 0, { registeredOn: '2016-01-01' }, 'truoc-2016', /2\.000635/u],
    ['thay-doi-cai-chinh-ho-tich', 0, { foreign: true }, 'yeu-to-nuoc-ngoai', /2\.000748/u],
    ['giam-ho', 0, { foreign: true }, 'yeu-to-nuoc-ngoai', /1\.001669/u],
    ['tro-cap-huu-tri-xa-hoi', 0, { ask: 'change' }, 'chi-xin-huong', /1\.014027/u],
    ['mai-tang-huu-tri-xa-hoi', 0, { group: 'social' }, 'dung-nhom', /1\.001731/u],
    ['mai-tang-huu-tri-xa-hoi', 0, { registered: false }, 'khai-tu-truoc', /1\.000656/u],
  ])('%s, person %i with %j: %s', (id, at, changed, rule, says) => {
    expect(rulesTold(id, at, changed)).toMatchObject({ [rule]: 'stop' });
    expect(getForm(id).rules.find((one) => one.id === rule)?.says.vi).toMatch(says);
  });
});

describe('days and ages are reckoned to the day', () => {
  test.each<[string, number, Record<string, unknown>, Record<string, string>, string]>([
    // Law on Civil Status 60/2014/QH13, Article 15: 60 days from the birth. The samples are filled on 24 November 2026.
    ['khai-sinh', 0, { 'birth.date': '2026-09-25' }, {}, 'the 60th day is in time'],
    ['khai-sinh', 0, { 'birth.date': '2026-09-24' }, { 'qua-60-ngay': 'warn' }, 'the 61st is late, and may be passed'],
    ['khai-sinh', 0, { 'mother.birthDate': '2026-11-13' }, { 'me-sinh-truoc-tre': 'stop' }, 'a mother is older than her child'],
    ['khai-sinh', 0, { 'mother.birthDate': '2016-01-01' }, { 'tuoi-me': 'warn' }, 'a mother of ten is perhaps a slip of the pen'],
    ['khai-sinh', 0, { 'requester.birthDate': '2026-11-13' }, { 'cha-di-khai-sinh-truoc-tre': 'stop' }, 'so is a father who files himself'],
    // Law on Marriage and Family 2014, Article 8: the man 20, the woman 18.
    ['ket-hon', 0, { 'bride.birthDate': '2008-11-24', 'groom.birthDate': '2006-11-24' }, {}, 'the birthday itself is enough'],
    ['ket-hon', 0, { 'bride.birthDate': '2008-11-25', 'groom.birthDate': '2006-11-25' }, { 'tuoi-bride': 'stop', 'tuoi-groom': 'stop' }, 'the day before is not'],
    ['ket-hon', 1, { groomEnded: 'still' }, { 'dang-co-vo-chong-groom': 'stop' }, 'who is married cannot marry'],
    ['ket-hon', 1, { groomEnded: 'divorcedAbroad' }, { 'ly-hon-nuoc-ngoai-groom': 'warn' }, 'a divorce abroad is to be entered first'],
    // Law on Civil Status 60/2014/QH13, Article 33: 15 days from the death.
    ['khai-tu', 0, { diedOn: '2026-11-09' }, {}, 'the 15th day is in time'],
    ['khai-tu', 0, { diedOn: '2026-11-08' }, { 'qua-15-ngay': 'warn' }, 'the 16th is late'],
    ['khai-tu', 0, { diedOn: '2026-11' }, {}, 'nothing is said of a day that is not known'],
    ['khai-tu', 0, { diedOn: '1940' }, { 'mat-sau-khi-sinh': 'stop' }, 'nobody dies before birth'],
    ['ct01-tam-tru', 0, { 'stay.until': '2026-12-30' }, { 'duoi-30-ngay': 'warn' }, '29 days need no registration'],
    ['ct01-tam-tru', 0, { 'stay.until': '2028-12-01' }, { 'qua-2-nam': 'warn' }, 'two years is the most'],
    ['ho-kinh-doanh-tam-ngung', 0, { 'pause.from': '2026-11-26' }, { 'truoc-3-ngay': 'warn' }, 'two days ahead is too near'],
    ['ho-kinh-doanh-tam-ngung', 0, { 'pause.from': '2026-11-27' }, {}, 'three days ahead is not'],
    ['ho-kinh-doanh-tam-ngung', 0, { 'pause.until': '2026-12-29' }, { 'it-nhat-15-ngay': 'warn' }, '14 days need no registration'],
    ['ho-kinh-doanh-thay-doi', 0, { changedOn: '2026-11-13' }, { 'trong-10-ngay': 'warn' }, '11 days after the change'],
    ['tro-cap-huu-tri-xa-hoi', 0, { 'person.birthDate': '1951-11-24' }, {}, '75 today'],
    ['tro-cap-huu-tri-xa-hoi', 0, { 'person.birthDate': '1951-11-25' }, { 'duoi-75': 'warn' }, '75 tomorrow'],
    ['tro-cap-huu-tri-xa-hoi', 0, { 'person.birthDate': '1956-11-24', household: 'poor' }, {}, '70 today in a poor household'],
    ['tro-cap-huu-tri-xa-hoi', 0, { 'person.birthDate': '1956-11-25', household: 'poor' }, { 'duoi-70': 'stop' }, '70 tomorrow'],
    ['giam-ho', 0, { 'ward.birthDate': '2008-11-24' }, { 'da-lon': 'stop' }, 'a ward of 18 needs a court ruling'],
    ['xac-nhan-tinh-trang-hon-nhan', 2, { purpose: 'marry' }, { 'dang-co-vo-chong-ma-ket-hon': 'stop' }, 'a married person asks for no certificate to marry'],
    ['yeu-cau-chung-thuc', 0, { condition: 'altered' }, { 'ban-chinh-khong-duoc': 'stop' }, 'an altered original cannot be copied'],
    ['yeu-cau-chung-thuc', 0, { foreign: true, legalised: 'no' }, { 'hop-phap-hoa': 'stop' }, 'a foreign paper is legalised first'],
  ])('%s, person %i with %j tells %j: %s', (id, at, changed, told) => {
    expect(rulesTold(id, at, changed)).toEqual(told);
  });
});

describe('nobody is asked what does not concern them', () => {
  test.each<[string, number, Record<string, unknown>, readonly string[], readonly string[]]>([
    ['khai-sinh', 1, {}, ['mother', 'motherPaper', 'motherHome'], ['father', 'marriage', 'abandonedFile', 'surrogacyFile']],
    ['khai-sinh', 2, {}, ['abandonedFile'], ['mother', 'father', 'marriage', 'slip']],
    ['khai-sinh', 0, {}, ['mother', 'marriage'], ['father', 'motherPaper', 'motherOrigin', 'requesterHome', 'proxyFile']],
    ['khai-sinh', 3, {}, ['requesterPaper', 'requesterOrigin', 'requesterHome'], ['mother', 'slipFile']],
    ['ket-hon', 0, {}, [], ['bridePaper', 'brideOrigin', 'brideHome', 'brideEnded', 'groomEnded']],
    ['xac-nhan-tinh-trang-hon-nhan', 0, {}, ['partner', 'marryAt'], ['subject', 'divorce', 'widow', 'spouse', 'proxyFile']],
    ['ban-sao-trich-luc-ho-tich', 0, {}, ['registered'], ['subject', 'other', 'requesterOrigin']],
    ['ct01-thuong-tru', 1, {}, ['guardian', 'homeFile'], ['head', 'members', 'owner', 'consentBy']],
    ['ho-kinh-doanh-thanh-lap', 0, {}, [], ['familyMembers', 'taxAddress', 'ownerLives', 'proxyFile', 'idFile']],
    ['tro-cap-huu-tri-xa-hoi', 0, {}, [], ['helper', 'account', 'contactAddress', 'personPaper']],
    ['thay-doi-cai-chinh-ho-tich', 1, {}, ['subjectAgrees', 'parentsAgree'], []],
    ['thay-doi-cai-chinh-ho-tich', 1, { 'subject.birthDate': '2018-05-01' }, ['parentsAgree'], ['subjectAgrees']],
    ['thay-doi-cai-chinh-ho-tich', 0, {}, [], ['subjectAgrees', 'parentsAgree']],
  ])('%s, person %i with %j', (id, at, changed, asked, spared) => {
    const questions = questionsAsked(id, at, changed);
    expect(questions).toEqual(expect.arrayContaining([...asked]));
    expect(questions.filter((key) => spared.includes(key))).toEqual([]);
  });
});

describe.each([...forms.keys()])('%s', (id) => {
  const form = getForm(id);
  const procedures = form.procedures.map(({ code }) => read(`content/procedures/${code}.json`) as { version: number; cases: { id: string; components: { name: string }[] }[] });

  test('asks only for papers that its procedures know, and was written for their version of today', () => {
    const papers = procedures.flatMap(({ cases }) => cases.flatMap(({ components }) => components.map(({ name }) => name)));
    for (const { component } of Object.values(form.questions)) if (component !== undefined) expect(papers).toContain(component.name);
    for (const [at, { cases, sinceVersion }] of form.procedures.entries()) {
      expect(sinceVersion).toBe(procedures[at]?.version);
      for (const one of cases ?? []) expect(procedures[at]?.cases.map((known) => known.id)).toContain(one);
    }
  });

  test('says everything in both languages and ends with the declaration and the use of the data, apart', () => {
    const halves: unknown[] = [];
    const look = (value: unknown): void => {
      if (isRecord(value) && typeof value.vi === 'string' && value.en === undefined) halves.push(value);
      if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) look(inner);
    };
    look({ ...form, source: {}, samples: [] });
    expect(halves).toEqual([]);
    expect(form.pages.slice(-2).map(({ fields }) => fields)).toEqual([['declaration'], ['dataUse']]);
  });

  test.runIf(form.paper !== undefined)('fills its declaration with what its invented people answered', () => {
    const versions = readdirSync(`content/templates/${form.paper?.template ?? ''}`).filter((name) => name.endsWith('.json')).toSorted();
    const { data: shape } = read(`content/templates/${form.paper?.template ?? ''}/${versions.at(-1) ?? ''}`) as { data: JsonSchema };
    expect(unknownPaperNames(form, shape)).toEqual([]);
    const fits = new Ajv2020({ strict: false, allErrors: true }).compile(shape);
    for (const [at, { today }] of form.samples.entries()) {
      const { flow, computed } = checkAnswers(form, answersOf(form, at, {}), { today });
      const data = paperData(form, flow.asked, computed, words, shape);
      expect([fits(data), fits.errors]).toEqual([true, null]);
      expect(JSON.stringify(data)).toContain(String(readPath(form.applicant.name, flow.asked)));
      // However much people write, the paper takes it.
      const long = Object.fromEntries(Object.entries(flow.asked).map(([key, value]) => [key, form.questions[key] === undefined ? value : stretch(form.questions[key], value)]));
      expect([fits(paperData(form, long, computed, words, shape)), fits.errors]).toEqual([true, null]);
    }
  });

  test('asks every question of one of its invented people', () => {
    const asked = new Set(form.samples.flatMap((_, at) => questionsAsked(id, at)));
    expect(Object.keys(form.questions).filter((key) => !asked.has(key))).toEqual([]);
  });

  test('has at least two invented people, whose numbers nobody can have', () => {
    expect(form.samples.length).toBeGreaterThanOrEqual(2);
    const texts = JSON.stringify([form.questions, form.samples]);
    expect(texts.match(/(?<!\d)\d{12}(?!\d)/gu)?.filter((number) => !number.startsWith('000')) ?? []).toEqual([]);
    expect(texts.match(/"0[2-9]\d{8}"/gu)?.filter((number) => !number.startsWith('"0900000')) ?? []).toEqual([]);
  });
});
