import type { SearchDocument } from '#model/search.ts';
import type { Lexicon } from './lexicon.ts';

/** A short form as offices write it: three capital letters or more. Shorter ones also name classes and letters of a list. */
const SHORT_FORM = /(?<![\p{L}\p{N}])\p{Lu}{3,}(?![\p{L}\p{N}])/gu;

/** Writes the short forms of a record's text out, as those of a question are: "BHYT" → "bảo hiểm y tế". */
export function spellOutText(text: string, lexicon: Lexicon): string {
  if (lexicon.abbreviations.size === 0) return text;
  return text.replace(SHORT_FORM, (form) => lexicon.abbreviations.get(form.toLowerCase())?.map((word) => word.exact).join(' ') ?? form);
}

/** A record in which title and sayings have no short forms the lexicon knows. */
export function spellOutDocument(document: SearchDocument, lexicon: Lexicon): SearchDocument {
  return { ...document, title: spellOutText(document.title, lexicon), sayings: document.sayings.map((saying) => spellOutText(saying, lexicon)) };
}
