import { error } from '@sveltejs/kit';
import { callApi } from '../../../../../office/call-api.ts';
import { getOfficeValue } from '../../../../../office/office-reply.ts';
import { readQuery } from '../../../../../office/read-query.ts';
import type { PageServerLoad } from './$types';

/** A provision before and after a day: `?so=` number, `?dieu=` article, `?khoan=` clause, `?ngay=` the first day of the newer wording. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const query = readQuery(url);
  const number = query.text('so');
  const on = query.day('ngay');
  if (number === undefined || on === undefined) error(404);
  const reply = await callApi(fetch, 'GET /api/v1/provisions/comparison', { query: { number, on, article: query.text('dieu'), clause: query.text('khoan'), before: query.day('truoc') } });
  return { comparison: getOfficeValue(reply, url), on, number, article: query.text('dieu') };
};
