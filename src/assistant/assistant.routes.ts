import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Answer } from '#model/answer.ts';
import type { Question } from '#model/question.ts';
import type { Api, HouseEnv } from '#platform/routes.ts';
import { DayText, callOf, problems, replyRefusal } from '#platform/routes.ts';
import { AnswerSchema, QuestionSchema } from './answer-schema.ts';
import type { Assistant } from './assistant.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
const LangQuery = z.enum(['vi', 'en']).optional();

const askRoute = createRoute({
  method: 'post',
  path: '/api/v1/answers',
  tags: ['answers'],
  summary: 'Asks a question; the answer is recorded and has a number',
  description: 'With `Accept: text/event-stream` the answer comes as events: `line` for each line of the text, then `answer` with the whole.',
  request: { body: { required: true, content: { 'application/json': { schema: QuestionSchema } } } },
  responses: { 200: json(AnswerSchema, 'The answer; also a refusal, a question back or an emergency number is one'), ...problems(400, 409, 413, 422, 429) },
});

const UNITS = ['workingDay', 'calendarDay', 'workingHour', 'hour', 'minute', 'week', 'month', 'year', 'sameDay'] as const;

const dueDateRoute = createRoute({
  method: 'get',
  path: '/api/v1/due-date',
  tags: ['answers'],
  summary: 'The date by which a result is due, and how it was counted',
  request: {
    query: z.object({
      code: z.string().max(80).optional().openapi({ example: '1.004194' }),
      channel: z.enum(['direct', 'online', 'post']).optional(),
      amount: z.coerce.number().min(0).max(10_000).optional(),
      unit: z.enum(UNITS).optional(),
      cutoff: z.string().regex(/^\d{2}:\d{2}$/u).optional().openapi({ example: '15:00' }),
      receivedAt: z.string().max(40).optional().openapi({ example: '2026-11-23T15:30', description: 'Vietnamese time unless a zone is written; now when absent' }),
      lang: LangQuery,
    }),
  },
  responses: {
    200: json(
      z
        .object({ receivedOn: z.string(), dueOn: z.string(), dueAt: z.string(), provisional: z.boolean().describe('The days off of a year in it are not announced yet'), explanation: z.array(z.string()), calendarSource: z.string(), limit: z.string() })
        .openapi('DueDate', { example: { receivedOn: '2026-11-25', dueOn: '2026-11-25', dueAt: '17:00', provisional: false, explanation: ['Nhận lúc 15:30, thứ Hai 23/11/2026.', 'Hạn trả kết quả: 17:00, thứ Tư 25/11/2026.'], calendarSource: 'Bộ luật Lao động 45/2019/QH14, Điều 112', limit: 'Xong trong ngày' } }),
      'The due date',
    ),
    ...problems(404, 422),
  },
});

const lifeEventsRoute = createRoute({
  method: 'get',
  path: '/api/v1/life-events',
  tags: ['answers'],
  summary: 'The life events with their procedures in order, and what is asked most',
  request: { query: z.object({ lang: LangQuery }) },
  responses: {
    200: json(
      z
        .object({
          items: z.array(z.object({ id: z.string(), title: z.string(), icon: z.string(), procedures: z.array(z.object({ code: z.string(), name: z.string(), why: z.string() })) })),
          mostAsked: z.array(z.object({ code: z.string(), name: z.string() })),
        })
        .openapi('LifeEvents'),
      'The life events',
    ),
  },
});

const searchRoute = createRoute({
  method: 'get',
  path: '/api/v1/search',
  tags: ['procedures'],
  summary: 'Finds procedures by everyday words, Vietnamese or English, in any spelling',
  request: {
    query: z.object({
      q: z.string().max(2_000).openapi({ example: 'mới đẻ cháu cần làm giấy gì' }),
      limit: z.coerce.number().int().min(1).max(50).default(10),
      asOf: DayText.optional(),
    }),
  },
  responses: {
    200: json(
      z
        .object({
          items: z.array(z.object({ code: z.string(), name: z.string(), shortName: z.string(), field: z.string(), level: z.array(z.string()), score: z.number() })),
          suggestions: z.array(z.string()),
        })
        .openapi('FoundProcedures'),
      'Ranked, best first',
    ),
    ...problems(422),
  },
});

/** Registers the assistant's routes. */
export function registerAssistantRoutes(api: Api, assistant: Assistant): void {
  api.openapi(askRoute, async (c) => {
    const body = c.req.valid('json');
    const question: Question = {
      text: body.question,
      ...(body.conversationId === undefined ? {} : { conversationId: body.conversationId }),
      ...(body.communeCode === undefined ? {} : { communeCode: body.communeCode }),
      ...(body.asOf === undefined ? {} : { asOf: body.asOf }),
      ...(body.lang === undefined ? {} : { lang: body.lang }),
    };
    const outcome = await assistant.ask(question, callOf(c));
    if (!outcome.ok) return refusal(c, outcome);
    c.header('cache-control', 'no-store');
    return (c.req.header('accept') ?? '').includes('text/event-stream') ? (streamAnswer(outcome.value) as never) : c.json(outcome.value as never, 200);
  });
  api.openapi(dueDateRoute, async (c) => {
    const { code, channel, amount, unit, cutoff, receivedAt, lang } = c.req.valid('query');
    const moment = receivedAt === undefined ? undefined : readMoment(receivedAt);
    if (moment !== undefined && Number.isNaN(moment)) return refusal(c, { ok: false, code: 'invalid_request', details: { reason: 'receivedAt' } });
    const limit = unit === undefined ? undefined : { amount: amount ?? 0, unit, ...(cutoff === undefined ? {} : { cutoff }) };
    const outcome = await assistant.findDueDate({
      lang: lang ?? c.var.language,
      ...(code === undefined ? {} : { code }),
      ...(channel === undefined ? {} : { channel }),
      ...(limit === undefined ? {} : { limit }),
      ...(moment === undefined ? {} : { receivedAt: moment }),
    });
    return outcome.ok ? c.json({ ...outcome.value, explanation: [...outcome.value.explanation] }, 200) : refusal(c, outcome);
  });
  api.openapi(lifeEventsRoute, async (c) => c.json((await assistant.listLifeEvents(c.req.valid('query').lang ?? c.var.language)) as never, 200));
  api.openapi(searchRoute, async (c) => {
    const { q, limit, asOf } = c.req.valid('query');
    return c.json((await assistant.search(q, limit, asOf)) as never, 200);
  });
}

/** Vietnamese time unless a zone stands behind it. */
function readMoment(text: string): number {
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/u.test(text);
  return Date.parse(zoned ? text : `${text.length === 10 ? `${text}T09:00` : text}+07:00`);
}

/** The answer as events: each line of the text, then the whole. It is already recorded; nothing can be lost on the way. */
function streamAnswer(answer: Answer): Response {
  const encoder = new TextEncoder();
  const send = (event: string, id: string, data: unknown): Uint8Array => encoder.encode(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
  const lines = answer.text.split('\n');
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(send('begin', `${answer.id}:0`, { id: answer.id, status: answer.status, lang: answer.lang, machine: true }));
      lines.forEach((line, at) => controller.enqueue(send('line', `${answer.id}:${String(at + 1)}`, { text: line })));
      controller.enqueue(send('answer', `${answer.id}:${String(lines.length + 1)}`, answer));
      controller.close();
    },
  });
  return new Response(stream, { headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' } });
}

function refusal(context: Context<HouseEnv>, refused: { readonly ok: false; readonly code: string; readonly details: Readonly<Record<string, string | number>> }): never {
  return replyRefusal(context, refused) as never;
}
