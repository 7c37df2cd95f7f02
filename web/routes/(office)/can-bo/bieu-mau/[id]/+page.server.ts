import { error } from '@sveltejs/kit';
import { callApi } from '../../../../../office/call-api.ts';
import { getOfficeValue } from '../../../../../office/office-reply.ts';
import type { PageServerLoad } from './$types';

/** One form: how it looks, where it is from, its blank. */
export const load: PageServerLoad = async ({ fetch, url, params }) => {
  const { items } = getOfficeValue(await callApi(fetch, 'GET /api/v1/document-templates'), url);
  return { template: items.find((one) => one.id === params.id) ?? error(404, '', { code: 'not_found' }) };
};
