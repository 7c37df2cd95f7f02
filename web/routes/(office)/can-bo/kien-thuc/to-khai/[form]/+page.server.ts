import { redirect } from '@sveltejs/kit';
import { localDateAt } from '../../../../../../../src/model/time.ts';
import { readChangeForm, sourceOf } from '../../../../../../office/change/change-form.ts';
import { callApi } from '../../../../../../office/call-api.ts';
import { FORMS_AT } from '../../../../../../office/form-edit/link-place.ts';
import { failOffice, getOfficeValue } from '../../../../../../office/office-reply.ts';
import type { Actions, PageServerLoad } from './$types';

/** A form in use: its drafts, and where a new one begins. */
export const load: PageServerLoad = async ({ fetch, url, params }) => {
  const [subject, sets] = await Promise.all([
    callApi(fetch, 'GET /api/v1/change-sets/subjects/{kind}/{id}', { params: { kind: 'form', id: params.form } }),
    callApi(fetch, 'GET /api/v1/change-sets', { query: { subject: params.form, limit: 20 } }),
  ]);
  const { label, version } = getOfficeValue(subject, url);
  const { items, allowed } = getOfficeValue(sets, url);
  return { id: params.form, label, version, ticket: crypto.randomUUID(), today: localDateAt(Date.now()), mayEdit: allowed.includes('editChangeSet'), drafts: items.filter(({ state }) => state === 'draft'), changes: items.filter(({ state }) => state !== 'draft') };
};

export const actions: Actions = {
  default: async ({ request, fetch, url, params }) => {
    const { facts, ticket } = await readChangeForm(request);
    const { title, reason, goesLiveOn } = facts;
    const reply = await callApi(fetch, 'POST /api/v1/change-sets', { body: { title, reason, source: sourceOf(facts), ...(goesLiveOn === '' ? {} : { goesLiveOn }), items: [] }, key: ticket });
    if (!reply.ok) return failOffice(reply.problem, url, { facts });
    redirect(303, `${FORMS_AT}/${params.form}/${reply.value.id}`);
  },
};
