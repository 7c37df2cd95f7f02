import { redirect } from '@sveltejs/kit';
import { callApi } from '../../../../office/call-api.ts';
import { failOffice, getOfficeValue, readForm, readOfficeWay } from '../../../../office/office-reply.ts';
import { readPlayed } from '../../../../office/practice/read-played.ts';
import type { Actions, PageServerLoad } from './$types';

/** The exercises; whoever practises begins them here, everybody else goes to practise from here. */
export const load: PageServerLoad = async ({ fetch, url, parent }) => {
  const { practice } = await parent();
  return { all: practice ?? getOfficeValue(await callApi(fetch, 'GET /api/v1/practice'), url), wiped: Number(url.searchParams.get('da-lap')) || 0, ticket: crypto.randomUUID() };
};

export const actions: Actions = {
  /** Goes to practise, or plays other roles there. */
  enter: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const reply = await callApi(fetch, 'PUT /api/v1/session/practice', { body: { roles: readPlayed(form.all('vai')) } });
    if (!reply.ok) return failOffice(reply.problem, pageOf(url), {});
    // Back to the page the roles were changed on; from a real page to the exercises.
    redirect(303, readOfficeWay(form.text('tiep') || '/can-bo/tap-duot'));
  },
  leave: async ({ fetch, url }) => {
    const reply = await callApi(fetch, 'DELETE /api/v1/session/practice');
    if (!reply.ok) return failOffice(reply.problem, pageOf(url), {});
    redirect(303, '/can-bo/ho-so');
  },
  start: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const id = form.text('bai');
    const reply = await callApi(fetch, 'POST /api/v1/practice/exercises/{id}/starts', { params: { id }, key: `${form.text('ticket') || crypto.randomUUID()}.${id}` });
    if (!reply.ok) return failOffice(reply.problem, pageOf(url), {});
    redirect(303, `/can-bo/tap-duot#${encodeURIComponent(id)}`);
  },
};

/** Without the name of the form action, so that coming back opens the page. */
function pageOf(url: URL): URL {
  return new URL(url.pathname, url);
}
