import { createRoute, z } from '@hono/zod-openapi';
import { refuse, type Outcome } from '#model/outcome.ts';
import { problems, replyRefusal, type Api } from '#platform/routes.ts';
import { ProofSchema } from './dossier-schemas.ts';
import type { Dossiers } from './dossiers.ts';

/** What applicants' papers are read and kept with; handed in by `app/`. */
export interface ApplicantPapers {
  /** Makes a picture or PDF safe and keeps it; gives where it stands. */
  takeFile(bytes: Uint8Array): Promise<Outcome<{ readonly file: string; readonly kind: 'image' | 'pdf'; readonly pages: number }>>;
  readFile(file: string): Promise<{ readonly content: Uint8Array; readonly type: string } | undefined>;
  /** An office document as PDF; undefined where the site has none by this id. */
  printDocument(siteId: string, id: string): Promise<Outcome<Uint8Array> | undefined>;
}

const fileRoute = createRoute({
  method: 'post', path: '/api/v1/dossier-access/files', tags: ['filing'], summary: 'Sends one picture or PDF for a dossier that waits for papers; name it in the action "supply" then',
  request: { body: { required: true, content: { 'multipart/form-data': { schema: z.object({ number: z.string(), birthYear: z.string(), file: z.string().openapi({ format: 'binary' }) }) } } } },
  responses: { 201: { description: 'Kept', content: { 'application/json': { schema: z.object({ file: z.string(), kind: z.enum(['image', 'pdf']), pages: z.number().int(), name: z.string() }).openapi('KeptFile') } } }, ...problems(400, 404, 409, 413, 422, 429, 503) },
});
const paperRoute = createRoute({
  method: 'post', path: '/api/v1/dossier-access/papers', tags: ['filing'], summary: 'Opens a paper of a dossier: the receipt, a request, the result',
  request: { body: { required: true, content: { 'application/json': { schema: z.object({ ...ProofSchema, paper: z.string().max(100) }) } } } },
  responses: { 200: { description: 'The paper', content: { 'application/pdf': { schema: z.string() }, 'image/jpeg': { schema: z.string() } } }, ...problems(404, 422, 429, 503) },
});

/** Adds the papers that pass between applicants and the office. */
export function registerApplicantPaperRoutes(api: Api, dossiers: Pick<Dossiers, 'openAsApplicant' | 'findPaper'>, papers: ApplicantPapers): void {
  api.openapi(fileRoute, async (c) => {
    const sent = await c.req.parseBody();
    const proof = z.object(ProofSchema).safeParse({ number: sent['number'], birthYear: Number(sent['birthYear']) });
    const file = sent['file'];
    if (!proof.success || !(file instanceof File)) return replyRefusal(c, refuse('invalid_request', { reason: 'number, birthYear, file' })) as never;
    const opened = await dossiers.openAsApplicant({ ...proof.data, address: c.var.visitor.address });
    if (!opened.ok) return replyRefusal(c, opened) as never;
    if (!opened.value.allowed.includes('supply')) return replyRefusal(c, refuse('dossier_step_closed', { status: `@dossierStatuses.${opened.value.status}`, action: '@dossierActions.supply' })) as never;
    const taken = await papers.takeFile(new Uint8Array(await file.arrayBuffer()));
    return taken.ok ? (c.json({ ...taken.value, name: file.name.slice(0, 200) } as never, 201) as never) : (replyRefusal(c, taken) as never);
  });
  api.openapi(paperRoute, async (c) => {
    const { paper: id, ...proof } = c.req.valid('json');
    const found = await dossiers.findPaper({ ...proof, address: c.var.visitor.address }, id);
    if (!found.ok) return replyRefusal(c, found) as never;
    const headers = { 'cache-control': 'private, no-store', 'content-disposition': 'inline', 'x-content-type-options': 'nosniff' };
    if (/^[0-9a-f]{64}$/u.test(id)) {
      const file = await papers.readFile(id);
      return file === undefined ? (replyRefusal(c, refuse('not_found', { path: id })) as never) : (c.body(file.content as Uint8Array<ArrayBuffer>, 200, { ...headers, 'content-type': file.type }) as never);
    }
    for (const siteId of found.value.siteIds) {
      const printed = await papers.printDocument(siteId, id);
      if (printed !== undefined) return printed.ok ? (c.body(printed.value as Uint8Array<ArrayBuffer>, 200, { ...headers, 'content-type': 'application/pdf' }) as never) : (replyRefusal(c, printed) as never);
    }
    return replyRefusal(c, refuse('not_found', { path: id })) as never;
  });
}
