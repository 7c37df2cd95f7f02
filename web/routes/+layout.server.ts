import { isLoggedIn } from '../follow/log-in.ts';
import { openApi } from '../open-api.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url, cookies, fetch, route }) => ({
  lang: locals.lang,
  theme: locals.theme,
  size: locals.size,
  demo: locals.demo,
  here: url.pathname + url.search,
  logIn: locals.logInService === '' || route.id?.startsWith('/(office)') === true ? null : { service: locals.logInService, name: isLoggedIn(cookies) ? await readName(fetch) : null },
});

/** Who has logged in; null where that has ended, or cannot be asked: a page is no worse for it. */
async function readName(fetch: typeof globalThis.fetch): Promise<string | null> {
  const session = await openApi(fetch).getCitizenSession();
  return session.ok ? (session.value.citizen?.name ?? null) : null;
}
