import { redirect } from '@sveltejs/kit';
import { callApi } from '../../../../office/call-api.ts';
import { failOffice, getOfficeValue, readForm, readOfficeWay } from '../../../../office/office-reply.ts';
import type { Actions, PageServerLoad } from './$types';

/** Proves again who one is, then goes on (`?tiep=`). */
export const load: PageServerLoad = async ({ fetch, url }) => ({
  next: readOfficeWay(url.searchParams.get('tiep')),
  sso: getOfficeValue(await callApi(fetch, 'GET /api/v1/house'), url).sso,
});

export const actions: Actions = {
  default: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const code = form.text('ma').slice(0, 40);
    const reply = await callApi(fetch, 'POST /api/v1/session/confirmation', { body: { password: form.exact('mat-khau') || ' ', ...(code === '' ? {} : { code }) } });
    if (!reply.ok) return failOffice(reply.problem, url, {});
    redirect(303, readOfficeWay(form.text('tiep')));
  },
};
