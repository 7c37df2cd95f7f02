import { z } from 'zod';
import type { Language } from '#model/question.ts';

/** Sentences by key. Shape: `content/replies/<language>.json`, flat; `{name}` is filled in. */
const RepliesFileSchema = z.record(z.string().regex(/^[a-z][A-Za-z0-9._]*$/), z.string().min(1));

/** The sentences of both languages, read once. */
export interface Replies {
  /** The sentence of a key, its places filled in. Faults: an unknown key or an unfilled place: both are mistakes in the house. */
  say(lang: Language, key: string, values?: Readonly<Record<string, string | number>>): string;
  has(lang: Language, key: string): boolean;
  keys(lang: Language): readonly string[];
}

type Part = string | { readonly place: string };

/** Reads both files once. Faults: a file that is not flat text; a key that stands in one language only. */
export function readReplies(files: Readonly<Record<Language, unknown>>): Replies {
  const read = (lang: Language): Map<string, readonly Part[]> =>
    new Map(Object.entries(RepliesFileSchema.parse(files[lang])).map(([key, text]) => [key, splitPlaces(text)]));
  const byLang = { vi: read('vi'), en: read('en') };
  for (const [one, other] of [['vi', 'en'], ['en', 'vi']] as const) {
    for (const key of byLang[one].keys()) if (!byLang[other].has(key)) throw new Error(`content/replies/${other}.json: the key "${key}" is missing; it stands in ${one}.json`);
  }
  return {
    say: (lang, key, values = {}) => {
      const parts = byLang[lang].get(key);
      if (parts === undefined) throw new Error(`content/replies/${lang}.json: no sentence "${key}"`);
      let text = '';
      for (const part of parts) {
        if (typeof part === 'string') text += part;
        else {
          const value = values[part.place];
          if (value === undefined) throw new Error(`content/replies/${lang}.json: "${key}" needs "${part.place}"`);
          text += value;
        }
      }
      return text;
    },
    has: (lang, key) => byLang[lang].has(key),
    keys: (lang) => [...byLang[lang].keys()],
  };
}

function splitPlaces(text: string): readonly Part[] {
  return text.split(/(\{[a-zA-Z]+\})/u).filter((part) => part !== '').map((part) => (/^\{[a-zA-Z]+\}$/u.test(part) ? { place: part.slice(1, -1) } : part));
}
