import { TASK_ACTS, type BodyTier } from '../../../../../src/model/task.ts';
import { localDateAt } from '../../../../../src/model/time.ts';
import { callApi } from '../../../../office/call-api.ts';
import { getOfficeValue } from '../../../../office/office-reply.ts';
import { readQuery, withQuery } from '../../../../office/read-query.ts';
import type { PageServerLoad } from './$types';

const TIERS = ['central', 'province', 'district_abolished', 'commune', 'unknown'] as const satisfies readonly BodyTier[];
const CERTAINTIES = ['official', 'secondary', 'unverified'] as const;

/** Tasks by field, tier, act, day; the province's own among them. */
export const load: PageServerLoad = async ({ fetch, url, parent }) => {
  const { session } = await parent();
  const query = readQuery(url);
  const filter = { q: query.text('q'), field: query.text('linh-vuc'), tier: query.one('cap', TIERS), act: query.one('viec', TASK_ACTS), document: query.text('van-ban'), certainty: query.one('chac', CERTAINTIES) };
  const asOf = query.day('ngay') ?? localDateAt(Date.now());
  const asked = { ...filter, asOf, place: session.site.placeCode };
  const [page, facets] = await Promise.all([callApi(fetch, 'GET /api/v1/tasks', { query: { ...asked, cursor: url.searchParams.get('tu'), limit: 50 } }), callApi(fetch, 'GET /api/v1/task-facets', { query: asked })]);
  const { items, nextCursor } = getOfficeValue(page, url);
  const counted = getOfficeValue(facets, url);
  const choices = (name: string, rows: readonly { readonly name: string; readonly count: number }[], current: string | undefined) => [
    { name: undefined, href: withQuery(url, { [name]: undefined }), current: current === undefined },
    ...rows.map((row) => ({ name: row.name, count: row.count, href: withQuery(url, { [name]: row.name }), current: row.name === current })),
  ];
  return {
    filter,
    asOf,
    tasks: items,
    total: counted.total,
    fields: choices('linh-vuc', counted.fields, filter.field),
    tiers: choices('cap', counted.tiers, filter.tier),
    acts: choices('viec', counted.acts, filter.act),
    first: url.searchParams.has('tu') ? withQuery(url, {}) : null,
    next: nextCursor === null ? null : withQuery(url, { tu: nextCursor }),
  };
};
