import { z } from '@hono/zod-openapi';
import { ANSWER_STATUSES } from '#model/answer.ts';
import { ASKED } from '#model/question.ts';

const Certainty = z.enum(['official', 'secondary', 'unverified']);

const FactSchema = z
  .object({
    kind: z.enum([...ASKED, 'dueDate', 'notPublished', 'doneBy', 'validity', 'emergency', 'place_unit']).describe('notPublished: the record is silent; never to be read as free or not needed'),
    value: z.union([z.string(), z.number()]).nullable(),
    text: z.string(),
    record: z.string().describe('A procedure code, a place code, a calendar year'),
    field: z.string().openapi({ example: 'cases[0].channels[1].fees[0]' }),
    source: z.string(),
    asOf: z.string().describe('The day on which the source stood so'),
    certainty: Certainty,
    version: z.number().int().optional(),
  })
  .openapi('Fact');

const NextStepSchema = z
  .object({ kind: z.enum(['start', 'print', 'place', 'officer', 'procedure', 'call', 'ask', 'follow']), label: z.string(), target: z.string().describe('A path of this site, a tel: number, or a question to send') })
  .openapi('NextStep');

/** An answer as the API gives it; the shape of `model/answer.ts`. */
export const AnswerSchema = z
  .object({
    id: z.string().openapi({ example: 'TL-7K3M-9QXA' }),
    status: z.enum(ANSWER_STATUSES),
    lang: z.enum(['vi', 'en']),
    asked: z.array(z.enum(ASKED)),
    procedure: z.object({ code: z.string(), name: z.string(), version: z.number().int() }).nullable(),
    candidates: z.array(z.object({ code: z.string(), name: z.string(), score: z.number() })),
    clarify: z.object({ question: z.string(), choices: z.array(z.object({ label: z.string(), question: z.string(), code: z.string().optional() })) }).nullable(),
    text: z.string().describe('Plain text: blank lines part paragraphs, "- " begins a list item'),
    facts: z.array(FactSchema),
    next: z.array(NextStepSchema),
    plan: z.array(z.object({ order: z.number().int(), code: z.string(), name: z.string(), why: z.string() })).optional(),
    papersOnce: z.array(z.string()).optional(),
    unboundNumbers: z.number().int(),
    ms: z.number(),
    conversationId: z.string().optional(),
    askedAt: z.string().optional(),
    asOf: z.string().optional(),
    machine: z.literal(true).describe('A machine wrote this'),
  })
  .openapi('Answer');

/** What is asked. A text that is too long is answered with `guarded_too_long`, so the limit here is only the body's. */
export const QuestionSchema = z
  .object({
    question: z.string().max(1_500_000).openapi({ example: 'làm khai sinh cho con cần giấy tờ gì' }),
    conversationId: z.uuid().optional().describe('Of an earlier answer, to go on talking'),
    communeCode: z.string().regex(/^\d{5}$/u).optional().openapi({ example: '00004' }),
    asOf: z.string().regex(/^\d{4}-\d{2}-\d{2}$/u).optional().openapi({ example: '2027-03-01' }),
    lang: z.enum(['vi', 'en']).optional(),
  })
  .openapi('Question');
