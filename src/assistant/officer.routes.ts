import { createRoute, type z } from '@hono/zod-openapi';
import { refuse } from '#model/outcome.ts';
import { isLocalDate } from '#model/time.ts';
import { guard } from '#platform/guard.ts';
import type { Api } from '#platform/routes.ts';
import { callOf, problems, replyRefusal } from '#platform/routes.ts';
import { ASSISTANT_RIGHTS } from './assistant.policy.ts';
import { OfficerAnswerSchema, OfficerQuestionSchema } from './officer-answer-schema.ts';
import type { OfficersAssistant } from './officers-assistant.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });

const askRoute = createRoute({
  method: 'post',
  path: '/api/v1/officer-answers',
  tags: ['officer answers'],
  summary: 'Asks who decides, by which clause, on which date; the answer is recorded and has a number',
  description: 'Every sentence carries number, article, clause and validity. Unsure facts are marked. Competence is never decided by the machine: where texts differ, all are shown.',
  ...guard('assistant', ASSISTANT_RIGHTS, 'askAsOfficer'),
  request: { body: { required: true, content: { 'application/json': { schema: OfficerQuestionSchema } } } },
  responses: { 200: json(OfficerAnswerSchema, 'The answer, whatever its status'), ...problems(400, 401, 403, 409, 422) },
});

/** Registers the route of the officers' assistant. A kept answer is read by its number at `/api/v1/answers/{id}`. */
export function registerOfficerRoutes(api: Api, assistant: OfficersAssistant): void {
  api.openapi(askRoute, async (c) => {
    const { question, conversationId, placeCode, asOf, lang } = c.req.valid('json');
    if (asOf !== undefined && !isLocalDate(asOf)) return replyRefusal(c, refuse('invalid_request', { reason: c.var.language === 'vi' ? `asOf không phải ngày có thật: ${asOf}` : `asOf is no real day: ${asOf}` })) as never;
    const outcome = await assistant.ask(
      {
        text: question,
        ...(conversationId === undefined ? {} : { conversationId }),
        ...(placeCode === undefined ? {} : { placeCode }),
        ...(asOf === undefined ? {} : { asOf }),
        ...(lang === undefined ? {} : { lang }),
      },
      callOf(c),
    );
    return outcome.ok ? c.json(outcome.value as never, 200) : (replyRefusal(c, outcome) as never);
  });
}
