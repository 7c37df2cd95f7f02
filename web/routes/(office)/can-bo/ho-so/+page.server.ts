import { callApi } from '../../../../office/call-api.ts';
import { DESK_LISTS, firstList } from '../../../../office/dossier/desk-lists.ts';
import { readNames } from '../../../../office/names.ts';
import { getOfficeValue } from '../../../../office/office-reply.ts';
import { readQuery, withQuery } from '../../../../office/read-query.ts';
import type { PageServerLoad } from './$types';

/** The desk's day: one list (`?muc=`) or what a search found (`?q=`). */
export const load: PageServerLoad = async ({ fetch, url, parent }) => {
  const { session } = await parent();
  const query = readQuery(url);
  const q = query.text('q');
  // Read before what is shown: what changes in between is told, not lost.
  const { mark } = getOfficeValue(await callApi(fetch, 'GET /api/v1/dossier-mark'), url);
  const counts = getOfficeValue(await callApi(fetch, 'GET /api/v1/dossier-counts'), url);
  const cursor = url.searchParams.get('tu');
  const list = q === undefined ? (query.one('muc', DESK_LISTS) ?? firstList(session.roles, counts)) : undefined;
  const page =
    list === undefined
      ? { ...getOfficeValue(await callApi(fetch, 'GET /api/v1/dossier-search', { query: { q: q ?? '', limit: 50 } }), url), nextCursor: null }
      : getOfficeValue(await callApi(fetch, 'GET /api/v1/dossiers', { query: { list, cursor, limit: 50 } }), url);
  return {
    q,
    list,
    counts,
    mark,
    dossiers: page.items,
    next: page.nextCursor === null ? null : withQuery(url, { muc: list, tu: page.nextCursor }),
    first: cursor === null ? null : withQuery(url, { muc: list }),
    names: await readNames(fetch, page.items.map(({ ownerId }) => ownerId ?? undefined)),
    now: Date.now(),
  };
};
