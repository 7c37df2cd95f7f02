import { redirect } from '@sveltejs/kit';
import { isRole } from '../../../../../../src/model/role.ts';
import { callApi } from '../../../../../office/call-api.ts';
import { confirmAddress, failOffice, getOfficeValue, readForm } from '../../../../../office/office-reply.ts';
import type { Actions, PageServerLoad } from './$types';

/** A new account. Who proved long ago who they are does it first, so that a filled-in form is never lost. */
export const load: PageServerLoad = async ({ parent, fetch, url }) => {
  const { session } = await parent();
  if (!session.confirmed) redirect(303, confirmAddress(url.pathname));
  const { items } = getOfficeValue(await callApi(fetch, 'GET /api/v1/sites'), url);
  return { ticket: crypto.randomUUID(), sites: items.filter((site) => site.id === session.site.id || site.provinceId === session.site.id) };
};

export const actions: Actions = {
  default: async ({ request, fetch, url, locals }) => {
    const form = await readForm(request);
    const given = { siteId: form.text('noi'), loginName: form.text('ten'), fullName: form.text('ho-ten'), roles: form.all('vai-tro').filter(isRole) };
    const reply = await callApi(fetch, 'POST /api/v1/officers', { body: given, key: form.text('ticket') || crypto.randomUUID() });
    if (!reply.ok) return failOffice(reply.problem, url, { given });
    return { made: { fullName: given.fullName, officerId: reply.value.officerId, href: locals.origin + reply.value.path, expiresAt: reply.value.expiresAt } };
  },
};
