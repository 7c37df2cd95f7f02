import { error } from '@sveltejs/kit';
import { readDraftCookie } from '../../../../../../../declare/draft-cookie.ts';
import { openApi } from '../../../../../../../open-api.ts';
import type { RequestHandler } from './$types';

/** The first page of a file as a small picture. */
export const GET: RequestHandler = async ({ params, cookies, fetch }) => {
  const holder = readDraftCookie(cookies, params.form);
  const picture = holder === undefined ? undefined : await openApi(fetch).readFile(holder, params.id, 1);
  if (picture === undefined) error(404, '');
  return picture;
};
