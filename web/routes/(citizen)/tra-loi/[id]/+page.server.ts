import { openApi } from '../../../../open-api.ts';
import { getValue } from '../../../../api-error.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const api = openApi(fetch);
  const answer = getValue(await api.getAnswer(params.id));
  const conversation = answer.conversationId === undefined ? undefined : await api.getConversation(answer.conversationId);
  const question = conversation?.ok === true ? (conversation.value.turns.find((turn) => turn.answer.id === answer.id)?.question ?? '') : '';
  return { answer, question, answerId: answer.id, ticket: crypto.randomUUID() };
};
