import { redirect } from '@sveltejs/kit';
import { dropDraftCookies } from '../../../../declare/draft-cookie.ts';
import { dropAccess } from '../../../../follow/access-cookie.ts';
import { openApi } from '../../../../open-api.ts';
import { getOwn } from '../own-reply.ts';
import type { Actions, PageServerLoad } from './$types';

/** How one logs in. `?ve=`: the page to go on with; `?loi=`: why it did not work. */
export const load: PageServerLoad = async ({ url, locals, fetch, parent }) => {
  const back = url.searchParams.get('ve')?.slice(0, 500) ?? null;
  const code = url.searchParams.get('loi');
  const { logIn } = await parent();
  if (code === null && typeof logIn?.name === 'string') redirect(303, '/cua-toi');
  const reason = code === null ? undefined : await openApi(fetch).getLogInReason(code);
  return {
    service: locals.logInService,
    // Whether it is a page of this house is for the API to say.
    begin: `/api/v1/my/sign-in${back === null ? '' : `?${new URLSearchParams({ back }).toString()}`}`,
    reason: reason?.ok === false && reason.problem.code === code ? { title: reason.problem.title, detail: reason.problem.detail } : undefined,
  };
};

export const actions: Actions = {
  leave: async ({ request, fetch, cookies, url }) => {
    const everywhere = (await request.formData()).get('moi-noi') === '1';
    const api = openApi(fetch);
    const reply = await api.logOut(everywhere);
    const isSecure = url.protocol === 'https:';
    // A computer may be everybody's: what this browser had open is let go of with the log-in.
    dropAccess(cookies, isSecure);
    const forms = await api.listForms();
    dropDraftCookies(cookies, forms.ok ? forms.value.items.map(({ id }) => id) : [], isSecure);
    if (!reply.ok && reply.problem.code !== 'citizen_not_signed_in') getOwn(reply, url);
    return { left: true, serviceEnd: reply.ok ? reply.value.serviceEnd : null };
  },
};
