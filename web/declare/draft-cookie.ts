import type { Cookies } from '@sveltejs/kit';

/** What a browser carries to go on with a draft. */
export interface DraftHolder {
  readonly id: string;
  readonly token: string;
}

/** How the API begins the name of the cookie with a draft's token. */
const OF_API = 'mc_draft_';

/** One draft of each form at a time; gone when the browser closes, for a computer may be everybody's. */
function nameOf(formId: string): string {
  return `mc_to_khai_${formId}`;
}

/** The draft of a form that this browser holds. */
export function readDraftCookie(cookies: Cookies, formId: string): DraftHolder | undefined {
  const [id, token] = (cookies.get(nameOf(formId)) ?? '').split('.', 2);
  return id === undefined || id === '' || token === undefined || token === '' ? undefined : { id, token };
}

/** Hands a draft to the browser. */
export function keepDraftCookie(cookies: Cookies, formId: string, { id, token }: DraftHolder, isSecure: boolean): void {
  cookies.set(nameOf(formId), `${id}.${token}`, { path: '/to-khai', httpOnly: true, sameSite: 'lax', secure: isSecure });
}

/** The browser lets go of every draft it may hold; those begun while logged in are found again, others by their codes. `formIds`: a page outside `/to-khai` is not shown whose drafts those are. */
export function dropDraftCookies(cookies: Cookies, formIds: readonly string[], isSecure: boolean): void {
  for (const { name } of cookies.getAll()) if (name.startsWith(OF_API)) cookies.delete(name, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure });
  for (const id of formIds) dropDraftCookie(cookies, id, isSecure);
}

/** The browser lets go of the draft, also of the token the API gave it; the house keeps it. */
export function dropDraftCookie(cookies: Cookies, formId: string, isSecure: boolean): void {
  const holder = readDraftCookie(cookies, formId);
  if (holder !== undefined) cookies.delete(`${OF_API}${holder.id.replaceAll('-', '').slice(-12)}`, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure });
  cookies.delete(nameOf(formId), { path: '/to-khai', httpOnly: true, sameSite: 'lax', secure: isSecure });
}
