import { expect, test } from 'vitest';
import { keepGiven, readChangeForm, readJsonItem, readKind, sourceOf } from './change-form.ts';

const send = (entries: readonly (readonly [string, string])[]): Request => {
  const body = new FormData();
  for (const [name, value] of entries) body.append(name, value);
  return new Request('http://x', { method: 'POST', body });
};

test('a form gives the facts, the fields by their paths, the ticked rows and what was seen, with line ends as one sign', async () => {
  const form = await readChangeForm(send([['ten', ' Lệ phí '], ['ly-do', 'a\r\nb'], ['can-cu', 'NQ 10'], ['ngay-can-cu', '2026-11-20'], ['do-chac', 'official'], ['o:title', 'Việc\r\n'], ['bo', 'basis[0]'], ['bo', 'basis[1]'], ['da-xem', '{"title":"Cũ","n":1}'], ['ban', '3'], ['ban-ghi', '7']]));
  expect(form).toMatchObject({ facts: { title: 'Lệ phí', reason: 'a\nb', goesLiveOn: '' }, seen: { title: 'Cũ' }, version: 3, recordVersion: 7, json: undefined });
  expect(keepGiven(form)).toMatchObject({ values: { title: 'Việc' }, removed: ['basis[0]', 'basis[1]'] });
  expect(sourceOf(form.facts)).toEqual({ text: 'NQ 10', date: '2026-11-20', certainty: 'official' });
});

test.each(['', 'x', '[1]', 'null', '{"a":'])('what was seen, sent as %o, is nothing', async (text) => {
  expect(Object.values((await readChangeForm(send([['da-xem', text]]))).seen)).toEqual([]);
});

test('a record as text is read, or told where it broke; nobody invents how sure a source is', () => {
  expect(readJsonItem('task', 'a', '{"title":"x"}', 2)).toEqual({ kind: 'task', id: 'a', after: { title: 'x' }, beforeVersion: 2 });
  expect(readJsonItem('task', 'a', '{"title":', 2)).toMatchObject({ broken: expect.stringMatching(/JSON/) as string });
  expect(sourceOf({ title: '', reason: '', sourceText: '', sourceDate: '', certainty: 'sure', goesLiveOn: '' }).certainty).toBe('unverified');
  expect([readKind('switch'), readKind('form'), readKind(null)]).toEqual(['switch', undefined, undefined]);
});
