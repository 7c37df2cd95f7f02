import { CHANGE_STATES } from '../../../../../../src/model/change-set.ts';
import { callApi } from '../../../../../office/call-api.ts';
import { readNames } from '../../../../../office/names.ts';
import { getOfficeValue } from '../../../../../office/office-reply.ts';
import { readQuery, withQuery } from '../../../../../office/read-query.ts';
import type { PageServerLoad } from './$types';

/** The province's changes, the newest first: `?trang-thai=` state, `?ban-ghi=` those of one record, `?tu=` page. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const query = readQuery(url);
  const state = query.one('trang-thai', CHANGE_STATES);
  const subject = query.text('ban-ghi', 220);
  const cursor = query.text('tu', 500);
  const page = getOfficeValue(await callApi(fetch, 'GET /api/v1/change-sets', { query: { state, subject, cursor, limit: 30 } }), url);
  return {
    state,
    subject,
    changes: page.items,
    mayEdit: page.allowed.includes('editChangeSet'),
    states: [undefined, ...CHANGE_STATES].map((each) => ({ state: each, href: withQuery(url, { 'trang-thai': each }) })),
    first: cursor === undefined ? null : withQuery(url, {}),
    next: page.nextCursor === null ? null : `${withQuery(url, {})}${withQuery(url, {}).includes('?') ? '&' : '?'}tu=${encodeURIComponent(page.nextCursor)}`,
    names: await readNames(fetch, page.items.map((one) => one.createdBy)),
  };
};
