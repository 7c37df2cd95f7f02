import { callApi } from '../../../../../office/call-api.ts';
import { getOfficeValue } from '../../../../../office/office-reply.ts';
import { readQuery } from '../../../../../office/read-query.ts';
import type { PageServerLoad } from './$types';

/** Changes that went live, with how many earlier answers relied on what they changed (`?tu=` page). */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const cursor = readQuery(url).text('tu', 500);
  const { items, nextCursor } = getOfficeValue(await callApi(fetch, 'GET /api/v1/recalls', { query: { cursor, limit: 30 } }), url);
  return { recalls: items, first: cursor === undefined ? null : url.pathname, next: nextCursor === null ? null : `?tu=${encodeURIComponent(nextCursor)}` };
};
