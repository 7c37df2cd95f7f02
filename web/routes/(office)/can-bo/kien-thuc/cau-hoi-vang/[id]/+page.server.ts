import { fail, redirect } from '@sveltejs/kit';
import { compareGolden } from '../../../../../../../src/model/golden.ts';
import { fillGolden, isClear, readFilledGolden } from '../../../../../../office/change/fill-golden.ts';
import { typeGolden, writeGolden } from '../../../../../../office/change/read-golden.ts';
import { callApi } from '../../../../../../office/call-api.ts';
import { readNames } from '../../../../../../office/names.ts';
import { failOffice, getOfficeValue, readForm } from '../../../../../../office/office-reply.ts';
import { readQuery } from '../../../../../../office/read-query.ts';
import type { Actions, PageServerLoad } from './$types';

/** One golden question: asked now, and, where it is this house's own, changed or no longer asked. */
export const load: PageServerLoad = async ({ fetch, url, params }) => {
  const { allowed, ...kept } = getOfficeValue(await callApi(fetch, 'GET /api/v1/golden-questions/{id}', { params }), url);
  const mayKeep = allowed.includes('keepGoldenQuestion');
  return {
    kept,
    mayTry: mayKeep,
    mayChange: mayKeep && kept.origin === 'house',
    filled: await fillGolden(fetch, typeGolden(kept)),
    names: await readNames(fetch, [kept.writtenBy]),
    done: readQuery(url).one('xong', ['luu']),
  };
};

export const actions: Actions = {
  tim: async ({ request, fetch }) => ({ filled: await readFilledGolden(fetch, await readForm(request)) }),
  hoi: async ({ fetch, url, params }) => {
    const here = new URL(url.pathname, url);
    const kept = getOfficeValue(await callApi(fetch, 'GET /api/v1/golden-questions/{id}', { params: { id: params['id'] ?? '' } }), here);
    const reply = await callApi(fetch, 'POST /api/v1/golden-questions/trials', { body: writeGolden(typeGolden(kept)) });
    if (!reply.ok) return failOffice(reply.problem, here, { filled: undefined });
    return { filled: undefined, result: reply.value };
  },
  // As it is kept beside as it is typed: both asked now.
  thu: async ({ request, fetch, url, params }) => {
    const here = new URL(url.pathname, url);
    const filled = await readFilledGolden(fetch, await readForm(request));
    if (!isClear(filled)) return fail(422, { filled });
    const kept = getOfficeValue(await callApi(fetch, 'GET /api/v1/golden-questions/{id}', { params: { id: params['id'] ?? '' } }), here);
    const before = await callApi(fetch, 'POST /api/v1/golden-questions/trials', { body: writeGolden(typeGolden(kept)) });
    if (!before.ok) return failOffice(before.problem, here, { filled });
    const after = await callApi(fetch, 'POST /api/v1/golden-questions/trials', { body: writeGolden(filled.given) });
    if (!after.ok) return failOffice(after.problem, here, { filled });
    return { filled, comparison: { question: { ...kept, question: filled.given.question }, before: before.value, after: after.value, verdict: compareGolden(before.value, after.value) } };
  },
  luu: async ({ request, fetch, url, params }) => {
    const here = new URL(url.pathname, url);
    const filled = await readFilledGolden(fetch, await readForm(request));
    if (!isClear(filled)) return fail(422, { filled });
    const reply = await callApi(fetch, 'PUT /api/v1/golden-questions/{id}', { params: { id: params['id'] ?? '' }, body: writeGolden(filled.given) });
    if (!reply.ok) return failOffice(reply.problem, here, { filled });
    redirect(303, `${here.pathname}?xong=luu`);
  },
  bo: async ({ fetch, url, params }) => {
    const here = new URL(url.pathname, url);
    const reply = await callApi(fetch, 'DELETE /api/v1/golden-questions/{id}', { params: { id: params['id'] ?? '' } });
    if (!reply.ok) return failOffice(reply.problem, here, { filled: undefined });
    redirect(303, '/can-bo/kien-thuc/cau-hoi-vang?xong=bo');
  },
};
