import { describe, expect, test } from 'vitest';
import { HOME } from '#test/support/home.ts';
import { findRefusalSentence, readLocales } from './content.ts';
import { refusals } from './refusals.ts';

const locales = await readLocales(HOME);

function namesIn(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
}

describe('the sentences of refusals', () => {
  test.each(Object.keys(refusals))('%s can be said in Vietnamese and in English, with the same details', (code) => {
    const vi = findRefusalSentence(locales.vi, code, {});
    const en = findRefusalSentence(locales.en, code, {});
    expect(vi?.title).toBeTruthy();
    expect(en?.title).toBeTruthy();
    expect(vi?.detail).not.toBe(en?.detail);
    expect(namesIn(vi?.detail ?? '')).toEqual(namesIn(en?.detail ?? ''));
  });

  test('are all used: no sentence without its code', () => {
    for (const locale of [locales.vi, locales.en]) expect(Object.keys(locale['refusals'] as object).sort()).toEqual(Object.keys(refusals).sort());
  });

  test.each(Object.entries(refusals))('%s has a status of HTTP', (_code, { status }) => {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
  });
});
