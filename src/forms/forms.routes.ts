import { createRoute, z } from '@hono/zod-openapi';
import { sayAnswers, fillPaper, sayIn } from '#model/answers-in-words.ts';
import { checkAnswers } from '#model/check-answers.ts';
import { checkForm } from '#model/check-form.ts';
import { FormSchema, type Form } from '#model/form.ts';
import { schemaOfForm } from '#model/form-schema.ts';
import { answersOfCard, readIdCard } from '#model/id-card.ts';
import { refuse } from '#model/outcome.ts';
import { localDateAt } from '#model/time.ts';
import type { Clock } from '#platform/clock.ts';
import { guard } from '#platform/guard.ts';
import { DayText, problems, replyRefusal, type Api } from '#platform/routes.ts';
import { createSchemaCheck } from './check-schema.ts';
import { sayFinding } from './form-sentences.ts';
import { FORM_RIGHTS } from './forms.policy.ts';
import type { Forms } from './forms.ts';
import { AnswersSchema, FaultSchema, json, sayFaults, WordsSchema } from './route-parts.ts';

const FormId = z.object({ id: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/u).openapi({ example: 'khai-sinh' }) });
const ListedSchema = z
  .object({ id: z.string(), version: z.number().int(), name: WordsSchema, intro: WordsSchema.optional(), minutes: z.number().optional(), validFrom: z.string(), validTo: z.string().optional(), procedures: z.array(z.object({ code: z.string(), cases: z.array(z.string()).optional(), sinceVersion: z.number().optional(), besides: z.array(z.object({ code: z.string(), times: z.string() })).optional().describe('What it asks for beside it, priced by another record') })), source: z.object({ text: z.string(), date: z.string(), certainty: z.enum(['official', 'secondary', 'unverified']) }) })
  .openapi('ListedForm');
const FormReplySchema = z
  .object({ form: z.looseObject({ id: z.string(), version: z.number().int(), name: WordsSchema, questions: z.record(z.string(), z.unknown()), pages: z.array(z.unknown()) }), schema: z.looseObject({ $schema: z.string() }).describe('JSON Schema 2020-12 of the answers as they are sent') })
  .openapi('FormWithSchema');

const listRoute = createRoute({
  method: 'get', path: '/api/v1/forms', tags: ['forms'], summary: 'Forms in force on a day; of a procedure, of one case of it',
  request: { query: z.object({ procedure: z.string().max(40).optional().openapi({ example: '1.001193' }), case: z.string().max(200).optional(), asOf: DayText.optional() }) },
  responses: { 200: json(z.object({ items: z.array(ListedSchema) }), 'Forms by name'), ...problems(422) },
});
const getRoute = createRoute({
  method: 'get', path: '/api/v1/forms/{id}', tags: ['forms'], summary: 'A form as data, with the schema of its answers',
  request: { params: FormId, query: z.object({ asOf: DayText.optional(), version: z.coerce.number().int().min(1).optional() }) },
  responses: { 200: json(FormReplySchema, 'The form'), ...problems(404, 422) },
});
const cardRoute = createRoute({
  method: 'post', path: '/api/v1/forms/{id}/card', tags: ['forms'], summary: 'What the scanned code of an identity card would fill in; nothing is kept',
  request: { params: FormId, body: { required: true, content: { 'application/json': { schema: z.object({ text: z.string().max(4_000), under: z.string().max(60).optional().describe('The group of the person, such as mother') }) } } } },
  responses: { 200: json(z.object({ answers: z.array(z.object({ path: z.string(), value: z.string(), isDoubtful: z.boolean() })) }).openapi('CardAnswers'), 'To be shown and confirmed by the person'), ...problems(400, 404, 422) },
});
const previewRoute = createRoute({
  method: 'post', path: '/api/v1/forms/preview', tags: ['forms'], summary: 'Tries a form before it is published: what is not sound in it, and how answers go through it',
  ...guard('forms', FORM_RIGHTS, 'previewForm'),
  request: { body: { required: true, content: { 'application/json': { schema: z.object({ form: z.unknown(), answers: AnswersSchema.optional(), sample: z.number().int().min(0).max(50).optional().describe('The answers of a sample of the form'), today: DayText.optional() }) } } } },
  responses: {
    200: json(
      z.object({
        findings: z.array(z.object({ code: z.string(), at: z.string(), says: z.string() })),
        pages: z.array(z.object({ id: z.string(), heading: z.string(), fields: z.array(z.string()), lines: z.array(z.object({ path: z.string(), label: z.string(), said: z.string() })) })),
        faults: z.array(FaultSchema),
        paper: z.record(z.string(), z.unknown()),
        schemaFault: z.object({ path: z.string(), problem: z.string() }).optional(),
      }).openapi('FormPreview'),
      'The trial',
    ),
    ...problems(400, 401, 403, 422),
  },
});

/** Registers the routes of forms as data. */
export function registerFormRoutes(api: Api, forms: Forms, clock: Clock): void {
  const today = (): string => localDateAt(clock.now());
  const { library } = forms;
  const checkSchema = createSchemaCheck(today);
  api.openapi(listRoute, async (c) => {
    const { procedure, case: caseId, asOf } = c.req.valid('query');
    const items = library.listForms(asOf ?? today(), { ...(procedure === undefined ? {} : { procedureCode: procedure }), ...(caseId === undefined ? {} : { caseId }) }).map(listed);
    return c.json({ items } as never, 200);
  });
  // Before {id}: a path of its own.
  api.openapi(previewRoute, async (c) => {
    const { form: given, answers, sample, today: day } = c.req.valid('json');
    const parsed = FormSchema.safeParse(given);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return replyRefusal(c, refuse('invalid_request', { reason: `form.${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` })) as never;
    }
    const form = parsed.data;
    const { language } = c.var;
    const sentences = forms.sentences[language];
    const tried = sample === undefined ? undefined : form.samples[sample];
    const checked = checkAnswers(form, answers ?? tried?.answers ?? {}, { today: day ?? tried?.today ?? today() });
    const findings = checkForm(form);
    // A form that is not sound may have no schema that compiles.
    const schemaFault = findings.length === 0 && checked.faults.every(({ weight }) => weight === 'warn') ? checkSchema(form, checked.flow.asked) : undefined;
    const said = sayAnswers(form, checked.flow, language, sentences.formWords);
    return c.json(
      {
        findings: findings.map((finding) => ({ code: finding.code, at: finding.at, says: sayFinding(finding, sentences) })),
        pages: checked.flow.pages.map(({ page, fields }, at) => ({ id: page.id, heading: sayIn(page.heading, language), fields, lines: said[at]?.lines ?? [] })),
        faults: sayFaults(c, forms, checked.faults),
        paper: fillPaper(form, checked.flow.asked, checked.computed, forms.sentences.vi.formWords),
        ...(schemaFault === undefined ? {} : { schemaFault }),
      } as never,
      200,
    );
  });
  api.openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { asOf, version } = c.req.valid('query');
    const form = version === undefined ? library.findForm(id, asOf ?? today()) : library.findVersion(id, version);
    return form === undefined ? (replyRefusal(c, refuse('form_unknown', { id })) as never) : c.json({ form, schema: schemaOfForm(form) } as never, 200);
  });
  api.openapi(cardRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { text, under } = c.req.valid('json');
    const form = library.findForm(id, today());
    if (form === undefined) return replyRefusal(c, refuse('form_unknown', { id })) as never;
    const card = readIdCard(text, today());
    return card.ok ? c.json({ answers: answersOfCard(form, card.value, under) } as never, 200, { 'cache-control': 'no-store' }) : (replyRefusal(c, card) as never);
  });
}

function listed({ id, version, name, intro, minutes, validFrom, validTo, procedures, source: { text, date, certainty } }: Form): object {
  return { id, version, name, intro, minutes, validFrom, validTo, procedures, source: { text, date, certainty } };
}
