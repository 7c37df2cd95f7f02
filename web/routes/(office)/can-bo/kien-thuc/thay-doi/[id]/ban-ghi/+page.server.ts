import { SUBJECT_KINDS } from '../../../../../../../../src/model/change-set.ts';
import { callApi } from '../../../../../../../office/call-api.ts';
import { getOfficeValue } from '../../../../../../../office/office-reply.ts';
import { readQuery } from '../../../../../../../office/read-query.ts';
import type { PageServerLoad } from './$types';

/** The records of a change: `?loai=` kind, `?doi=` new or changed, `?truong=` a field that differs, `?q=` words, `?tu=` page. */
export const load: PageServerLoad = async ({ fetch, url, params }) => {
  const query = readQuery(url);
  const asked = { kind: query.one('loai', SUBJECT_KINDS), change: query.one('doi', ['new', 'changed']), field: query.text('truong', 60), q: query.text('q', 200) };
  const cursor = query.text('tu', 500);
  const [set, page] = await Promise.all([callApi(fetch, 'GET /api/v1/change-sets/{id}', { params }), callApi(fetch, 'GET /api/v1/change-sets/{id}/items', { params, query: { ...asked, cursor, limit: 50 } })]);
  const { id, title, itemCount } = getOfficeValue(set, url);
  const { items, nextCursor } = getOfficeValue(page, url);
  const names = { loai: asked.kind, doi: asked.change, truong: asked.field, q: asked.q };
  const kept = new URLSearchParams(Object.entries(names).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  const way = (extra: Readonly<Record<string, string>>): string => `?${new URLSearchParams([...kept, ...Object.entries(extra)]).toString()}`;
  return { id, title, itemCount, items, q: asked.q ?? '', isFiltered: kept.size > 0, first: cursor === undefined ? null : way({}), next: nextCursor === null ? null : way({ tu: nextCursor }) };
};
