import { error } from '@sveltejs/kit';
import { SUBJECT_KINDS } from '../../../../../../../../../src/model/change-set.ts';
import { callApi } from '../../../../../../../../office/call-api.ts';
import { getOfficeValue } from '../../../../../../../../office/office-reply.ts';
import { readQuery } from '../../../../../../../../office/read-query.ts';
import type { PageServerLoad } from './$types';

/** One record of a change, all its differences in pages: `?loai=` kind, `?ma=` id, `?tu=` page. */
export const load: PageServerLoad = async ({ fetch, url, params }) => {
  const query = readQuery(url);
  const [kind, subject, cursor] = [query.one('loai', SUBJECT_KINDS), query.text('ma', 220), query.text('tu', 500)];
  if (kind === undefined || subject === undefined) error(404);
  const { item, nextCursor } = getOfficeValue(await callApi(fetch, 'GET /api/v1/change-sets/{id}/item', { params, query: { kind, subject, cursor, limit: 50 } }), url);
  const way = (extra: Readonly<Record<string, string>>): string => `?${new URLSearchParams({ loai: kind, ma: subject, ...extra }).toString()}`;
  return { id: params.id, item, first: cursor === undefined ? null : way({}), next: nextCursor === null ? null : way({ tu: nextCursor }) };
};
