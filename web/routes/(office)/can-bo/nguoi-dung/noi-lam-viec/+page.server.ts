import { redirect } from '@sveltejs/kit';
import { callApi } from '../../../../../office/call-api.ts';
import { confirmAddress, failOffice, getOfficeValue, readForm } from '../../../../../office/office-reply.ts';
import type { Actions, PageServerLoad } from './$types';

/** The communes of a province: those opened, and the others to open (`?q=` narrows by name). */
export const load: PageServerLoad = async ({ parent, fetch, url }) => {
  const { session } = await parent();
  if (!session.confirmed) redirect(303, confirmAddress(url.pathname));
  const [sites, communes] = await Promise.all([
    callApi(fetch, 'GET /api/v1/sites'),
    session.site.kind === 'province' ? callApi(fetch, 'GET /api/v1/provinces/{code}/communes', { params: { code: session.site.placeCode } }) : undefined,
  ]);
  const opened = getOfficeValue(sites, url).items;
  const known = new Set(opened.map((site) => site.placeCode));
  return {
    opened,
    open: communes === undefined ? [] : getOfficeValue(communes, url).items.filter((commune) => !known.has(commune.code)),
    done: opened.find((site) => site.id === url.searchParams.get('xong'))?.name,
  };
};

export const actions: Actions = {
  default: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const reply = await callApi(fetch, 'POST /api/v1/sites', { body: { placeCode: form.text('xa') } });
    if (!reply.ok) return failOffice(reply.problem, url, {});
    redirect(303, `/can-bo/nguoi-dung/noi-lam-viec?xong=${encodeURIComponent(reply.value.id)}`);
  },
};
