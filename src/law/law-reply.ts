import { z } from '@hono/zod-openapi';
import { LAW_RELATIONS } from '#model/law.ts';
import { isLocalDate } from '#model/time.ts';

/** An object without the keys that hold nothing: what a schema left out is absent, not undefined. */
export function defined<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as { [Key in keyof Value]: Exclude<Value[Key], undefined> };
}

export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({ description, content: { 'application/json': { schema } } });
export const Day = z.string().refine(isLocalDate, { error: 'a day such as 2026-11-22' });
export const AsOf = Day.optional().openapi({ description: 'The day the answer is for; today unless said', example: '2026-11-22' });
const Label = z.string().regex(/^\d{1,4}[a-zđ]?$/u);

export const NumberQuery = z.object({ number: z.string().min(2).max(300).openapi({ description: 'The number as the library writes it or as people do: 118/2025, nđ118, Luật Hộ tịch', example: '60/2014/QH13' }) });
export const AddressQuery = NumberQuery.extend({
  article: Label.optional().openapi({ example: '15' }), clause: Label.optional().openapi({ example: '1' }), point: z.string().regex(/^[a-zđ][a-zđ\d]?$/u).optional(), annex: z.string().max(40).optional(),
});

const EXAMPLE_ADDRESS = { document: '60/2014/QH13', article: '15', clause: '1' };
export const AddressSchema = z.object({ document: z.string(), article: z.string().optional(), clause: z.string().optional(), point: z.string().optional(), annex: z.string().optional() }).openapi('LawAddress', { example: EXAMPLE_ADDRESS });

const Certainty = z.enum(['official', 'secondary', 'unverified']).describe('official: read in the text or an official list; secondary: told by a source that quotes it; unverified: neither');
const EXAMPLE_DOCUMENT = {
  number: '60/2014/QH13', kind: 'Luật', title: 'Luật Hộ tịch', issuer: 'Quốc hội', field: 'Hộ tịch', issuedOn: '2014-11-20', validFrom: '2016-01-01', validTo: '2027-03-01',
  source: 'Luật 03/2026/QH16', sourceDate: '2026-04-23', certainty: 'secondary' as const, extent: 'extract' as const,
};
export const DocumentSchema = z
  .object({
    number: z.string(), kind: z.string(), title: z.string(), issuer: z.string().optional(), field: z.string().optional(), issuedOn: z.string().optional(), validFrom: z.string().optional(),
    validTo: z.string().optional().describe('The first day it is no longer in force'), source: z.string(), sourceDate: z.string().optional(), certainty: Certainty, extent: z.enum(['none', 'extract', 'whole']).describe('How much of its text is here'),
  })
  .openapi('LawDocument', { example: EXAMPLE_DOCUMENT });
const Allowed = z.array(z.enum(['importTexts', 'relateTexts'])).describe('What the caller may do here');
export const DocumentPageSchema = z.object({ items: z.array(DocumentSchema), nextCursor: z.string().nullable(), allowed: Allowed }).openapi('LawDocumentPage', { example: { items: [EXAMPLE_DOCUMENT], nextCursor: null, allowed: [] } });
export const FacetListSchema = z
  .object({ items: z.array(z.object({ facet: z.enum(['kind', 'issuer', 'field']), value: z.string(), count: z.number().int() })) })
  .openapi('LawFacets', { example: { items: [{ facet: 'kind', value: 'Nghị định', count: 40 }] } });

const State = z.enum(['inForce', 'notYet', 'ended', 'unknown']);
const EXAMPLE_VALIDITY = { address: EXAMPLE_ADDRESS, state: 'inForce' as const, validFrom: '2016-01-01', validTo: '2027-03-01', changedBy: [{ document: '03/2026/QH16', relation: 'replaces' as const, on: '2027-03-01' }] };
export const ValiditySchema = z
  .object({
    address: AddressSchema, state: State, validFrom: z.string().optional(), validTo: z.string().optional(),
    changedBy: z.array(z.object({ document: z.string(), relation: z.enum(['amends', 'replaces', 'repeals', 'suspends']), on: z.string().optional() })),
  })
  .openapi('ProvisionValidity', { example: EXAMPLE_VALIDITY });

const RelationFields = { by: AddressSchema, relation: z.enum(LAW_RELATIONS), target: AddressSchema, on: Day.optional(), until: Day.optional(), note: z.string().max(500).optional(), source: z.string().min(3).max(300), certainty: Certainty };
const EXAMPLE_RELATION = { by: { document: '367/2025/NĐ-CP' }, relation: 'amends' as const, target: { document: '118/2025/NĐ-CP' }, source: 'Nghị định 367/2025/NĐ-CP', certainty: 'secondary' as const };
export const RelationRequestSchema = z.object(RelationFields).openapi('LawRelationRequest', { example: { ...EXAMPLE_RELATION, on: '2026-01-01' } });
export const RelationReplySchema = z.object({ id: z.string(), ...RelationFields, origin: z.string().optional().describe('The document whose text says so, `content`, or `entered`') }).openapi('LawRelation', { example: { id: '019b2c6e-0000-7000-8000-000000000000', ...EXAMPLE_RELATION } });
export const DocumentDetailSchema = z
  .object({ document: DocumentSchema, validity: ValiditySchema, relationsOn: z.array(RelationReplySchema).describe('What others do to it'), relationsBy: z.array(RelationReplySchema).describe('What it does to others'), allowed: Allowed })
  .openapi('LawDocumentDetail', { example: { document: EXAMPLE_DOCUMENT, validity: { ...EXAMPLE_VALIDITY, address: { document: '60/2014/QH13' } }, relationsOn: [], relationsBy: [], allowed: [] } });

const EntrySchema = z.object({
  key: z.string(), kind: z.enum(['article', 'annex', 'preamble']), label: z.string(), title: z.string(), headings: z.array(z.string()), code: z.string().optional().describe('Its number in the official code'), state: State,
  wordings: z.array(z.string()).describe('The first days of its later wordings'),
});
export const OutlineSchema = z
  .object({ document: DocumentSchema, entries: z.array(EntrySchema) })
  .openapi('LawOutline', { example: { document: EXAMPLE_DOCUMENT, entries: [{ key: 'd15', kind: 'article', label: '15', title: 'Trách nhiệm đăng ký khai sinh', headings: ['Chương II', 'Mục 1'], code: '15.3.LQ.15', state: 'inForce', wordings: [] }] } });

const UnitSchema = z.object({ clause: z.string().optional(), point: z.string().optional(), text: z.string(), table: z.array(z.array(z.string())).optional() });
const EXAMPLE_UNIT = { clause: '1', text: 'Trong thời hạn 60 ngày kể từ ngày sinh con, cha hoặc mẹ có trách nhiệm đăng ký khai sinh cho con.' };
const ProvisionSchema = z
  .object({
    document: z.string(), key: z.string(), kind: z.enum(['article', 'annex', 'preamble']), label: z.string(), title: z.string(), headings: z.array(z.string()), units: z.array(UnitSchema), code: z.string().optional(), note: z.string().optional(),
    validFrom: z.string().optional(), validTo: z.string().optional(), wordingFrom: z.string().optional().describe('The day from which this wording holds; absent: since it came into force'),
  })
  .openapi('LawProvision', { example: { document: '60/2014/QH13', key: 'd15', kind: 'article', label: '15', title: 'Trách nhiệm đăng ký khai sinh', headings: [], units: [EXAMPLE_UNIT] } });
const ReferenceSchema = z.object({
  start: z.number().int(), end: z.number().int().describe('UTF-16 units; behind the last'), text: z.string(), relative: z.boolean(),
  address: z.object({ document: z.string().optional(), article: z.string().optional(), clause: z.string().optional(), point: z.string().optional(), annex: z.string().optional() }),
});
export const ReferenceListSchema = z
  .object({ items: z.array(ReferenceSchema) })
  .openapi('LawReferences', { example: { items: [{ start: 5, end: 29, text: 'khoản 1 Điều 15 Luật này', relative: true, address: EXAMPLE_ADDRESS }] } });
export const ReferenceRequestSchema = z.object({ text: z.string().max(100_000), here: AddressSchema.optional() }).openapi('LawReferenceRequest', { example: { text: 'theo khoản 1 Điều 15 Luật này', here: { document: '60/2014/QH13' } } });

const Shown = { document: DocumentSchema, units: z.array(UnitSchema), validity: ValiditySchema, laterWording: z.boolean().describe('True: only a later wording is here; nothing may be quoted as of that day') };
const FoundSchema = z.object({ ...Shown, provision: ProvisionSchema });
export const ProvisionReplySchema = FoundSchema.extend({ address: AddressSchema, links: z.array(z.array(ReferenceSchema)).describe('The references in each unit, in the order of `units`') }).openapi('LawProvisionReply', {
  example: { address: EXAMPLE_ADDRESS, document: EXAMPLE_DOCUMENT, provision: { document: '60/2014/QH13', key: 'd15', kind: 'article', label: '15', title: 'Trách nhiệm đăng ký khai sinh', headings: [], units: [EXAMPLE_UNIT] }, units: [EXAMPLE_UNIT], validity: EXAMPLE_VALIDITY, laterWording: false, links: [[]] },
});
export const ComparisonSchema = z
  .object({ address: AddressSchema, before: FoundSchema.optional(), after: FoundSchema.optional(), words: z.array(z.object({ change: z.enum(['same', 'added', 'removed']), text: z.string() })), changedBy: z.array(z.object({ by: AddressSchema, relation: z.enum(LAW_RELATIONS), target: AddressSchema, on: z.string().optional() })) })
  .openapi('LawComparison', { example: { address: EXAMPLE_ADDRESS, words: [{ change: 'same', text: 'Trong thời hạn ' }, { change: 'removed', text: '60 ' }, { change: 'added', text: '90 ' }], changedBy: [] } });
export const SearchReplySchema = z
  .object({ items: z.array(z.object({ ...Shown, address: AddressSchema.describe('With the clause or point that says most of what was asked'), by: z.enum(['address', 'words']), score: z.number(), title: z.string(), headings: z.array(z.string()) })) })
  .openapi('LawSearchReply', { example: { items: [{ address: EXAMPLE_ADDRESS, by: 'words', score: 41.2, document: EXAMPLE_DOCUMENT, title: 'Trách nhiệm đăng ký khai sinh', headings: [], units: [EXAMPLE_UNIT], validity: EXAMPLE_VALIDITY, laterWording: false }] } });
export const ChangeListSchema = z
  .object({ from: z.string(), to: z.string(), items: z.array(z.object({ on: z.string(), what: z.enum(['comesIntoForce', 'ends', ...LAW_RELATIONS]), address: AddressSchema, title: z.string(), by: AddressSchema.optional(), certainty: Certainty, source: z.string() })) })
  .openapi('LawChanges', { example: { from: '2027-03-01', to: '2027-03-01', items: [{ on: '2027-03-01', what: 'comesIntoForce', address: { document: '03/2026/QH16' }, title: 'Luật Hộ tịch', certainty: 'secondary', source: 'Luật 03/2026/QH16' }] } });

const FaultSchema = z.object({ kind: z.string(), at: z.string(), found: z.string(), expected: z.string().optional(), text: z.string().describe('What is wrong, as a sentence') });
export const ImportPageSchema = z
  .object({ items: z.array(z.object({ number: z.number().int(), id: z.string(), at: z.string(), actorId: z.string(), file: z.string(), format: z.string(), document: z.string(), outcome: z.string(), counts: z.record(z.string(), z.number()), faults: z.array(FaultSchema) })), nextCursor: z.string().nullable() })
  .openapi('LawImportPage', { example: { items: [], nextCursor: null } });
