import { redirect } from '@sveltejs/kit';
import { callApi } from '../../../office/call-api.ts';
import { failOffice, readForm, readOfficeWay } from '../../../office/office-reply.ts';
import type { Actions, PageServerLoad } from './$types';

const SAID = ['signedOut', 'changed', 'ready'] as const;

/** Signing in; `?tiep=` is where to go on, `?loi=` why the other log-in service did not let in, `?xong=` what was done before. */
export const load: PageServerLoad = ({ url }) => ({
  next: readOfficeWay(url.searchParams.get('tiep')),
  reason: url.searchParams.get('loi'),
  code: /^[2-9A-Z-]{4,12}$/.exec(url.searchParams.get('ma') ?? '')?.[0],
  done: SAID.find((each) => each === url.searchParams.get('xong')),
});

export const actions: Actions = {
  default: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const loginName = form.text('ten');
    const reply = await callApi(fetch, 'POST /api/v1/session', { body: { loginName: loginName || ' ', password: form.exact('mat-khau') || ' ' } });
    if (!reply.ok) return failOffice(reply.problem, url, { loginName });
    const next = readOfficeWay(form.text('tiep'));
    if (reply.value.stage === 'secondFactor') redirect(303, `/dang-nhap/ma?${new URLSearchParams({ tiep: next }).toString()}`);
    redirect(303, reply.value.stage === 'enrolment' ? '/can-bo/tai-khoan/ma-xac-thuc' : next);
  },
};
