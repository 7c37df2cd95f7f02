import { createRoute, z } from '@hono/zod-openapi';
import { refuse } from '#model/outcome.ts';
import type { Api, Language } from '#platform/routes.ts';
import { callOf, problems, replyRefusal } from '#platform/routes.ts';
import { proofOf } from './proof-of.ts';
import { checkCompleteness } from './check-completeness.ts';
import type { ApplicantRequest } from './citizen-access.ts';
import type { DossierPorts } from './dossier-ports.ts';
import { NewDossierSchema, PaperSchema, type NewDossier } from './dossier-requests.ts';
import { ActedSchema, BegunSchema, CitizenViewSchema, CompletenessQuerySchema, FaultSchema, ProofSchema } from './dossier-schemas.ts';
import type { Dossiers } from './dossiers.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
const body = <Schema extends z.ZodType>(schema: Schema) => ({ body: { required: true, content: { 'application/json': { schema } } } });

const completenessRoute = createRoute({
  method: 'post', path: '/api/v1/completeness', tags: ['filing'], summary: 'Says everything that is missing of a set of papers, before it is filed',
  request: body(CompletenessQuerySchema),
  responses: { 200: json(z.object({ faults: z.array(FaultSchema) }), 'Empty when the set is complete'), ...problems(404, 422) },
});
const fileRoute = createRoute({
  method: 'post', path: '/api/v1/filings', tags: ['filing'], summary: 'Files a dossier online', description: 'Send an Idempotency-Key: what is sent twice is one dossier.',
  request: body(NewDossierSchema.omit({ channel: true, evenSo: true, bundleId: true, receivedAtSiteId: true }).extend({ evenSo: z.boolean().optional() })),
  responses: { 201: json(BegunSchema.omit({ id: true }), 'Registered; the number opens the page of the dossier'), ...problems(400, 403, 404, 409, 422) },
});
const openRoute = createRoute({
  method: 'post', path: '/api/v1/dossier-access', tags: ['filing'], summary: 'Opens a dossier by its number and the year of birth, or of whoever has logged in', description: 'By POST, so that neither stands in an address.',
  request: body(z.object(ProofSchema)),
  responses: { 200: json(CitizenViewSchema, 'The dossier as its applicant sees it'), ...problems(404, 422, 429) },
});
const ApplicantRequestSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('supply'), papers: z.array(PaperSchema).max(200) }),
    z.object({ kind: z.literal('withdraw'), reason: z.string().max(4_000) }),
    z.object({ kind: z.literal('rate'), score: z.union([z.literal(1), z.literal(2), z.literal(3)]), comment: z.string().max(1_000).optional() }),
  ])
  .openapi('ApplicantRequest');
const actRoute = createRoute({
  method: 'post', path: '/api/v1/dossier-access/actions', tags: ['filing'], summary: 'Supplies papers, withdraws or rates, as the applicant',
  request: body(z.object({ ...ProofSchema, request: ApplicantRequestSchema })),
  responses: { 200: json(ActedSchema.pick({ number: true }), 'Done'), ...problems(400, 403, 404, 409, 422, 429) },
});

/** What one sentence of a fault is made of. */
export type SayFault = (language: Language, rule: string, values: Readonly<Record<string, string | number>>) => string;

/** Adds what applicants do by themselves. */
export function registerApplicantRoutes(api: Api, dossiers: Dossiers, { findProcedure }: Pick<DossierPorts, 'findProcedure'>, say: SayFault): void {
  api.openapi(completenessRoute, async (c) => {
    const { procedureCode, caseId, atDesk, papers, conditions } = c.req.valid('json');
    const procedure = await findProcedure(procedureCode);
    if (procedure === undefined) return replyRefusal(c, refuse('dossier_procedure_unknown', { code: procedureCode })) as never;
    const procedureCase = procedure.cases.find(({ id }) => id === caseId);
    if (procedureCase === undefined) return replyRefusal(c, refuse('dossier_case_unknown', { case: caseId })) as never;
    const faults = checkCompleteness(procedureCase, { papers: papers as Parameters<typeof checkCompleteness>[1]['papers'], atDesk, ...(conditions === undefined ? {} : { conditions }) });
    return c.json({ faults: faults.map((fault) => ({ ...fault, sentence: say(c.var.language, fault.rule, { name: fault.name, needed: fault.needed, given: fault.given }) })) } as never, 200);
  });
  api.openapi(fileRoute, async (c) => {
    const outcome = await dossiers.file({ ...c.req.valid('json'), channel: 'online' } as NewDossier, callOf(c));
    return outcome.ok ? c.json({ filingNumber: outcome.value.filingNumber, state: outcome.value.state } as never, 201) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(openRoute, async (c) => {
    const outcome = await dossiers.openAsApplicant(proofOf(c, c.req.valid('json')));
    c.header('cache-control', 'no-store');
    return outcome.ok ? c.json(outcome.value as never, 200) : (replyRefusal(c, outcome) as never);
  });
  api.openapi(actRoute, async (c) => {
    const { request, ...proof } = c.req.valid('json');
    const outcome = await dossiers.actAsApplicant(proofOf(c, proof), request as ApplicantRequest, callOf(c));
    return outcome.ok ? c.json({ number: outcome.value.number }, 200) : (replyRefusal(c, outcome) as never);
  });
}
