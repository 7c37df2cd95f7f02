import { z } from '@hono/zod-openapi';
import { TASK_ACTS } from '#model/task.ts';
import { FINDING_KINDS } from './detect-findings.ts';
import { FINDING_STATES } from './findings.store.ts';

const Certainty = z.enum(['official', 'secondary', 'unverified']);
export const TierSchema = z.enum(['central', 'province', 'district_abolished', 'commune', 'unknown']);
export const ActSchema = z.enum(TASK_ACTS);

export const BodySchema = z
  .object({ body: z.string().describe('The exact legal person as the source names it'), tier: TierSchema, person: z.enum(['UBND', 'CHU_TICH', 'CO_QUAN_CHUYEN_MON', 'TT_PVHCC', 'CONG_AN', 'HDND', 'BO_TRUONG', 'BO', 'OTHER']) })
  .openapi('TaskBody', { example: { body: 'Chủ tịch UBND cấp xã', tier: 'commune', person: 'CHU_TICH' } });

export const BasisSchema = z
  .object({ document: z.string(), article: z.string().optional(), clause: z.string().optional(), point: z.string().optional(), annex: z.string().optional(), quote: z.string().optional() })
  .openapi('TaskBasis', { example: { document: '151/2025/NĐ-CP', article: '5', clause: '2' } });

export const EXAMPLE_TASK = {
  id: '151-2025-d5-k2', version: 1, title: 'Giải quyết tranh chấp đất đai giữa hộ gia đình, cá nhân, cộng đồng dân cư', field: 'Đất đai', act: 'phan_dinh' as const,
  from: { body: 'Chủ tịch UBND cấp huyện', tier: 'district_abolished' as const, person: 'CHU_TICH' as const }, to: { body: 'Chủ tịch UBND cấp xã', tier: 'commune' as const, person: 'CHU_TICH' as const },
  basis: [{ document: '151/2025/NĐ-CP', article: '5', clause: '2' }], timeLimit: '45 ngày từ khi thụ lý', forms: [], procedureCodes: ['1.013967'], validFrom: '2025-07-01', validTo: '2027-03-01', supersededBy: [],
  sayings: [], source: 'Trang văn bản', sourceDate: '2026-11-22', certainty: 'secondary' as const, review: { status: 'draft' as const }, provenance: [], conflicts: [],
};

export const TaskSchema = z
  .object({
    id: z.string(), version: z.number().int(), title: z.string(), field: z.string(), ministry: z.string().optional(),
    act: ActSchema.describe('By which legal act the power moved; `procedure`: only a published procedure names the body; `law`: a law does by itself'),
    from: BodySchema.optional(), to: BodySchema.optional().describe('Absent: the provision was ended and nobody holds it by this record'),
    conditions: z.string().optional(), basis: z.array(BasisSchema), baseRule: z.string().optional(), timeLimit: z.string().optional(), forms: z.array(z.string()), procedureCodes: z.array(z.string()),
    validFrom: z.string(), startUnstated: z.literal(true).optional().describe('No source tells the start'), validTo: z.string().optional().describe('The first day on which it no longer holds'),
    endsEarlyIf: z.string().optional(), supersededBy: z.array(z.string()), furtherDelegation: z.string().optional(), note: z.string().optional(), sayings: z.array(z.string()),
    source: z.string(), sourceDate: z.string(), certainty: Certainty,
    review: z.object({ status: z.enum(['draft', 'checked', 'disputed']), by: z.string().optional(), at: z.string().optional(), note: z.string().optional() }),
    provinceCode: z.string().optional().describe('A province’s own decision: it counts in that province only'),
    provenance: z.array(z.object({ field: z.string(), origin: z.enum(['own', 'import']), source: z.string(), sourceDate: z.string(), certainty: Certainty })),
    conflicts: z.array(z.object({ field: z.string(), kept: z.object({ origin: z.string(), source: z.string(), value: z.string() }), other: z.object({ origin: z.string(), source: z.string(), value: z.string() }) })),
  })
  .openapi('Task', { example: EXAMPLE_TASK });

export const TaskPageSchema = z.object({ items: z.array(TaskSchema), nextCursor: z.string().nullable() }).openapi('TaskPage', { example: { items: [EXAMPLE_TASK], nextCursor: null } });
export const TaskFoundSchema = z.object({ task: TaskSchema, overrides: z.array(TaskSchema).describe('Provinces’ own records of the same task') }).openapi('TaskFound', { example: { task: EXAMPLE_TASK, overrides: [] } });
export const TaskVersionsSchema = z
  .object({ items: z.array(z.object({ version: z.number().int(), provinceCode: z.string().nullable(), recordedAt: z.string(), title: z.string(), to: z.string().nullable(), validFrom: z.string(), validTo: z.string().nullable(), certainty: Certainty })) })
  .openapi('TaskVersions', { example: { items: [{ version: 1, provinceCode: null, recordedAt: '2026-11-30T03:00:00.000Z', title: EXAMPLE_TASK.title, to: 'Chủ tịch UBND cấp xã', validFrom: '2025-07-01', validTo: '2027-03-01', certainty: 'secondary' }] } });
export const TaskFieldsSchema = z.object({ items: z.array(z.object({ name: z.string(), count: z.number().int() })) }).openapi('TaskFields', { example: { items: [{ name: 'Đất đai', count: 100 }] } });

const counted = <Name extends z.ZodType>(name: Name) => z.array(z.object({ name, count: z.number().int() }));
export const TaskFacetsSchema = z
  .object({ total: z.number().int(), fields: counted(z.string()), tiers: counted(TierSchema), acts: counted(ActSchema) })
  .openapi('TaskFacets', { example: { total: 100, fields: [{ name: 'Đất đai', count: 100 }], tiers: [{ name: 'commune', count: 60 }], acts: [{ name: 'phan_dinh', count: 50 }] } });

const SideSchema = z
  .object({ task: TaskSchema, to: BodySchema, basis: z.array(BasisSchema), validFrom: z.string(), validTo: z.string().optional(), certainty: Certainty })
  .openapi('RulingSide');
const ReasonSchema = z.object({ key: z.string(), values: z.record(z.string(), z.string()), text: z.string().describe('The sentence of the key, in the caller’s language') }).openapi('RulingReason');

const EXAMPLE_SIDE = { task: EXAMPLE_TASK, to: EXAMPLE_TASK.to, basis: EXAMPLE_TASK.basis, validFrom: '2025-07-01', validTo: '2027-03-01', certainty: 'secondary' as const };

export const RulingSchema = z
  .object({
    kind: z.enum(['decided', 'contradiction', 'notInForce', 'unknown']).describe('decided: one record or several agreeing; contradiction: two texts differ, both are shown; notInForce: it holds on other days; unknown: no record'),
    side: SideSchema.optional(), previous: BodySchema.optional().describe('Who held it before the interval of the side'), supporting: z.array(SideSchema),
    overridden: z.array(SideSchema).describe('National records that a province’s own decision stands before'), doubts: z.array(SideSchema).describe('Less sure, or another person of the same tier'),
    sides: z.array(SideSchema).describe('Of a contradiction: both texts'), askWhom: z.string().optional().describe('Whom to ask for an opinion'),
    task: TaskSchema.optional(), when: z.enum(['before', 'after', 'abolished']).optional(), supersededBy: z.array(z.string()), reasons: z.array(ReasonSchema),
  })
  .openapi('Ruling');

export const OldBodySchema = z
  .object({
    id: z.string(), name: z.string(), matched: z.string(), abolishedOn: z.string(), stillStands: z.boolean(),
    successors: z.array(z.object({ matter: z.string().optional(), body: BodySchema, basis: z.array(BasisSchema), certainty: Certainty, note: z.string().optional() })),
    source: z.string(), certainty: Certainty, note: z.string().optional(),
  })
  .openapi('ResolvedBody');

const EXAMPLE_RULING = {
  kind: 'decided' as const, side: EXAMPLE_SIDE, previous: EXAMPLE_TASK.from, supporting: [], overridden: [], doubts: [], sides: [], supersededBy: [],
  reasons: [{ key: 'ruling.basis', values: { basis: 'khoản 2 Điều 5 Nghị định 151/2025/NĐ-CP', body: 'Chủ tịch UBND cấp xã' }, text: 'Theo khoản 2 Điều 5 Nghị định 151/2025/NĐ-CP: Chủ tịch UBND cấp xã.' }],
};

export const RulingReplySchema = z
  .object({
    ruling: RulingSchema, asOf: z.string(), taskId: z.string().optional(), procedureCode: z.string().optional(), provinceCode: z.string().optional(),
    candidates: z.array(z.object({ id: z.string(), title: z.string(), score: z.number() })), oldBodies: z.array(OldBodySchema),
    citation: z.object({ document: z.string().optional(), article: z.string().optional(), clause: z.string().optional(), point: z.string().optional() }).optional(),
  })
  .openapi('RulingReply', { example: { ruling: EXAMPLE_RULING, asOf: '2026-11-30', taskId: EXAMPLE_TASK.id, procedureCode: '1.013967', candidates: [{ id: EXAMPLE_TASK.id, title: EXAMPLE_TASK.title, score: 0.93 }], oldBodies: [] } });

export const BodiesSchema = z.object({ items: z.array(OldBodySchema) }).openapi('ResolvedBodies', {
  example: { items: [{ id: 'phong-tu-phap', name: 'Phòng Tư pháp cấp huyện', matched: 'phong tu phap', abolishedOn: '2025-07-01', stillStands: false, successors: [{ matter: 'Chứng thực', body: { body: 'UBND cấp xã', tier: 'commune', person: 'UBND' }, basis: [{ document: '120/2025/NĐ-CP', article: '17', clause: '1' }], certainty: 'secondary' }], source: 'Nghị định phân định thẩm quyền tháng 6/2025', certainty: 'secondary' }] },
});

const EXAMPLE_FINDING = {
  id: '0f3a5b7c9d1e2f40', kind: 'levelDisagrees' as const, text: 'Nhiệm vụ ghi UBND cấp xã, thủ tục 1.013978 ghi UBND cấp tỉnh.', taskId: '151-2025-d5-k1', taskTitle: 'Cấp Giấy chứng nhận', details: { code: '1.013978' }, state: 'open' as const,
  owner: null, note: null, foundAt: '2026-11-30T03:00:00.000Z', changedAt: '2026-11-30T03:00:00.000Z', provinceCode: null,
};
export const FindingKindSchema = z.enum(FINDING_KINDS);
export const FindingStateSchema = z.enum(FINDING_STATES);
export const FindingSchema = z
  .object({
    id: z.string(), kind: FindingKindSchema, text: z.string(), taskId: z.string(), taskTitle: z.string(), provinceCode: z.string().nullable(), details: z.record(z.string(), z.string()), state: FindingStateSchema,
    owner: z.string().nullable(), note: z.string().nullable(), foundAt: z.string(), changedAt: z.string(),
  })
  .openapi('TaskFinding', { example: EXAMPLE_FINDING });
export const FindingPageSchema = z
  .object({ items: z.array(FindingSchema), nextCursor: z.string().nullable(), counts: z.array(z.object({ kind: z.string(), state: z.string(), count: z.number().int() })), allowed: z.array(z.string()).describe('What the caller may do with findings') })
  .openapi('TaskFindingPage', { example: { items: [EXAMPLE_FINDING], nextCursor: null, counts: [{ kind: 'levelDisagrees', state: 'open', count: 12 }], allowed: ['readFindings', 'changeFindings'] } });
export const FindingChangeSchema = z.object({ state: FindingStateSchema, owner: z.string().trim().min(1).max(120).optional(), note: z.string().trim().min(1).max(2_000).optional() }).openapi('TaskFindingChange', { example: { state: 'inWork', owner: 'nguyen.an', note: 'Đã gửi văn bản hỏi Sở Xây dựng' } });

const RejectionSchema = z.object({ file: z.string(), place: z.number().int(), id: z.string().optional(), reason: z.string(), text: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) });
export const KeptImportSchema = z
  .object({ id: z.string(), at: z.string(), actorId: z.string(), paths: z.array(z.string()), counts: z.record(z.string(), z.number()), rejections: z.array(RejectionSchema).describe('The first of them; `counts.rejected` says how many there were') })
  .openapi('TaskImport', { example: { id: '0194a0c0-0000-7000-8000-000000000000', at: '2026-11-30T03:00:00.000Z', actorId: 'system', paths: ['tasks.jsonl'], counts: { read: 1, new: 0, changed: 0, unchanged: 0, rejected: 1 }, rejections: [{ file: 'tasks.jsonl', place: 7, reason: 'title_missing', text: 'Không có tên việc.', details: {} }] } });
export const ImportListSchema = z
  .object({ items: z.array(z.object({ id: z.string(), at: z.string(), actorId: z.string(), paths: z.array(z.string()), counts: z.record(z.string(), z.number()) })), nextCursor: z.string().nullable() })
  .openapi('TaskImportList', { example: { items: [{ id: '0194a0c0-0000-7000-8000-000000000000', at: '2026-11-30T03:00:00.000Z', actorId: 'system', paths: ['tasks.jsonl'], counts: { read: 975, new: 975, changed: 0, unchanged: 0, rejected: 0 } }], nextCursor: null } });
