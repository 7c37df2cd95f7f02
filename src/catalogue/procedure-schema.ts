import { z } from 'zod';
import { isLocalDate } from '#model/time.ts';

/** The shape of model/procedure.ts as data from outside must have it. Unknown keys are refused by name. */
const LocalDateSchema = z.string().refine(isLocalDate, 'không phải ngày có thật dạng 2026-11-22');
const Text = z.string().max(60_000);
const Short = z.string().max(4_000);
const UnitSchema = z.enum(['workingDay', 'calendarDay', 'workingHour', 'hour', 'minute', 'week', 'month', 'year', 'sameDay']);
const StateSchema = z.enum(['structured', 'unparsed', 'silent']);

const LegalReferenceSchema = z.strictObject({
  number: Short, title: Text.optional(), issuer: Short.optional(), date: LocalDateSchema.optional(), article: Short.optional(), clause: Short.optional(),
  point: Short.optional(), validFrom: LocalDateSchema.optional(), validTo: LocalDateSchema.optional(),
});

const TimeSchema = z
  .strictObject({
    amount: z.number().positive().nullable(), unit: UnitSchema.nullable(), cutoff: z.string().regex(/^\d{2}:\d{2}$/u).optional(), text: Text, state: StateSchema,
    extension: z.array(z.strictObject({ reason: Text, amount: z.number().positive(), unit: UnitSchema })).optional(),
  })
  .refine((time) => time.state !== 'structured' || time.unit === 'sameDay' || (time.amount !== null && time.unit !== null), 'thời hạn ghi "structured" mà thiếu số hoặc đơn vị');

const FeeSchema = z
  .strictObject({
    kind: z.enum(['phi', 'lephi', 'unknown']), amountVnd: z.number().int().nonnegative().nullable(), per: Short.optional(),
    foreign: z.strictObject({ amount: z.number().nonnegative(), currency: z.string().max(10) }).optional(), text: Text, state: StateSchema,
    scope: z.enum(['national', 'province']), exemptions: z.array(Text).optional(), legalBasis: LegalReferenceSchema.optional(),
    validFrom: LocalDateSchema.optional(), validTo: LocalDateSchema.optional(),
  })
  .refine((fee) => fee.state !== 'structured' || fee.amountVnd !== null || fee.foreign !== undefined, 'khoản thu ghi "structured" mà thiếu số tiền');

const ComponentSchema = z.strictObject({
  code: Short.optional(), name: Text, role: z.enum(['form', 'submit', 'present', 'conditional', 'note']), condition: Text.optional(),
  originals: z.number().int().nonnegative().nullable(), copies: z.number().int().nonnegative().nullable(), formName: Short.optional(), formUrl: Short.optional(),
  replaceableBy: z.array(Short).optional(),
});

const CaseSchema = z.strictObject({
  id: z.string().max(200), name: Text, appliesWhen: Text.optional(), onlineServiceCode: Short.optional(), onlineLevel: z.enum(['full', 'partial', 'none', 'unknown']),
  steps: z.array(z.strictObject({ order: z.number().int().positive(), actor: z.enum(['citizen', 'desk', 'officer', 'leader', 'clerk', 'other']), text: Text })),
  channels: z.array(z.strictObject({ channel: z.enum(['direct', 'online', 'post']), time: TimeSchema, fees: z.array(FeeSchema), note: Text.optional() })),
  components: z.array(ComponentSchema),
  /** What an export adds; read over on the way back. */
  publishedComponents: z.array(ComponentSchema).optional(),
});

const AgencySchema = z.strictObject({ id: Short.optional(), name: Short, group: Short.optional() });

export const ProcedureSchema = z.strictObject({
  code: z.string().regex(/^(?:[1-9]\.\d{6}|mc\.[a-z0-9-]{2,60})$/u, 'mã phải dạng 1.001193, hoặc mc.ten-goi cho thủ tục chưa có mã'),
  version: z.number().int().nonnegative().optional(),
  validFrom: LocalDateSchema,
  validTo: LocalDateSchema.optional(),
  status: z.enum(['active', 'repealed', 'future', 'unverified']),
  name: z.string().trim().min(1).max(4_000),
  shortName: Short.optional(),
  aliases: z.array(Short),
  summary: z.strictObject({ vi: Text, en: Text.optional() }).optional(),
  level: z.array(z.enum(['ministry', 'province', 'commune', 'vertical', 'shared', 'other'])),
  kind: z.enum(['delegated_detail', 'not_delegated', 'local', 'internal', 'unknown']),
  field: z.strictObject({ code: Short.optional(), name: Short }),
  promulgation: z.array(z.strictObject({ agency: Short, decisionNo: Short.optional(), decisionDate: LocalDateSchema.optional() })),
  audience: z.array(Short),
  boundaryFree: z.union([z.boolean(), z.literal('unknown')]),
  doneBy: z.enum(['commune', 'police', 'landOffice', 'socialInsurance', 'province', 'ministry', 'tax', 'customs', 'court', 'military', 'other']).optional(),
  cases: z.array(CaseSchema).min(1),
  results: z.array(z.strictObject({ code: Short.optional(), name: Text, form: z.enum(['paper', 'electronic', 'both', 'unknown']), validity: Short.optional() })),
  authority: z.strictObject({ executing: z.array(AgencySchema), competent: z.array(AgencySchema), authorised: z.array(AgencySchema), coordinating: z.array(AgencySchema) }),
  receivedAt: Text.optional(),
  requirements: Text.optional(),
  legalBasis: z.array(LegalReferenceSchema),
  related: z.array(Short),
  bundleOf: z.array(Short).optional(),
  replacedBy: z.array(Short).optional(),
  sourceUrl: Short.optional(),
  note: Text.optional(),
  provenance: z
    .array(z.strictObject({ field: Short, source: Short, sourceDate: LocalDateSchema, retrievedAt: Short.optional(), certainty: z.enum(['official', 'secondary', 'unverified']) }))
    .min(1, 'mỗi thủ tục phải ghi ít nhất một nguồn (provenance)'),
  /** What an export adds; read over on the way back. */
  conflicts: z.array(z.unknown()).optional(),
});
