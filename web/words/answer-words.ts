import type { AnswerWords } from '../../src/model/answers-in-words.ts';
import type { Language } from '../../src/model/question.ts';
import en from '../../content/locales/en.json' with { type: 'json' };
import vi from '../../content/locales/vi.json' with { type: 'json' };

/** The words that answers of forms are said with. */
export function readAnswerWords(lang: Language): AnswerWords {
  return (lang === 'en' ? en : vi).formWords;
}
