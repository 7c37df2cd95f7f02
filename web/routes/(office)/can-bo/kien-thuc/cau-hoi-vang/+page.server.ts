import { callApi } from '../../../../../office/call-api.ts';
import { getOfficeValue } from '../../../../../office/office-reply.ts';
import { readQuery, withQuery } from '../../../../../office/read-query.ts';
import type { PageServerLoad } from './$types';

/** Questions whose right answers are known: `?ban-ghi=` those that depend on one record, `?tu=` page. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const query = readQuery(url);
  const [subject, cursor] = [query.text('ban-ghi', 220), query.text('tu', 500)];
  const page = getOfficeValue(await callApi(fetch, 'GET /api/v1/golden-questions', { query: { subject, cursor, limit: 50 } }), url);
  return {
    subject: subject ?? '',
    questions: page.items,
    mayKeep: page.allowed.includes('keepGoldenQuestion'),
    first: cursor === undefined ? null : withQuery(url, {}),
    next: page.nextCursor === null ? null : `?${new URLSearchParams({ ...(subject === undefined ? {} : { 'ban-ghi': subject }), tu: page.nextCursor }).toString()}`,
    done: query.one('xong', ['bo']),
  };
};
