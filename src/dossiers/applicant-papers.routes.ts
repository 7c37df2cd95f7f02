import { createRoute, z } from '@hono/zod-openapi';
import { refuse, type Outcome } from '#model/outcome.ts';
import { readPart, replyFile } from '#platform/sent-files.routes.ts';
import { callOf, problems, replyRefusal, type Api } from '#platform/routes.ts';
import { proofOf } from './proof-of.ts';
import { ProofSchema, TakenFileSchema } from './dossier-schemas.ts';
import type { Dossiers } from './dossiers.ts';

/** What applicants' papers are printed with; handed in by `app/`. */
export interface ApplicantPapers {
  /** An office document as PDF; undefined where the site has none by this id. */
  printDocument(siteId: string, id: string): Promise<Outcome<Uint8Array> | undefined>;
}

const fileRoute = createRoute({
  method: 'post', path: '/api/v1/dossier-access/files', tags: ['filing'], summary: 'Sends one picture or PDF for a dossier that waits for papers; name it in the action "supply" then',
  request: { body: { required: true, content: { 'multipart/form-data': { schema: z.object({ number: ProofSchema.number, birthYear: z.coerce.number().pipe(ProofSchema.birthYear.unwrap()).optional(), file: z.instanceof(File).openapi({ type: 'string', format: 'binary' }) }) } } } },
  responses: { 201: { description: 'Kept', content: { 'application/json': { schema: TakenFileSchema } } }, ...problems(400, 404, 409, 413, 422, 429, 503) },
});
const paperRoute = createRoute({
  method: 'post', path: '/api/v1/dossier-access/papers', tags: ['filing'], summary: 'Opens a paper of a dossier: what was handed in, the declaration, the receipt, a request, the result', description: 'A file by its hash, a paper of the office by its id; `page`: the picture of one page of a file.',
  request: { body: { required: true, content: { 'application/json': { schema: z.object({ ...ProofSchema, paper: z.string().max(100), page: z.number().int().min(1).max(200).optional() }) } } } },
  responses: { 200: { description: 'The paper', content: { 'application/pdf': { schema: z.string() }, 'image/jpeg': { schema: z.string() } } }, ...problems(404, 422, 429, 503) },
});

/** Adds the papers that pass between applicants and the office. */
export function registerApplicantPaperRoutes(api: Api, dossiers: Pick<Dossiers, 'takeFileAsApplicant' | 'readFileAsApplicant' | 'findPaper'>, papers: ApplicantPapers): void {
  api.openapi(fileRoute, async (c) => {
    const { file, ...proof } = c.req.valid('form');
    const taken = await dossiers.takeFileAsApplicant(proofOf(c, proof), await readPart(file), callOf(c));
    return taken.ok ? c.json(taken.value, 201) : (replyRefusal(c, taken) as never);
  });
  api.openapi(paperRoute, async (c) => {
    const { paper: id, page, ...given } = c.req.valid('json');
    const proof = proofOf(c, given);
    if (/^[0-9a-f]{64}$/u.test(id)) {
      const file = await dossiers.readFileAsApplicant(proof, id, page);
      return (file.ok ? replyFile(c, file.value) : replyRefusal(c, file)) as never;
    }
    const found = await dossiers.findPaper(proof, id);
    if (!found.ok) return replyRefusal(c, found) as never;
    for (const siteId of found.value.siteIds) {
      const printed = await papers.printDocument(siteId, id);
      if (printed !== undefined) return (printed.ok ? replyFile(c, { content: printed.value, type: 'application/pdf', name: `${id}.pdf` }) : replyRefusal(c, printed)) as never;
    }
    return replyRefusal(c, refuse('not_found', { path: id })) as never;
  });
}
