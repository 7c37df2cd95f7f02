import { redirect } from '@sveltejs/kit';
import { callApi } from '../../../../office/call-api.ts';
import { failOffice, getOfficeValue, readForm } from '../../../../office/office-reply.ts';
import { listSetUpPlaces } from './list-set-up-places.ts';
import type { Actions, PageServerLoad } from './$types';

/** The first start (`?ma=` the link's secret): the place by name (`?noi=`), then the first operator (`?xa=` the chosen code). */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const token = url.searchParams.get('ma') ?? '-';
  getOfficeValue(await callApi(fetch, 'POST /api/v1/set-up/check', { body: { token } }), url);
  const q = (url.searchParams.get('noi') ?? '').trim().slice(0, 200);
  const chosen = /^(?:\d{2}|\d{5})$/.exec(url.searchParams.get('xa') ?? '')?.[0];
  const place = chosen === undefined ? undefined : getOfficeValue(await callApi(fetch, 'GET /api/v1/places/{code}', { params: { code: chosen } }), url).place;
  const found = q === '' || place !== undefined ? undefined : listSetUpPlaces(getOfficeValue(await callApi(fetch, 'GET /api/v1/places', { query: { q, limit: 10 } }), url).items);
  return { token, q, place, found };
};

export const actions: Actions = {
  default: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const given = { loginName: form.text('ten'), fullName: form.text('ho-ten') };
    const reply = await callApi(fetch, 'POST /api/v1/set-up', { body: { ...given, token: form.text('ma') || '-', placeCode: form.text('xa'), password: form.exact('mat-khau') || ' ' } });
    if (!reply.ok) return failOffice(reply.problem, url, given);
    redirect(303, '/dang-nhap?xong=ready');
  },
};
