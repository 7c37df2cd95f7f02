import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { fillPaper, sayAnswers, sayIn } from '#model/answers-in-words.ts';
import { faultsOfPage } from '#model/check-answers.ts';
import { isFilled } from '#model/form-paths.ts';
import type { Refusal } from '#model/outcome.ts';
import { callOf, problems, replyRefusal, type Api, type HouseEnv } from '#platform/routes.ts';
import type { DraftKey, DraftView } from './drafts.ts';
import type { Forms } from './forms.ts';
import { AnswersSchema, draftCookie, DraftId, dropCookie, FaultSchema, holderOf, json, sayFaults } from './route-parts.ts';

const Year = z.string().max(10).openapi({ example: '1958', description: 'The year of birth that opens the draft again' });
const DraftKeySchema = z
  .object({ id: z.uuid(), code: z.string().openapi({ example: 'TK-7K3M-9QXA', description: 'To be written down; opens the draft again with the year of birth' }), token: z.string().describe('For clients without cookies, in the header x-draft-token'), version: z.number().int(), forgetOn: z.string().openapi({ example: '2026-12-30' }) })
  .openapi('DraftKey');
export const FileSchema = z.object({ id: z.uuid(), path: z.string(), name: z.string(), kind: z.enum(['image', 'pdf']), pages: z.number().int(), bytes: z.number().int() }).openapi('DraftFile');
const DraftSchema = z
  .object({
    id: z.uuid(), code: z.string(), state: z.enum(['open', 'sent']), version: z.number().int(), formId: z.string(), formVersion: z.number().int(), procedureCode: z.string(), caseId: z.string().nullable(), savedAt: z.string(), forgetOn: z.string(),
    canResume: z.boolean().describe('A year of birth is known, so the code opens it again'),
    dossier: z.object({ id: z.string(), code: z.string().nullable(), sentAt: z.string() }).optional().describe('Where it went, once it was sent'),
    answers: AnswersSchema.optional(),
    computed: AnswersSchema.optional(),
    pages: z.array(z.object({ id: z.string(), heading: z.string(), fields: z.array(z.string()), isAnswered: z.boolean(), faults: z.number().int() })).optional().describe('Only what is asked, given the answers so far'),
    faults: z.array(FaultSchema).optional(),
    files: z.array(FileSchema).optional(),
    prefilledFrom: z.string().optional(),
  })
  .openapi('FormDraft');
const CheckSchema = z
  .object({
    version: z.number().int(), isComplete: z.boolean(), faults: z.array(FaultSchema),
    pages: z.array(z.object({ pageId: z.string(), heading: z.string(), lines: z.array(z.object({ path: z.string(), label: z.string(), said: z.string() })) })),
    paper: z.object({ template: z.string(), values: z.record(z.string(), z.unknown()) }).optional().describe('What goes onto the official declaration'),
  })
  .openapi('CheckedDraft');

const body = <Schema extends z.ZodType>(schema: Schema) => ({ required: true, content: { 'application/json': { schema } } });
const beginRoute = createRoute({
  method: 'post', path: '/api/v1/form-drafts', tags: ['form drafts'], summary: 'Begins a draft; with an Idempotency-Key a draft filled in without a connection is begun once',
  request: { body: body(z.object({ formId: z.string().max(60).openapi({ example: 'khai-sinh' }), procedureCode: z.string().max(40).optional(), caseId: z.string().max(200).optional(), birthYear: Year.optional(), answers: AnswersSchema.optional() }).openapi('NewDraft')) },
  responses: { 201: json(DraftKeySchema, 'Begun; the token also comes as a cookie'), ...problems(400, 404, 409, 413, 422) },
});
const resumeRoute = createRoute({
  method: 'post', path: '/api/v1/form-drafts/resume', tags: ['form drafts'], summary: 'Opens a draft again by its code and the year of birth, for 30 days after it was last saved',
  request: { body: body(z.object({ code: z.string().max(40).openapi({ example: 'TK-7K3M-9QXA' }), birthYear: Year }).openapi('ResumeDraft')) },
  responses: { 200: json(DraftKeySchema, 'Opened'), ...problems(400, 404, 422, 429) },
});
const getRoute = createRoute({
  method: 'get', path: '/api/v1/form-drafts/{id}', tags: ['form drafts'], summary: 'A draft with what is asked next and what is not right yet', request: { params: DraftId },
  responses: { 200: json(DraftSchema, 'The draft'), ...problems(404, 422) },
});
const saveRoute = createRoute({
  method: 'patch', path: '/api/v1/form-drafts/{id}', tags: ['form drafts'], summary: 'Saves some answers; what cannot be read is kept as typed. A question that another tab changed meanwhile is refused with 409 and saved with overwrite',
  request: { params: DraftId, body: body(z.object({ version: z.number().int().min(1), answers: AnswersSchema, overwrite: z.boolean().optional(), birthYear: Year.optional() }).openapi('SaveDraft')) },
  responses: { 200: json(DraftSchema, 'Saved'), ...problems(400, 404, 409, 413, 422) },
});
const checkRoute = createRoute({
  method: 'get', path: '/api/v1/form-drafts/{id}/check', tags: ['form drafts'], summary: 'All answers in words and everything that is not right, at once: for checking before sending and for a printed copy', request: { params: DraftId },
  responses: { 200: json(CheckSchema, 'The answers in words'), ...problems(404, 409, 422) },
});
const sendRoute = createRoute({
  method: 'post', path: '/api/v1/form-drafts/{id}/submission', tags: ['form drafts'], summary: 'Sends the form, once; sent again it says where it went',
  request: { params: DraftId, body: body(z.object({ version: z.number().int().min(1).describe('The version that was shown for checking'), evenSo: z.boolean().optional().describe('The same person has the same dossier open, and this one is wanted beside it') }).openapi('SendDraft')) },
  responses: { 200: json(z.object({ dossierId: z.string(), dossierCode: z.string().nullable(), sentAt: z.string() }).openapi('SentDraft'), 'Sent'), ...problems(400, 404, 409, 422) },
});
const prefillRoute = createRoute({
  method: 'post', path: '/api/v1/form-drafts/{id}/prefill', tags: ['form drafts'], summary: 'Takes over what an earlier dossier of the same person says, with consent, where nothing is answered yet',
  request: { params: DraftId, body: body(z.object({ dossierCode: z.string().max(60), birthYear: Year, consent: z.boolean() }).openapi('PrefillDraft')) },
  responses: { 200: json(z.object({ version: z.number().int(), filled: z.array(z.string()) }).openapi('PrefilledDraft'), 'What was taken over'), ...problems(400, 404, 409, 422, 429) },
});
const forgetRoute = createRoute({
  method: 'delete', path: '/api/v1/form-drafts/{id}', tags: ['form drafts'], summary: 'Forgets a draft and its files at once', request: { params: DraftId },
  responses: { 204: { description: 'Forgotten' }, ...problems(404, 409, 422) },
});

/** Registers the routes of drafts. `secure`: whether the house is reached by https. */
export function registerDraftRoutes(api: Api, forms: Forms, secure: boolean): void {
  const { drafts } = forms;
  const no = (c: Context<HouseEnv>, refusal: Refusal): never => replyRefusal(c, refusal) as never;
  const hand = (c: Context<HouseEnv>, key: DraftKey): void => c.header('set-cookie', draftCookie(key, secure), { append: true });
  const show = async (c: Context<HouseEnv>, id: string): Promise<never> => {
    const found = await drafts.find(holderOf(c, id), c.var.actor);
    return found.ok ? (c.json(describe(c, forms, found.value) as never, 200, { 'cache-control': 'no-store' }) as never) : no(c, found);
  };

  api.openapi(beginRoute, async (c) => {
    const { formId, procedureCode, caseId, birthYear, answers } = c.req.valid('json');
    const outcome = await drafts.begin({ formId, ...(procedureCode === undefined ? {} : { procedureCode }), ...(caseId === undefined ? {} : { caseId }), ...(birthYear === undefined ? {} : { birthYear }), ...(answers === undefined ? {} : { answers }) }, callOf(c));
    if (!outcome.ok) return no(c, outcome);
    hand(c, outcome.value);
    return c.json(outcome.value as never, 201, { 'cache-control': 'no-store' });
  });
  api.openapi(resumeRoute, async (c) => {
    const outcome = await drafts.resume({ ...c.req.valid('json'), address: c.var.visitor.address }, c.var.actor);
    if (!outcome.ok) return no(c, outcome);
    hand(c, outcome.value);
    return c.json(outcome.value as never, 200, { 'cache-control': 'no-store' });
  });
  api.openapi(getRoute, async (c) => show(c, c.req.valid('param').id));
  api.openapi(saveRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { version, answers, overwrite, birthYear } = c.req.valid('json');
    const outcome = await drafts.save({ holder: holderOf(c, id), version, answers, ...(overwrite === undefined ? {} : { overwrite }), ...(birthYear === undefined ? {} : { birthYear }) }, callOf(c));
    return outcome.ok ? show(c, id) : no(c, outcome);
  });
  api.openapi(checkRoute, async (c) => {
    const found = await drafts.find(holderOf(c, c.req.valid('param').id), c.var.actor);
    if (!found.ok) return no(c, found);
    const { open, row } = found.value;
    if (open === undefined) return no(c, { ok: false, code: 'form_draft_sent', details: { code: row.dossierCode ?? row.code } });
    const { form, checked } = open;
    const { language } = c.var;
    return c.json(
      {
        version: row.version,
        isComplete: checked.faults.every(({ weight }) => weight === 'warn'),
        faults: sayFaults(c, forms, checked.faults),
        pages: sayAnswers(form, checked.flow, language, forms.sentences[language].formWords),
        // The paper is Vietnamese whatever the screen speaks.
        ...(form.paper === undefined ? {} : { paper: { template: form.paper.template, values: fillPaper(form, checked.flow.asked, checked.computed, forms.sentences.vi.formWords) } }),
      } as never,
      200,
      { 'cache-control': 'no-store' },
    );
  });
  api.openapi(sendRoute, async (c) => {
    const { version, evenSo = false } = c.req.valid('json');
    const outcome = await forms.send({ holder: holderOf(c, c.req.valid('param').id), version, evenSo, language: c.var.language }, callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 200) : no(c, outcome);
  });
  api.openapi(prefillRoute, async (c) => {
    const outcome = await drafts.prefill({ holder: holderOf(c, c.req.valid('param').id), ...c.req.valid('json') }, callOf(c));
    return outcome.ok ? c.json(outcome.value as never, 200) : no(c, outcome);
  });
  api.openapi(forgetRoute, async (c) => {
    const { id } = c.req.valid('param');
    const outcome = await drafts.forget(holderOf(c, id), callOf(c));
    if (!outcome.ok) return no(c, outcome);
    c.header('set-cookie', dropCookie(id), { append: true });
    return c.body(null, 204);
  });
}

function describe(c: Context<HouseEnv>, forms: Forms, { row, open }: DraftView): object {
  const iso = (moment: string): string => new Date(moment).toISOString();
  const own = { id: row.id, code: row.code, state: row.state, version: row.version, formId: row.formId, formVersion: row.formVersion, procedureCode: row.procedureCode, caseId: row.caseId, savedAt: iso(row.savedAt), forgetOn: row.forgetOn, canResume: row.birthHash !== null };
  if (open === undefined) return { ...own, dossier: { id: row.dossierId, code: row.dossierCode, sentAt: iso(row.sentAt ?? row.savedAt) } };
  const { checked, body: kept, files } = open;
  return {
    ...own,
    answers: checked.answers,
    computed: checked.computed,
    pages: checked.flow.pages.map(({ page, fields }) => ({ id: page.id, heading: sayIn(page.heading, c.var.language), fields, isAnswered: fields.every((field) => isFilled(checked.flow.asked[field])), faults: faultsOfPage(checked.faults, fields).length })),
    faults: sayFaults(c, forms, checked.faults),
    files: files.map((file) => forms.files.describe(file)),
    ...(kept.prefilledFrom === undefined ? {} : { prefilledFrom: kept.prefilledFrom.dossierCode }),
  };
}
