import { createRoute, z } from '@hono/zod-openapi';
import { refuse, type Outcome } from '#model/outcome.ts';
import { readSentFile, replyFile } from '#platform/sent-files.routes.ts';
import { guard } from '#platform/guard.ts';
import { callOf, problems, replyRefusal, type Api, type Language } from '#platform/routes.ts';
import { FileHash } from './dossier-requests.ts';
import { TakenFileSchema } from './dossier-schemas.ts';
import { DOSSIER_RIGHTS } from './dossiers.policy.ts';
import type { Dossiers } from './dossiers.ts';

/** Where the things of a dossier may be: rooms to the left keep them by site. */
export interface DossierPlace {
  readonly dossierId: string;
  readonly siteIds: readonly string[];
}

/** A form that was sent, in words. */
export interface SaidForm {
  readonly formId: string;
  readonly formVersion: number;
  readonly name: string;
  readonly submittedAt: string;
  readonly pages: readonly { readonly pageId: string; readonly heading: string; readonly lines: readonly { readonly path: string; readonly label: string; readonly said: string }[] }[];
  readonly files: readonly { readonly file: string; readonly path: string; readonly name: string; readonly kind: 'image' | 'pdf'; readonly pages: number; readonly bytes: number }[];
  readonly warnings: readonly { readonly path: string; readonly code: string; readonly says: string }[];
  readonly prefilledFrom?: { readonly dossierCode: string; readonly consentAt: string };
  readonly filledFromLogIn?: { readonly consentAt: string };
}

/** A paper that the house made for a dossier. */
export interface MadeDocument {
  readonly id: string;
  readonly code: string;
  readonly templateId: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly madeAt: string;
  readonly state: 'current' | 'replaced' | 'revoked';
}

/** What officers read beside a dossier; handed in by `app/`, for a dossier the officer may read. */
export interface OfficePapers {
  listForms(place: DossierPlace, language: Language): Promise<readonly SaidForm[]>;
  listDocuments(place: DossierPlace): Promise<readonly MadeDocument[]>;
  /** Refuses: `not_found` for a paper of another dossier too, and what printing refuses. */
  printDocument(place: DossierPlace, documentId: string, wish: { readonly form: 'pdf' | 'docx'; readonly paper: 'a4' | 'a5' }): Promise<Outcome<{ readonly content: Uint8Array; readonly type: string; readonly name: string }>>;
}

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
const Id = z.object({ id: z.uuid().openapi({ example: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7' }) });
const read = { tags: ['dossiers'], ...guard('dossiers', DOSSIER_RIGHTS, 'readDossier') };
const picture = { description: 'The file', content: { 'image/jpeg': { schema: z.string() }, 'application/pdf': { schema: z.string() } } };
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const takeRoute = createRoute({
  method: 'post', path: '/api/v1/dossier-papers', tags: ['dossiers'], summary: 'Takes one picture or PDF, at most 15 MB: as the body itself, or as the part "file" of a form', description: 'Name it by `file` in the papers of an action; what no action names within two days is forgotten.',
  ...guard('dossiers', DOSSIER_RIGHTS, 'act'),
  request: { query: z.object({ name: z.string().max(300).optional().openapi({ example: 'can-cuoc.jpg' }) }) },
  responses: { 201: json(TakenFileSchema, 'Taken'), ...problems(400, 401, 403, 409, 413, 422, 503) },
});
const fileRoute = createRoute({
  method: 'get', path: '/api/v1/dossiers/{id}/papers/{hash}', summary: 'A file that an action of the dossier names, or the picture of one of its pages', ...read,
  request: { params: Id.extend({ hash: FileHash }), query: z.object({ page: z.coerce.number().int().min(1).max(200).optional() }) },
  responses: { 200: picture, ...problems(401, 403, 404, 422) },
});
const SaidFormSchema = z
  .object({
    formId: z.string(), formVersion: z.number().int(), name: z.string(), submittedAt: z.string(),
    pages: z.array(z.object({ pageId: z.string(), heading: z.string(), lines: z.array(z.object({ path: z.string(), label: z.string(), said: z.string() })) })),
    files: z.array(z.object({ file: z.string(), path: z.string(), name: z.string(), kind: z.enum(['image', 'pdf']), pages: z.number().int(), bytes: z.number().int() })),
    warnings: z.array(z.object({ path: z.string(), code: z.string(), says: z.string() })).describe('What was shown to the person, who sent it all the same'),
    prefilledFrom: z.object({ dossierCode: z.string(), consentAt: z.string() }).optional().describe('The earlier dossier whose answers were taken over, with consent'),
    filledFromLogIn: z.object({ consentAt: z.string() }).optional().describe('Name, number and date of birth came from the log-in, with consent'),
  })
  .openapi('SaidForm', {
    example: {
      formId: 'xac-nhan-tinh-trang-hon-nhan', formVersion: 1, name: 'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân', submittedAt: '2026-11-23T02:00:00.000Z', files: [], warnings: [],
      pages: [{ pageId: 'person', heading: 'Người yêu cầu', lines: [{ path: 'person.name', label: 'Họ và tên', said: 'Nguyễn Thị Hoa' }] }],
    },
  });
const formsRoute = createRoute({ method: 'get', path: '/api/v1/dossiers/{id}/forms', summary: "What was declared with the forms of a dossier, in the caller's language", ...read, request: { params: Id }, responses: { 200: json(z.object({ items: z.array(SaidFormSchema) }), 'In the order they were sent; none where it began at the desk'), ...problems(401, 403, 404, 422) } });
const MadeSchema = z
  .object({ id: z.string(), code: z.string(), templateId: z.string(), name: z.object({ vi: z.string(), en: z.string() }), madeAt: z.string(), state: z.enum(['current', 'replaced', 'revoked']) })
  .openapi('DossierDocument', { example: { id: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7', code: 'VB-7K3M-9QXA-42CD', templateId: 'one-stop-01', name: { vi: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', en: 'Receipt and appointment' }, madeAt: '2026-11-23T02:00:00.000Z', state: 'current' } });
const documentsRoute = createRoute({ method: 'get', path: '/api/v1/dossiers/{id}/documents', summary: 'The papers that the house made for a dossier', ...read, request: { params: Id }, responses: { 200: json(z.object({ items: z.array(MadeSchema) }), 'The newest first'), ...problems(401, 403, 404, 422) } });
const printRoute = createRoute({
  method: 'get', path: '/api/v1/dossiers/{id}/documents/{documentId}', summary: 'Prints a paper that the house made for a dossier', ...read,
  request: { params: Id.extend({ documentId: z.uuid() }), query: z.object({ form: z.enum(['pdf', 'docx']).default('pdf'), paper: z.enum(['a4', 'a5']).default('a4') }) },
  responses: { 200: { description: 'The file', content: { 'application/pdf': { schema: z.string() }, [WORD]: { schema: z.string() } } }, ...problems(401, 403, 404, 422, 503) },
});

/** Adds what officers take and read of the papers of dossiers. */
export function registerOfficePaperRoutes(api: Api, dossiers: Pick<Dossiers, 'takeFile' | 'readFile' | 'findSites'>, papers: OfficePapers): void {
  api.openapi(takeRoute, async (c) => {
    const sent = await readSentFile(c, c.req.valid('query').name);
    if (sent === undefined) return replyRefusal(c, refuse('file_empty')) as never;
    const outcome = await dossiers.takeFile(sent, callOf(c));
    return outcome.ok ? c.json(outcome.value, 201) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(fileRoute, async (c) => {
    const { id, hash } = c.req.valid('param');
    const file = await dossiers.readFile(id, hash, c.req.valid('query').page, c.var.actor);
    return (file === undefined ? replyRefusal(c, refuse('not_found', { path: hash })) : replyFile(c, file)) as never;
  });
  api.openapi(formsRoute, async (c) => {
    const { id } = c.req.valid('param');
    const siteIds = await dossiers.findSites(id, c.var.actor);
    if (siteIds === undefined) return replyRefusal(c, refuse('not_found', { path: id })) as never;
    return c.json({ items: await papers.listForms({ dossierId: id, siteIds }, c.var.language) } as never, 200, { 'cache-control': 'private, no-store' });
  });
  api.openapi(documentsRoute, async (c) => {
    const { id } = c.req.valid('param');
    const siteIds = await dossiers.findSites(id, c.var.actor);
    if (siteIds === undefined) return replyRefusal(c, refuse('not_found', { path: id })) as never;
    return c.json({ items: await papers.listDocuments({ dossierId: id, siteIds }) } as never, 200, { 'cache-control': 'private, no-store' });
  });
  api.openapi(printRoute, async (c) => {
    const { id, documentId } = c.req.valid('param');
    const siteIds = await dossiers.findSites(id, c.var.actor, 'paper');
    if (siteIds === undefined) return replyRefusal(c, refuse('not_found', { path: id })) as never;
    const printed = await papers.printDocument({ dossierId: id, siteIds }, documentId, c.req.valid('query'));
    return (printed.ok ? replyFile(c, printed.value) : replyRefusal(c, printed)) as never;
  });
}
