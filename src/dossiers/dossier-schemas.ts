import { z } from '@hono/zod-openapi';
import { DOSSIER_ACTION_KINDS, NOTICE_LANGUAGES, PAPER_FORMS } from '#model/dossier-action.ts';
import { WAIT_CAUSES } from '#model/dossier-sentinel.ts';
import { DELIVERY_STATUSES, DOSSIER_STATUSES, MONEY_STATUSES, SYNC_STATUSES } from '#model/dossier-status.ts';
import { ApplicantSchema, PaperSchema, UNITS } from './dossier-requests.ts';
import { DOSSIER_LISTS } from './dossier-lists.store.ts';

/** What the API gives of dossiers. */

const Status = z.enum(DOSSIER_STATUSES);
const Kind = z.enum(DOSSIER_ACTION_KINDS);
const Due = z.object({ at: z.string().openapi({ example: '2026-11-27T10:00:00.000Z' }), provisional: z.boolean().describe('A year in it is not announced yet'), limit: z.string().openapi({ example: '3 ngày làm việc' }) }).openapi('DossierDueDate');
const PayableSchema = z.object({ lines: z.array(z.object({ text: z.string(), quantity: z.number().int(), unitVnd: z.number().int(), amountVnd: z.number().int() })), exemptVnd: z.number().int(), exemptReason: z.string().optional(), payableVnd: z.number().int() }).openapi('Payable', { example: { lines: [{ text: 'Lệ phí xác nhận', quantity: 1, unitVnd: 15_000, amountVnd: 15_000 }], exemptVnd: 0, payableVnd: 15_000 } });
const OrganisationsSchema = z.object({ helpedAt: z.string(), receivedAt: z.string(), competentAgency: z.string() }).openapi('Organisations');

export const StateSchema = z
  .object({
    language: z.enum(NOTICE_LANGUAGES).optional().describe('What the applicant is told in, where it is not Vietnamese'),
    lastNumber: z.number().int(), lastAt: z.string(), lastKind: Kind, status: Status, since: z.string(), money: z.enum(MONEY_STATUSES), delivery: z.enum(DELIVERY_STATUSES), sync: z.enum(SYNC_STATUSES),
    filingNumber: z.string().openapi({ example: 'HS-7K3M-9QXA' }), code: z.string().optional().openapi({ example: 'H26.12.3-261130-0007' }), receivedAt: z.string().optional(), ownerSiteId: z.string(), organisations: OrganisationsSchema, ownerId: z.string().optional(),
    delegation: z.object({ toId: z.string(), until: z.string() }).optional(), step: z.number().int(), stepName: z.string().optional(), stepSince: z.string().optional(), stepDueAt: z.string().optional(), due: Due.optional(), clock: z.record(z.string(), z.unknown()).optional().describe('What the due date is reckoned from'), promisedDueAt: z.string().optional(), apologised: z.literal(true).optional(),
    apologyPrepared: z.object({ newDue: Due, reason: z.string(), at: z.string() }).optional(),
    waiting: z.object({ for: z.enum(['supplement', 'payment', 'stop']), from: z.string(), before: Status, until: z.string().optional(), clockStands: z.boolean() }).optional(),
    stoodMs: z.number(), supplementRequests: z.number().int(), suppliedAt: z.string().optional(), payable: PayableSchema.optional(), paidVnd: z.number().int(), refundedVnd: z.number().int(), payments: z.array(z.string()),
    decision: z.object({ outcome: z.enum(['granted', 'notGranted']), byId: z.string(), at: z.string(), signedBy: z.string().optional(), signedAt: z.string().optional() }).optional(),
    result: z.object({ version: z.number().int(), number: z.string(), issuedAt: z.string(), recalled: z.literal(true).optional() }).optional(),
    transfer: z.object({ toSiteId: z.string(), at: z.string(), reason: z.string() }).optional(), rated: z.literal(true).optional(), assistedBy: z.string().optional(), after: z.object({ dossierId: z.string(), number: z.string() }).optional().describe('The dossier of the same bundle whose result it needs'),
  })
  .openapi('DossierState');

export const SummarySchema = z
  .object({
    id: z.string(), filingNumber: z.string(), code: z.string().nullable(), procedureCode: z.string(), procedureName: z.string(), applicantName: z.string(), status: Status, nationalStatus: z.number().int(), money: z.enum(MONEY_STATUSES), ownerSiteId: z.string(),
    ownerId: z.string().nullable(), registeredAt: z.string(), receivedAt: z.string().nullable(), dueAt: z.string().nullable(), overdue: z.boolean(), clockStands: z.boolean().describe('It waits for papers, or for a payment that stops the clock'), nextCause: z.enum(WAIT_CAUSES).nullable(), nextAt: z.string().nullable().describe('The latest moment of the next expected event'), lastNumber: z.number().int(),
    stepName: z.string().nullable().describe('The step of the internal process in which it is'), assistedBy: z.string().nullable().describe("The officer who filed it online in the applicant's name"),
  })
  .openapi('DossierSummary');

const ActionSchema = z.object({ kind: Kind, number: z.number().int(), at: z.string(), by: z.object({ kind: z.enum(['citizen', 'officer', 'system']), id: z.string(), siteId: z.string() }), data: z.record(z.string(), z.unknown()), clockWentBack: z.literal(true).optional() }).openapi('DossierAction');
const OfferSchema = z.object({ kind: Kind, open: z.boolean(), why: z.string().optional().describe('Why not, by the code of a refusal') }).openapi('ActionOffer');
const Conditions = z.record(z.string(), z.boolean()).optional();
const FilingSchema = z.object({ procedureCode: z.string(), procedureVersion: z.number().int(), procedureName: z.string(), caseId: z.string(), channel: z.enum(['direct', 'online', 'post']), formVersions: z.record(z.string(), z.number()).optional(), papers: z.array(PaperSchema), conditions: Conditions, times: z.number().int().optional(), besides: z.array(z.object({ procedureCode: z.string(), times: z.number().int(), procedureVersion: z.number().int().optional() })).optional().describe('What is asked for beside it') }).openapi('Filing');
const FrozenSchema = z.object({ procedureCode: z.string(), procedureVersion: z.number().int(), caseName: z.string(), fees: z.array(z.record(z.string(), z.unknown())), steps: z.array(z.object({ name: z.string(), role: z.enum(['desk', 'officer', 'leader', 'clerk']), hours: z.number() })), processId: z.string(), frozenOn: z.string(), besides: z.array(z.object({ procedureCode: z.string(), times: z.number().int(), procedureVersion: z.number().int() })).optional() }).openapi('FrozenVersions');
const AlertSchema = z.object({ kind: z.enum(['stuck', 'soon', 'urgent', 'late']), cause: z.string(), awaitedBy: z.string(), toldAt: z.string() });
const LineSchema = z.object({ step: z.number().int(), ownerId: z.string().optional(), from: z.string(), to: z.string().optional(), dueAt: z.string().optional(), late: z.boolean(), note: z.string().optional() });

const SentSchema = z.object({ at: z.string(), channel: z.enum(['page', 'email', 'sms', 'zalo']), to: z.string(), text: z.string(), state: z.enum(['waiting', 'sent', 'failed', 'held']) }).openapi('SentNotice');

export const DetailSchema = SummarySchema.extend({
  applicant: ApplicantSchema, filing: FilingSchema, frozen: FrozenSchema.nullable(), state: StateSchema, actions: z.array(ActionSchema), controlSheet: z.array(LineSchema).describe('Form 06'),
  offers: z.array(OfferSchema).describe('Every action, open or not to the caller'), alerts: z.array(AlertSchema), countedAt: z.string().nullable().describe('The place by whose hours and days off its time is counted'), bundleId: z.string().nullable(),
  heldNotices: z.array(SentSchema).optional().describe('In practice: what would have been sent to the applicant'),
}).openapi('Dossier');

export const PageSchema = z.object({ items: z.array(SummarySchema), nextCursor: z.string().nullable() });
export const RegisterPageSchema = z.object({ items: z.array(SummarySchema.extend({ outcome: z.enum(['granted', 'notGranted']).nullable(), resultNumber: z.string().nullable(), issuedAt: z.string().nullable(), returnedAt: z.string().nullable() }).openapi('RegisterLine')), nextCursor: z.string().nullable() });
export const CountsSchema = z.record(z.enum(DOSSIER_LISTS), z.number().int()).openapi('DossierCounts');
export const ActedSchema = z.object({ id: z.string(), number: z.number().int(), state: StateSchema }).openapi('Acted');
export const BegunSchema = z.object({ id: z.string(), filingNumber: z.string(), state: StateSchema }).openapi('BegunDossier');

export const FaultSchema = z
  .object({ component: z.string(), name: z.string(), rule: z.enum(['missing', 'tooFew', 'undecided', 'notShown']), needed: z.number().int(), given: z.number().int(), condition: z.string().optional(), sentence: z.string().describe("In the caller's language") })
  .openapi('CompletenessFault');
export const CompletenessQuerySchema = z
  .object({ procedureCode: z.string().min(1).max(60), caseId: z.string().max(100).default(''), atDesk: z.boolean().default(false), papers: z.array(PaperSchema).max(200), conditions: Conditions })
  .openapi('CompletenessQuery', { example: { procedureCode: '1.004873', caseId: '', atDesk: false, papers: [{ component: 'c0', name: 'Tờ khai', form: PAPER_FORMS[3], count: 1 }] } });

/** A file that was taken; an action names it by `file`. */
export const TakenFileSchema = z
  .object({ file: z.string(), kind: z.enum(['image', 'pdf']), pages: z.number().int(), bytes: z.number().int(), name: z.string() })
  .openapi('TakenFile', { example: { file: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', kind: 'image', pages: 1, bytes: 182_344, name: 'can-cuoc.jpg' } });

export const ProofSchema = { number: z.string().min(4).max(60).openapi({ example: 'HS-7K3M-9QXA' }), birthYear: z.number().int().min(1_890).max(2_100).optional().openapi({ example: 1990, description: 'Left out by whoever has logged in and is the applicant' }) };
const Basis = z.object({ document: z.string(), article: z.string().optional(), clause: z.string().optional(), point: z.string().optional() });
export const CitizenViewSchema = z
  .object({
    filingNumber: z.string(), code: z.string().nullable(), procedureCode: z.string(), procedureName: z.string(), status: Status, nationalStatus: z.number().int(), since: z.string(), where: z.string(), receivedAt: z.string().nullable(), dueAt: z.string().nullable(),
    dueIsProvisional: z.boolean(), dueLimit: z.string().nullable().openapi({ example: '3 ngày làm việc' }), countedAt: z.string().nullable().describe('The place by whose hours and days off its time is counted'),
    counted: z.object({ limit: z.object({ amount: z.number(), unit: z.enum(UNITS), cutoff: z.string().optional(), counting: z.enum(['endOfDay', 'sameHour']).optional() }), additions: z.array(z.object({ amount: z.number(), unit: z.enum(UNITS), reason: z.string(), basis: z.string() })) }).nullable().describe('What the legal due date is counted from, beside reception and waits'), promisedDueAt: z.string().nullable(), overdue: z.boolean(),
    supplement: z.object({ faults: z.array(z.object({ component: z.string().optional(), what: z.string(), how: z.string(), basis: Basis.optional() })), until: z.string() }).nullable(),
    reason: z.string().nullable(),
    payment: z.object({ payable: PayableSchema, paidVnd: z.number().int(), money: z.enum(MONEY_STATUSES), note: z.string().describe('What the transfer must say'), code: z.string().nullable().describe('VietQR text; null where nothing is owed or no account is set') }).nullable(),
    result: z.object({ outcome: z.enum(['granted', 'notGranted']), number: z.string(), issuedAt: z.string(), delivered: z.boolean() }).nullable(),
    papers: z.array(z.object({ id: z.string(), kind: Kind, at: z.string() })).describe('Papers made in this dossier, opened by /api/v1/dossier-access/papers'),
    history: z.array(z.object({ kind: Kind, at: z.string() })),
    sent: z.array(SentSchema),
    waits: z.array(z.object({ for: z.enum(['supplement', 'payment', 'stop']), from: z.string(), to: z.string().optional(), reason: z.string().optional(), clockStands: z.boolean() })).describe('When it waited for somebody outside'),
    next: z.object({ cause: z.enum(WAIT_CAUSES), by: z.string() }).nullable().describe('What is awaited next, and its latest moment'),
    allowed: z.array(z.enum(['supply', 'withdraw', 'rate'])),
    lastNumber: z.number().int(),
    mark: z.string().describe('Changes with whatever of this view changes; a stream of events begins behind it'),
  })
  .openapi('CitizenDossier');
