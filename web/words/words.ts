import { IntlMessageFormat } from 'intl-messageformat';
import { createContext } from 'svelte';
import type { Language } from '../../src/model/question.ts';
import en from '../../content/locales/en.json' with { type: 'json' };
import vi from '../../content/locales/vi.json' with { type: 'json' };
import type { WordKey } from './word-keys.d.ts';

export type WordValues = Readonly<Record<string, string | number>>;
/** Gives the sentence of a key in the page's language. */
export type Words = ((key: WordKey, values?: WordValues) => string) & { readonly lang: Language };

const SENTENCES: Readonly<Record<Language, unknown>> = { vi, en };
const LOCALE_TAG: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };
const formats = new Map<string, IntlMessageFormat>();

/** Opens the sentences of a language; one missing there is given in Vietnamese. */
export function createWords(lang: Language): Words {
  const say = (key: WordKey, values?: WordValues): string => String(getFormat(lang, key).format(values));
  return Object.assign(say, { lang });
}

function getFormat(lang: Language, key: WordKey): IntlMessageFormat {
  const id = `${lang}:${key}`;
  const known = formats.get(id);
  if (known !== undefined) return known;
  const format = new IntlMessageFormat(readSentence(lang, key), LOCALE_TAG[lang], undefined, { ignoreTag: true });
  formats.set(id, format);
  return format;
}

/** Walks `home.title` down a tree of sentences. */
export function findSentence(tree: unknown, key: string): string | undefined {
  let node: unknown = tree;
  for (const part of key.split('.')) {
    if (typeof node !== 'object' || node === null) return undefined;
    node = (node as Record<string, unknown>)[part];
  }
  return typeof node === 'string' ? node : undefined;
}

/** A sentence as it is written, for what fills it otherwise; one missing in a language is given in Vietnamese. */
export function readSentence(lang: Language, key: WordKey): string {
  return findSentence(SENTENCES[lang], key) ?? findSentence(SENTENCES.vi, key) ?? key;
}

/** The words of the page, handed to every component by the layout. */
export const [useWords, giveWords] = createContext<Words>();
