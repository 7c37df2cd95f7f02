import { fail, redirect } from '@sveltejs/kit';
import type { OfficerAnswer } from '../../../../../src/model/officer-answer.ts';
import { isLocalDate, localDateAt } from '../../../../../src/model/time.ts';
import { listCited } from '../../../../office/answer-parts.ts';
import { callApi } from '../../../../office/call-api.ts';
import { addressQuery } from '../../../../office/law-links.ts';
import { failOffice, getOfficeValue, readForm } from '../../../../office/office-reply.ts';
import { findPlaceByText, readPlace } from '../../../../office/ask-place.ts';
import { readRecent, rememberConversation } from '../../../../office/recent-conversations.ts';
import { readQuery } from '../../../../office/read-query.ts';
import { createWords } from '../../../../words/words.ts';
import type { Actions, PageServerLoad } from './$types';

interface OfficerTurn {
  readonly question: string;
  readonly answer: OfficerAnswer;
}

/** One conversation (`?c=`); `?q=` only fills the box in: a link never asks by itself. */
export const load: PageServerLoad = async ({ fetch, url, parent, cookies }) => {
  const { session } = await parent();
  const query = readQuery(url);
  const id = query.text('c');
  const kept = id === undefined ? [] : getOfficeValue(await callApi(fetch, 'GET /api/v1/conversations/{id}', { params: { id } }), url).turns;
  // Kept answers travel as they were given, so an officer's has the shape of one.
  const turns = kept.filter((turn) => 'audience' in turn.answer) as unknown as readonly OfficerTurn[];
  const last = turns.at(-1)?.answer;
  const [place, ownPlace, provisions, recent] = await Promise.all([
    readPlace(fetch, last?.placeCode ?? session.site.placeCode),
    readPlace(fetch, session.site.placeCode),
    last === undefined ? [] : readProvisions(fetch, last),
    readRecent(fetch, cookies, session.officer.id),
  ]);
  return {
    ticket: crypto.randomUUID(),
    conversationId: id,
    turns,
    place: place ?? ownPlace,
    asOf: query.day('ngay') ?? last?.asOf ?? localDateAt(Date.now()),
    question: query.text('q', 4_000) ?? '',
    provisions,
    recent: recent.filter((each) => each.id !== id),
  };
};

/** The texts that an answer cites, as they read on its day; those the library does not have are told by name. */
async function readProvisions(fetch: typeof globalThis.fetch, answer: OfficerAnswer) {
  return Promise.all(
    listCited(answer).map(async (citation) => {
      const reply = await callApi(fetch, 'GET /api/v1/provisions', { query: { ...addressQuery(citation.address), asOf: answer.asOf } });
      return reply.ok ? { citation, found: reply.value } : { citation, found: undefined };
    }),
  );
}

export const actions: Actions = {
  hoi: async ({ request, fetch, url, cookies, locals }) => {
    const form = await readForm(request);
    const question = form.text('q');
    const asOf = form.text('ngay');
    const given = { question, asOf: isLocalDate(asOf) ? asOf : undefined, placeText: form.text('noi') };
    if (question === '') return fail(422, { ...given, error: createWords(locals.lang)('desk.empty') });
    const found = form.text('chon') === '' ? await findPlaceByText(fetch, { typed: form.text('noi'), shown: form.text('ten'), code: form.text('ma') }) : { code: form.text('chon') };
    if (found.code === undefined && given.placeText !== '') {
      const places = found.choices ?? [];
      return fail(422, { ...given, places, ...(places.length > 0 ? {} : { error: createWords(locals.lang)('desk.placeNone', { q: given.placeText }) }) });
    }
    const conversationId = form.text('c');
    const body = {
      question,
      ...(conversationId === '' ? {} : { conversationId }),
      ...(found.code === undefined ? {} : { placeCode: found.code }),
      ...(given.asOf === undefined ? {} : { asOf: given.asOf }),
      ...(locals.lang === 'en' ? { lang: 'en' as const } : {}),
    };
    // The same form sent twice asks once; another question of the same form is another call.
    const reply = await callApi(fetch, 'POST /api/v1/officer-answers', { body, key: `${form.text('ticket') || crypto.randomUUID()}.${hash(JSON.stringify(body))}` });
    if (!reply.ok) return failOffice(reply.problem, url, { ...given, error: reply.problem.detail || reply.problem.title });
    const answer = reply.value;
    const session = getOfficeValue(await callApi(fetch, 'GET /api/v1/session'), url);
    if (answer.conversationId !== undefined) rememberConversation(cookies, url, session.officer.id, answer.conversationId);
    redirect(303, `/can-bo/hoi?${new URLSearchParams({ c: answer.conversationId ?? '' }).toString()}#${answer.id}`);
  },
  ghim: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const reply = await callApi(fetch, 'POST /api/v1/records', { body: { answerId: form.text('tl'), note: form.text('ghi-chu') }, key: `${form.text('ticket') || crypto.randomUUID()}.ghim` });
    if (!reply.ok) return failOffice(reply.problem, url, { question: '', asOf: undefined, placeText: '', error: reply.problem.detail || reply.problem.title });
    redirect(303, `/can-bo/hoi/can-cu/${reply.value.record.id}`);
  },
};

/** FNV-1a over UTF-16 units; tells calls of one form apart, guards nothing. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return (value >>> 0).toString(16);
}
