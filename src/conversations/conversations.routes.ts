import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { refuse, type Refusal } from '#model/outcome.ts';
import type { Api, HouseEnv } from '#platform/routes.ts';
import { callOf, problems, replyRefusal } from '#platform/routes.ts';
import type { Conversations } from './conversations.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
/** The answer's own shape is registered by the assistant; here it is carried through as it was kept. */
const KeptAnswerSchema = z.object({ id: z.string(), status: z.string(), text: z.string() }).loose().openapi('KeptAnswer');

const answerRoute = createRoute({
  method: 'get',
  path: '/api/v1/answers/{id}',
  tags: ['answers'],
  summary: 'An answer by its number, as it was given',
  request: { params: z.object({ id: z.string().regex(/^TL-[2-9A-Z]{4}-[2-9A-Z]{4}$/u).openapi({ example: 'TL-7K3M-9QXA' }) }) },
  responses: { 200: json(KeptAnswerSchema, 'The answer'), ...problems(404, 422) },
});

const ConversationParam = z.object({ id: z.uuid().openapi({ example: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7' }) });

const conversationRoute = createRoute({
  method: 'get',
  path: '/api/v1/conversations/{id}',
  tags: ['answers'],
  summary: 'The turns of a conversation, oldest first; personal numbers in the questions are masked',
  request: { params: ConversationParam },
  responses: {
    200: json(z.object({ id: z.string(), turns: z.array(z.object({ question: z.string(), answer: KeptAnswerSchema, at: z.string() })) }).openapi('Conversation'), 'The conversation'),
    ...problems(404, 422),
  },
});

const forgetRoute = createRoute({
  method: 'delete',
  path: '/api/v1/conversations/{id}',
  tags: ['answers'],
  summary: 'Deletes a conversation with its answers, at the wish of whoever holds its id',
  request: { params: ConversationParam },
  responses: { 204: { description: 'Deleted' }, ...problems(404, 409, 422) },
});

/** Registers the routes of kept answers and conversations. */
export function registerConversationRoutes(api: Api, conversations: Conversations): void {
  api.openapi(answerRoute, async (c) => {
    const { id } = c.req.valid('param');
    const row = await conversations.findAnswer(c.var.actor.siteId, id);
    // An officer's answer is read by officers, each at the own site; to all others it is not there.
    const hidden = row !== undefined && 'audience' in row.answer && c.var.actor.kind === 'citizen';
    return row === undefined || hidden ? refusal(c, refuse('not_found', { path: id })) : c.json(row.answer as never, 200);
  });
  api.openapi(conversationRoute, async (c) => {
    const { id } = c.req.valid('param');
    const kept = await conversations.listTurns(c.var.actor.siteId, id);
    const turns = c.var.actor.kind === 'citizen' ? kept.filter((turn) => !('audience' in turn.answer)) : kept;
    return turns.length === 0 ? refusal(c, refuse('not_found', { path: id })) : c.json({ id, turns } as never, 200);
  });
  api.openapi(forgetRoute, async (c) => {
    const outcome = await conversations.forgetConversation(c.req.valid('param').id, callOf(c));
    return outcome.ok ? c.body(null, 204) : refusal(c, outcome);
  });
}

function refusal(context: Context<HouseEnv>, refused: Refusal): never {
  return replyRefusal(context, refused) as never;
}
