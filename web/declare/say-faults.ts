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

/** The faults of answers, each with the words of its question, for where it stands away from it. `isFar`: away from its page too, where "Số định danh" alone does not say whose. */
export function sayFaults(form: Form, faults: readonly ToldFault[], lang: Language, { isFar = false }: { readonly isFar?: boolean } = {}): readonly SaidFault[] {
  return faults.map(({ path, weight, says }) => {
    const question = findQuestion(form.questions, path.replaceAll(/\.\d+(?=\.|$)/gu, ''));
    const group = isFar ? form.questions[path.split('.')[0] ?? ''] : undefined;
    const names = question === undefined || question.kind === 'declaration' ? [] : [...(group === undefined || group === question ? [] : [group]), question].map(({ label }) => sayIn(label, lang));
    return { path, label: names.join(', '), text: says, weight };
  });
}
