import { expect, test } from 'vitest';
import type { DossierAction, DossierDeed, GivenPaper } from './dossier-action.ts';
import { filesForApplicant, filesOf } from './dossier-papers.ts';

const [A, B, C, D, R1, R2] = ['a', 'b', 'c', 'd', '1', '2'].map((one) => one.repeat(64)) as [string, string, string, string, string, string];
const paper = (file?: string): GivenPaper => ({ name: 'Giấy tờ', form: 'copy', count: 1, ...(file === undefined ? {} : { file }) });
const deed = (kind: string, data: object): DossierDeed => ({ kind, data }) as DossierDeed;

test.each<[string, DossierDeed, readonly string[]]>([
  ['what was filed', deed('register', { filing: { papers: [paper(A), paper(), paper(B)] } }), [A, B]],
  ['what was received', deed('receive', { papers: [paper(A)] }), [A]],
  ['what was supplied, each once', deed('supply', { papers: [paper(A), paper(A)] }), [A]],
  ['what was put beside it', deed('attach', { papers: [paper(B)] }), [B]],
  ['the result', deed('recordResult', { number: '1', file: C }), [C]],
  ['a result without a file', deed('recordResult', { number: '1' }), []],
  ['papers that are moved are named by their names', deed('movePapers', { papers: [A], to: 'kho' }), []],
  ['a note', deed('note', { text: A }), []],
])('the files of an action: %s', (_, given, expected) => {
  expect(filesOf(given)).toEqual(expected);
});

test('the applicant opens what was handed in and the result that stands, not what the office put beside it', () => {
  const log = [deed('register', { filing: { papers: [paper(A)] } }), deed('attach', { papers: [paper(D)] }), deed('supply', { papers: [paper(B)] }), deed('recordResult', { number: '1', file: R1 })] as DossierAction[];
  expect([...filesForApplicant(log)]).toEqual([A, B, R1]);
  expect([...filesForApplicant([...log, deed('recall', {}) as DossierAction])]).toEqual([A, B]);
  expect([...filesForApplicant([...log, deed('recall', {}) as DossierAction, deed('recordResult', { number: '2', file: R2 }) as DossierAction])]).toEqual([A, B, R2]);
});
