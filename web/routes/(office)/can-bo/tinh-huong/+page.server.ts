import { SITUATION_STATES } from '../../../../../src/model/situation.ts';
import { localDateAt } from '../../../../../src/model/time.ts';
import { callApi } from '../../../../office/call-api.ts';
import { readNames } from '../../../../office/names.ts';
import { getOfficeValue } from '../../../../office/office-reply.ts';
import { readQuery, withQuery } from '../../../../office/read-query.ts';
import type { PageServerLoad } from './$types';

const ON_BOARD = ['open', 'assigned', 'drafted'] as const;

/** The board of what is in progress, or one state's list (`?trang-thai=`). */
export const load: PageServerLoad = async ({ fetch, url, parent }) => {
  const { session } = await parent();
  const state = readQuery(url).one('trang-thai', SITUATION_STATES);
  const cursor = url.searchParams.get('tu');
  const [waiting, sites, ...pages] = await Promise.all([
    callApi(fetch, 'GET /api/v1/situations/waiting'),
    session.site.kind === 'province' ? callApi(fetch, 'GET /api/v1/sites') : undefined,
    ...(state === undefined ? ON_BOARD : [state]).map(async (each) => ({ state: each, page: await callApi(fetch, 'GET /api/v1/situations', { query: { state: each, cursor: state === undefined ? null : cursor, limit: 50 } }) })),
  ]);
  const columns = pages.map(({ state: each, page }) => ({ state: each, ...getOfficeValue(page, url) }));
  const shown = columns.flatMap(({ items }) => items);
  return {
    state,
    columns: columns.map(({ nextCursor, ...column }) => ({ ...column, more: nextCursor === null ? null : withQuery(url, { 'trang-thai': column.state, ...(state === undefined ? {} : { tu: nextCursor }) }) })),
    first: state !== undefined && cursor !== null ? withQuery(url, {}) : null,
    waiting: getOfficeValue(waiting, url),
    sites: Object.fromEntries(sites?.ok === true ? sites.value.items.map((site) => [site.id, site.name]) : []),
    names: await readNames(fetch, shown.flatMap(({ ownerId, openedBy }) => [ownerId, openedBy])),
    today: localDateAt(Date.now()),
  };
};
