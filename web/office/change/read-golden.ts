import { AUDIENCES, type Audience } from '../../../src/model/golden.ts';
import { foldText } from '../../../src/model/vietnamese.ts';
import type { GoldenQuestion, NewGoldenQuestion } from '../../api.ts';

/** A golden question as it is typed: lists as lines. */
export interface TypedGolden {
  readonly audience: Audience;
  readonly question: string;
  readonly placeCode: string;
  readonly candidate: string;
  readonly status: string;
  readonly mustContain: string;
  readonly subjects: string;
}

/** The families of statuses; the first words of a status stand for all of them. */
export const STATUS_FAMILIES = ['answered', 'clarification', 'handed_over', 'unanswerable', 'guarded'] as const;

export const EMPTY_GOLDEN: TypedGolden = { audience: 'citizen', question: '', placeCode: '', candidate: '', status: 'answered', mustContain: '', subjects: '' };

/** What a form says. */
export function readGolden(form: { text(name: string): string }): TypedGolden {
  return {
    audience: AUDIENCES.find((each) => each === form.text('ai-hoi')) ?? 'citizen',
    question: form.text('cau-hoi'),
    placeCode: form.text('noi'),
    candidate: form.text('ra'),
    status: form.text('cach') || 'answered',
    mustContain: form.text('phai-co'),
    subjects: form.text('phu-thuoc'),
  };
}

/** A kept question, to be typed over. */
export function typeGolden({ audience, question, placeCode, expected, subjects }: GoldenQuestion): TypedGolden {
  return { audience, question, placeCode: placeCode ?? '', candidate: expected.candidate ?? '', status: expected.status, mustContain: expected.mustContain.join('\n'), subjects: subjects.join('\n') };
}

/** What is sent of what is typed; a question depends on the record it must find, whether that is typed twice or not. */
export function writeGolden({ audience, question, placeCode, candidate, status, mustContain, subjects }: TypedGolden): NewGoldenQuestion {
  const depends = [...new Set([...(candidate === '' ? [] : [candidate]), ...listLines(subjects)])];
  return {
    audience,
    question,
    ...(placeCode === '' ? {} : { placeCode }),
    expected: { ...(candidate === '' ? {} : { candidate }), status, mustContain: listLines(mustContain) },
    subjects: depends,
  };
}

/** An id that people can read, made of the question's first words; the ticket of the form makes it one of its own, the same when sent twice. */
export function nameGolden(question: string, ticket: string): string {
  const words = foldText(question).replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 40).replace(/-+$/, '');
  const mark = ticket.toLowerCase().replaceAll(/[^a-z0-9]/g, '').slice(0, 8);
  return ['nha', words, mark].filter((part) => part !== '').join('-');
}

function listLines(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
}
