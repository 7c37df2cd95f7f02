import { openApi } from '../../../open-api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const number = url.searchParams.get('tl');
  const reply = number === null ? undefined : await openApi(fetch).getAnswer(number);
  return { number: reply?.ok === true ? reply.value.id : undefined, procedure: reply?.ok === true ? reply.value.procedure : null };
};
