import type { Language } from '../../src/model/question.ts';

/** A phrase that begins a line: its first letter large, by the rules of its language. */
export function capitalise(text: string, lang: Language): string {
  return text.charAt(0).toLocaleUpperCase(lang) + text.slice(1);
}
