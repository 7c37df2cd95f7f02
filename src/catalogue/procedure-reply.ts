import { z } from '@hono/zod-openapi';

/** The shape of model/procedure.ts for the OpenAPI document; what goes out was checked when it came in. */
const Legal = z.object({
  number: z.string(), title: z.string().optional(), issuer: z.string().optional(), date: z.string().optional(), article: z.string().optional(), clause: z.string().optional(),
  point: z.string().optional(), validFrom: z.string().optional(), validTo: z.string().optional(),
});
const State = z.enum(['structured', 'unparsed', 'silent']).describe('structured: the number is here; unparsed: only its text is; silent: the record says nothing, which is never "free"');
const Unit = z.enum(['workingDay', 'calendarDay', 'workingHour', 'hour', 'minute', 'week', 'month', 'year', 'sameDay']);
const Time = z.object({
  amount: z.number().nullable(), unit: Unit.nullable(), cutoff: z.string().optional(), text: z.string(), state: State,
  extension: z.array(z.object({ reason: z.string(), amount: z.number(), unit: Unit })).optional(),
});
const Fee = z.object({
  kind: z.enum(['phi', 'lephi', 'unknown']), amountVnd: z.number().nullable(), per: z.string().optional(), foreign: z.object({ amount: z.number(), currency: z.string() }).optional(),
  text: z.string(), state: State, scope: z.enum(['national', 'province']), exemptions: z.array(z.string()).optional(), legalBasis: Legal.optional(), validFrom: z.string().optional(), validTo: z.string().optional(),
});
const Paper = z.object({
  code: z.string().optional(), name: z.string(), role: z.enum(['form', 'submit', 'present', 'conditional', 'note']), condition: z.string().optional(),
  originals: z.number().nullable(), copies: z.number().nullable(), formName: z.string().optional(), formUrl: z.string().optional(), replaceableBy: z.array(z.string()).optional(),
});
const Case = z.object({
  id: z.string(), name: z.string(), appliesWhen: z.string().optional(), onlineServiceCode: z.string().optional(), onlineLevel: z.enum(['full', 'partial', 'none', 'unknown']),
  steps: z.array(z.object({ order: z.number(), actor: z.string(), text: z.string() })),
  channels: z.array(z.object({ channel: z.enum(['direct', 'online', 'post']), time: Time, fees: z.array(Fee), note: z.string().optional() })),
  components: z.array(Paper),
  publishedComponents: z.array(Paper).optional().describe('The published list word for word, where components say the same shorter and plainer'),
});
const Agency = z.object({ id: z.string().optional(), name: z.string(), group: z.string().optional() });

export const ProcedureReplySchema = z
  .object({
    code: z.string(), version: z.number().int(), validFrom: z.string(), validTo: z.string().optional(), status: z.enum(['active', 'repealed', 'future', 'unverified']),
    name: z.string(), shortName: z.string().optional(), aliases: z.array(z.string()), summary: z.object({ vi: z.string(), en: z.string().optional() }).optional(),
    level: z.array(z.string()), kind: z.string(), field: z.object({ code: z.string().optional(), name: z.string() }),
    promulgation: z.array(z.object({ agency: z.string(), decisionNo: z.string().optional(), decisionDate: z.string().optional() })),
    audience: z.array(z.string()), boundaryFree: z.union([z.boolean(), z.literal('unknown')]), doneBy: z.string().optional(), cases: z.array(Case),
    results: z.array(z.object({ code: z.string().optional(), name: z.string(), form: z.string(), validity: z.string().optional() })),
    authority: z.object({ executing: z.array(Agency), competent: z.array(Agency), authorised: z.array(Agency), coordinating: z.array(Agency) }),
    receivedAt: z.string().optional(), requirements: z.string().optional(), legalBasis: z.array(Legal), related: z.array(z.string()), bundleOf: z.array(z.string()).optional(),
    replacedBy: z.array(z.string()).optional(), sourceUrl: z.string().optional(), note: z.string().optional(),
    provenance: z.array(
      z.object({
        field: z.string().describe('The path of the fact; it covers all below it, the empty path covers everything'), source: z.string(), sourceDate: z.string(), retrievedAt: z.string().optional(),
        certainty: z.enum(['official', 'secondary', 'unverified']),
      }),
    ),
  })
  .openapi('Procedure');

const Said = z.object({ source: z.string(), sourceDate: z.string(), value: z.string() });
export const ConflictSchema = z.object({ field: z.string(), kept: Said, other: Said }).openapi('ProcedureConflict');

const TIME = { amount: 3, unit: 'workingDay' as const, text: '3 Ngày làm việc', state: 'structured' as const };

/** An invented record of the true shape. */
export const EXAMPLE_PROCEDURE = {
  code: '1.999001', version: 2, validFrom: '2026-07-17', status: 'active' as const, name: 'Thủ tục xác nhận thử', aliases: ['xin giấy xác nhận thử'], level: ['commune'],
  kind: 'delegated_detail', field: { name: 'Hộ tịch' }, promulgation: [{ agency: 'Bộ Tư pháp', decisionNo: '1/QĐ-BTP' }], audience: ['Công dân Việt Nam'], boundaryFree: 'unknown' as const, doneBy: 'commune',
  cases: [
    {
      id: 'case-1', name: '', onlineLevel: 'unknown' as const, steps: [{ order: 1, actor: 'citizen', text: 'Nộp hồ sơ.' }],
      channels: [{ channel: 'direct' as const, time: TIME, fees: [{ kind: 'lephi' as const, amountVnd: 8_000, per: 'bản', text: '8.000 đồng/bản', state: 'structured' as const, scope: 'national' as const }] }],
      components: [{ name: 'Tờ khai', role: 'form' as const, originals: 1, copies: 0 }],
    },
  ],
  results: [{ name: 'Giấy xác nhận', form: 'unknown' }], authority: { executing: [{ name: 'Ủy ban nhân dân cấp xã' }], competent: [], authorised: [], coordinating: [] },
  legalBasis: [{ number: '60/2014/QH13' }], related: [], provenance: [{ field: '', source: 'Cổng Dịch vụ công quốc gia', sourceDate: '2026-07-17', certainty: 'official' as const }],
};
