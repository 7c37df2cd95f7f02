import { redirect } from '@sveltejs/kit';
import { callApi } from '../../../../office/call-api.ts';
import { getOfficeValue, readForm } from '../../../../office/office-reply.ts';
import type { RequestHandler } from './$types';

/** Goes on working at another site. */
export const POST: RequestHandler = async ({ request, fetch, url }) => {
  const form = await readForm(request);
  getOfficeValue(await callApi(fetch, 'PUT /api/v1/session/site', { body: { siteId: form.text('noi') || '-' } }), url);
  redirect(303, '/can-bo');
};
