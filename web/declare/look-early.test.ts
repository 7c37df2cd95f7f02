import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkAnswers, faultsOfPage } from '../../src/model/check-answers.ts';
import { FormSchema, type Form } from '../../src/model/form.ts';
import { isRecord, type Answers } from '../../src/model/form-paths.ts';
import { FAULT_SENTENCES } from './fault-sentences.ts';
import { lookEarly } from './look-early.ts';
import { canHelp, helpOfPage } from './page-help.ts';

const FORMS: readonly Form[] = readdirSync('content/forms').filter((name) => name.endsWith('.json')).map((name) => FormSchema.parse(JSON.parse(readFileSync(`content/forms/${name}`, 'utf8'))));
const SENTENCES = JSON.parse(FAULT_SENTENCES.vi.code) as Record<string, string>;
const getForm = (id: string): Form => {
  const form = FORMS.find((one) => one.id === id);
  if (form === undefined) throw new Error(id);
  return form;
};

/** Answers as many people get them wrong: every text and number is made odd, a share at a time. */
function spoil(value: unknown, turn: number): unknown {
  if (Array.isArray(value)) return value.map((one) => spoil(one, turn));
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, inner], at) => [key, (at + turn) % 2 === 0 ? spoil(inner, turn) : inner]));
  if (typeof value === 'string') return turn % 3 === 0 ? `${value}0` : turn % 3 === 1 ? '31/2/1990' : value.replace(/^\d{4}/u, '1890');
  return typeof value === 'number' ? -1 : value;
}

describe.each(FORMS.map((form) => [form.id, form] as const))('%s', (_id, form) => {
  test('a page with its part of the form finds what the whole form finds on that page', () => {
    let faults = 0;
    for (const { answers: sound, today } of form.samples) {
      for (const [turn, answers] of [sound, ...Array.from({ length: 6 }, (_each, at) => spoil(sound, at) as Answers)].entries()) {
        const whole = checkAnswers(form, answers, { today });
        for (const { fields } of whole.flow.pages) {
          const help = helpOfPage(form, fields, whole.flow.asked, today);
          const own = Object.fromEntries(fields.map((key) => [key, answers[key]]));
          const found = faultsOfPage(checkAnswers(help.form, { ...help.answers, ...own }, { today }).faults, fields);
          expect([turn, found]).toEqual([turn, faultsOfPage(whole.faults, fields)]);
          faults += found.length;
          // It travels with every page.
          if (canHelp(form, fields)) expect(JSON.stringify(help).length).toBeLessThan(4_000);
        }
      }
    }
    expect(faults).toBeGreaterThan(0);
  });
});

const look = (id: string, pageId: string, typed: Readonly<Record<string, string>>, others: Answers = {}) => {
  const form = getForm(id);
  const fields = form.pages.find((page) => page.id === pageId)?.fields ?? [];
  const data = new FormData();
  const shown = new Set(Object.keys(typed).flatMap((name) => name.replace(/\.(?:ngay|thang|nam)$/u, '').split('.').map((_part, at, parts) => parts.slice(0, at + 1).join('.'))));
  for (const path of shown) data.append('hoi', path);
  for (const [name, value] of Object.entries(typed)) data.set(name, value);
  return lookEarly(helpOfPage(form, fields, others, '2026-11-24'), data, SENTENCES, 'vi').map(({ path, text }) => `${path}: ${text}`);
};

test('what is wrong is said in the words of the server, by the page as it is typed', () => {
  expect(look('khai-sinh', 'nguoi-khai', { 'requester.name': 'Nguyễn Thị Mai 2', 'requester.birthDate.ngay': '29', 'requester.birthDate.thang': '2', 'requester.birthDate.nam': '1990', 'requester.personalId': '123' })).toHaveLength(3);
  expect(look('khai-sinh', 'lien-lac', { phone: '12' })[0]).toMatch(/^phone: /u);
});

test('what is still empty is not told, nor what only the server knows', () => {
  expect(look('khai-sinh', 'nguoi-khai', { 'requester.name': '', 'requester.birthDate.nam': '', 'requester.personalId': '' })).toEqual([]);
  expect(look('khai-sinh', 'que-quan', { 'homeTown.noi': 'xã nào đó' })).toEqual([]);
});

test('a rule that looks at another page sees what was answered there', () => {
  const typed = { 'mother.name': 'Trần Thị Thử', 'mother.birthDate.ngay': '1', 'mother.birthDate.thang': '1', 'mother.birthDate.nam': '2026', 'mother.personalId': '' };
  expect(look('khai-sinh', 'nguoi-me', typed, { parents: 'married', relation: 'father', birth: { date: '2025-11-01' } }).join()).toContain('Ngày sinh của mẹ phải trước ngày sinh của trẻ');
});

test('the sentences of both languages have every fault, under a name that tells their content', () => {
  const codes = Object.keys(SENTENCES).toSorted();
  expect(Object.keys(JSON.parse(FAULT_SENTENCES.en.code) as object).toSorted()).toEqual(codes);
  expect(FAULT_SENTENCES.vi.file).toMatch(/^loi-khai-vi\.[0-9a-f]{10}\.json$/u);
});
