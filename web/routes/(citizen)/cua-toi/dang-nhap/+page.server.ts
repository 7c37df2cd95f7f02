import { redirect, type Cookies } from '@sveltejs/kit';
import { dropAccess } from '../../../../follow/access-cookie.ts';
import { isLoggedIn } from '../../../../follow/log-in.ts';
import { openApi } from '../../../../open-api.ts';
import { getOwn } from '../own-reply.ts';
import type { Actions, PageServerLoad } from './$types';

/** How one logs in. `?ve=`: the page to go on with; `?loi=`: why it did not work. */
export const load: PageServerLoad = async ({ url, locals, cookies, fetch }) => {
  const api = openApi(fetch);
  const back = url.searchParams.get('ve')?.slice(0, 500) ?? null;
  const code = url.searchParams.get('loi');
  const session = isLoggedIn(cookies) ? await api.getCitizenSession() : undefined;
  if (code === null && session?.ok === true && session.value.citizen !== null) redirect(303, '/cua-toi');
  const reason = code === null ? undefined : await api.getLogInReason(code);
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
    dropDrafts(cookies, forms.ok ? forms.value.items.map(({ id }) => id) : [], isSecure);
    if (!reply.ok && reply.problem.code !== 'citizen_not_signed_in') getOwn(reply, url);
    return { left: true, serviceEnd: reply.ok ? reply.value.serviceEnd : null };
  },
};

/** Lets go of every draft this browser holds; those begun while logged in are found again, others by their codes. */
function dropDrafts(cookies: Cookies, formIds: readonly string[], secure: boolean): void {
  const options = { httpOnly: true, sameSite: 'lax', secure } as const;
  for (const { name } of cookies.getAll()) if (name.startsWith('mc_draft_')) cookies.delete(name, { ...options, path: '/' });
  for (const id of formIds) cookies.delete(`mc_to_khai_${id}`, { ...options, path: '/to-khai' });
}
