import { AUDIENCES, type Audience } from '../../../src/model/golden.ts';
import { foldText } from '../../../src/model/vietnamese.ts';
import type { GoldenQuestion, NewGoldenQuestion } from '../../api.ts';

/** A golden question as it is written on its form: what it must say as lines, records as they are ticked, the place in words. */
export interface TypedGolden {
  readonly audience: Audience;
  readonly question: string;
  readonly placeCode: string;
  readonly placeText: string;
  readonly candidate: string;
  readonly status: string;
  readonly mustContain: string;
  readonly subjects: readonly string[];
}

/** The families of statuses; the first words of a status stand for all of them. */
export const STATUS_FAMILIES = ['answered', 'clarification', 'handed_over', 'unanswerable', 'guarded'] as const;

export const EMPTY_GOLDEN: TypedGolden = { audience: 'citizen', question: '', placeCode: '', placeText: '', candidate: '', status: 'answered', mustContain: '', subjects: [] };

/** What a form says. A place that was changed in words is no longer the one its form carries, nor one chosen among those the former words meant. */
export function readGolden(form: { text(name: string): string; all(name: string): readonly string[] }): TypedGolden {
  const chosen = form.text('chon-noi');
  const isSame = form.text('noi') !== '' && form.text('noi') === form.text('ten-noi');
  return {
    audience: AUDIENCES.find((each) => each === form.text('ai-hoi')) ?? 'citizen',
    question: form.text('cau-hoi'),
    placeCode: isSame ? chosen || form.text('ma-noi') : '',
    placeText: form.text('noi'),
    candidate: form.text('ra'),
    status: form.text('cach') || 'answered',
    mustContain: form.text('phai-co'),
    subjects: [...new Set(form.all('phu-thuoc').map((id) => id.trim()))].filter((id) => id !== ''),
  };
}

/** A kept question, to be written over. */
export function typeGolden({ audience, question, placeCode, expected, subjects }: GoldenQuestion): TypedGolden {
  return { audience, question, placeCode: placeCode ?? '', placeText: '', candidate: expected.candidate ?? '', status: expected.status, mustContain: expected.mustContain.join('\n'), subjects };
}

/** What is sent of what is written; a question depends on the record it must find, whether that is ticked twice or not. */
export function writeGolden({ audience, question, placeCode, candidate, status, mustContain, subjects }: TypedGolden): NewGoldenQuestion {
  const depends = [...new Set([...(candidate === '' ? [] : [candidate]), ...subjects])];
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
