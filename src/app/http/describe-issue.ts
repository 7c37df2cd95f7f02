import vietnamese from 'zod/v4/locales/vi.js';
import type { z } from '@hono/zod-openapi';
import type { Language } from '#platform/routes.ts';

const sayInVietnamese = vietnamese().localeError;

/** What is wrong with one field of a request, in the caller's language. Shape: `address.commune: …`. */
export function describeIssue(issue: z.core.$ZodIssue | undefined, language: Language): string {
  if (issue === undefined) return '';
  const place = issue.path.join('.');
  // The pattern itself tells a person nothing.
  if (issue.code === 'invalid_format' && issue.format === 'regex') return `${place === '' ? '' : `${place}: `}${language === 'vi' ? 'không đúng dạng' : 'is not of the expected shape'}`;
  return `${place === '' ? '' : `${place}: `}${language === 'vi' ? translate(issue) : issue.message}`;
}

function translate(issue: z.core.$ZodIssue): string {
  // A check of our own brings its Vietnamese sentence along.
  if (issue.code === 'custom') return typeof issue.params?.['vi'] === 'string' ? issue.params['vi'] : issue.message;
  // The finished issue no longer carries the value, so what the sentence says was received is left out.
  const said = sayInVietnamese(issue as z.core.$ZodRawIssue);
  const text = typeof said === 'string' ? said : (said?.message ?? issue.message);
  return text.replace(/, nhận được undefined$/, '');
}
