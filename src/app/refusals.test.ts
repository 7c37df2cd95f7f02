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

  test('a detail that names a word of the locale is said in the reader\'s language; any other stays as it is', () => {
    const details = { number: 3, happened: '@dossierActions.handOver', at: '@nothing.here' };
    expect(findRefusalSentence(locales.vi, 'dossier_moved', details)?.detail).toContain('việc số 3 (chuyển bước) lúc @nothing.here');
    expect(findRefusalSentence(locales.en, 'dossier_moved', details)?.detail).toContain('Action 3 (handing over)');
  });

  test.each(Object.entries(refusals))('%s has a status of HTTP', (_code, { status }) => {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
  });
});
