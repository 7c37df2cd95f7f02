import { z } from '@hono/zod-openapi';
import { CONSENT_WAYS, NOTICE_LANGUAGES, PAPER_FORMS } from '#model/dossier-action.ts';
import { isLocalDate } from '#model/time.ts';

/** What is asked of a dossier, before the room adds what only it may say: code, dates, frozen versions, money's arithmetic, documents. */

/** What was parsed has no key with nothing in it: optional means absent. */
type Exact<T> = T extends readonly (infer Item)[] ? readonly Exact<Item>[] : T extends object ? { readonly [Key in keyof T]: Exact<Exclude<T[Key], undefined>> } : T;

const LINE = 500;
const TEXT = 4_000;
const Line = z.string().trim().max(LINE);
const Reason = z.string().trim().max(TEXT);
const Day = z.string().refine(isLocalDate, 'YYYY-MM-DD').openapi({ example: '2026-12-10' });
const Basis = z.object({ document: z.string().max(60), article: z.string().max(10).optional(), clause: z.string().max(10).optional(), point: z.string().max(4).optional() }).openapi('DossierBasis', { example: { document: '118/2025/NĐ-CP', article: '17' } });
const ComponentRef = z.string().regex(/^c\d{1,3}$/u).openapi({ example: 'c0', description: "The component's place in the case's list" });
export const FileHash = z.string().regex(/^[0-9a-f]{64}$/u).openapi({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' });
const Vnd = z.number().int().min(0).max(1_000_000_000_000);
const Money = z.number().int().max(1_000_000_000_000);
/** What a limit is counted in. */
export const UNITS = ['workingDay', 'calendarDay', 'workingHour', 'hour', 'minute', 'week', 'month', 'year', 'sameDay'] as const;

export const PaperSchema = z.object({ component: ComponentRef.optional(), name: Line.min(1), form: z.enum(PAPER_FORMS), count: z.number().int().min(0).max(1_000), file: FileHash.optional() }).openapi('GivenPaper');
const Papers = z.array(PaperSchema).max(200);
const Conditions = z.record(ComponentRef, z.boolean()).optional();

const ProvinceVnd = z.record(z.string().regex(/^\d{1,2}$/u), Vnd).optional().describe("The province's amount where the record leaves it to the province");
const MOST = 10_000;
const MOST_BESIDES = 10;
/** Something asked for beside what is filed, such as copies of the extract. */
const AskedBesideSchema = z.object({ procedureCode: z.string().min(1).max(60).openapi({ example: '2.000635' }), times: z.number().int().min(1).max(MOST) }).openapi('AskedBeside');

/** What the desk says of the fee beside the published one. */
const FeeSchema = z
  .object({
    quantities: z.record(z.string().regex(/^\d{1,2}$/u), z.number().int().min(0).max(MOST)).optional().describe('How many, by the place of the fee in the list; as many as the applicant asked for where it is left out'),
    provinceVnd: ProvinceVnd,
    exemption: z.object({ reason: Line, share: z.number().gt(0).max(1), coversBesides: z.boolean().optional().describe('Also of what is asked for beside it, which another record prices') }).optional(),
    besides: z.array(AskedBesideSchema.extend({ times: z.number().int().min(0).max(MOST), provinceVnd: ProvinceVnd })).max(MOST_BESIDES).optional().describe('How many of each thing asked for beside it, in place of what the applicant asked for'),
  })
  .openapi('FeeFacts');

const ReceiveSchema = z
  .object({
    kind: z.literal('receive'),
    papers: Papers,
    conditions: Conditions,
    fee: FeeSchema.optional(),
    limit: z.object({ amount: z.number().positive().max(10_000), unit: z.enum(UNITS), basis: Basis }).optional().describe('Only where the record publishes no limit that can be reckoned'),
    acceptChanges: z.boolean().optional().describe('The applicant was told of what changed since filing'),
    formerLaw: Basis.optional().describe('The clause by which a dossier filed before goes on under the earlier procedure'),
    evenIncomplete: z.object({ reason: Reason.min(1) }).optional().describe('What is missing is accepted later, and why'),
  })
  .openapi('ReceiveRequest');

const FaultSchema = z.object({ component: ComponentRef.optional(), what: Line, how: Line, basis: Basis.optional() }).openapi('SupplementFault');

/** Every request to one dossier. Shape: discriminated by `kind`. */
export const DossierRequestSchema = z
  .discriminatedUnion('kind', [
    ReceiveSchema,
    z.object({ kind: z.literal('refuseReception'), reason: Reason, basis: Basis.optional() }),
    z.object({ kind: z.literal('requestSupplement'), faults: z.array(FaultSchema).max(60), until: Day.optional(), rule: Basis.optional(), conditions: Conditions }),
    z.object({ kind: z.literal('supply'), papers: Papers }),
    z.object({ kind: z.literal('resume'), note: Line.optional() }),
    z.object({ kind: z.literal('handOver'), toStep: z.number().int().min(1).max(40).optional(), ownerId: z.string().max(100).optional(), note: Line.optional() }),
    z.object({ kind: z.literal('assign'), ownerId: z.string().min(1).max(100) }),
    z.object({ kind: z.literal('claim') }),
    z.object({ kind: z.literal('delegate'), toId: z.string().min(1).max(100), until: Day, reason: Reason }),
    z.object({ kind: z.literal('requestPayment'), lines: z.array(z.object({ text: Line.min(1), quantity: z.number().int().min(1).max(10_000), unitVnd: Money })).min(1).max(30), exemption: z.object({ reason: Line, share: z.number().gt(0).max(1) }).optional(), reason: Reason, pausesClock: z.boolean(), basis: Basis.optional() }),
    z.object({ kind: z.literal('refund'), reference: Line.min(1), amountVnd: Money, reason: Reason }),
    z.object({ kind: z.literal('withdraw'), reason: Reason }),
    z.object({ kind: z.literal('confirmStop'), reason: Reason, basis: Basis.optional(), fees: Line }),
    z.object({ kind: z.literal('decide'), outcome: z.enum(['granted', 'notGranted']), reason: Reason.optional(), basis: Basis.optional(), draftId: z.string().max(100).optional() }),
    z.object({ kind: z.literal('sendBack'), reason: Reason }),
    z.object({ kind: z.literal('sign'), signature: z.string().max(200).optional() }),
    z.object({ kind: z.literal('recordResult'), number: Line.min(1), documentId: z.string().max(100).optional(), file: FileHash.optional() }),
    z.object({ kind: z.literal('deliver'), way: z.enum(['atDesk', 'post', 'portal', 'toProxy']), proof: Line, to: Line }),
    z.object({ kind: z.literal('recall'), reason: Reason, basis: Basis }),
    z.object({ kind: z.literal('transfer'), toSiteId: z.string().min(1).max(60), reason: Reason, basis: Basis }),
    z.object({ kind: z.literal('acceptTransfer'), ownerId: z.string().max(100).optional() }),
    z.object({ kind: z.literal('declineTransfer'), reason: Reason }),
    z.object({ kind: z.literal('extend'), amount: z.number().positive().max(1_000), unit: z.enum(UNITS), reason: Reason, basis: Basis }),
    z.object({ kind: z.literal('apologise'), reason: Reason, newDueOn: Day.optional().describe('The new day; the one prepared by the house where it is left out') }),
    z.object({ kind: z.literal('attach'), papers: Papers }),
    z.object({ kind: z.literal('movePapers'), papers: z.array(Line.min(1)).min(1).max(200), to: Line.min(1) }),
    z.object({ kind: z.literal('rate'), score: z.union([z.literal(1), z.literal(2), z.literal(3)]), comment: z.string().max(1_000).optional() }),
    z.object({ kind: z.literal('note'), text: Reason.min(1) }),
  ])
  .openapi('DossierRequest');
export type DossierRequest = Exact<z.infer<typeof DossierRequestSchema>>;
export type RequestOf<Kind extends DossierRequest['kind']> = Extract<DossierRequest, { kind: Kind }>;

const THIS_CENTURY = 2_100;
export const ApplicantSchema = z
  .object({
    name: z.string().trim().min(1).max(200).openapi({ example: 'Nguyễn Thị Hoa' }),
    birthYear: z.number().int().min(1_890).max(THIS_CENTURY).openapi({ example: 1990 }),
    identityNumber: z.string().regex(/^\d{9}(?:\d{3})?$/u).optional(),
    phone: z.string().regex(/^0\d{9,10}$/u).optional().openapi({ example: '0900000123' }),
    email: z.email().max(200).optional(),
    address: z.string().max(500).optional(),
    proxy: z.object({ name: z.string().trim().min(1).max(200), phone: z.string().regex(/^0\d{9,10}$/u).optional(), identityNumber: z.string().regex(/^\d{12}$/u).optional() }).optional(),
    language: z.enum(NOTICE_LANGUAGES).optional().describe('The language of notices; Vietnamese unless chosen otherwise'),
  })
  .openapi('Applicant');

export const NewDossierSchema = z
  .object({
    applicant: ApplicantSchema,
    procedureCode: z.string().min(1).max(60).openapi({ example: '1.004873' }),
    procedureVersion: z.number().int().min(1).optional().describe('The version the applicant was shown; the one in force where it is left out'),
    caseId: z.string().max(100).default(''),
    channel: z.enum(['direct', 'online', 'post']),
    papers: Papers.default([]),
    conditions: Conditions,
    formVersions: z.record(z.string().max(100), z.number().int().min(1)).optional(),
    times: z.number().int().min(1).max(MOST).optional().describe('How many of what the fee is asked for; one where it is left out'),
    besides: z.array(AskedBesideSchema).max(MOST_BESIDES).optional().describe('What is asked for beside it, such as copies of the extract'),
    competentSiteId: z.string().max(60).optional().describe('Who decides, where it is not the site that receives'),
    receivedAtSiteId: z.string().max(60).optional(),
    evenSo: z.boolean().optional().describe('The same person has the same dossier open, and this one is wanted beside it'),
    bundleId: z.uuid().optional(),
    consent: z.object({ how: z.enum(CONSENT_WAYS), words: Line.min(1) }).optional().describe('That the applicant agreed, where an officer files online in their name'),
  })
  .openapi('NewDossier');
export type NewDossier = Exact<z.infer<typeof NewDossierSchema>>;

export const ReceptionSchema = NewDossierSchema.extend({ reception: ReceiveSchema.omit({ kind: true, papers: true, conditions: true }).optional() }).openapi('DossierReception');
export type DossierReception = Exact<z.infer<typeof ReceptionSchema>>;
