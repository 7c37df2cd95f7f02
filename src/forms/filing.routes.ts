import { createRoute, z } from '@hono/zod-openapi';
import type { Answers } from '#model/form-paths.ts';
import type { BegunFor } from '#model/form-filing.ts';
import { followForm, type FormFlow } from '#model/form-flow.ts';
import type { Form } from '#model/form.ts';
import type { Payable } from '#model/dossier-action.ts';
import { refuse, type Outcome } from '#model/outcome.ts';
import type { Component } from '#model/procedure.ts';
import { localDateAt, type LocalDate } from '#model/time.ts';
import { problems, replyRefusal, type Api } from '#platform/routes.ts';
import type { DraftPerson } from './draft-deps.ts';
import type { Forms } from './forms.ts';
import { DraftId, holderOf, json } from './route-parts.ts';

/** A form with what was answered of it. */
export interface AnsweredForm {
  readonly form: Form;
  readonly begun: BegunFor;
  readonly flow: FormFlow;
  readonly computed: Answers;
  readonly today: LocalDate;
}

/** What a form is filed for, by its answers and the records of the procedures. */
export interface FilingView {
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly caseId: string;
  /** Null where the procedure has one case. */
  readonly caseName: string | null;
  /** What still comes on paper. */
  readonly toBring: readonly Component[];
  /** `payable` null and `texts` empty: no fee is published, which is never "free". */
  readonly fee: { readonly payable: Payable | null; readonly texts: readonly string[]; readonly isCountedAtDesk: boolean; readonly source: string | null };
  /** Who decides, by the record; null where it does not say. */
  readonly competent: string | null;
  /** The desk that it goes to; null in a house without a name. */
  readonly sentTo: string | null;
}

/** Says what an answered form is filed for. Handed in by `app/`. */
export type DescribeFiling = (answered: AnsweredForm) => Promise<FilingView>;

export interface FilingRoutesDeps {
  readonly forms: Pick<Forms, 'drafts' | 'sent' | 'library'>;
  readonly describe: DescribeFiling;
  /** Whether somebody may act as the applicant of a dossier. */
  readonly proveApplicant: (proof: { readonly number: string; readonly birthYear?: number | undefined; readonly person?: DraftPerson; readonly address: string }) => Promise<Outcome<{ readonly siteId: string; readonly id: string }>>;
  readonly clock: { now(): number };
}

const Money = z.number().int();
const FilingSchema = z
  .object({
    procedureCode: z.string(), procedureName: z.string(), caseId: z.string(), caseName: z.string().nullable().describe('Null where the procedure has one case'),
    toBring: z
      .array(z.object({ code: z.string().optional(), name: z.string(), role: z.enum(['form', 'submit', 'present', 'conditional', 'note']), condition: z.string().optional(), originals: z.number().int().nullable(), copies: z.number().int().nullable(), formName: z.string().optional(), formUrl: z.string().optional(), replaceableBy: z.array(z.string()).optional() }))
      .describe('What still comes on paper: submit is handed in, present only shown, conditional only in its case'),
    fee: z.object({
      payable: z.object({ lines: z.array(z.object({ text: z.string(), quantity: Money, unitVnd: Money, amountVnd: Money })), exemptVnd: Money, exemptReason: z.string().optional(), payableVnd: Money }).nullable(),
      texts: z.array(z.string()).describe("The record's own words where no sum can be known yet"),
      isCountedAtDesk: z.boolean(), source: z.string().nullable(),
    }),
    competent: z.string().nullable(),
    sentTo: z.string().nullable().describe('The desk that it goes to'),
  })
  .openapi('FormFiling');

const draftRoute = createRoute({
  method: 'get', path: '/api/v1/form-drafts/{id}/filing', tags: ['form drafts'], summary: 'What the draft would be filed for, as its answers say: procedure, case, fee, papers still to bring', request: { params: DraftId },
  responses: { 200: json(FilingSchema, 'What it is filed for'), ...problems(404, 409, 422) },
});
const sentRoute = createRoute({
  method: 'post', path: '/api/v1/dossier-access/filing', tags: ['filing'], summary: 'What the forms of a dossier were filed for, with the papers still to bring; none for a dossier that began at the desk',
  request: { body: { required: true, content: { 'application/json': { schema: z.object({ number: z.string().max(60), birthYear: z.number().int().optional().openapi({ description: 'Left out by whoever has logged in and is the applicant' }) }).openapi('FilingProof') } } } },
  responses: { 200: json(z.object({ items: z.array(FilingSchema) }), 'In the order they were sent'), ...problems(404, 422, 429) },
});

/** Registers what forms are filed for: of a draft for whoever holds it, of a dossier for its applicant. */
export function registerFilingRoutes(api: Api, { forms, describe, proveApplicant, clock }: FilingRoutesDeps): void {
  api.openapi(draftRoute, async (c) => {
    const found = await forms.drafts.find(holderOf(c, c.req.valid('param').id), c.var.actor);
    if (!found.ok) return replyRefusal(c, found) as never;
    const { open, row } = found.value;
    if (open === undefined) return replyRefusal(c, refuse('form_draft_sent', { code: row.dossierCode ?? row.code })) as never;
    const { flow, computed } = open.checked;
    const view = await describe({ form: open.form, begun: { procedureCode: row.procedureCode, ...(row.caseId === null ? {} : { caseId: row.caseId }) }, flow, computed, today: localDateAt(clock.now()) });
    return c.json(view as never, 200, { 'cache-control': 'no-store' });
  });
  api.openapi(sentRoute, async (c) => {
    const { citizen, visitor } = c.var;
    const proven = await proveApplicant({ ...c.req.valid('json'), ...(citizen === undefined ? {} : { person: { key: citizen.personKey, birthYear: citizen.birthYear } }), address: visitor.address });
    if (!proven.ok) return replyRefusal(c, proven) as never;
    const items: FilingView[] = [];
    for (const { formId, formVersion, procedureCode, caseId, answers, computed, submittedAt } of await forms.sent.ofDossier(proven.value.siteId, proven.value.id)) {
      const form = forms.library.findVersion(formId, formVersion);
      if (form === undefined) continue;
      const today = localDateAt(Date.parse(submittedAt));
      items.push(await describe({ form, begun: { procedureCode, ...(caseId === undefined ? {} : { caseId }) }, flow: followForm(form, answers, today), computed, today }));
    }
    return c.json({ items } as never, 200, { 'cache-control': 'no-store' });
  });
}
