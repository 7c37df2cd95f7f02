import { redirect } from '@sveltejs/kit';
import { callApi } from '../../../../office/call-api.ts';
import { readChosen } from '../../../../office/dossier/read-chosen.ts';
import { readNames } from '../../../../office/names.ts';
import { failOffice, getOfficeValue, readForm } from '../../../../office/office-reply.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST = 100;

/** What waits for the signature: choose, look once more, sign all of it or nothing. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const page = getOfficeValue(await callApi(fetch, 'GET /api/v1/dossiers', { query: { list: 'toSign', limit: MOST } }), url);
  const chosen = readChosen(url.searchParams.getAll('ho-so'));
  return {
    dossiers: page.items,
    more: page.nextCursor !== null,
    chosen: chosen.map(({ dossierId }) => dossierId),
    // The confirm page shows what stands now; a dossier that is gone from the list is no longer to be signed.
    confirm: chosen.length === 0 ? undefined : page.items.filter(({ id }) => chosen.some(({ dossierId }) => dossierId === id)),
    names: await readNames(fetch, page.items.map(({ ownerId }) => ownerId ?? undefined)),
    signed: Number(url.searchParams.get('da-ky')) || 0,
    now: Date.now(),
    ticket: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  default: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const items = readChosen(form.all('ho-so')).map((each) => ({ ...each, request: { kind: 'sign' as const } }));
    if (items.length === 0) redirect(303, '/can-bo/ky');
    const reply = await callApi(fetch, 'POST /api/v1/dossier-actions', { body: { items }, key: `${form.text('ticket') || crypto.randomUUID()}.sign` });
    if (!reply.ok) return failOffice(reply.problem, url, {});
    redirect(303, `/can-bo/ky?da-ky=${String(reply.value.items.length)}`);
  },
};
