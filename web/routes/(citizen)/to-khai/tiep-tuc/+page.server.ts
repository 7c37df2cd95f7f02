import { fail, redirect } from '@sveltejs/kit';
import { openApi } from '../../../../open-api.ts';
import { failPage } from '../../../../api-error.ts';
import { keepDraftCookie } from '../../../../declare/draft-cookie.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async ({ request, fetch, cookies, url }) => {
    const data = await request.formData();
    const text = (name: string): string => String(data.get(name) ?? '').trim();
    const [code, birthYear] = [text('ma').slice(0, 40), text('nam-sinh').slice(0, 10)];
    const api = openApi(fetch);
    const reply = await api.resumeDraft(code, birthYear);
    if (!reply.ok) {
      if (reply.problem.status >= 500) failPage(reply.problem);
      return fail(reply.problem.status, { code, birthYear, refusal: reply.problem });
    }
    const opened = await api.getDraft(reply.value);
    if (!opened.ok) failPage(opened.problem);
    keepDraftCookie(cookies, opened.value.formId, reply.value, url.protocol === 'https:');
    redirect(303, `/to-khai/${encodeURIComponent(opened.value.formId)}/tiep`);
  },
};
