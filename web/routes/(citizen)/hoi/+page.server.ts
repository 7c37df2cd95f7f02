import { fail, redirect } from '@sveltejs/kit';
import type { Answer } from '../../../../src/model/answer.ts';
import { openApi, type OpenApi } from '../../../open-api.ts';
import { failPage, getValue } from '../../../api-error.ts';
import { buildAskCall } from '../../../ask-call.ts';
import type { Actions, PageServerLoad } from './$types';

/** One conversation (`?c=`); `?q=` asks first, so a plain link can ask. */
export const load: PageServerLoad = async ({ fetch, url, locals }) => {
  const api = openApi(fetch);
  const communeCode = url.searchParams.get('xa') ?? undefined;
  const q = url.searchParams.get('q');
  if (q !== null && q.trim() !== '') {
    const { call, key } = buildAskCall({ question: q, lang: locals.lang, communeCode, ticket: crypto.randomUUID() });
    const reply = await api.ask(call, key);
    if (!reply.ok) return { ticket: crypto.randomUUID(), communeCode, turns: [], formHref: undefined, conversationId: undefined, answerId: undefined, question: q, refusal: reply.problem };
    redirect(303, addressOf(reply.value, communeCode));
  }
  const id = url.searchParams.get('c');
  const turns = id === null ? [] : getValue(await api.getConversation(id)).turns;
  const formHref = await findForm(api, turns.at(-1)?.answer);
  return { ticket: crypto.randomUUID(), communeCode, turns, formHref, conversationId: id ?? undefined, answerId: turns.at(-1)?.answer.id, question: '', refusal: undefined };
};

export const actions: Actions = {
  default: async ({ request, fetch, locals }) => {
    const form = await request.formData();
    const text = (name: string): string => String(form.get(name) ?? '').trim();
    const question = text('q');
    const about = text('about');
    const { call, key } = buildAskCall({
      question: about === '' || question === '' ? question : `${about}: ${question}`,
      lang: locals.lang,
      conversationId: text('conversationId'),
      communeCode: text('communeCode'),
      ticket: text('ticket') || crypto.randomUUID(),
    });
    const reply = await openApi(fetch).ask(call, key);
    if (reply.ok) redirect(303, addressOf(reply.value, call.communeCode));
    if (reply.problem.status >= 500) failPage(reply.problem);
    return fail(reply.problem.status, { question, refusal: reply.problem });
  },
};

function addressOf(answer: { readonly id: string; readonly conversationId?: string }, communeCode: string | undefined): string {
  if (answer.conversationId === undefined) return `/tra-loi/${encodeURIComponent(answer.id)}`;
  const values = new URLSearchParams({ c: answer.conversationId });
  if (communeCode !== undefined) values.set('xa', communeCode);
  return `/hoi?${values.toString()}#${answer.id}`;
}

/** Where the declaration of the procedure that was answered is filled in. */
async function findForm(api: OpenApi, answer: Answer | undefined): Promise<string | undefined> {
  const code = answer?.status === 'answered' ? answer.procedure?.code : undefined;
  const forms = code === undefined ? undefined : await api.listForms(code);
  const [form] = forms?.ok === true ? forms.value.items : [];
  return form === undefined || code === undefined ? undefined : `/to-khai/${encodeURIComponent(form.id)}?${new URLSearchParams({ tt: code }).toString()}`;
}
