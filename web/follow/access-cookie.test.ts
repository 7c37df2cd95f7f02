import type { Cookies } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { findProof, keepAccess, readAccess, readYear, tidyNumber } from './access-cookie.ts';

function jar(): Cookies {
  const held = new Map<string, string>();
  return { get: (name: string) => held.get(name), set: (name: string, value: string) => void held.set(name, value), delete: (name: string) => void held.delete(name) } as unknown as Cookies;
}

test('a number is read as people type it', () => {
  expect(tidyNumber(' hs-7k3m 9qxa ')).toBe('HS-7K3M9QXA');
  expect(tidyNumber('x'.repeat(500))).toHaveLength(60);
});

test.each([['1958', 1958], [' 1990 ', 1990], ['58', undefined], ['19580', undefined], ['abcd', undefined], ['', undefined]])('the year "%s"', (typed, year) => {
  expect(readYear(typed)).toBe(year);
});

test('what a browser holds opens this dossier and no other', () => {
  const cookies = jar();
  keepAccess(cookies, { number: 'hs-7k3m-9qxa', birthYear: 1990 }, false);
  expect(readAccess(cookies, 'HS-7K3M-9QXA')).toEqual({ number: 'HS-7K3M-9QXA', birthYear: 1990 });
  expect(readAccess(cookies, 'HS-2222-3333')).toBeUndefined();
  expect(readAccess(jar(), 'HS-7K3M-9QXA')).toBeUndefined();
});

test('who has logged in needs no year; what was opened with one stays opened with it', () => {
  const cookies = jar();
  expect(findProof(cookies, 'HS-7K3M-9QXA')).toBeUndefined();
  cookies.set('mc_citizen', 'x', { path: '/' });
  expect(findProof(cookies, 'hs-7k3m-9qxa')).toEqual({ number: 'HS-7K3M-9QXA' });
  keepAccess(cookies, { number: 'HS-7K3M-9QXA', birthYear: 1990 }, false);
  expect(findProof(cookies, 'HS-7K3M-9QXA')).toEqual({ number: 'HS-7K3M-9QXA', birthYear: 1990 });
});
