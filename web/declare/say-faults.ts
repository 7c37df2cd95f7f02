import { sayIn } from '../../src/model/answers-in-words.ts';
import { fillSentence, type FormFault } from '../../src/model/form-fault.ts';
import { findQuestion } from '../../src/model/form-paths.ts';
import type { Form } from '../../src/model/form.ts';
import type { Language } from '../../src/model/question.ts';
import { readSentence } from '../words/words.ts';
import type { SaidFault } from './question-view.ts';

/** The faults of answers in whole sentences, each with the words of its question. */
export function sayFaults(form: Form, faults: readonly FormFault[], lang: Language): readonly SaidFault[] {
  return faults.map(({ path, code, details, weight, says }) => {
    const rowless = path.replaceAll(/\.\d+(?=\.|$)/gu, '');
    const question = findQuestion(form.questions, rowless);
    return {
      path,
      label: question === undefined || question.kind === 'declaration' ? '' : sayIn(question.label, lang),
      text: says === undefined ? fillSentence(readSentence(lang, `formFaults.${code}`), details) : sayIn(says, lang),
      weight,
    };
  });
}
