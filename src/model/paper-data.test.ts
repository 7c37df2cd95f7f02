import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AnswerWords } from './answers-in-words.ts';
import { FormSchema } from './form.ts';
import { EVERY_KIND } from './form.fixture.ts';
import { paperData, unknownPaperNames } from './paper-data.ts';

const { formWords: words } = JSON.parse(readFileSync('content/locales/vi.json', 'utf8')) as { formWords: AnswerWords };

const SHAPE = {
  type: 'object',
  properties: {
    child: { type: 'object', properties: { born: { type: 'string', pattern: '^\\d{4}(-\\d{2}){0,2}$' }, bornInWords: { type: 'string' } } },
    copies: { type: 'integer' }, hasFather: { type: 'boolean' }, way: { type: 'string', enum: ['desk', 'post'] }, relation: { type: 'string', maxLength: 60 }, wayInWords: { type: 'string' },
    witnesses: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' }, isAdult: { type: 'boolean' } } } },
  },
};
const mapped = (values: Record<string, string | string[]>): typeof EVERY_KIND => FormSchema.parse({ ...EVERY_KIND, paper: { template: 'thu', values } });
const asked = { childBirthDate: '2026-08-01', count: 2, fatherKnown: false, delivery: 'post', relation: 'other', otherRelation: 'bà ngoại', witnesses: [{ name: 'Y Moan', isAdult: true, guardian: 'Lê Thị Giám' }] };

test('days, numbers, yes and no and fixed words go to the template as values, the rest as it is said', () => {
  const form = mapped({ 'child.born': 'childBirthDate', 'child.bornInWords': 'bornInWords', copies: 'count', hasFather: 'fatherKnown', way: 'delivery', wayInWords: 'delivery', witnesses: 'witnesses' });
  const delivery = form.questions.delivery?.options?.find(({ value }) => value === 'post')?.label.vi;
  expect(paperData(form, asked, { bornInWords: 'Ngày một tháng tám' }, words, SHAPE)).toEqual({
    child: { born: '2026-08-01', bornInWords: 'Ngày một tháng tám' }, copies: 2, hasFather: false, way: 'post', wayInWords: delivery, witnesses: [{ name: 'Y Moan', isAdult: true }],
  });
});

test('of several answers those that were given stand one after another', () => {
  const form = mapped({ relation: ['relation', 'otherRelation'] });
  const label = (value: string): string | undefined => form.questions.relation?.options?.find((option) => option.value === value)?.label.vi;
  expect(paperData(form, asked, {}, words, SHAPE)).toEqual({ relation: `${label('other') ?? ''}, bà ngoại` });
  expect(paperData(form, { relation: 'mother' }, {}, words, SHAPE)).toEqual({ relation: label('mother') });
  expect(paperData(mapped({ relation: ['otherRelation', 'witnesses'] }), asked, {}, words, SHAPE)).toEqual({ relation: expect.stringMatching(/^bà ngoại, 1\. .*Y Moan/u) as string });
});

test('a personal number stands without gaps, as boxes want it', () => {
  expect(paperData(mapped({ relation: 'filer.id', wayInWords: ['filer.name', 'filer.id'] }), { filer: { name: 'Lê Thị Ba', id: '000175000801' } }, {}, words, SHAPE)).toEqual({ relation: '000175000801', wayInWords: 'Lê Thị Ba, 000175000801' });
});

test('what is longer than the paper takes ends with an ellipsis, counted in letters', () => {
  expect(paperData(mapped({ relation: 'otherRelation' }), { otherRelation: '🏠'.repeat(61) }, {}, words, SHAPE)).toEqual({ relation: `${'🏠'.repeat(59)}…` });
  expect(paperData(mapped({ relation: 'otherRelation' }), { otherRelation: '🏠'.repeat(60) }, {}, words, SHAPE)).toEqual({ relation: '🏠'.repeat(60) });
});

test('what was not answered stays a blank line', () => {
  expect(paperData(mapped({ 'child.born': 'childBirthDate', relation: ['relation', 'otherRelation'], witnesses: 'witnesses' }), {}, {}, words, SHAPE)).toEqual({});
});

test('names that the template does not know are told', () => {
  expect(unknownPaperNames(mapped({ 'child.born': 'childBirthDate', 'child.weight': 'count', constructor: 'count' }), SHAPE)).toEqual(['child.weight', 'constructor']);
});
