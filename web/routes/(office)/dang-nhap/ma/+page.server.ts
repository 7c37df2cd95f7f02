import { redirect } from '@sveltejs/kit';
import { callApi } from '../../../../office/call-api.ts';
import { failOffice, readForm, readOfficeWay } from '../../../../office/office-reply.ts';
import type { Actions, PageServerLoad } from './$types';

/** The code after the password. */
export const load: PageServerLoad = ({ url }) => ({ next: readOfficeWay(url.searchParams.get('tiep')) });

export const actions: Actions = {
  default: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const reply = await callApi(fetch, 'POST /api/v1/session/second-factor', { body: { code: form.text('ma').slice(0, 40) || '-' } });
    if (!reply.ok && reply.problem.code === 'not_signed_in') redirect(303, '/dang-nhap');
    if (!reply.ok) return failOffice(reply.problem, url, {});
    redirect(303, readOfficeWay(form.text('tiep')));
  },
};
