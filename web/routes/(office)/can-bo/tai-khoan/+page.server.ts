import { redirect } from '@sveltejs/kit';
import { callApi } from '../../../../office/call-api.ts';
import { failOffice, getOfficeValue, readForm } from '../../../../office/office-reply.ts';
import type { Actions, PageServerLoad } from './$types';

const SAID = ['passwordDone', 'factorDone', 'ended'] as const;

/** One's own account: who one is, how one proves it, where one is signed in. */
export const load: PageServerLoad = async ({ fetch, url }) => ({
  sessions: getOfficeValue(await callApi(fetch, 'GET /api/v1/session/sessions'), url).items,
  done: SAID.find((each) => each === url.searchParams.get('xong')),
});

export const actions: Actions = {
  'ket-thuc': async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const reply = await callApi(fetch, 'DELETE /api/v1/session/sessions/{id}', { params: { id: form.text('phien') } });
    // It may have ended by itself meanwhile; that is what was wanted.
    if (!reply.ok && reply.problem.status !== 404) return failOffice(reply.problem, pageOf(url), {});
    redirect(303, '/can-bo/tai-khoan?xong=ended#phien');
  },
  'moi-noi': async ({ fetch, url }) => {
    const reply = await callApi(fetch, 'DELETE /api/v1/session/sessions');
    if (!reply.ok) return failOffice(reply.problem, pageOf(url), {});
    redirect(303, '/dang-nhap?xong=signedOut');
  },
};

/** Without the name of the form action, so that coming back opens the page. */
function pageOf(url: URL): URL {
  return new URL(url.pathname, url);
}
