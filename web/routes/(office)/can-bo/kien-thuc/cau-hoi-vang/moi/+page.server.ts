import { redirect } from '@sveltejs/kit';
import { EMPTY_GOLDEN, nameGolden, readGolden, writeGolden } from '../../../../../../office/change/read-golden.ts';
import { callApi } from '../../../../../../office/call-api.ts';
import { failOffice, getOfficeValue, readForm } from '../../../../../../office/office-reply.ts';
import type { Actions, PageServerLoad } from './$types';

/** A new golden question: tried before it is kept. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const { allowed } = getOfficeValue(await callApi(fetch, 'GET /api/v1/golden-questions', { query: { limit: 1 } }), url);
  return { mayKeep: allowed.includes('keepGoldenQuestion'), given: EMPTY_GOLDEN, ticket: crypto.randomUUID() };
};

export const actions: Actions = {
  thu: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const given = readGolden(form);
    const reply = await callApi(fetch, 'POST /api/v1/golden-questions/trials', { body: writeGolden(given) });
    if (!reply.ok) return failOffice(reply.problem, new URL(url.pathname, url), { given });
    return { given, result: reply.value };
  },
  luu: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const given = readGolden(form);
    const id = nameGolden(given.question, form.text('ticket') || crypto.randomUUID());
    const reply = await callApi(fetch, 'PUT /api/v1/golden-questions/{id}', { params: { id }, body: writeGolden(given) });
    if (!reply.ok) return failOffice(reply.problem, new URL(url.pathname, url), { given });
    redirect(303, `/can-bo/kien-thuc/cau-hoi-vang/${id}?xong=luu`);
  },
};
