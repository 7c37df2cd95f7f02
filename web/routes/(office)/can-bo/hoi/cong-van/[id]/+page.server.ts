import { callApi } from '../../../../../../office/call-api.ts';
import { readNames } from '../../../../../../office/names.ts';
import { getOfficeValue } from '../../../../../../office/office-reply.ts';
import type { PageServerLoad } from './$types';

/** One drafted letter. */
export const load: PageServerLoad = async ({ fetch, url, params }) => {
  const letter = getOfficeValue(await callApi(fetch, 'GET /api/v1/letters/{id}', { params }), url);
  return { letter, by: (await readNames(fetch, [letter.madeBy]))[letter.madeBy] };
};
