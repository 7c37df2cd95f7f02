import { redirect } from '@sveltejs/kit';
import { callApi } from '../../../../../office/call-api.ts';
import { failOffice, readForm } from '../../../../../office/office-reply.ts';
import type { Actions, PageServerLoad } from './$types';

/** What will be gone, once more before it is. */
export const load: PageServerLoad = async ({ parent }) => {
  const { practice } = await parent();
  if (practice === undefined) redirect(303, '/can-bo/tap-duot');
  return { ticket: crypto.randomUUID() };
};

export const actions: Actions = {
  default: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const reply = await callApi(fetch, 'POST /api/v1/practice/wipings', { key: `${form.text('ticket') || crypto.randomUUID()}.wipe` });
    if (!reply.ok) return failOffice(reply.problem, url, {});
    redirect(303, `/can-bo/tap-duot?da-lap=${String(reply.value.dossiers)}`);
  },
};
