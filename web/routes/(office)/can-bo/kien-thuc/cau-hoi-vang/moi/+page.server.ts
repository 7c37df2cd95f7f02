import { fail, redirect } from '@sveltejs/kit';
import { fillGolden, isClear, readFilledGolden } from '../../../../../../office/change/fill-golden.ts';
import { EMPTY_GOLDEN, nameGolden, writeGolden } from '../../../../../../office/change/read-golden.ts';
import { callApi } from '../../../../../../office/call-api.ts';
import { failOffice, getOfficeValue, readForm } from '../../../../../../office/office-reply.ts';
import type { Problem } from '../../../../../../open-api.ts';
import type { Actions, PageServerLoad } from './$types';

const NONE = undefined as Problem | undefined;

/** A new golden question: tried before it is kept. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const { allowed } = getOfficeValue(await callApi(fetch, 'GET /api/v1/golden-questions', { query: { limit: 1 } }), url);
  return { mayKeep: allowed.includes('keepGoldenQuestion'), filled: await fillGolden(fetch, EMPTY_GOLDEN), ticket: crypto.randomUUID() };
};

export const actions: Actions = {
  tim: async ({ request, fetch }) => ({ filled: await readFilledGolden(fetch, await readForm(request)), problem: NONE }),
  thu: async ({ request, fetch, url }) => {
    const filled = await readFilledGolden(fetch, await readForm(request));
    if (!isClear(filled)) return fail(422, { filled, problem: NONE });
    const reply = await callApi(fetch, 'POST /api/v1/golden-questions/trials', { body: writeGolden(filled.given) });
    if (!reply.ok) return failOffice(reply.problem, new URL(url.pathname, url), { filled });
    return { filled, result: reply.value, problem: NONE };
  },
  luu: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const filled = await readFilledGolden(fetch, form);
    if (!isClear(filled)) return fail(422, { filled, problem: NONE });
    const id = nameGolden(filled.given.question, form.text('ticket') || crypto.randomUUID());
    const reply = await callApi(fetch, 'PUT /api/v1/golden-questions/{id}', { params: { id }, body: writeGolden(filled.given) });
    if (!reply.ok) return failOffice(reply.problem, new URL(url.pathname, url), { filled });
    redirect(303, `/can-bo/kien-thuc/cau-hoi-vang/${id}?xong=luu`);
  },
};
