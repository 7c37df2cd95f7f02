import { z } from '@hono/zod-openapi';
import { ANSWER_STATUSES } from '#model/answer.ts';
import { OFFICER_ASKED } from '#model/officer-answer.ts';

const Certainty = z.enum(['official', 'secondary', 'unverified']);
const AddressSchema = z
  .object({ document: z.string(), article: z.string().optional(), clause: z.string().optional(), point: z.string().optional(), annex: z.string().optional() })
  .openapi('LawAddress', { example: { document: '151/2025/NĐ-CP', article: '5', clause: '2' } });

const CitationSchema = z
  .object({
    address: AddressSchema,
    text: z.string().openapi({ example: 'khoản 2 Điều 5 Nghị định 151/2025/NĐ-CP' }),
    validFrom: z.string().optional(),
    validTo: z.string().optional().describe('The first day on which it no longer holds'),
    state: z.enum(['inForce', 'notYet', 'ended', 'unknown']).describe('What the law library says; unknown where it has no such text'),
  })
  .openapi('Citation');

const Id = z.string().openapi({ example: 'TL-7K3M-9QXA' });

/** An officer's answer as the API gives it; the shape of `model/officer-answer.ts`. */
export const OfficerAnswerSchema = z
  .object({
    id: Id,
    audience: z.literal('officer'),
    status: z.enum([...ANSWER_STATUSES, 'clarification_contradiction', 'clarification_place', 'unanswerable_no_basis']),
    lang: z.enum(['vi', 'en']),
    asked: z.array(z.enum(OFFICER_ASKED)),
    matter: z.object({ kind: z.enum(['task', 'procedure', 'provision']), id: z.string(), name: z.string(), version: z.number().int() }).nullable(),
    procedure: z.object({ code: z.string(), name: z.string(), version: z.number().int() }).nullable(),
    candidates: z.array(z.object({ code: z.string().describe('A task id or a procedure code'), name: z.string(), score: z.number() })),
    clarify: z.object({ question: z.string(), choices: z.array(z.object({ label: z.string(), question: z.string(), code: z.string().optional() })) }).nullable(),
    text: z.string(),
    sentences: z.array(z.object({ asked: z.enum(OFFICER_ASKED), text: z.string(), citations: z.array(CitationSchema), certainty: Certainty, record: z.string() })),
    ruling: z.object({ kind: z.enum(['decided', 'contradiction', 'notInForce', 'unknown']), tier: z.enum(['central', 'province', 'district_abolished', 'commune', 'unknown']).optional(), body: z.string().optional() }).nullable(),
    facts: z.array(z.object({ kind: z.string(), value: z.union([z.string(), z.number()]).nullable(), text: z.string(), record: z.string(), field: z.string(), source: z.string(), asOf: z.string(), certainty: Certainty, version: z.number().int().optional() })),
    next: z.array(z.object({ kind: z.string(), label: z.string(), target: z.string() })),
    unboundNumbers: z.number().int(),
    ms: z.number(),
    conversationId: z.string().optional(),
    askedAt: z.string().optional(),
    asOf: z.string(),
    placeCode: z.string().optional(),
    machine: z.literal(true).describe('A machine wrote this'),
  })
  .openapi('OfficerAnswer');

/** What an officer asks. */
export const OfficerQuestionSchema = z
  .object({
    question: z.string().max(1_500_000).openapi({ example: 'Tranh chấp đất giữa hai hộ dân, Chủ tịch xã giải quyết trong bao lâu?' }),
    conversationId: z.uuid().optional(),
    placeCode: z.string().regex(/^\d{2}(?:\d{3})?$/u).optional().describe("A commune's or province's code; the officer's own place when absent").openapi({ example: '00004' }),
    asOf: z.string().regex(/^\d{4}-\d{2}-\d{2}$/u).optional().openapi({ example: '2027-03-01' }),
    lang: z.enum(['vi', 'en']).optional(),
  })
  .openapi('OfficerQuestion');
