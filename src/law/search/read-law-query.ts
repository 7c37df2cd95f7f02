import { exactText } from '#model/vietnamese.ts';
import { splitTerms, type Word } from '#search/split-terms.ts';

/** The longest question read; the rest is cut. Unit: characters, words. */
export const LAW_QUERY_LIMITS = { characters: 2_000, words: 64 } as const;

/** Words that make a question and say nothing of its object ("đúng hay sai", "nào sau đây"), ready for use. Made from `content/law/question-words.json`. */
export interface QuestionWords {
  readonly byFirst: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/** Orders phrases for reading; longer ones are tried first. */
export function readQuestionWords(phrases: readonly string[]): QuestionWords {
  const byFirst = new Map<string, string[][]>();
  for (const phrase of phrases) {
    const words = splitTerms(phrase).map(({ folded }) => folded);
    const [first] = words;
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), words]);
  }
  for (const list of byFirst.values()) list.sort((left, right) => right.length - left.length);
  return { byFirst };
}

/** The words of a question that say what it is about. Where nothing else is left, all of them. */
export function readLawQuery(text: string, questionWords: QuestionWords): Word[] {
  const words = splitTerms(exactText(text.slice(0, LAW_QUERY_LIMITS.characters)), 2 * LAW_QUERY_LIMITS.words);
  const kept: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const phrase = questionWords.byFirst.get(words[at]?.folded ?? '')?.find((each) => each.every((folded, offset) => words[at + offset]?.folded === folded));
    if (phrase === undefined) {
      kept.push(words[at] as Word);
      at += 1;
    } else at += phrase.length;
  }
  return (kept.length === 0 ? words : kept).slice(0, LAW_QUERY_LIMITS.words);
}
