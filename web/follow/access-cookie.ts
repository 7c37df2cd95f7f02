import type { Cookies } from '@sveltejs/kit';
import { isLoggedIn } from './log-in.ts';

/** What opens a dossier: its number and the year of birth of who files, or the log-in of that person. */
export interface AccessProof {
  readonly number: string;
  /** Left out by whoever has logged in and is the applicant. */
  readonly birthYear?: number;
}

const NAME = 'mc_ho_so';
const LONGEST = 60;

/** A number as people type it. */
export function tidyNumber(typed: string): string {
  return typed.trim().toUpperCase().replaceAll(/\s+/gu, '').slice(0, LONGEST);
}

/** A year of four digits; undefined for what is none. */
export function readYear(typed: string): number | undefined {
  return /^(?:18|19|20)\d{2}$/u.test(typed.trim()) ? Number(typed.trim()) : undefined;
}

/** The dossier this browser has opened; gone when it closes, for a computer may be everybody's. */
export function readAccess(cookies: Cookies, number: string): Required<AccessProof> | undefined {
  const [kept = '', year = ''] = (cookies.get(NAME) ?? '').split('|', 2);
  const birthYear = readYear(year);
  return kept === tidyNumber(number) && kept !== '' && birthYear !== undefined ? { number: kept, birthYear } : undefined;
}

/** What this browser opens a dossier with: number and year, else the log-in; undefined where it has neither. */
export function findProof(cookies: Cookies, number: string): AccessProof | undefined {
  return readAccess(cookies, number) ?? (isLoggedIn(cookies) ? { number: tidyNumber(number) } : undefined);
}

/** Lets the browser open a dossier again while it is open itself. */
export function keepAccess(cookies: Cookies, { number, birthYear }: Required<AccessProof>, isSecure: boolean): void {
  cookies.set(NAME, `${tidyNumber(number)}|${String(birthYear)}`, { path: '/ho-so', httpOnly: true, sameSite: 'lax', secure: isSecure });
}

/** The browser forgets the dossier. */
export function dropAccess(cookies: Cookies, isSecure: boolean): void {
  cookies.delete(NAME, { path: '/ho-so', httpOnly: true, sameSite: 'lax', secure: isSecure });
}
