import { callApi } from '../../../../../office/call-api.ts';
import { readNames } from '../../../../../office/names.ts';
import { getOfficeValue } from '../../../../../office/office-reply.ts';
import type { PageServerLoad } from './$types';

/** The site's pinned records, newest first. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const { items } = getOfficeValue(await callApi(fetch, 'GET /api/v1/records'), url);
  return { records: items.map(({ record }) => record), names: await readNames(fetch, items.map(({ record }) => record.pinnedBy)) };
};
