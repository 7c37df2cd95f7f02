import type { OfficerAnswer } from '../../../../../../../src/model/officer-answer.ts';
import { callApi } from '../../../../../../office/call-api.ts';
import { readPlace } from '../../../../../../office/ask-place.ts';
import { readNames } from '../../../../../../office/names.ts';
import { getOfficeValue } from '../../../../../../office/office-reply.ts';
import type { PageServerLoad } from './$types';

/** One pinned record with its seal. */
export const load: PageServerLoad = async ({ fetch, url, params }) => {
  const sealed = getOfficeValue(await callApi(fetch, 'GET /api/v1/records/{id}', { params }), url);
  // The record keeps the answer as it was given.
  const answer = sealed.record.answer as unknown as OfficerAnswer;
  const [names, place] = await Promise.all([readNames(fetch, [sealed.record.pinnedBy]), readPlace(fetch, answer.placeCode)]);
  return { sealed, answer, place, by: names[sealed.record.pinnedBy] };
};
