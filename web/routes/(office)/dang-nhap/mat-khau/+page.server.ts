import { redirect } from '@sveltejs/kit';
import { callApi } from '../../../../office/call-api.ts';
import { failOffice, getOfficeValue, readForm } from '../../../../office/office-reply.ts';
import type { Actions, PageServerLoad } from './$types';

/** Sets a password by a one-time link (`?ma=`). */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const token = url.searchParams.get('ma') ?? '-';
  return { token, person: getOfficeValue(await callApi(fetch, 'POST /api/v1/password-links/check', { body: { token } }), url) };
};

export const actions: Actions = {
  default: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const reply = await callApi(fetch, 'POST /api/v1/password-links', { body: { token: form.text('ma') || '-', password: form.exact('mat-khau') || ' ' } });
    if (!reply.ok) return failOffice(reply.problem, url, {});
    redirect(303, '/dang-nhap?xong=changed');
  },
};
