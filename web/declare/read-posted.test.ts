import { expect, test } from 'vitest';
import type { Question } from '../../src/model/form.ts';
import { readPosted } from './read-posted.ts';

const label = { vi: 'x' };
const QUESTIONS: Readonly<Record<string, Question>> = {
  name: { kind: 'personName', label },
  born: { kind: 'date', label },
  who: { kind: 'group', label, of: { id: { kind: 'personalId', label }, hidden: { kind: 'text', label } } },
  home: { kind: 'address', label },
  town: { kind: 'place', label },
  known: { kind: 'yesNo', label },
  kinds: { kind: 'choices', label, options: [] },
  folk: { kind: 'ethnicity', label },
  idPaper: { kind: 'paper', label },
  rows: { kind: 'repeat', label, of: { what: { kind: 'text', label } } },
  slip: { kind: 'file', label },
};

function post(fields: readonly (readonly [string, string])[]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

test('texts, dates in three fields, several choices and yes or no are read by the kind of their question', () => {
  const data = post([
    ...['name', 'born', 'known', 'kinds', 'folk'].map((path) => ['hoi', path] as const),
    ['name', '  Nguyễn Thị Hoa '], ['born.ngay', '2'], ['born.thang', '3'], ['born.nam', '1958'], ['known', 'false'], ['kinds', 'a'], ['kinds', 'b'], ['folk', 'khac'], ['folk.khac', 'Tày'],
  ]);
  expect(readPosted(QUESTIONS, data, {})).toEqual({ name: 'Nguyễn Thị Hoa', born: '2/3/1958', known: false, kinds: ['a', 'b'], folk: 'Tày' });
});

test('what the page did not show is not touched, inside a group too', () => {
  const data = post([['hoi', 'who'], ['hoi', 'who.id'], ['who.id', '1'], ['name', 'planted']]);
  expect(readPosted(QUESTIONS, data, { who: { id: '0', hidden: 'kept' }, name: 'kept' })).toEqual({ who: { id: '1', hidden: 'kept' } });
});

test('what was emptied is empty', () => {
  expect(readPosted(QUESTIONS, post([['hoi', 'name'], ['name', ''], ['hoi', 'home'], ['hoi', 'idPaper']]), { name: 'x', home: 'y' })).toEqual({ name: '', home: '', idPaper: {} });
});

test('a chosen commune counts only for the words it was offered for', () => {
  const chosen = [['hoi', 'town'], ['town.noi', 'bến nghé'], ['town.noi-ma', '26740'], ['town.noi-tim', 'bến nghé']] as const;
  expect(readPosted(QUESTIONS, post(chosen), {})).toEqual({ town: { code: '26740', typed: 'bến nghé' } });
  expect(readPosted(QUESTIONS, post([['hoi', 'town'], ['town.noi', 'ba đình'], ...chosen.slice(2)]), {})).toEqual({ town: 'ba đình' });
  expect(readPosted(QUESTIONS, post([['hoi', 'home'], ['home.noi', 'ba đình'], ['home.chi-tiet', 'tổ 3']]), {})).toEqual({ home: { place: 'ba đình', detail: 'tổ 3' } });
});

test('a paper has its parts, its day among them', () => {
  const data = post([['hoi', 'idPaper'], ['idPaper.loai', 'passport'], ['idPaper.so', 'C123'], ['idPaper.ngay-cap.thang', '3'], ['idPaper.ngay-cap.nam', '2020']]);
  expect(readPosted(QUESTIONS, data, {})).toEqual({ idPaper: { kind: 'passport', number: 'C123', issuedOn: '3/2020' } });
});

test('rows are read by their number, never more than fifty', () => {
  const rows = post([['hoi', 'rows'], ['rows.dong', '2'], ['hoi', 'rows.0.what'], ['hoi', 'rows.1.what'], ['rows.0.what', 'in'], ['rows.1.what', 'gửi']]);
  expect(readPosted(QUESTIONS, rows, {})).toEqual({ rows: [{ what: 'in' }, { what: 'gửi' }] });
  const many = readPosted(QUESTIONS, post([['hoi', 'rows'], ['rows.dong', '999999']]), {})['rows'];
  expect(many).toHaveLength(50);
});

test('a file is never read as words', () => {
  expect(readPosted(QUESTIONS, post([['hoi', 'slip'], ['slip', 'x']]), {})).toEqual({});
});
