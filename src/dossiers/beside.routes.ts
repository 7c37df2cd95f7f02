import { createRoute, z } from '@hono/zod-openapi';
import { refuse } from '#model/outcome.ts';
import { guard, SIGNED_IN } from '#platform/guard.ts';
import type { Notices } from '#platform/notices/notices.ts';
import type { Api } from '#platform/routes.ts';
import { callOf, problems, replyRefusal } from '#platform/routes.ts';
import { ApplicantSchema, PaperSchema } from './dossier-requests.ts';
import { ActedSchema, BegunSchema, SummarySchema } from './dossier-schemas.ts';
import { DOSSIER_RIGHTS } from './dossiers.policy.ts';
import type { Dossiers } from './dossiers.ts';
import type { BundleFiling } from './bundles.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
const body = <Schema extends z.ZodType>(schema: Schema) => ({ body: { required: true, content: { 'application/json': { schema } } } });
const Id = z.object({ id: z.uuid().openapi({ example: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7' }) });
const LISTED = 100;

const cashRoute = createRoute({
  method: 'post', path: '/api/v1/dossiers/{id}/cash', tags: ['dossiers'], summary: 'Takes cash at the counter, by the number of its receipt', ...guard('dossiers', DOSSIER_RIGHTS, 'takeCash'),
  request: { params: Id, ...body(z.object({ receipt: z.string().trim().min(1).max(60).openapi({ example: '0001234' }), amountVnd: z.number().int().min(1).max(1_000_000_000_000).openapi({ example: 15_000 }) })) },
  responses: { 200: json(ActedSchema, 'As it stands now'), ...problems(400, 401, 403, 404, 409, 422) },
});
const TransferSchema = z.object({ reference: z.string(), amountVnd: z.number().int(), note: z.string(), paidAt: z.string(), provider: z.string(), state: z.enum(['matched', 'unmatched', 'refused']), dossierId: z.string().nullable() }).openapi('BankTransfer');
const transfersRoute = createRoute({
  method: 'get', path: '/api/v1/bank-transfers', tags: ['dossiers'], summary: 'Money that named no dossier, or one that owed nothing', ...guard('dossiers', DOSSIER_RIGHTS, 'readPayments'),
  responses: { 200: json(z.object({ items: z.array(TransferSchema) }), 'The newest first'), ...problems(401, 403) },
});
const Both = z.object({ vi: z.string(), en: z.string() });
const BundleSchema = z.object({ id: z.string(), name: Both, source: z.string(), sourceDate: z.string(), certainty: z.enum(['official', 'secondary', 'unverified']), validFrom: z.string(), parts: z.array(z.object({ id: z.string(), procedureCode: z.string(), caseId: z.string(), after: z.string().optional(), optional: z.boolean() })) }).openapi('Bundle');
const bundlesRoute = createRoute({ method: 'get', path: '/api/v1/bundles', tags: ['filing'], summary: 'Lists what may be declared in one: one declaration, several procedures', responses: { 200: json(z.object({ items: z.array(BundleSchema) }), 'All of them') } });
const fileBundleRoute = createRoute({
  method: 'post', path: '/api/v1/bundle-filings', tags: ['filing'], summary: 'Files a bundle: every part or none, each with its own number and clock',
  request: body(z.object({ bundle: z.string().min(1).max(60).openapi({ example: 'death' }), channel: z.enum(['direct', 'online', 'post']), applicant: ApplicantSchema, parts: z.array(z.object({ part: z.string().min(1).max(40), caseId: z.string().max(100).optional(), papers: z.array(PaperSchema).max(200), conditions: z.record(z.string(), z.boolean()).optional(), competentSiteId: z.string().max(60).optional(), evenSo: z.boolean().optional() })).min(1).max(12) }).openapi('BundleFiling')),
  responses: { 201: json(z.object({ id: z.string(), dossiers: z.array(BegunSchema.extend({ part: z.string() })) }), 'Begun'), ...problems(400, 403, 404, 409, 422) },
});
const bundleRoute = createRoute({
  method: 'get', path: '/api/v1/bundle-filings/{id}', tags: ['dossiers'], summary: 'A bundle as it stands, each dossier by its own clock', ...guard('dossiers', DOSSIER_RIGHTS, 'readDossier'),
  request: { params: Id },
  responses: { 200: json(z.object({ id: z.string(), dossiers: z.array(SummarySchema.extend({ part: z.string() })), done: z.boolean() }), 'The bundle'), ...problems(401, 403, 404, 422) },
});
const noticesRoute = createRoute({
  method: 'get', path: '/api/v1/notices', tags: ['dossiers'], summary: 'What was told to the officer who asks', ...SIGNED_IN,
  responses: { 200: json(z.object({ items: z.array(z.object({ id: z.string(), subject: z.string(), title: z.string(), text: z.string(), at: z.string() })) }), 'The newest first'), ...problems(401) },
});

/** Adds what goes with dossiers: money at the counter and from the bank, bundles, an officer's notices. */
export function registerBesideRoutes(api: Api, dossiers: Dossiers, notices: Pick<Notices, 'listOfOfficer'>): void {
  api.openapi(cashRoute, async (c) => {
    const outcome = await dossiers.takeCash({ ...c.req.valid('json'), dossierId: c.req.valid('param').id }, callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 200) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(transfersRoute, async (c) => c.json({ items: await dossiers.listOpenTransfers(c.var.actor, LISTED) } as never, 200));
  api.openapi(bundlesRoute, (c) => c.json({ items: dossiers.bundles } as never, 200));
  api.openapi(fileBundleRoute, async (c) => {
    const outcome = await dossiers.fileBundle(c.req.valid('json') as BundleFiling, callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 201) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(bundleRoute, async (c) => {
    const { id } = c.req.valid('param');
    const bundle = await dossiers.getBundle(id, c.var.actor);
    return bundle === undefined ? (replyRefusal(c, refuse('not_found', { path: id })) as never) : c.json(bundle as never, 200);
  });
  api.openapi(noticesRoute, async (c) => {
    const rows = await notices.listOfOfficer(c.var.actor.id, LISTED);
    return c.json({ items: rows.map(({ id, subject, title, text, at }) => ({ id, subject, title, text, at })) }, 200);
  });
}
