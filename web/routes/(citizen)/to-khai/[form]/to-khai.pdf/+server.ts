import { error, redirect } from '@sveltejs/kit';
import { readDraftCookie } from '../../../../../declare/draft-cookie.ts';
import { openApi } from '../../../../../open-api.ts';
import type { RequestHandler } from './$types';

/** The official declaration filled with what this browser's draft says so far. */
export const GET: RequestHandler = async ({ params, cookies, fetch }) => {
  const holder = readDraftCookie(cookies, params.form);
  if (holder === undefined) redirect(303, `/to-khai/${encodeURIComponent(params.form)}`);
  const file = await openApi(fetch).printDraft(holder);
  if (!file.ok) error(file.status, '');
  return file;
};
