import { createRoute, z } from '@hono/zod-openapi';
import { refuse } from '#model/outcome.ts';
import { guard } from '#platform/guard.ts';
import { fillSentence } from '#platform/import-files/fault-sentences.ts';
import type { Api } from '#platform/routes.ts';
import { CURSOR_BROKEN, cutPage, PageQuerySchema, problems, readCursor, replyRefusal } from '#platform/routes.ts';
import { CATALOGUE_RIGHTS } from './catalogue.policy.ts';
import type { Catalogue } from './catalogue.ts';
import { REJECT_SENTENCES } from './import-sentences.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
const EXAMPLE_IMPORT = { id: '0194a0c0-0000-7000-8000-000000000000', at: '2026-11-30T03:00:00.000Z', actorId: 'system', paths: ['thu-tuc.jsonl'], counts: { read: 2642, new: 2642, changed: 0, unchanged: 0, rejected: 0 } };
const ImportShape = { id: z.string(), at: z.string(), actorId: z.string(), paths: z.array(z.string()).describe('Files; of a correction `change-set <id>`'), counts: z.record(z.string(), z.number()) };
const ListSchema = z.object({ items: z.array(z.object(ImportShape)), nextCursor: z.string().nullable() }).openapi('ProcedureImportList', { example: { items: [EXAMPLE_IMPORT], nextCursor: null } });
const ReportSchema = z
  .object({ ...ImportShape, rejections: z.array(z.object({ file: z.string(), place: z.number().int(), code: z.string().optional(), reason: z.string(), text: z.string() })).describe('The first of them; `counts.rejected` says how many there were') })
  .openapi('ProcedureImport', { example: { ...EXAMPLE_IMPORT, rejections: [{ file: 'thu-tuc.jsonl', place: 7, reason: 'code_missing', text: 'Không có mã thủ tục.' }] } });

const listRoute = createRoute({
  method: 'get', path: '/api/v1/procedure-imports', tags: ['procedures'], summary: 'Lists how the catalogue was filled and corrected, the newest first',
  ...guard('catalogue', CATALOGUE_RIGHTS, 'readImports'),
  request: { query: PageQuerySchema },
  responses: { 200: json(ListSchema, 'One page'), ...problems(401, 403, 422) },
});
const getRoute = createRoute({
  method: 'get', path: '/api/v1/procedure-imports/{id}', tags: ['procedures'], summary: 'The report of one import: what was read, and why records were left out',
  ...guard('catalogue', CATALOGUE_RIGHTS, 'readImports'),
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 200: json(ReportSchema, 'The report'), ...problems(401, 403, 404, 422) },
});

/** Adds the routes about imports of procedures. */
export function registerProcedureImportRoutes(api: Api, catalogue: Pick<Catalogue, 'listImports' | 'findImport'>): void {
  api.openapi(listRoute, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const before = cursor === undefined ? undefined : readCursor(cursor, 2);
    if (cursor !== undefined && before === undefined) return replyRefusal(c, refuse('invalid_request', { reason: CURSOR_BROKEN[c.var.language] })) as never;
    const rows = await catalogue.listImports({ limit: limit + 1, ...(before === undefined ? {} : { before: [String(before[0]), String(before[1])] as const }) });
    return c.json(cutPage(rows, limit, ({ at, id }) => [at, id]) as never, 200);
  });
  api.openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param');
    const found = await catalogue.findImport(id);
    if (found === undefined) return replyRefusal(c, refuse('not_found', { path: id })) as never;
    const rejections = found.rejections.map(({ file, place, code, reason, details }) => ({ file, place, reason, text: fillSentence(REJECT_SENTENCES[reason][c.var.language], details), ...(code === undefined ? {} : { code }) }));
    return c.json({ ...found, rejections } as never, 200);
  });
}
