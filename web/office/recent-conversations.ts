import type { Cookies } from '@sveltejs/kit';
import { callApi } from './call-api.ts';

const NAME = 'mc_desk';
const KEPT = 8;
const ID = /^[0-9a-f-]{36}$/;

/** The conversations a person began since the browser was opened, newest first; somebody else's are not read. */
export function listRecent(cookie: string | undefined, officerId: string): readonly string[] {
  const [owner, ...ids] = (cookie ?? '').split('.');
  return owner === officerId ? ids.filter((id) => ID.test(id)).slice(0, KEPT) : [];
}

/** Puts a conversation first in the cookie's list. It ends with the browser's session and holds no words. */
export function writeRecent(cookie: string | undefined, officerId: string, id: string): string {
  return [officerId, ...[id, ...listRecent(cookie, officerId).filter((each) => each !== id)].slice(0, KEPT)].join('.');
}

export function rememberConversation(cookies: Cookies, url: URL, officerId: string, id: string): void {
  cookies.set(NAME, writeRecent(cookies.get(NAME), officerId, id), { path: '/can-bo/hoi', httpOnly: true, sameSite: 'strict', secure: url.protocol === 'https:' });
}

/** Each conversation with its first question; one that was deleted is left out. */
export async function readRecent(fetch: typeof globalThis.fetch, cookies: Cookies, officerId: string): Promise<readonly { readonly id: string; readonly question: string }[]> {
  const replies = await Promise.all(listRecent(cookies.get(NAME), officerId).map(async (id) => ({ id, reply: await callApi(fetch, 'GET /api/v1/conversations/{id}', { params: { id } }) })));
  return replies.flatMap(({ id, reply }) => (reply.ok ? [{ id, question: reply.value.turns[0]?.question ?? '' }] : []));
}
