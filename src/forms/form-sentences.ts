import type { AnswerLanguage } from '#model/answers-in-words.ts';
import type { FormFinding, FormFindingCode } from '#model/check-form.ts';
import { fillSentence, type FaultCode, type FormFault } from '#model/form-fault.ts';
import type { TalkWords } from '#model/form-talk.ts';
import { sayIn } from '#model/answers-in-words.ts';

/** What forms say in one language. Shape: the sections of the same names in `content/locales`. */
export interface FormSentences {
  readonly formFaults: Readonly<Record<FaultCode, string>>;
  readonly formFindings: Readonly<Record<FormFindingCode, string>>;
  readonly formWords: TalkWords;
  readonly formTalk: Readonly<Record<'confirm' | 'skip' | 'onPage' | 'done' | 'choose', string>>;
}

/** What is not right with an answer, in words; the form's own sentence where it has one. */
export function sayFault(fault: Pick<FormFault, 'code' | 'details' | 'says'>, sentences: FormSentences, language: AnswerLanguage): string {
  return fault.says === undefined ? fillSentence(sentences.formFaults[fault.code], fault.details) : sayIn(fault.says, language);
}

/** What is not sound in a form, in words. */
export function sayFinding({ code, details }: FormFinding, sentences: FormSentences): string {
  return fillSentence(sentences.formFindings[code], details);
}
