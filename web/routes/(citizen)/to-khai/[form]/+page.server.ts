import { fail, redirect } from '@sveltejs/kit';
import { openApi } from '../../../../open-api.ts';
import { failPage, getValue } from '../../../../api-error.ts';
import { dropDraftCookie, keepDraftCookie, readDraftCookie } from '../../../../declare/draft-cookie.ts';
import type { OwnDossier } from '../../../../api.ts';
import { listNeeds } from '../../../../declare/list-needs.ts';
import type { Actions, PageServerLoad } from './$types';

/** What a declaration is for and what it needs, before the first question. `?tt=`: the procedure one comes from, `?th=`: its case. */
export const load: PageServerLoad = async ({ fetch, params, url, cookies, locals, parent }) => {
  const api = openApi(fetch);
  const { form } = getValue(await api.getForm(params.form));
  const procedureCode = form.procedures.find(({ code }) => code === url.searchParams.get('tt'))?.code ?? form.procedures[0]?.code ?? '';
  const holder = readDraftCookie(cookies, params.form);
  const [procedure, draft] = await Promise.all([api.getProcedure(procedureCode), holder === undefined ? undefined : api.getDraft(holder)]);
  const open = draft?.ok === true ? draft.value : undefined;
  const { logIn } = await parent();
  // The earlier dossiers of who has logged in are offered only where there is something to fill.
  const own = logIn?.name === undefined || logIn.name === null || open === undefined || open.dossier !== undefined ? undefined : { ...logIn, name: logIn.name, dossiers: await listEarlier(api) };
  const known = procedure.ok ? procedure.value.procedure : undefined;
  const chosen = known?.cases.find(({ id }) => id === url.searchParams.get('th')) ?? known?.cases[0];
  return {
    form: { id: form.id, name: form.name, intro: form.intro, minutes: form.minutes, source: form.source, pages: form.pages.length },
    procedure: known === undefined ? undefined : { code: known.code, name: known.shortName ?? known.name, caseId: chosen?.id },
    papers: chosen?.components ?? [],
    needs: listNeeds(form, locals.lang),
    draft: open === undefined ? undefined : { code: open.code, savedAt: open.savedAt, forgetOn: open.forgetOn, canResume: open.canResume, dossier: open.dossier?.code },
    own,
    forgotten: url.searchParams.has('xoa'),
    ticket: crypto.randomUUID(),
  };
};

const MOST_EARLIER = 3;

/** The person's latest dossiers, to take answers from; not those handed in for somebody else, which say nothing of this person. */
async function listEarlier(api: ReturnType<typeof openApi>): Promise<readonly OwnDossier[]> {
  const page = await api.listOwnDossiers({ limit: MOST_EARLIER });
  return page.ok ? page.value.items.filter(({ byProxy }) => !byProxy) : [];
}

export const actions: Actions = {
  begin: async ({ request, fetch, params, cookies, url }) => {
    const data = await request.formData();
    const text = (name: string): string => String(data.get(name) ?? '').trim();
    if (text('dong-y') === '') return fail(422, { noConsent: true });
    const procedureCode = text('tt');
    const reply = await openApi(fetch).beginDraft({ formId: params.form, ...(procedureCode === '' ? {} : { procedureCode }), ...(text('th') === '' ? {} : { caseId: text('th') }) }, text('ticket') || crypto.randomUUID());
    if (!reply.ok) {
      if (reply.problem.status >= 500) failPage(reply.problem);
      return fail(reply.problem.status, { refusal: reply.problem });
    }
    keepDraftCookie(cookies, params.form, reply.value, url.protocol === 'https:');
    redirect(303, `/to-khai/${encodeURIComponent(params.form)}/tiep`);
  },
  prefill: async ({ request, fetch, params, cookies }) => {
    const holder = readDraftCookie(cookies, params.form);
    if (holder === undefined) redirect(303, `/to-khai/${encodeURIComponent(params.form)}`);
    const data = await request.formData();
    const text = (name: string): string => String(data.get(name) ?? '').trim();
    const reply = await openApi(fetch).prefillDraft(holder, readPrefill(text), text('ticket') || crypto.randomUUID());
    if (!reply.ok) {
      if (reply.problem.status >= 500) failPage(reply.problem);
      return fail(reply.problem.status, { prefillRefusal: reply.problem, dossierCode: text('ma'), isOwn: text('nguon') !== '' });
    }
    return { filled: reply.value.filled.length };
  },
  forget: async ({ request, fetch, params, cookies, url }) => {
    const holder = readDraftCookie(cookies, params.form);
    const data = await request.formData();
    if (holder !== undefined) {
      const reply = await openApi(fetch).forgetDraft(holder, String(data.get('ticket') ?? crypto.randomUUID()));
      if (!reply.ok && reply.problem.status !== 404) failPage(reply.problem);
    }
    dropDraftCookie(cookies, params.form, url.protocol === 'https:');
    redirect(303, `/to-khai/${encodeURIComponent(params.form)}?xoa=1`);
  },
  leave: ({ params, cookies, url }) => {
    dropDraftCookie(cookies, params.form, url.protocol === 'https:');
    redirect(303, '/');
  },
};

/** Where answers are taken from: the log-in, an own dossier (`nguon`), or a dossier by its number and the year of birth. */
function readPrefill(text: (name: string) => string): Parameters<ReturnType<typeof openApi>['prefillDraft']>[1] {
  const consent = text('dong-y') !== '';
  const source = text('nguon');
  if (source === 'dang-nhap') return { from: 'logIn', consent };
  return source === '' ? { from: 'dossier', dossierCode: text('ma'), birthYear: text('nam-sinh'), consent } : { from: 'dossier', dossierCode: source, consent };
}
