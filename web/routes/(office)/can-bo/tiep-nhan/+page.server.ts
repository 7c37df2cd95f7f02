import { callApi } from '../../../../office/call-api.ts';
import { getOfficeValue } from '../../../../office/office-reply.ts';
import { readQuery } from '../../../../office/read-query.ts';
import type { PageServerLoad } from './$types';

/** The first step beside the citizen: which procedure is it (`?q=`). */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const q = readQuery(url).text('q');
  const found = q === undefined ? undefined : getOfficeValue(await callApi(fetch, 'GET /api/v1/search', { query: { q, limit: 12 } }), url);
  return { q, found: found?.items ?? [], suggestions: found?.suggestions ?? [] };
};
