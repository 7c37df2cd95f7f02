import { redirect } from '@sveltejs/kit';
import { keepPreference, SIZES, THEMES, type Preferences } from '../../preferences.ts';
import type { RequestHandler } from './$types';

const ALLOWED: Readonly<Record<keyof Preferences, readonly string[]>> = { lang: ['vi', 'en'], theme: THEMES, size: SIZES };

/** Keeps one liking (language, theme, text size) and goes back to the page it was chosen on. */
export const POST: RequestHandler = async ({ request, cookies }) => {
  const form = await request.formData();
  for (const name of ['lang', 'theme', 'size'] as const) {
    const value = form.get(name);
    if (typeof value === 'string' && ALLOWED[name].includes(value)) keepPreference(cookies, name, value);
  }
  redirect(303, readWayBack(form.get('back')));
};

/** Only a path of this site, without the language it was opened in. */
function readWayBack(back: FormDataEntryValue | null): string {
  if (typeof back !== 'string' || !/^\/(?![/\\])/.test(back)) return '/';
  const url = new URL(back, 'http://site.invalid');
  url.searchParams.delete('lang');
  url.searchParams.delete('size');
  // Once `/./` is resolved a path may begin with two slashes: to a browser that is another site.
  return url.pathname.startsWith('//') ? '/' : url.pathname + url.search;
}
