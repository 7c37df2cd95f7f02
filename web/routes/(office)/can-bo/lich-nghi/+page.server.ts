import { redirect } from '@sveltejs/kit';
import { localDateAt } from '../../../../../src/model/time.ts';
import { callApi } from '../../../../office/call-api.ts';
import { readNames } from '../../../../office/names.ts';
import { failOffice, getOfficeValue, readForm } from '../../../../office/office-reply.ts';
import type { Actions, PageServerLoad } from './$types';

const HALVES = ['am', 'pm'] as const;

/** The days on which the own office is closed while others work. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const { items } = getOfficeValue(await callApi(fetch, 'GET /api/v1/closures'), url);
  return { closures: items, names: await readNames(fetch, items.flatMap(({ addedBy, endedBy }) => [addedBy, endedBy])), today: localDateAt(Date.now()), done: url.searchParams.get('xong'), ticket: crypto.randomUUID() };
};

export const actions: Actions = {
  them: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const half = HALVES.find((each) => each === form.text('buoi'));
    const values = { day: form.text('ngay'), half: half ?? '', reason: form.text('ly-do'), reasonEn: form.text('ly-do-anh'), source: form.text('van-ban') };
    const body = { date: values.day, ...(half === undefined ? {} : { halfDay: half }), reason: { vi: values.reason.slice(0, 300), ...(values.reasonEn === '' ? {} : { en: values.reasonEn.slice(0, 300) }) }, source: values.source.slice(0, 500) };
    const reply = await callApi(fetch, 'POST /api/v1/closures', { body, key: `${form.text('ticket') || crypto.randomUUID()}.closure` });
    if (!reply.ok) return failOffice(reply.problem, url, { values });
    redirect(303, '/can-bo/lich-nghi?xong=them');
  },
  bo: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const reply = await callApi(fetch, 'DELETE /api/v1/closures/{id}', { params: { id: form.text('id') }, key: `${form.text('ticket') || crypto.randomUUID()}.end` });
    if (!reply.ok) return failOffice(reply.problem, url, { values: undefined });
    redirect(303, '/can-bo/lich-nghi?xong=bo');
  },
};
