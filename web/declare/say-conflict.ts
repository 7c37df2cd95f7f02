import { sayAnswer, sayIn } from '../../src/model/answers-in-words.ts';
import { isFilled, type Answers } from '../../src/model/form-paths.ts';
import type { Form } from '../../src/model/form.ts';
import type { Language } from '../../src/model/question.ts';
import { readAnswerWords } from '../words/answer-words.ts';

/** One answer that was saved elsewhere meanwhile: what was typed here and what stands there. */
export interface SaidConflict {
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

/** The answers of a page in which two versions differ, said in words. */
export function sayConflict(form: Form, fields: readonly string[], { mine, theirs }: { readonly mine: Answers; readonly theirs: Answers }, lang: Language): readonly SaidConflict[] {
  const words = readAnswerWords(lang);
  return fields.flatMap((key) => {
    const question = form.questions[key];
    if (question === undefined) return [];
    const [here, there] = [mine[key], theirs[key]].map((value) => (isFilled(value) ? sayAnswer(question, value, lang, words) : ''));
    return here === undefined || there === undefined || here === there ? [] : [{ label: sayIn(question.label, lang), mine: here, theirs: there }];
  });
}
