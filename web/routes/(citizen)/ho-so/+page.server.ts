import { fail, redirect } from '@sveltejs/kit';
import { failPage } from '../../../api-error.ts';
import { keepAccess, readYear, tidyNumber } from '../../../follow/access-cookie.ts';
import { openApi } from '../../../open-api.ts';
import type { Actions, PageServerLoad } from './$types';

/** `?so=`: the number one comes with, from a link or the code on a paper. */
export const load: PageServerLoad = ({ url }) => ({ number: tidyNumber(url.searchParams.get('so') ?? '') });

export const actions: Actions = {
  default: async ({ request, fetch, cookies, url }) => {
    const data = await request.formData();
    const number = tidyNumber(String(data.get('so') ?? ''));
    const year = String(data.get('nam-sinh') ?? '').slice(0, 10);
    const birthYear = readYear(year);
    if (birthYear === undefined) return fail(422, { number, year, wrongYear: true });
    const reply = await openApi(fetch).openDossier({ number, birthYear });
    if (!reply.ok) {
      if (reply.problem.status >= 500) failPage(reply.problem);
      return fail(reply.problem.status, { number, year, refusal: reply.problem });
    }
    keepAccess(cookies, { number, birthYear }, url.protocol === 'https:');
    redirect(303, `/ho-so/${encodeURIComponent(number)}`);
  },
};
