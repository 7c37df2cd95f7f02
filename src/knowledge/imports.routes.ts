import { createRoute, z } from '@hono/zod-openapi';
import type { ChangeReport, ImportRejection } from '#model/change-set.ts';
import { refuse, type Refusal } from '#model/outcome.ts';
import { guard } from '#platform/guard.ts';
import type { Api, Language } from '#platform/routes.ts';
import { callOf, DayText, problems, replyRefusal } from '#platform/routes.ts';
import { ChangeSetSchema, ReportSchema } from './change-sets.schemas.ts';
import { IMPORT_KINDS, UPLOAD_LIMITS, type ImportOptions } from './import-port.ts';
import type { Imports } from './imports.ts';
import { CHANGE_RIGHTS } from './knowledge.policy.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
const body = <Schema extends z.ZodType>(schema: Schema) => ({ body: { required: true, content: { 'application/json': { schema } } } });
const megabytes = (kind: keyof typeof UPLOAD_LIMITS): string => `${String(UPLOAD_LIMITS[kind] / 1024 / 1024)} MB`;

const Kind = z.enum(IMPORT_KINDS).openapi({ example: 'tasks' });
const Name = z.string().min(1).max(200).openapi({ example: 'nhiem-vu.xlsx' });
const SentFileSchema = z.object({ file: z.string().regex(/^[0-9a-f]{64}$/u).describe('As sending it gave it'), name: Name });
const OptionsSchema = z
  .object({
    sourceDate: DayText.optional().describe('The day the facts are of'),
    provinceCode: z.string().regex(/^\d{2}$/u).optional().describe("Of tasks: all of them are this province's own decisions"),
    mapping: z.record(z.string().max(200), z.string().max(40)).optional().describe('Of tasks: what columns become'),
    wordingFrom: DayText.optional().describe('Of texts: the wording holds from this day on'),
  })
  .openapi('ImportOptions');
const PreviewRequest = z.object({ kind: Kind, ...SentFileSchema.shape, options: OptionsSchema.default({}) }).openapi('ImportPreviewRequest');
const ProposalRequest = z
  .object({ ...PreviewRequest.shape, title: z.string().min(1).max(300), reason: z.string().min(1).max(1_000), source: z.string().min(1).max(300).optional().describe("Where the facts stand; the file's name unless said"), goesLiveOn: DayText.optional() })
  .openapi('ImportProposalRequest');
const ColumnsSchema = z
  .object({
    file: z.string(), columns: z.array(z.object({ column: z.string(), becomes: z.string().nullable(), by: z.string() })),
    rows: z.array(z.object({ place: z.number().int(), title: z.string().nullable(), to: z.string().nullable(), fault: z.string().nullable() })),
  })
  .openapi('ImportColumns');

const sendRoute = createRoute({
  method: 'post', path: '/api/v1/import-files', tags: ['change sets'], summary: 'Sends a file to be looked at and proposed; it waits for a day',
  description: `The body is the file itself, as it is. At most ${megabytes('procedures')} of procedures, ${megabytes('tasks')} of tasks, ${megabytes('law')} of legal texts; a larger one goes in by ./motcua import … --propose.`,
  ...guard('knowledge', CHANGE_RIGHTS, 'editChangeSet'),
  request: { query: z.object({ kind: Kind, name: Name }), body: { required: true, content: { 'application/octet-stream': { schema: z.any().openapi({ type: 'string', format: 'binary' }) } } } },
  responses: { 201: json(SentFileSchema.extend({ bytes: z.number().int() }).openapi('SentFile'), 'It waits'), ...problems(401, 403, 413, 422, 429) },
});
const previewRoute = createRoute({
  method: 'post', path: '/api/v1/import-previews', tags: ['change sets'], summary: 'Reads a sent file without keeping anything: what is new, changed, left out and why, how columns are understood',
  ...guard('knowledge', CHANGE_RIGHTS, 'editChangeSet'),
  request: body(PreviewRequest),
  responses: { 200: json(z.object({ report: ReportSchema, columns: z.array(ColumnsSchema), items: z.number().int().describe('How many records would change') }).openapi('ImportPreview'), 'What the file would do'), ...problems(401, 403, 404, 409, 422) },
});
const proposeRoute = createRoute({
  method: 'post', path: '/api/v1/change-sets/imports', tags: ['change sets'], summary: 'Makes a draft change set of a sent file; nothing live changes before another person approves it',
  ...guard('knowledge', CHANGE_RIGHTS, 'editChangeSet'),
  request: body(ProposalRequest),
  responses: { 201: json(ChangeSetSchema, 'The draft'), ...problems(400, 401, 403, 404, 409, 422) },
});

/** Registers the routes of imports. `takeTurn`: how many seconds an officer waits before the next file, 0 for none. */
export function registerImportRoutes(api: Api, imports: Imports, takeTurn: (actorId: string) => number): void {
  api.openapi(sendRoute, async (c) => {
    const { kind, name } = c.req.valid('query');
    const seconds = takeTurn(c.var.actor.id);
    if (seconds > 0) return replyRefusal(c, refuse('too_many_requests', { seconds })) as never;
    const outcome = await imports.send(kind, (c.req.raw.body ?? new Blob([]).stream()) as unknown as AsyncIterable<Uint8Array>, c.var.actor);
    if (outcome.ok) return c.json({ file: outcome.value.hash, name, bytes: outcome.value.bytes }, 201);
    return replyRefusal(c, outcome.code === 'file_too_large' ? refuse('import_file_too_large', { limit: UPLOAD_LIMITS[kind] / 1024 / 1024 }) : outcome) as never;
  });
  api.openapi(previewRoute, async (c) => {
    const { kind, file, name, options } = c.req.valid('json');
    const outcome = await imports.look(kind, { file, name }, options as ImportOptions, c.var.actor);
    if (!outcome.ok) return replyRefusal(c, inOneLanguage(outcome, c.var.language)) as never;
    const { report, columns, items } = outcome.value;
    return c.json({ report: writeReport(report, c.var.language), columns: columns.map((each) => ({ ...each, rows: each.rows.map((row) => ({ ...row, fault: row.fault?.[c.var.language] ?? null })) })), items } as never, 200);
  });
  api.openapi(proposeRoute, async (c) => {
    const { kind, file, name, options, ...because } = c.req.valid('json');
    const outcome = await imports.propose(kind, { file, name }, options as ImportOptions, because as Parameters<Imports['propose']>[3], callOf(c));
    if (!outcome.ok) return replyRefusal(c, inOneLanguage(outcome, c.var.language)) as never;
    const { report, ...set } = outcome.value;
    return c.json({ ...set, items: [], ...(report === undefined ? {} : { report: writeReport(report, c.var.language) }) } as never, 201);
  });
}

/** What is wrong with a file has many names, so it comes in both languages. */
function inOneLanguage(refusal: Refusal, language: Language): Refusal {
  return refusal.code === 'import_file_refused' ? refuse(refusal.code, { reason: refusal.details[language] ?? '' }) : refusal;
}

/** A report in one language. */
export function writeReport(report: ChangeReport, language: Language): object {
  const write = (lines: readonly ImportRejection[]): object[] => lines.map(({ text, ...each }) => ({ ...each, text: text[language] }));
  return { ...report, rejections: write(report.rejections), remarks: write(report.remarks) };
}
