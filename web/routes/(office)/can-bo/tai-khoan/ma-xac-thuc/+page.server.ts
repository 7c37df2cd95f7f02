import { redirect } from '@sveltejs/kit';
import { callApi } from '../../../../../office/call-api.ts';
import { confirmAddress, failOffice, getOfficeValue, readForm } from '../../../../../office/office-reply.ts';
import type { Actions, PageServerLoad } from './$types';

/** Setting the second factor up, or taking it away. The secret is made only when the person asks for it. */
export const load: PageServerLoad = async ({ parent, url }) => {
  const { session } = await parent();
  if (!session.confirmed) redirect(303, session.stage === 'enrolment' ? '/dang-nhap' : confirmAddress(url.pathname));
  return {};
};

export const actions: Actions = {
  'de-nghi': async ({ fetch, url }) => {
    const proposal = getOfficeValue(await callApi(fetch, 'POST /api/v1/session/totp'), new URL(url.pathname, url));
    return { proposal: show(proposal) };
  },
  bat: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const reply = await callApi(fetch, 'PUT /api/v1/session/totp', { body: { code: form.text('ma').slice(0, 40) || '-' } });
    // The picture travels with the form, so that a slip of the finger does not mean scanning anew.
    if (!reply.ok) return failOffice(reply.problem, new URL(url.pathname, url), { proposal: { secret: form.text('bi-mat').slice(0, 64), picture: form.text('hinh').slice(0, 20_000) } });
    return { codes: reply.value.recoveryCodes };
  },
  tat: async ({ fetch, url }) => {
    const reply = await callApi(fetch, 'DELETE /api/v1/session/totp');
    if (!reply.ok) return failOffice(reply.problem, new URL(url.pathname, url), {});
    redirect(303, '/can-bo/tai-khoan?xong=factorDone');
  },
};

function show(proposal: { readonly secret: string; readonly qrSvg: string }): { secret: string; picture: string } {
  return { secret: proposal.secret.replaceAll(/(.{4})(?=.)/g, '$1 '), picture: `data:image/svg+xml;base64,${btoa(proposal.qrSvg)}` };
}
