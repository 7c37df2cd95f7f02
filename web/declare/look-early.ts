import { sayIn } from '../../src/model/answers-in-words.ts';
import { checkAnswers } from '../../src/model/check-answers.ts';
import { fillSentence, type FaultCode, type FormFault } from '../../src/model/form-fault.ts';
import { isRecord, type Answers } from '../../src/model/form-paths.ts';
import type { Language } from '../../src/model/question.ts';
import type { PageHelp } from './page-help.ts';
import { readPosted } from './read-posted.ts';

/** What is not told while a page is filled in: what is still empty, and what only the server can know. */
const LATER: ReadonlySet<FaultCode> = new Set(['required', 'declaration_unticked', 'file_missing', 'place_not_chosen', 'place_unknown', 'address_detail', 'rows_too_few', 'unknown_question', 'value_shape', 'paper_kind']);

/** One fault as it stands under its question. */
export interface EarlyFault {
  readonly path: string;
  readonly text: string;
  readonly weight: FormFault['weight'];
}

/** What is not right yet of what a page's form says, by the rules of the server, which decides. `sentences`: by the code of the fault. */
export function lookEarly({ form, answers, fields, today }: PageHelp, data: FormData, sentences: Readonly<Record<string, string>>, lang: Language): readonly EarlyFault[] {
  const own = Object.fromEntries(Object.entries(form.questions).filter(([key]) => fields.includes(key)));
  const typed = namePlaces(readPosted(own, data, {})) as Answers;
  const { faults } = checkAnswers(form, { ...answers, ...typed }, { today });
  return faults.flatMap(({ path, code, details, weight, says }) =>
    LATER.has(code) || !fields.includes(path.split('.')[0] ?? '') ? [] : [{ path, weight, text: says === undefined ? fillSentence(sentences[code] ?? '', details) : sayIn(says, lang) }],
  ).filter(({ text }) => text !== '');
}

/** A commune that was chosen has its name from the register, later: here its code is enough. */
function namePlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(namePlaces);
  if (!isRecord(value)) return value;
  if (typeof value['code'] === 'string' && typeof value['typed'] === 'string' && value['name'] === undefined) return { code: value['code'], name: value['typed'] };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, namePlaces(inner)]));
}
