import type { Cookies } from '@sveltejs/kit';

/** What a browser carries to go on with a draft. */
export interface DraftHolder {
  readonly id: string;
  readonly token: string;
}

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

/** The browser lets go of the draft, also of the token the API gave it; the house keeps it. */
export function dropDraftCookie(cookies: Cookies, formId: string, isSecure: boolean): void {
  const holder = readDraftCookie(cookies, formId);
  if (holder !== undefined) cookies.delete(`mc_draft_${holder.id.replaceAll('-', '').slice(-12)}`, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure });
  cookies.delete(nameOf(formId), { path: '/to-khai', httpOnly: true, sameSite: 'lax', secure: isSecure });
}
