import { redirect } from '@sveltejs/kit';
import type { Operations } from '../../../../../api.ts';
import { localDateAt } from '../../../../../../src/model/time.ts';
import { callApi } from '../../../../../office/call-api.ts';
import { readNames } from '../../../../../office/names.ts';
import { failOffice, getOfficeValue, readForm } from '../../../../../office/office-reply.ts';
import { readDraft } from '../../../../../office/read-draft.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** One situation with what the caller may do now. */
export const load: PageServerLoad = async ({ fetch, url, params }) => {
  const situation = getOfficeValue(await callApi(fetch, 'GET /api/v1/situations/{id}', { params }), url);
  const [names, colleagues, sites] = await Promise.all([
    readNames(fetch, [situation.openedBy, situation.ownerId, situation.draft?.by]),
    situation.allowed?.includes('assign') === true ? callApi(fetch, 'GET /api/v1/colleagues') : undefined,
    callApi(fetch, 'GET /api/v1/sites'),
  ]);
  return {
    situation,
    names,
    colleagues: colleagues?.ok === true ? colleagues.value.items : [],
    site: sites.ok ? sites.value.items.find((site) => site.id === situation.siteId)?.name : undefined,
    isNew: url.searchParams.get('moi') === '1',
    today: localDateAt(Date.now()),
    ticket: crypto.randomUUID(),
  };
};

type Act = Operations['POST /api/v1/situations/{id}/deeds']['body'];

/** Sends a deed; the page comes back as it stands then. */
async function act({ request, fetch, url, params }: RequestEvent, make: (text: (name: string) => string) => Act) {
  const form = await readForm(request);
  const body = make(form.text);
  const reply = await callApi(fetch, 'POST /api/v1/situations/{id}/deeds', { params, body, key: `${form.text('ticket') || crypto.randomUUID()}.${body.deed}` });
  if (!reply.ok) return failOffice(reply.problem, url, { draft: body.deed === 'draft' ? body.draft : undefined });
  redirect(303, `/can-bo/tinh-huong/${params.id}`);
}

export const actions: Actions = {
  giao: (event) => act(event, (text) => ({ deed: 'assign', ownerId: text('nguoi') })),
  soan: (event) => act(event, (text) => ({ deed: 'draft', draft: readDraft(text) as never })),
  'tra-lai': (event) => act(event, () => ({ deed: 'sendBack' })),
  'ban-hanh': (event) => act(event, () => ({ deed: 'publish' })),
  dong: (event) => act(event, (text) => ({ deed: 'close', reason: text('ly-do') })),
};
