import { callApi } from '../../../../../../office/call-api.ts';
import { getOfficeValue } from '../../../../../../office/office-reply.ts';
import { readQuery } from '../../../../../../office/read-query.ts';
import type { PageServerLoad } from './$types';

/** The earlier answers that relied on what one change changed (`?tu=` page). */
export const load: PageServerLoad = async ({ fetch, url, params }) => {
  const cursor = readQuery(url).text('tu', 500);
  const [set, answers] = await Promise.all([
    callApi(fetch, 'GET /api/v1/change-sets/{id}', { params }),
    callApi(fetch, 'GET /api/v1/recalls/{changeSetId}', { params: { changeSetId: params.id }, query: { cursor, limit: 50 } }),
  ]);
  const { id, title, liveAt } = getOfficeValue(set, url);
  const { items, nextCursor } = getOfficeValue(answers, url);
  return { id, title, liveAt, answers: items, first: cursor === undefined ? null : url.pathname, next: nextCursor === null ? null : `?tu=${encodeURIComponent(nextCursor)}` };
};
