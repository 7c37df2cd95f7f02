import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { LAW_RELATIONS, type LawRelation } from '#model/law.ts';
import { accept } from '#model/outcome.ts';
import { isLocalDate } from '#model/time.ts';
import type { CommandDefinition } from '#platform/command.ts';
import { PlatformFault } from '#platform/fault.ts';
import { readContentFile } from '#platform/read-content.ts';
import { findCircle } from './find-circle.ts';
import { maySetLaw } from './law.policy.ts';
import { findDocumentRow, fingerprintOf, moveRevision, readState, withdrawMissing, writeDocument, writeRelations, type DocumentRow } from './law.store.ts';

const Day = z.string().refine(isLocalDate, { error: 'a day such as 2025-07-01' });
const Certainty = z.enum(['official', 'secondary', 'unverified']);
const Address = z.strictObject({ document: z.string().min(3), article: z.string().optional(), clause: z.string().optional(), point: z.string().optional(), annex: z.string().optional() });

/** `content/law/documents.json`: what is known of documents, in our own words, and what they do to one another. */
export const LawContentSchema = z.strictObject({
  documents: z.array(
    z.strictObject({
      number: z.string().min(3), kind: z.string().min(3), title: z.string().min(3), issuer: z.string().optional(), field: z.string().optional(),
      issuedOn: Day.optional(), validFrom: Day.optional(), validTo: Day.optional(),
      source: z.string().min(3), sourceDate: Day, certainty: Certainty, note: z.string().optional(),
    }),
  ),
  relations: z.array(
    z.strictObject({ by: Address, relation: z.enum(LAW_RELATIONS), target: Address, on: Day.optional(), until: Day.optional(), note: z.string().optional(), source: z.string().min(3), sourceDate: Day, certainty: Certainty }),
  ),
});
export type LawContent = z.infer<typeof LawContentSchema>;

/**
 * Reads the file and proves it: no number twice, dates in order, no circle.
 * Faults: `content_broken` with the first fault.
 */
export async function readLawContent(path: string): Promise<{ readonly content: LawContent; readonly hash: string }> {
  const content = await readContentFile(path, (value) => LawContentSchema.parse(value));
  const broken = (reason: string): PlatformFault => new PlatformFault('content_broken', { file: path, reason });
  const seen = new Set<string>();
  for (const { number, issuedOn, validFrom, validTo } of content.documents) {
    if (seen.has(number)) throw broken(`${number}: twice`);
    seen.add(number);
    if ((issuedOn !== undefined && validFrom !== undefined && validFrom < issuedOn) || (validFrom !== undefined && validTo !== undefined && validTo <= validFrom)) throw broken(`${number}: dates swapped`);
  }
  const circle = findCircle([], relationsOf(content));
  if (circle !== undefined) throw broken(`circle: ${circle.join(' → ')}`);
  return { content, hash: createHash('sha256').update(await readFile(path)).digest('hex') };
}

/** Loads what officials wrote; what they said before and say no longer is withdrawn. A text that was imported stays. */
export const loadLawContent: CommandDefinition<{ readonly content: LawContent; readonly hash: string }, { readonly documents: number }, 'not_allowed'> = {
  name: 'law.loadContent',
  policy: (actor) => maySetLaw(actor, 'importTexts'),
  run: async ({ content, hash }, context) => {
    const { transaction } = context;
    const state = await readState(transaction, true);
    if (state.contentHash === hash) return accept({ documents: 0 });
    const at = new Date(context.now).toISOString();
    for (const { note: _note, ...document } of content.documents) {
      const kept = await findDocumentRow(transaction, document.number);
      await writeDocument(transaction, { ...(defined(document) as Omit<DocumentRow, 'extent' | 'fromContent'>), extent: kept?.extent ?? 'none', fromContent: true }, at);
    }
    const relations = relationsOf(content).map((relation) => ({ ...relation, id: context.newId(), fingerprint: fingerprintOf(relation) }));
    await withdrawMissing(transaction, 'content', at, relations.map(({ fingerprint }) => fingerprint));
    await writeRelations(transaction, 'content', context.actor.id, at, relations);
    await moveRevision(transaction, hash);
    context.announce({ name: 'law.changed', subject: 'content', payload: { documents: content.documents.length } });
    context.note('content/law', { documents: content.documents.length, relations: relations.length });
    return accept({ documents: content.documents.length });
  },
};

function relationsOf(content: LawContent): LawRelation[] {
  return content.relations.map(({ by, target, sourceDate: _sourceDate, ...relation }) => defined({ ...relation, by: defined(by), target: defined(target) }) as unknown as LawRelation);
}

/** Without the keys that hold nothing: optional fields of the schema come with `undefined`. */
function defined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined));
}
