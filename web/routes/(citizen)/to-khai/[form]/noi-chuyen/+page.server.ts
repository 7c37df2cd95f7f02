import { fail, redirect } from '@sveltejs/kit';
import { sayAnswers, sayIn } from '../../../../../../src/model/answers-in-words.ts';
import { followForm, tellProgress } from '../../../../../../src/model/form-flow.ts';
import { failPage, getValue } from '../../../../../api-error.ts';
import { readDraftCookie } from '../../../../../declare/draft-cookie.ts';
import { openDraft } from '../../../../../declare/open-draft.ts';
import { openApi } from '../../../../../open-api.ts';
import { readAnswerWords } from '../../../../../words/answer-words.ts';
import type { Actions, PageServerLoad } from './$types';

/** The form asked question by question, answered in own words. */
export const load: PageServerLoad = async (event) => {
  const { holder, answers, form, today, at } = await openDraft(event);
  const { lang } = event.locals;
  const turn = getValue(await openApi(event.fetch).talk(holder));
  const flow = followForm(form, answers, today);
  return {
    at,
    formName: sayIn(form.name, lang),
    turn,
    answered: sayAnswers(form, flow, lang, readAnswerWords(lang)).flatMap(({ lines }) => lines.filter(({ said }) => said !== '')),
    progress: tellProgress(flow, flow.pages[0]?.page.id ?? ''),
    ticket: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  default: async ({ request, fetch, params, cookies }) => {
    const at = `/to-khai/${encodeURIComponent(params.form)}`;
    const holder = readDraftCookie(cookies, params.form);
    if (holder === undefined) redirect(303, at);
    const data = await request.formData();
    const text = String(data.get('noi') ?? data.get('tra-loi') ?? '').trim().slice(0, 4_000);
    if (text === '') redirect(303, `${at}/noi-chuyen`);
    const reply = await openApi(fetch).sayInDraft(holder, text, String(data.get('ticket') ?? '') || crypto.randomUUID());
    if (!reply.ok) {
      if (reply.problem.status >= 500) failPage(reply.problem);
      return fail(reply.problem.status, { text, refusal: reply.problem });
    }
    redirect(303, `${at}/noi-chuyen#cau`);
  },
};
