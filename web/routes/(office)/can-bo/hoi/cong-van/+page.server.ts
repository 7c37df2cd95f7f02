import { callApi } from '../../../../../office/call-api.ts';
import { readNames } from '../../../../../office/names.ts';
import { getOfficeValue } from '../../../../../office/office-reply.ts';
import type { PageServerLoad } from './$types';

/** The site's drafted letters, newest first. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const { items } = getOfficeValue(await callApi(fetch, 'GET /api/v1/letters'), url);
  return { letters: items, names: await readNames(fetch, items.map((letter) => letter.madeBy)) };
};
