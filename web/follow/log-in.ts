import type { Cookies } from '@sveltejs/kit';

/** The names of the cookie by which a citizen is logged in: with the prefix where the house is reached by https. */
const NAMES = ['__Host-mc_citizen', 'mc_citizen'] as const;

/** Whether this browser carries a log-in; whether it still counts is for the API to say. */
export function isLoggedIn(cookies: Pick<Cookies, 'get'>): boolean {
  return NAMES.some((name) => (cookies.get(name) ?? '') !== '');
}

/** The page on which one logs in and goes on where one was. */
export function logInAddress(here: string): string {
  return `/cua-toi/dang-nhap?${new URLSearchParams({ ve: here }).toString()}`;
}
