import { createRoute, z } from '@hono/zod-openapi';
import { LETTER_KINDS } from '#model/letter.ts';
import { refuse } from '#model/outcome.ts';
import { guard } from '#platform/guard.ts';
import type { Api } from '#platform/routes.ts';
import { callOf, problems, replyRefusal } from '#platform/routes.ts';
import { DOCUMENT_RIGHTS } from './documents.policy.ts';
import type { Documents, LetterForm } from './documents.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
const AnswerId = z.string().regex(/^TL-[2-9A-Z]{4}-[2-9A-Z]{4}$/u).openapi({ example: 'TL-7K3M-9QXA' });
const Name = z.string().trim().min(1).max(300).optional();

const LetterSchema = z
  .object({
    id: z.string(),
    siteId: z.string(),
    kind: z.enum(LETTER_KINDS),
    answerId: z.string(),
    data: z.object({ office: z.string(), subject: z.string(), recipient: z.string(), signer: z.string(), placeName: z.string(), year: z.string(), numberSuffix: z.string(), draft: z.boolean(), officeLines: z.array(z.string()), copies: z.array(z.string()), signerLines: z.array(z.string()), paragraphs: z.array(z.object({ kind: z.enum(['text', 'item']), text: z.string() })) }),
    gaps: z.array(z.string()).describe('What a hand must still fill, as it stands in the text'),
    madeBy: z.string(),
    madeAt: z.string(),
    dataHash: z.string(),
    templateHash: z.string(),
  })
  .openapi('Letter');

const RecordSchema = z
  .object({
    record: z.object({ id: z.string().openapi({ example: 'GC-7K3M-9QXA' }), format: z.literal('motcua.decision-record.1'), siteId: z.string(), question: z.string(), note: z.string(), pinnedBy: z.string(), pinnedAt: z.string(), answer: z.looseObject({ id: z.string(), status: z.string(), text: z.string(), asOf: z.string() }) }),
    hash: z.string().describe('SHA-256 over the canonical JSON of the record'),
    signature: z.string().describe("Ed25519 by the house's key over the hash, base64"),
    publicKey: z.string(),
  })
  .openapi('SealedRecord');

const draftRoute = createRoute({
  method: 'post', path: '/api/v1/letters', tags: ['letters'], summary: 'Drafts a letter from an answer: its sentences with their basis, gaps marked',
  ...guard('documents', DOCUMENT_RIGHTS, 'draftLetter'),
  request: { body: { required: true, content: { 'application/json': { schema: z.object({ kind: z.enum(LETTER_KINDS), answerId: AnswerId, recipient: Name, citizen: Name, signer: Name }).openapi('NewLetter') } } } },
  responses: { 201: json(LetterSchema, 'Drafted'), ...problems(400, 401, 403, 404, 409, 422) },
});
const listRoute = createRoute({
  method: 'get', path: '/api/v1/letters', tags: ['letters'], summary: "The site's drafts, newest first, at most 100",
  ...guard('documents', DOCUMENT_RIGHTS, 'readLetter'),
  responses: { 200: json(z.object({ items: z.array(LetterSchema) }), 'Drafts'), ...problems(401, 403) },
});
const LetterId = z.object({ id: z.uuid() });
const getRoute = createRoute({
  method: 'get', path: '/api/v1/letters/{id}', tags: ['letters'], summary: 'One draft',
  ...guard('documents', DOCUMENT_RIGHTS, 'readLetter'),
  request: { params: LetterId },
  responses: { 200: json(LetterSchema, 'The draft'), ...problems(401, 403, 404, 422) },
});
const fileRoute = createRoute({
  method: 'get', path: '/api/v1/letters/{id}/file', tags: ['letters'], summary: 'The draft as PDF/A or as a Word file, the same bytes every time',
  ...guard('documents', DOCUMENT_RIGHTS, 'readLetter'),
  request: { params: LetterId, query: z.object({ form: z.enum(['pdf', 'docx']).default('pdf') }) },
  responses: { 200: { description: 'The file', content: { 'application/pdf': { schema: z.string() } } }, ...problems(401, 403, 404, 409, 422) },
});
const pinRoute = createRoute({
  method: 'post', path: '/api/v1/records', tags: ['decision records'], summary: 'Pins an answer as the ground of a decision: sealed, signed, never changed',
  ...guard('documents', DOCUMENT_RIGHTS, 'pinRecord'),
  request: { body: { required: true, content: { 'application/json': { schema: z.object({ answerId: AnswerId, note: z.string().max(4_000).default('') }).openapi('NewRecord') } } } },
  responses: { 201: json(RecordSchema, 'Pinned'), ...problems(400, 401, 403, 404, 409, 422) },
});
const recordsRoute = createRoute({
  method: 'get', path: '/api/v1/records', tags: ['decision records'], summary: "The site's pinned records, newest first, at most 100",
  ...guard('documents', DOCUMENT_RIGHTS, 'readRecord'),
  responses: { 200: json(z.object({ items: z.array(RecordSchema) }), 'Records'), ...problems(401, 403) },
});
const recordRoute = createRoute({
  method: 'get', path: '/api/v1/records/{id}', tags: ['decision records'], summary: 'One pinned record, as it is verified without a server',
  ...guard('documents', DOCUMENT_RIGHTS, 'readRecord'),
  request: { params: z.object({ id: z.string().regex(/^GC-[2-9A-Z]{4}-[2-9A-Z]{4}$/u) }) },
  responses: { 200: json(RecordSchema, 'The record'), ...problems(401, 403, 404, 422) },
});
const checkRoute = createRoute({
  method: 'post', path: '/api/v1/records/verification', tags: ['decision records'], summary: 'Whether a record file is genuine and of this house; open to everyone',
  request: { body: { required: true, content: { 'application/json': { schema: z.looseObject({}) } } } },
  responses: { 200: json(z.object({ finding: z.enum(['genuine', 'not_a_record', 'content_changed', 'signature_wrong', 'other_house']) }).openapi('SealFinding'), 'What was found'), ...problems(400, 422) },
});

const TYPES: Readonly<Record<LetterForm, string>> = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' };

/** Registers the routes of letters and decision records. */
export function registerDocumentRoutes(api: Api, documents: Documents): void {
  api.openapi(draftRoute, async (c) => {
    const { kind, answerId, recipient, citizen, signer } = c.req.valid('json');
    const outcome = await documents.draftLetter({ kind, answerId, ...(recipient === undefined ? {} : { recipient }), ...(citizen === undefined ? {} : { citizen }), ...(signer === undefined ? {} : { signer }) }, callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 201) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(listRoute, async (c) => c.json({ items: await documents.listLetters(c.var.actor) } as never, 200));
  api.openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param');
    const letter = await documents.findLetter(id, c.var.actor);
    return letter === undefined ? (replyRefusal(c, refuse('not_found', { path: id })) as never) : c.json(letter as never, 200);
  });
  api.openapi(fileRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { form } = c.req.valid('query');
    const outcome = await documents.printLetter(id, form, c.var.actor);
    if (!outcome.ok) return replyRefusal(c, outcome) as never;
    return c.body(outcome.value as Uint8Array<ArrayBuffer>, 200, { 'content-type': TYPES[form], 'content-disposition': `attachment; filename="cong-van-${id.slice(0, 8)}.${form}"`, 'cache-control': 'private, no-store' }) as never;
  });
  api.openapi(pinRoute, async (c) => {
    const outcome = await documents.pinRecord(c.req.valid('json'), callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 201) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(recordsRoute, async (c) => c.json({ items: await documents.listRecords(c.var.actor) } as never, 200));
  api.openapi(checkRoute, async (c) => c.json({ finding: await documents.checkRecord(c.req.valid('json')) }, 200));
  api.openapi(recordRoute, async (c) => {
    const { id } = c.req.valid('param');
    const sealed = await documents.findRecord(id, c.var.actor);
    return sealed === undefined ? (replyRefusal(c, refuse('not_found', { path: id })) as never) : c.json(sealed as never, 200);
  });
}
