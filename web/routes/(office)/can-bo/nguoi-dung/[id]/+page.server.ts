import { redirect } from '@sveltejs/kit';
import type { Reply } from '../../../../../open-api.ts';
import { isRole } from '../../../../../../src/model/role.ts';
import { callApi } from '../../../../../office/call-api.ts';
import { confirmAddress, failOffice, getOfficeValue, readForm } from '../../../../../office/office-reply.ts';
import { tellDeedLine } from '../../../../../office/tell-lines.ts';
import { createWords } from '../../../../../words/words.ts';
import type { Actions, PageServerLoad } from './$types';

/** One account: its roles at each site, and what an operator may do to it. */
export const load: PageServerLoad = async ({ parent, fetch, url, params, locals }) => {
  const { session } = await parent();
  if (!session.confirmed) redirect(303, confirmAddress(url.pathname));
  const [officer, sites, changes, house] = await Promise.all([
    callApi(fetch, 'GET /api/v1/officers/{id}', { params }),
    callApi(fetch, 'GET /api/v1/sites'),
    callApi(fetch, 'GET /api/v1/officers/{id}/changes', { params, query: { limit: 20 } }),
    callApi(fetch, 'GET /api/v1/house'),
  ]);
  const say = createWords(locals.lang);
  return {
    officer: getOfficeValue(officer, url),
    sites: getOfficeValue(sites, url).items.filter((site) => site.id === session.site.id || site.provinceId === session.site.id),
    changes: getOfficeValue(changes, url).items.map((row) => tellDeedLine(say, row, true)),
    sso: getOfficeValue(house, url).sso,
    saved: url.searchParams.has('xong'),
  };
};

type Deed = NonNullable<Actions[string]>;

/** A deed that ends on the same page, saying that it was done. */
function deed(work: (event: Parameters<Deed>[0], form: Awaited<ReturnType<typeof readForm>>) => Promise<Reply<unknown>>): Deed {
  return async (event) => {
    const here = new URL(event.url.pathname, event.url);
    const reply = await work(event, await readForm(event.request));
    if (!reply.ok) return failOffice(reply.problem, here, {});
    redirect(303, `${here.pathname}?xong`);
  };
}

export const actions: Actions = {
  'ho-ten': deed(({ fetch, params }, form) => callApi(fetch, 'PATCH /api/v1/officers/{id}', { params: idOf(params), body: { fullName: form.text('ho-ten') } })),
  'vai-tro': deed(({ fetch, params }, form) => callApi(fetch, 'PUT /api/v1/officers/{id}/roles', { params: idOf(params), body: { siteId: form.text('noi'), roles: form.all('vai-tro').filter(isRole) } })),
  khoa: deed(({ fetch, params }) => callApi(fetch, 'PUT /api/v1/officers/{id}/state', { params: idOf(params), body: { state: 'disabled' } })),
  mo: deed(({ fetch, params }) => callApi(fetch, 'PUT /api/v1/officers/{id}/state', { params: idOf(params), body: { state: 'active' } })),
  'go-ma': deed(({ fetch, params }) => callApi(fetch, 'DELETE /api/v1/officers/{id}/second-factor', { params: idOf(params) })),
  'dang-xuat': deed(({ fetch, params }) => callApi(fetch, 'DELETE /api/v1/officers/{id}/sessions', { params: idOf(params) })),
  'lien-ket': deed(({ fetch, params }, form) => callApi(fetch, 'PUT /api/v1/officers/{id}/identity', { params: idOf(params), body: { code: form.text('ma') } })),
  'bo-lien-ket': deed(({ fetch, params }) => callApi(fetch, 'DELETE /api/v1/officers/{id}/identity', { params: idOf(params) })),
  'dat-lai': async ({ fetch, params, url, locals }) => {
    const reply = await callApi(fetch, 'POST /api/v1/officers/{id}/password-link', { params: idOf(params) });
    if (!reply.ok) return failOffice(reply.problem, new URL(url.pathname, url), {});
    return { link: { href: locals.origin + reply.value.path, expiresAt: reply.value.expiresAt } };
  },
};

function idOf(params: Partial<Record<string, string>>): { id: string } {
  return { id: params['id'] ?? '' };
}
