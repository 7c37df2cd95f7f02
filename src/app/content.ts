import { join } from 'node:path';
import type { Language } from '#platform/routes.ts';
import { PlatformFault } from '#platform/fault.ts';
import { readContentFile } from '#platform/read-content.ts';

/** The sentences of one language: sections of keys, a key's sentence or its named parts. */
export type Locale = Readonly<Record<string, unknown>>;
export type Locales = Readonly<Record<Language, Locale>>;

/**
 * Reads what the house itself says, from `content/locales`.
 * Faults: `content_broken`.
 */
export async function readLocales(home: string): Promise<Locales> {
  const [vi, en] = await Promise.all([readLocale(home, 'vi'), readLocale(home, 'en')]);
  return { vi, en };
}

async function readLocale(home: string, language: Language): Promise<Locale> {
  const path = join(home, 'content', 'locales', `${language}.json`);
  return readContentFile(path, (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new PlatformFault('content_broken', { file: path, reason: 'expected an object of sections' });
    return value as Locale;
  });
}

/** The title and detail of a refusal, its details filled in; undefined when the locale has no such sentence. */
export function findRefusalSentence(
  locale: Locale,
  code: string,
  details: Readonly<Record<string, string | number>>,
): { readonly title: string; readonly detail: string } | undefined {
  const section = locale['refusals'];
  const entry = isRecord(section) ? section[code] : undefined;
  if (!isRecord(entry) || typeof entry['title'] !== 'string' || typeof entry['detail'] !== 'string') return undefined;
  const fill = (sentence: string): string => sentence.replace(/\{(\w+)\}/g, (whole, name: string) => sayDetail(locale, details[name]) ?? whole);
  return { title: fill(entry['title']), detail: fill(entry['detail']) };
}

/** A detail as it is said: `@section.key` names a word of the locale, so that one refusal speaks each reader's language. */
function sayDetail(locale: Locale, detail: string | number | undefined): string | undefined {
  const [, section = '', key = ''] = typeof detail === 'string' ? (/^@(\w+)\.(\w+)$/u.exec(detail) ?? []) : [];
  const words = locale[section];
  const word = isRecord(words) ? words[key] : undefined;
  return typeof word === 'string' ? word : detail === undefined ? undefined : String(detail);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
