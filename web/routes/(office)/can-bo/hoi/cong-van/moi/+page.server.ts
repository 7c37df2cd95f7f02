import { redirect } from '@sveltejs/kit';
import { LETTER_KINDS } from '../../../../../../../src/model/letter.ts';
import { callApi } from '../../../../../../office/call-api.ts';
import { failOffice, getOfficeValue, readForm } from '../../../../../../office/office-reply.ts';
import { readQuery } from '../../../../../../office/read-query.ts';
import type { Actions, PageServerLoad } from './$types';

/** A new letter from an answer (`?tl=`). */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const id = readQuery(url).text('tl');
  const answer = id === undefined ? undefined : getOfficeValue(await callApi(fetch, 'GET /api/v1/answers/{id}', { params: { id } }), url);
  return { answer, ticket: crypto.randomUUID(), kind: answer?.status === 'answered' ? ('transfer' as const) : ('askSuperior' as const) };
};

export const actions: Actions = {
  default: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const given = { kind: LETTER_KINDS.find((kind) => kind === form.text('loai')) ?? 'askSuperior', recipient: form.text('noi-nhan'), citizen: form.text('nguoi-dan'), signer: form.text('nguoi-ky') };
    const body = {
      kind: given.kind,
      answerId: form.text('tl'),
      ...(given.recipient === '' ? {} : { recipient: given.recipient }),
      ...(given.citizen === '' ? {} : { citizen: given.citizen }),
      ...(given.signer === '' ? {} : { signer: given.signer }),
    };
    const reply = await callApi(fetch, 'POST /api/v1/letters', { body, key: form.text('ticket') || crypto.randomUUID() });
    if (!reply.ok) return failOffice(reply.problem, url, { given });
    redirect(303, `/can-bo/hoi/cong-van/${reply.value.id}`);
  },
};
