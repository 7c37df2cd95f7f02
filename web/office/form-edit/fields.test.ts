import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EVERY_KIND } from '../../../src/model/form.fixture.ts';
import { FormSchema, type Condition, type Form, type Question } from '../../../src/model/form.ts';
import { settleOrder } from '../../../src/model/form-order.ts';
import { listQuestions } from '../../../src/model/form-paths.ts';
import { createWords } from '../../words/words.ts';
import { listConditionChoices, readCondition, writeCondition } from './condition-fields.ts';
import { readFacts, writeFacts } from './facts-fields.ts';
import { linkPlace } from './link-place.ts';
import { readQuestion, writeQuestion } from './question-fields.ts';
import { readComputed, readRule, writeComputed, writeRule } from './rule-fields.ts';
import { sayCondition } from './say-condition.ts';

const say = createWords('vi');
const FOLDER = new URL('../../../content/forms/', import.meta.url);
const FORMS: readonly Form[] = [EVERY_KIND, ...readdirSync(FOLDER).filter((name) => name.endsWith('.json')).map((name) => FormSchema.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))))].map(settleOrder);

describe.each(FORMS.map((form) => [form.id, form] as const))('the fields of %s', (_id, form) => {
  test('say each question, rule, computed value and the facts as they were', () => {
    for (const { path, question } of listQuestions(form)) {
      const groups = listConditionChoices(form, say, path);
      expect(readQuestion(form, question, writeQuestion(question, groups), groups), path).toEqual(question);
    }
    const groups = listConditionChoices(form, say);
    for (const rule of form.rules) expect(readRule(form, rule, writeRule(rule, groups), groups)).toEqual(rule);
    for (const one of form.computed) expect(readComputed(form, one, writeComputed(one, groups), groups)).toEqual(one);
    expect(form).toMatchObject(readFacts(form, writeFacts(form)));
  });

  test('every condition can be said in words', () => {
    for (const { question } of listQuestions(form)) if (question.when !== undefined) expect(sayCondition(question.when, form, say)).not.toMatch(/formEdit|\{|undefined/u);
    for (const rule of form.rules) expect(sayCondition(rule.test, form, say)).not.toMatch(/formEdit|\{|undefined/u);
  });
});

describe('a condition picked on a page', () => {
  const groups = listConditionChoices(EVERY_KIND, say, 'slip');
  const kindOf = (path: string): Question['kind'] | undefined => EVERY_KIND.questions[path]?.kind;
  test.each<[Readonly<Record<string, string>>, Condition | undefined]>([
    [{ 'k.0.cau': 'fatherKnown|is|true' }, { field: 'fatherKnown', is: true }],
    [{ 'k.0.cau': 'relation|isNot|mother' }, { not: { field: 'relation', is: 'mother' } }],
    [{ 'k.0.cau': 'count|is|*', 'k.0.tri': '3' }, { field: 'count', is: 3 }],
    [{ 'k.0.cau': 'childBirthDate|notBefore|*', 'k.0.tri': '1/3/2027' }, { field: 'childBirthDate', compare: 'notBefore', with: '2027-03-01' }],
    [{ 'k.0.cau': 'childBirthDate|ageBelow|*', 'k.0.tri': '14' }, { field: 'childBirthDate', ageOn: 'today', below: 14 }],
    [{ 'k.0.cau': 'childBirthDate|ageBelow|*', 'k.0.tri': '' }, undefined],
    [{ 'k.0.cau': '', 'k.1.cau': 'email|filled|' }, { field: 'email', filled: true }],
    [{ 'k.noi': 'any', 'k.0.cau': 'email|empty|', 'k.1.cau': 'phone|empty|' }, { any: [{ field: 'email', filled: false }, { field: 'phone', filled: false }] }],
    [{}, undefined],
  ])('%j', (fields, condition) => {
    expect(readCondition('k', fields, undefined, groups, kindOf)).toEqual(condition);
    expect(readCondition('k', writeCondition('k', condition, groups), undefined, groups, kindOf)).toEqual(condition);
  });

  test('only names what is asked before', () => {
    const before = listConditionChoices(EVERY_KIND, say, 'pages.tre').flatMap(({ choices }) => choices.map(({ value }) => value.split('|')[0]));
    expect([...new Set(before)]).toEqual(['filer.name', 'filer.birthDate', 'filer.gender', 'filer.id', 'phone', 'email']);
  });

  test('stays where lines cannot say it, until it is replaced', () => {
    const mixed = { all: [{ field: 'fatherKnown', is: true }, { any: [{ field: 'email', filled: true }, { field: 'phone', filled: true }] }] };
    const fields = writeCondition('k', mixed, groups);
    expect(fields).toEqual({ 'k.giu': '1' });
    expect(readCondition('k', { ...fields, 'k.0.cau': 'email|filled|' }, mixed, groups, kindOf)).toBe(mixed);
    expect(readCondition('k', { ...fields, 'k.thay': '1', 'k.0.cau': 'email|filled|' }, mixed, groups, kindOf)).toEqual({ field: 'email', filled: true });
  });
});

test('every place that a finding names leads to its page', () => {
  expect(['questions.mother.name', 'pages.tre', 'rules.du-tuoi', 'computed.tuoi', 'samples.1', 'paper.ten', 'applicant', 'form'].map((at) => linkPlace('', at))).toEqual(['/cau/mother.name', '/trang/tre', '/quy-tac#rules-du-tuoi', '/quy-tac#computed-tuoi', '/thu?mau=1', '/chung', '/chung', '/chung']);
});
