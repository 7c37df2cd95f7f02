import { callApi } from '../../../../office/call-api.ts';
import { getOfficeValue } from '../../../../office/office-reply.ts';
import { isRole } from '../../../../../src/model/role.ts';
import type { PageServerLoad } from './$types';

/** The people of one's sites: `?q=` name, `?noi=` site, `?vai-tro=` role, `?trang-thai=` state, `?tu=` page. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const given = (name: string): string | undefined => url.searchParams.get(name)?.trim().slice(0, 100) || undefined;
  const role = given('vai-tro');
  const state = (['active', 'disabled'] as const).find((each) => each === given('trang-thai'));
  const filter = { q: given('q'), site: given('noi'), role: role !== undefined && isRole(role) ? role : undefined, state };
  const cursor = given('tu');
  const [page, sites] = await Promise.all([callApi(fetch, 'GET /api/v1/officers', { query: { ...filter, cursor: url.searchParams.get('tu'), limit: 30 } }), callApi(fetch, 'GET /api/v1/sites')]);
  const { items, nextCursor } = getOfficeValue(page, url);
  const search = new URLSearchParams(Object.entries({ q: filter.q, noi: filter.site, 'vai-tro': filter.role, 'trang-thai': filter.state }).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return { filter, officers: items, sites: getOfficeValue(sites, url).items, first: cursor === undefined ? null : `?${search.toString()}`, next: nextCursor === null ? null : `?${new URLSearchParams([...search, ['tu', nextCursor]]).toString()}` };
};
