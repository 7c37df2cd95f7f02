import { redirect } from '@sveltejs/kit';
import { callApi } from '../../../../../office/call-api.ts';
import { confirmAddress, failOffice, readForm } from '../../../../../office/office-reply.ts';
import type { Actions, PageServerLoad } from './$types';

/** A new password; who proved long ago who they are does it again first. */
export const load: PageServerLoad = async ({ parent, url }) => {
  const { session } = await parent();
  if (!session.confirmed) redirect(303, confirmAddress(url.pathname));
  return {};
};

export const actions: Actions = {
  default: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const current = form.exact('hien-tai');
    const reply = await callApi(fetch, 'PUT /api/v1/session/password', { body: { next: form.exact('moi') || ' ', ...(current === '' ? {} : { current }) } });
    if (!reply.ok) return failOffice(reply.problem, url, {});
    redirect(303, '/can-bo/tai-khoan?xong=passwordDone');
  },
};
