import { z } from '@hono/zod-openapi';
import { CHANGE_DEEDS, CHANGE_STATES, SUBJECT_KINDS } from '#model/change-set.ts';
import { AUDIENCES, GOLDEN_VERDICTS } from '#model/golden.ts';
import { isLocalDate } from '#model/time.ts';

const TEXT_LIMIT = 1_000;
const ID_LIMIT = 220;
const Day = z.string().refine(isLocalDate, 'YYYY-MM-DD').openapi({ example: '2026-12-01' });
/** Any value of JSON; each kind checks its own. */
const Value = z.unknown().openapi({ type: 'object', description: 'The value of the record; each kind has its own shape, see the subject' });

export const SourceSchema = z
  .object({ text: z.string().trim().min(1).max(300).openapi({ example: 'Nghị quyết 10/2026/NQ-HĐND' }), date: Day, certainty: z.enum(['official', 'secondary', 'unverified']) })
  .openapi('ChangeSource');
export const NewItemSchema = z
  .object({
    kind: z.enum(SUBJECT_KINDS),
    id: z.string().min(1).max(ID_LIMIT).openapi({ example: '1.001193' }),
    after: Value,
    beforeVersion: z.number().int().nonnegative().optional().describe('The version that was seen; a newer one refuses'),
  })
  .openapi('NewChangeItem');
export const NewChangeSetSchema = z
  .object({
    title: z.string().min(1).max(300).openapi({ example: 'Thời hạn đăng ký khai sinh theo quy định mới' }),
    reason: z.string().min(1).max(TEXT_LIMIT),
    source: SourceSchema,
    goesLiveOn: Day.optional(),
    items: z.array(NewItemSchema).max(1_000),
  })
  .openapi('NewChangeSet');

const RecordSchema = z.object({ kind: z.enum(SUBJECT_KINDS), id: z.string().min(1).max(ID_LIMIT) });
const version = z.number().int().positive().describe('The version that was seen: whoever acts on an older one is told who acted since');
const reason = z.string().min(1).max(TEXT_LIMIT);
export const ChangeActSchema = z
  .discriminatedUnion('deed', [
    z.object({
      deed: z.literal('edit'), version, title: z.string().min(1).max(300).optional(), reason: reason.optional(), source: SourceSchema.optional(), goesLiveOn: Day.optional(),
      put: z.array(NewItemSchema).max(1_000).optional(), drop: z.array(RecordSchema).max(1_000).optional(),
      undo: z.array(RecordSchema).max(100).optional().describe('Takes the last edit of these records back; undone once more it stands again'),
    }),
    z.object({ deed: z.literal('submit'), version }),
    z.object({ deed: z.literal('approve'), version, reason: reason.optional().describe('Needed where a golden question gets worse') }),
    z.object({ deed: z.literal('sendBack'), version, reason }),
    z.object({ deed: z.literal('reject'), version, reason }),
    z.object({ deed: z.literal('withdraw'), version, reason }),
    z.object({ deed: z.literal('rollBack'), version, reason }),
  ])
  .openapi('ChangeAct');

const Named = z.object({ id: z.string(), name: z.string() });
const WordChangeSchema = z.object({ change: z.enum(['same', 'added', 'removed']), text: z.string() });
export const DifferenceSchema = z.object({ path: z.string(), label: z.string().openapi({ example: 'Trường hợp 1 › Cách nộp 1 › Thời hạn › Số' }), before: z.string().optional(), after: z.string().optional(), words: z.array(WordChangeSchema).optional().describe('Of two long texts: what stayed, went and came, word by word') }).openapi('WrittenDifference');
export const ItemSchema = z
  .object({
    kind: z.enum(SUBJECT_KINDS), id: z.string(), label: z.string(), beforeVersion: z.number().int(), before: Value, after: Value, liveVersion: z.number().int().optional(),
    isImported: z.boolean().optional().describe('It comes from a file and is written as what that source says'),
    differences: z.array(DifferenceSchema).optional().describe('The first of them'),
    differenceCount: z.number().int().optional(),
  })
  .openapi('ChangeItem');
export const ItemRowSchema = z
  .object({ kind: z.enum(SUBJECT_KINDS), id: z.string(), label: z.string(), beforeVersion: z.number().int(), liveVersion: z.number().int().optional(), isImported: z.boolean().optional(), isNew: z.boolean(), fields: z.array(z.object({ field: z.string(), label: z.string() })) })
  .openapi('ChangeItemRow');
export const SummarySchema = z
  .object({ kinds: z.array(z.object({ kind: z.enum(SUBJECT_KINDS), new: z.number().int(), changed: z.number().int() })), fields: z.array(z.object({ field: z.string(), label: z.string(), count: z.number().int() })) })
  .openapi('ChangeSummary');
const Line = z.object({ file: z.string(), place: z.number().int().optional(), id: z.string().optional(), text: z.string() });
export const ReportSchema = z
  .object({
    files: z.array(z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string().optional() })),
    read: z.number().int(), new: z.number().int(), changed: z.number().int(), unchanged: z.number().int(), rejected: z.number().int(),
    rejections: z.array(Line).describe('The first of them; `rejected` says how many there were'), remarks: z.array(Line).describe('What was read although something about it is doubtful'),
  })
  .openapi('ImportReport');
export const ChangeSetSchema = z
  .object({
    id: z.string(), siteId: z.string(), provinceId: z.string(), title: z.string(), reason: z.string(), source: SourceSchema, origin: z.enum(['edit', 'import']), state: z.enum(CHANGE_STATES),
    version: z.number().int(), goesLiveOn: z.string(), editors: z.array(z.string()), createdBy: z.string(), createdAt: z.string(), submittedBy: z.string().optional(), approvedBy: z.string().optional(),
    approvedAt: z.string().optional(), liveAt: z.string().optional(), endedAt: z.string().optional(),
    stuck: z.object({ at: z.string(), kind: z.string(), id: z.string(), code: z.string() }).optional().describe('Why it could not go live on its day'),
    items: z.array(ItemSchema).describe('The first of them; the others are read in pages'),
    itemCount: z.number().int(),
    itemsVersion: z.number().int(),
    checkedAt: z.string().optional().describe('When effects and golden questions were computed for the items as they stand; absent while they are not'),
    report: ReportSchema.optional(),
    progress: z.object({ step: z.enum(['check', 'goLive', 'rollBack']), done: z.number().int(), total: z.number().int(), at: z.string() }).optional().describe('Long work under way'),
    effects: z.object({ procedures: z.array(Named), tasks: z.array(Named), forms: z.array(z.string()), words: z.array(z.string()), questions: z.array(z.string()), totals: z.object({ procedures: z.number().int(), tasks: z.number().int(), forms: z.number().int(), words: z.number().int() }).optional() }).optional(),
    allowed: z.array(z.enum(CHANGE_DEEDS)).optional().describe('What the caller may do with it now'),
  })
  .openapi('ChangeSet');
export const HistorySchema = z.object({ number: z.number().int(), deed: z.string(), by: z.string(), at: z.string(), note: z.string(), touched: z.array(z.string()) }).openapi('ChangeHistory');

/** What a caller may do with change sets and golden questions at a site. */
export const AllowedSchema = z.array(z.enum(['readChangeSet', 'editChangeSet', 'approveChangeSet', 'rollBackChangeSet', 'keepGoldenQuestion'])).describe('What the caller may do with change sets at this site');

const ExpectedSchema = z.object({ candidate: z.string().optional(), status: z.string(), mustContain: z.array(z.string()) });
export const GoldenSchema = z
  .object({ id: z.string(), audience: z.enum(AUDIENCES), question: z.string(), placeCode: z.string().optional(), expected: ExpectedSchema, subjects: z.array(z.string()), origin: z.string().optional(), writtenBy: z.string().optional(), writtenAt: z.string().optional() })
  .openapi('GoldenQuestion');
export const ResultSchema = z.object({ candidates: z.array(z.string()), status: z.string(), text: z.string(), right: z.boolean(), missing: z.array(z.string()) }).openapi('GoldenResult');
export const ComparisonSchema = z.object({ question: GoldenSchema, before: ResultSchema, after: ResultSchema, verdict: z.enum(GOLDEN_VERDICTS) }).openapi('GoldenComparison');
export const SubjectSchema = z.object({ kind: z.enum(SUBJECT_KINDS), id: z.string(), version: z.number().int(), value: Value, label: z.string() }).openapi('ChangeSubject');
