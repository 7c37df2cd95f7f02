import { error } from '@sveltejs/kit';
import { readDraftCookie } from '../../../../../../declare/draft-cookie.ts';
import { openApi } from '../../../../../../open-api.ts';
import type { RequestHandler } from './$types';

/** A file that was sent with the draft this browser holds. */
export const GET: RequestHandler = async ({ params, cookies, fetch }) => {
  const holder = readDraftCookie(cookies, params.form);
  const file = holder === undefined ? undefined : await openApi(fetch).readFile(holder, params.id);
  if (file === undefined) error(404, '');
  return file;
};
