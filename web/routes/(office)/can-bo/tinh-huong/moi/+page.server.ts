import { redirect } from '@sveltejs/kit';
import { SITUATION_KINDS } from '../../../../../../src/model/situation.ts';
import { isLocalDate, localDateAt } from '../../../../../../src/model/time.ts';
import { callApi } from '../../../../../office/call-api.ts';
import { failOffice, readForm } from '../../../../../office/office-reply.ts';
import { readQuery } from '../../../../../office/read-query.ts';
import type { Actions, PageServerLoad } from './$types';

/** A new situation; `?tl=` and `?c=` fill it in from an answer of a conversation. */
export const load: PageServerLoad = async ({ fetch, url, parent }) => {
  const { session } = await parent();
  const query = readQuery(url);
  const answerId = query.text('tl');
  const conversation = query.text('c');
  const reply = answerId === undefined || conversation === undefined ? undefined : await callApi(fetch, 'GET /api/v1/conversations/{id}', { params: { id: conversation } });
  const turn = reply?.ok === true ? reply.value.turns.find((each) => each.answer.id === answerId) : undefined;
  const answer = turn?.answer as { readonly asOf?: string; readonly placeCode?: string } | undefined;
  const given = {
    kind: query.one('loai', SITUATION_KINDS) ?? ('unanswered' as const),
    question: turn?.question ?? query.text('q', 4_000) ?? '',
    field: '',
    asOf: answer?.asOf ?? localDateAt(Date.now()),
    placeCode: answer?.placeCode ?? session.site.placeCode,
    answerId: turn === undefined ? '' : (answerId ?? ''),
  };
  const fields = await callApi(fetch, 'GET /api/v1/task-fields');
  return { ticket: crypto.randomUUID(), given, fields: fields.ok ? fields.value.items.map(({ name }) => name).sort((left, right) => left.localeCompare(right, 'vi')) : [] };
};

export const actions: Actions = {
  default: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const given = { kind: SITUATION_KINDS.find((kind) => kind === form.text('loai')) ?? 'unanswered', question: form.text('cau-hoi'), field: form.text('linh-vuc'), asOf: form.text('ngay'), placeCode: form.text('noi'), answerId: form.text('tl') };
    const body = {
      kind: given.kind,
      question: given.question,
      ...(given.field === '' ? {} : { field: given.field }),
      ...(isLocalDate(given.asOf) ? { asOf: given.asOf } : {}),
      ...(given.placeCode === '' ? {} : { placeCode: given.placeCode }),
      ...(given.answerId === '' ? {} : { answerId: given.answerId }),
    };
    const reply = await callApi(fetch, 'POST /api/v1/situations', { body, key: form.text('ticket') || crypto.randomUUID() });
    if (!reply.ok) return failOffice(reply.problem, url, { given });
    redirect(303, `/can-bo/tinh-huong/${reply.value.id}?moi=1`);
  },
};
