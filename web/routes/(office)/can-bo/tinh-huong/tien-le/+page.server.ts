import { localDateAt } from '../../../../../../src/model/time.ts';
import { callApi } from '../../../../../office/call-api.ts';
import { readNames } from '../../../../../office/names.ts';
import { failOffice, getOfficeValue, readForm } from '../../../../../office/office-reply.ts';
import { readQuery } from '../../../../../office/read-query.ts';
import type { Actions, PageServerLoad } from './$types';

/** The province's precedents: all, or those in force for words (`?q=`). */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const query = readQuery(url);
  const q = query.text('q', 500);
  const asOf = query.day('ngay') ?? localDateAt(Date.now());
  const { items } = getOfficeValue(await callApi(fetch, 'GET /api/v1/precedents', { query: q === undefined ? {} : { q, asOf } }), url);
  return { q, asOf, items, ticket: crypto.randomUUID(), names: await readNames(fetch, items.flatMap(({ draftedBy, publishedBy, withdrawn }) => [draftedBy, publishedBy, withdrawn?.by])) };
};

export const actions: Actions = {
  'thu-hoi': async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const reply = await callApi(fetch, 'POST /api/v1/precedents/{id}/withdrawal', { params: { id: form.text('id') }, body: { reason: form.text('ly-do') }, key: `${form.text('ticket') || crypto.randomUUID()}.${form.text('id')}` });
    return reply.ok ? { withdrawn: true } : failOffice(reply.problem, url, { withdrawn: false });
  },
};
