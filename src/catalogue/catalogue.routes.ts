import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Refusal } from '#model/outcome.ts';
import type { MergedProcedure } from '#model/procedure.ts';
import { refuse } from '#model/outcome.ts';
import type { Api, HouseEnv } from '#platform/routes.ts';
import { CURSOR_BROKEN, DayText, PageQuerySchema, problems, readCursor, replyRefusal } from '#platform/routes.ts';
import type { ProcedureListRow } from './catalogue.store.ts';
import type { Catalogue } from './catalogue.ts';
import { ConflictSchema, EXAMPLE_PROCEDURE, ProcedureReplySchema } from './procedure-reply.ts';

const EXAMPLE_ROW = {
  code: '1.001193', version: 3, name: 'Thủ tục đăng ký khai sinh', shortName: 'Đăng ký khai sinh', field: 'Hộ tịch', level: ['commune'], doneBy: 'commune',
  status: 'active', validFrom: '2026-07-17',
};

const ProcedureRowSchema = z
  .object({
    code: z.string(), version: z.number().int(), name: z.string(), shortName: z.string().nullable(), field: z.string(), level: z.array(z.string()),
    doneBy: z.string().nullable().describe('Who does the work; null where the record does not say'), status: z.string(), validFrom: z.string(),
  })
  .openapi('ProcedureRow', { example: EXAMPLE_ROW });

const ProcedurePageSchema = z.object({ items: z.array(ProcedureRowSchema), nextCursor: z.string().nullable() }).openapi('ProcedurePage');
const FieldListSchema = z
  .object({ items: z.array(z.object({ name: z.string(), count: z.number().int(), commune: z.number().int().describe('Of them, done at a commune') })) })
  .openapi('FieldList', { example: { items: [{ name: 'Hộ tịch', count: 43, commune: 40 }] } });
const VersionListSchema = z
  .object({
    items: z.array(
      z.object({ version: z.number().int(), validFrom: z.string(), validTo: z.string().nullable().describe('The first day it was no longer so'), status: z.string(), recordedAt: z.string() }),
    ),
  })
  .openapi('ProcedureVersions', { example: { items: [{ version: 1, validFrom: '2026-07-17', validTo: null, status: 'active', recordedAt: '2026-11-22T03:00:00.000Z' }] } });
const DiffSchema = z
  .object({
    code: z.string(), from: z.number().int(), to: z.number().int(),
    differences: z.array(z.object({ field: z.string(), label: z.object({ vi: z.string(), en: z.string() }), before: z.string().optional(), after: z.string().optional() })),
  })
  .openapi('ProcedureDiff', {
    example: { code: '1.001193', from: 1, to: 2, differences: [{ field: 'cases[0].channels[0].direct.time', label: { vi: 'Thời hạn', en: 'Time limit' }, before: '5 workingDay', after: '3 workingDay' }] },
  });

const CodeParam = z.object({ code: z.string().regex(/^(?:[1-9]\.\d{6}|mc\.[a-z0-9-]{2,60})$/u).openapi({ example: '1.001193' }) });
const AsOf = DayText.optional().openapi({ description: 'The day the answer is for; today unless said', example: '2026-11-22' });
const VersionNumber = z.coerce.number().int().min(1).max(1_000_000);
const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });

const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/procedures',
  tags: ['procedures'],
  summary: 'Lists the procedures in force, by code',
  request: {
    query: PageQuerySchema.extend({
      field: z.string().max(300).optional().openapi({ example: 'Hộ tịch' }),
      level: z.enum(['ministry', 'province', 'commune', 'vertical', 'shared', 'other']).optional(),
      q: z.string().max(200).optional().openapi({ description: 'Words of the official name or the code, with or without marks. To search in everyday words, ask /api/v1/search.', example: 'khai sinh' }),
      asOf: AsOf,
    }),
  },
  responses: { 200: json(ProcedurePageSchema, 'One page'), ...problems(422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/api/v1/procedures/{code}',
  tags: ['procedures'],
  summary: 'Gives one procedure as it is in force on a day, with the source of each fact and what sources disagree on',
  request: { params: CodeParam, query: z.object({ asOf: AsOf }) },
  responses: {
    200: json(z.object({ procedure: ProcedureReplySchema, conflicts: z.array(ConflictSchema), answersOff: z.string().optional().describe('Why questions about it are answered only at the counter for now') }).openapi('ProcedureFound', { example: { procedure: EXAMPLE_PROCEDURE, conflicts: [] } }), 'The procedure'),
    ...problems(404, 422),
  },
});

const versionsRoute = createRoute({
  method: 'get',
  path: '/api/v1/procedures/{code}/versions',
  tags: ['procedures'],
  summary: 'Lists the versions of a procedure, the newest first',
  request: { params: CodeParam },
  responses: { 200: json(VersionListSchema, 'All versions kept'), ...problems(404, 422) },
});

const diffRoute = createRoute({
  method: 'get',
  path: '/api/v1/procedures/{code}/diff',
  tags: ['procedures'],
  summary: 'Says field by field what changed between two versions',
  request: { params: CodeParam, query: z.object({ from: VersionNumber.openapi({ example: 1 }), to: VersionNumber.openapi({ example: 2 }) }) },
  responses: { 200: json(DiffSchema, 'The differences; none when the versions say the same'), ...problems(404, 422) },
});

const fieldsRoute = createRoute({
  method: 'get',
  path: '/api/v1/fields',
  tags: ['procedures'],
  summary: 'Lists the fields with how many procedures in force each holds',
  request: { query: z.object({ asOf: AsOf }) },
  responses: { 200: json(FieldListSchema, 'The fullest field first'), ...problems(422) },
});

/** Adds the room's routes; all of them only read. `offReason`: why the answers about a procedure are switched off, where they are. */
export function registerCatalogueRoutes(api: Api, catalogue: Catalogue, offReason: (procedure: MergedProcedure) => string | undefined = () => undefined): void {
  api.openapi(listRoute, async (c) => {
    const { cursor, limit, field, level, q, asOf } = c.req.valid('query');
    const key = cursor === undefined ? [''] : readCursor(cursor, 1);
    const afterCode = key?.[0];
    if (typeof afterCode !== 'string') return sayNo(c, refuse('invalid_request', { reason: CURSOR_BROKEN[c.var.language] }));
    const page = await catalogue.listProcedures({
      limit, afterCode,
      ...(field === undefined ? {} : { field }), ...(level === undefined ? {} : { level }), ...(q === undefined ? {} : { q }), ...(asOf === undefined ? {} : { asOf }),
    });
    return c.json({ items: page.items.map(writeRow), nextCursor: page.nextCursor }, 200);
  });

  api.openapi(getRoute, async (c) => {
    const { code } = c.req.valid('param');
    const found = await catalogue.findProcedure(code, c.req.valid('query').asOf);
    if (found === undefined) return sayNo(c, refuse('procedure_unknown', { code }));
    const { conflicts, ...procedure } = found;
    // Kept through its own schema when it was imported: it is not checked a second time on the way out.
    const reason = offReason(found);
    return c.json({ procedure, conflicts, ...(reason === undefined ? {} : { answersOff: reason }) } as never, 200);
  });

  api.openapi(versionsRoute, async (c) => {
    const { code } = c.req.valid('param');
    const versions = await catalogue.listVersions(code);
    if (versions.length === 0) return sayNo(c, refuse('procedure_unknown', { code }));
    return c.json({ items: versions.map(({ importedAt, ...version }) => ({ ...version, recordedAt: importedAt })) }, 200);
  });

  api.openapi(diffRoute, async (c) => {
    const { code } = c.req.valid('param');
    const { from, to } = c.req.valid('query');
    const differences = await catalogue.diffVersions(code, from, to);
    if (differences === undefined) return sayNo(c, refuse('not_found', { path: `${code} ${from}–${to}` }));
    return c.json({ code, from, to, differences: [...differences] }, 200);
  });

  api.openapi(fieldsRoute, async (c) => {
    const fields = await catalogue.listFields(c.req.valid('query').asOf);
    return c.json({ items: fields.map(({ name, procedures, commune }) => ({ name, count: procedures, commune })) }, 200);
  });
}

function writeRow(row: ProcedureListRow): z.infer<typeof ProcedureRowSchema> {
  return { ...row, level: [...row.level] };
}

/** Problem details have their own media type, which the route's typed replies do not name. */
function sayNo(context: Context<HouseEnv>, refusal: Refusal): never {
  return replyRefusal(context, refusal) as never;
}
