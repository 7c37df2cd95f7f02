import type { Refusal } from '#model/outcome.ts';
import type { Language } from '#platform/routes.ts';
import { findRefusalSentence, type Locales } from '../content.ts';
import { refusals } from '../refusals.ts';

/** Problem details as they go over the wire. Source: RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly instance: string;
}

/** A refusal in the caller's language. Faults: a code without a row or a sentence, which the completeness test forbids. */
export function describeProblem(refusal: Refusal, language: Language, locales: Locales, instance: string): Problem {
  const row = refusals[refusal.code];
  const sentence = findRefusalSentence(locales[language], refusal.code, refusal.details);
  if (row === undefined || sentence === undefined) throw new Error(`refusals: "${refusal.code}" has no row or no sentence in ${language}`);
  return { type: `/api/v1/docs#${refusal.code}`, title: sentence.title, status: row.status, code: refusal.code, detail: sentence.detail, instance };
}

/** Vietnamese unless English is asked for first. */
export function chooseLanguage(header: string | null | undefined): Language {
  const ranked = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find((found) => found !== undefined);
      return { tag: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => (tag === 'vi' || tag === 'en') && quality > 0)
    .sort((left, right) => right.quality - left.quality);
  return ranked[0]?.tag === 'en' ? 'en' : 'vi';
}
