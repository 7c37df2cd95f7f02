import type { Cookies } from '@sveltejs/kit';
import type { Language } from '../src/model/question.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export const SIZES = ['normal', 'large', 'larger', 'kiosk'] as const;
export type Theme = (typeof THEMES)[number];
export type Size = (typeof SIZES)[number];

export interface Preferences {
  readonly lang: Language;
  readonly theme: Theme;
  readonly size: Size;
}

/** The names of the cookies that hold how a person likes to read; they say nothing about the person. */
export const COOKIE = { lang: 'mc_lang', theme: 'mc_theme', size: 'mc_size' } as const;

function oneOf<Value extends string>(values: readonly Value[], text: string | null | undefined): Value | undefined {
  return values.find((value) => value === text);
}

/** How this person reads: the address first (`?lang=en`, kept as a cookie), then the cookie, then Vietnamese. */
export function readPreferences(cookies: Cookies, url: URL): Preferences {
  const asked = oneOf(['vi', 'en'] as const, url.searchParams.get('lang'));
  if (asked !== undefined && asked !== cookies.get(COOKIE.lang)) keepPreference(cookies, 'lang', asked);
  const size = oneOf(SIZES, url.searchParams.get('size'));
  return {
    lang: asked ?? oneOf(['vi', 'en'] as const, cookies.get(COOKIE.lang)) ?? 'vi',
    theme: oneOf(THEMES, cookies.get(COOKIE.theme)) ?? 'system',
    size: size ?? oneOf(SIZES, cookies.get(COOKIE.size)) ?? 'normal',
  };
}

/** Keeps one liking for a year on this device. */
export function keepPreference(cookies: Cookies, name: keyof typeof COOKIE, value: string): void {
  cookies.set(COOKIE[name], value, { path: '/', maxAge: 31_536_000, sameSite: 'lax', httpOnly: false, secure: false });
}
