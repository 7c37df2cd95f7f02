import { createRoute, z } from '@hono/zod-openapi';
import { DOCUMENT_KINDS, DOCUMENT_STATES, PAPERS, type DocumentSigner } from '#model/office-document.ts';
import { refuse } from '#model/outcome.ts';
import { isLocalDate } from '#model/time.ts';
import { guard } from '#platform/guard.ts';
import { callOf, problems, replyRefusal, type Api } from '#platform/routes.ts';
import { DOCUMENT_RIGHTS } from './documents.policy.ts';
import { setsAlike, type FileForm } from './engine.ts';
import type { NewDocument, OfficeDocuments } from './office-documents.ts';
import type { PrintDocuments } from './print-documents.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
const Day = z.string().refine(isLocalDate, 'a day that exists').openapi({ example: '2026-11-30' });
const Line = z.string().trim().min(1).max(300);
const Both = z.object({ vi: z.string(), en: z.string() });
const Data = z.record(z.string(), z.unknown()).describe("In the shape of the template's `data`; what is absent becomes a dotted line");
const TemplateId = z.object({ id: z.string().regex(/^[a-z][a-z0-9-]{2,60}$/u).openapi({ example: 'one-stop-01' }) });
const FileWish = z.object({ form: z.enum(['pdf', 'docx', 'svg']).default('pdf').describe('svg: a drawing for a screen'), paper: z.enum(PAPERS).default('a4') });
const DocumentId = z.object({ id: z.uuid() });

const TemplateSchema = z
  .object({
    id: z.string(), version: z.number().int(), name: Both, kind: z.enum(DOCUMENT_KINDS), papers: z.array(z.enum(PAPERS)), procedures: z.array(z.string()), word: z.boolean(),
    source: z.string(), sourceDate: z.string(), certainty: z.enum(['official', 'secondary', 'unverified']), note: z.string().optional(),
    validFrom: z.string(), validTo: z.string().optional(), reviewBy: z.string().optional(), data: z.record(z.string(), z.unknown()).describe('JSON Schema of the data'),
  })
  .openapi('DocumentTemplate');
const OfficeSchema = z.object({ parent: z.array(Line).max(4).optional(), name: z.array(Line).min(1).max(4), title: Line, mark: Line.optional(), place: Line.optional() });
const SignerSchema = z.object({ name: Line.optional(), lines: z.array(Line).max(4).optional() });
const DocumentSchema = z
  .object({
    id: z.string(), siteId: z.string(), code: z.string().openapi({ example: 'VB-7K3M-9QXA-42CD' }), templateId: z.string(), templateVersion: z.number().int(), name: Both, subject: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
    frame: z.object({ office: OfficeSchema.optional(), number: z.string().optional(), issuedOn: z.string(), signer: SignerSchema.optional(), verify: z.object({ code: z.string(), address: z.string(), url: z.string() }) }),
    dataHash: z.string(), templateHash: z.string(), engine: z.string(), madeBy: z.string(), madeAt: z.string(), state: z.enum(DOCUMENT_STATES),
    replaces: z.string().nullable(), replacedBy: z.string().nullable(), endedAt: z.string().nullable(), endReason: z.string().nullable(),
  })
  .openapi('OfficeDocument');
const NewDocumentSchema = z.object({ templateId: TemplateId.shape.id, data: Data, subject: Line.optional(), number: z.string().trim().min(1).max(50).optional(), asOf: Day.optional(), signer: SignerSchema.optional() });
const VerificationSchema = z
  .object({
    code: z.string(),
    state: z.enum([...DOCUMENT_STATES, 'unknown', 'practice']).describe('practice: made while practising, of no worth; current: genuine and valid; replaced, revoked: genuine, but no longer; unknown: no paper of this house'),
    name: Both.optional(), office: z.string().optional(), number: z.string().optional(), issuedOn: z.string().optional(), endedOn: z.string().optional(), setAnew: z.boolean().optional().describe('Set by another version of the programs: printed again its bytes may differ, its words do not'),
  })
  .openapi('Verification');
const SET_ALIKE = 'x-motcua-set-alike';
const keptFile = { description: 'The file; `x-motcua-engine` names what set it first, `x-motcua-set-alike` is `no` where this house sets it by another version: the same words in other bytes', content: { 'application/pdf': { schema: z.string() } } };
const file = { description: 'The file', content: { 'application/pdf': { schema: z.string() } } };

const templatesRoute = createRoute({
  method: 'get', path: '/api/v1/document-templates', tags: ['document templates'], summary: 'Forms and templates in force on a day, with version, source and the shape of their data',
  request: { query: z.object({ asOf: Day.optional() }) },
  responses: { 200: json(z.object({ items: z.array(TemplateSchema) }), 'Templates'), ...problems(422) },
});
const blankRoute = createRoute({
  method: 'get', path: '/api/v1/document-templates/{id}/blank', tags: ['document templates'], summary: 'A form with nothing in it, to be filled by hand',
  request: { params: TemplateId, query: FileWish.extend({ asOf: Day.optional() }) },
  responses: { 200: file, ...problems(404, 422, 429, 503) },
});
const sampleRoute = createRoute({
  method: 'get', path: '/api/v1/document-templates/{id}/sample', tags: ['office documents'], summary: 'A template filled with data of invented people, marked as a sample',
  ...guard('documents', DOCUMENT_RIGHTS, 'readSample'),
  request: { params: TemplateId, query: FileWish.extend({ asOf: Day.optional() }) },
  responses: { 200: file, ...problems(401, 403, 404, 422, 503) },
});
const makeRoute = createRoute({
  method: 'post', path: '/api/v1/documents', tags: ['office documents'], summary: 'Makes a paper of the office from a template',
  ...guard('documents', DOCUMENT_RIGHTS, 'makeDocument'),
  request: { body: { required: true, content: { 'application/json': { schema: NewDocumentSchema.openapi('NewDocument') } } } },
  responses: { 201: json(DocumentSchema, 'Made'), ...problems(400, 401, 403, 404, 409, 422) },
});
const listRoute = createRoute({
  method: 'get', path: '/api/v1/documents', tags: ['office documents'], summary: "The site's papers, or those about one subject, newest first, at most 100",
  ...guard('documents', DOCUMENT_RIGHTS, 'readDocument'),
  request: { query: z.object({ subject: Line.optional() }) },
  responses: { 200: json(z.object({ items: z.array(DocumentSchema) }), 'Papers'), ...problems(401, 403, 422) },
});
const getRoute = createRoute({
  method: 'get', path: '/api/v1/documents/{id}', tags: ['office documents'], summary: 'One paper with its data',
  ...guard('documents', DOCUMENT_RIGHTS, 'readDocument'),
  request: { params: DocumentId },
  responses: { 200: json(DocumentSchema, 'The paper'), ...problems(401, 403, 404, 422) },
});
const fileRoute = createRoute({
  method: 'get', path: '/api/v1/documents/{id}/file', tags: ['office documents'], summary: 'The paper as PDF/A or as a Word file, the same bytes every time by the same version of the programs that set it',
  ...guard('documents', DOCUMENT_RIGHTS, 'readDocument'),
  request: { params: DocumentId, query: FileWish },
  responses: { 200: keptFile, ...problems(401, 403, 404, 422, 503) },
});
const replaceRoute = createRoute({
  method: 'post', path: '/api/v1/documents/{id}/replacement', tags: ['office documents'], summary: 'Makes a paper in place of this one, which stays but is current no more',
  ...guard('documents', DOCUMENT_RIGHTS, 'replaceDocument'),
  request: { params: DocumentId, body: { required: true, content: { 'application/json': { schema: NewDocumentSchema } } } },
  responses: { 201: json(DocumentSchema, 'The new paper'), ...problems(400, 401, 403, 404, 409, 422) },
});
const revokeRoute = createRoute({
  method: 'post', path: '/api/v1/documents/{id}/revocation', tags: ['office documents'], summary: 'Takes a paper back: it stays, and its code says so',
  ...guard('documents', DOCUMENT_RIGHTS, 'revokeDocument'),
  request: { params: DocumentId, body: { required: true, content: { 'application/json': { schema: z.object({ reason: z.string().trim().min(3).max(1_000) }).openapi('DocumentRevocation') } } } },
  responses: { 200: json(DocumentSchema, 'Taken back'), ...problems(400, 401, 403, 404, 409, 422) },
});
const verifyRoute = createRoute({
  method: 'get', path: '/api/v1/verifications/{code}', tags: ['verifications'], summary: 'Whether a paper with this code is genuine and current; never its content; open to everyone',
  request: { params: z.object({ code: z.string().min(1).max(300) }) },
  responses: { 200: json(VerificationSchema, 'What is known'), ...problems(422, 429) },
});

const TYPES: Readonly<Record<FileForm, string>> = { pdf: 'application/pdf', svg: 'image/svg+xml', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' };

const headersOf = (form: FileForm, name: string, cache: string): Record<string, string> => ({
  'content-type': TYPES[form],
  'content-disposition': `${form === 'docx' ? 'attachment' : 'inline'}; filename="${name}.${form}"`,
  'cache-control': cache,
});

function newDocumentOf({ templateId, data, subject, number, asOf, signer }: z.infer<typeof NewDocumentSchema>): NewDocument {
  return {
    templateId, data,
    ...(subject === undefined ? {} : { subject }),
    ...(number === undefined ? {} : { number }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(signer === undefined ? {} : { signer: signerOf(signer) }),
  };
}

function signerOf({ name, lines }: z.infer<typeof SignerSchema>): DocumentSigner {
  return { ...(name === undefined ? {} : { name }), ...(lines === undefined ? {} : { lines }) };
}

/** Seconds an address must wait before it asks again, 0 when it may; for what everybody may ask and a program would try in masses. */
export type Patience = (address: string) => number;

/** Registers the routes of templates, papers and their verification. */
export function registerOfficeDocumentRoutes(api: Api, documents: OfficeDocuments & PrintDocuments, patience: { readonly verify: Patience; readonly print: Patience }): void {
  api.openapi(templatesRoute, (c) => c.json({ items: documents.listTemplates(c.req.valid('query').asOf) } as never, 200));
  api.openapi(blankRoute, async (c) => {
    const seconds = patience.print(c.var.visitor.address);
    if (seconds > 0) return replyRefusal(c, refuse('too_many_requests', { seconds })) as never;
    const { id } = c.req.valid('param');
    const { form, paper, asOf } = c.req.valid('query');
    const outcome = await documents.printTemplate(id, 'blank', { form, paper, ...(asOf === undefined ? {} : { asOf }) });
    return outcome.ok ? (c.body(outcome.value as Uint8Array<ArrayBuffer>, 200, headersOf(form, id, 'public, max-age=300')) as never) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(sampleRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { form, paper, asOf } = c.req.valid('query');
    const outcome = await documents.printTemplate(id, 'sample', { form, paper, ...(asOf === undefined ? {} : { asOf }) });
    return outcome.ok ? (c.body(outcome.value as Uint8Array<ArrayBuffer>, 200, headersOf(form, `${id}-mau`, 'private, no-cache')) as never) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(makeRoute, async (c) => {
    const outcome = await documents.makeDocument(newDocumentOf(c.req.valid('json')), callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 201) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(listRoute, async (c) => c.json({ items: await documents.listDocuments(c.var.actor.siteId, c.req.valid('query').subject) } as never, 200));
  api.openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param');
    const document = await documents.findDocument(c.var.actor.siteId, id);
    return document === undefined ? (replyRefusal(c, refuse('not_found', { path: id })) as never) : c.json(document as never, 200);
  });
  api.openapi(fileRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { form, paper } = c.req.valid('query');
    const document = await documents.findDocument(c.var.actor.siteId, id);
    if (document === undefined) return replyRefusal(c, refuse('not_found', { path: id })) as never;
    const outcome = await documents.printFound(document, { form, paper });
    const setBy = { 'x-motcua-engine': document.engine, [SET_ALIKE]: setsAlike(document.engine, form) ? 'yes' : 'no' };
    return outcome.ok ? (c.body(outcome.value as Uint8Array<ArrayBuffer>, 200, { ...headersOf(form, `giay-to-${id.slice(0, 8)}`, 'private, no-store'), ...setBy }) as never) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(replaceRoute, async (c) => {
    const outcome = await documents.replaceDocument({ ...newDocumentOf(c.req.valid('json')), id: c.req.valid('param').id }, callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 201) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(revokeRoute, async (c) => {
    const outcome = await documents.revokeDocument({ id: c.req.valid('param').id, reason: c.req.valid('json').reason }, callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 200) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(verifyRoute, async (c) => {
    const seconds = patience.verify(c.var.visitor.address);
    if (seconds > 0) return replyRefusal(c, refuse('too_many_requests', { seconds })) as never;
    c.header('cache-control', 'no-store');
    return c.json((await documents.verifyCode(c.req.valid('param').code)) as never, 200);
  });
}
