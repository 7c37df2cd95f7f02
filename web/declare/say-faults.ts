import { sayIn } from '../../src/model/answers-in-words.ts';
import { findQuestion } from '../../src/model/form-paths.ts';
import type { Form } from '../../src/model/form.ts';
import type { Language } from '../../src/model/question.ts';
import type { SaidFault } from './question-view.ts';

/** A fault as the API tells it. */
export interface ToldFault {
  readonly path: string;
  readonly code: string;
  readonly weight: 'stop' | 'warn';
  readonly says: string;
}

/** The faults of answers, each with the words of its question, for where it stands away from it. */
export function sayFaults(form: Form, faults: readonly ToldFault[], lang: Language): readonly SaidFault[] {
  return faults.map(({ path, weight, says }) => {
    const question = findQuestion(form.questions, path.replaceAll(/\.\d+(?=\.|$)/gu, ''));
    return { path, label: question === undefined || question.kind === 'declaration' ? '' : sayIn(question.label, lang), text: says, weight };
  });
}
