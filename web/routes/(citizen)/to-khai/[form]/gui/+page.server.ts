import { fail, redirect } from '@sveltejs/kit';
import { sayIn } from '../../../../../../src/model/answers-in-words.ts';
import { readPath } from '../../../../../../src/model/form-paths.ts';
import { failPage, getValue } from '../../../../../api-error.ts';
import { readDraftCookie } from '../../../../../declare/draft-cookie.ts';
import { openDraft } from '../../../../../declare/open-draft.ts';
import { keepAccess, readYear } from '../../../../../follow/access-cookie.ts';
import { openApi } from '../../../../../open-api.ts';
import type { Actions, PageServerLoad } from './$types';

/** What it costs, where it goes, and the one button that sends it. */
export const load: PageServerLoad = async (event) => {
  const { holder, draft, faults, form, at } = await openDraft(event);
  if (faults.some(({ weight }) => weight === 'stop')) redirect(303, `${at}/kiem-tra`);
  const { fee, competent, sentTo } = getValue(await openApi(event.fetch).tellFiling(holder));
  return {
    at,
    formName: sayIn(form.name, event.locals.lang),
    fee,
    competent: competent ?? '',
    sentTo: sentTo ?? '',
    version: draft.version,
    ticket: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  default: async ({ request, fetch, params, cookies, url }) => {
    const at = `/to-khai/${encodeURIComponent(params.form)}`;
    const holder = readDraftCookie(cookies, params.form);
    if (holder === undefined) redirect(303, at);
    const data = await request.formData();
    const api = openApi(fetch);
    // Read before it goes: what was sent is the office's, the draft keeps nothing of it.
    const before = await api.getDraft(holder);
    if (!before.ok) redirect(303, at);
    const reply = await api.sendDraft(holder, { version: Number(data.get('version')) || before.value.version, evenSo: data.get('gui-them') === '1' }, String(data.get('ticket') ?? '') || crypto.randomUUID());
    if (!reply.ok) {
      if (reply.problem.status >= 500) failPage(reply.problem);
      if (reply.problem.code === 'form_not_complete') redirect(303, `${at}/kiem-tra`);
      return fail(reply.problem.status, { refusal: reply.problem });
    }
    const number = reply.value.dossierCode ?? '';
    if (before.value.answers !== undefined) {
      const form = await api.getForm(before.value.formId, before.value.formVersion);
      const path = form.ok ? form.value.form.applicant.birthDate : undefined;
      const birthYear = path === undefined ? undefined : readYear(String(readPath(path, before.value.answers) ?? '').slice(0, 4));
      if (birthYear !== undefined) keepAccess(cookies, { number, birthYear }, url.protocol === 'https:');
    }
    redirect(303, `/ho-so/${encodeURIComponent(number)}/phieu?moi=1`);
  },
};
