import type { LawChange } from '#model/law.ts';
import type { LocalDate } from '#model/time.ts';
import type { Queries } from '#platform/database/database.ts';
import { addressOfProvision } from './address-of-provision.ts';
import { listAllDocuments, listDatedProvisions, listRelationsIn } from './law.store.ts';

/** What begins, ends or is changed in a period, both days counted, by day and document. */
export async function listChanges(queries: Queries, from: LocalDate, to: LocalDate): Promise<LawChange[]> {
  const within = (day: LocalDate | undefined): day is LocalDate => day !== undefined && from <= day && day <= to;
  const [documents, provisions, relations] = await Promise.all([listAllDocuments(queries), listDatedProvisions(queries, from, to), listRelationsIn(queries, from, to)]);
  const byNumber = new Map(documents.map((document) => [document.number, document]));
  const changes: LawChange[] = [];
  for (const { number, title, validFrom, validTo, certainty, source } of documents) {
    if (within(validFrom)) changes.push({ on: validFrom, what: 'comesIntoForce', address: { document: number }, title, certainty, source });
    if (within(validTo)) changes.push({ on: validTo, what: 'ends', address: { document: number }, title, certainty, source });
  }
  for (const provision of provisions) {
    const document = byNumber.get(provision.document);
    const { title, validFrom, validTo } = provision;
    const rest = { address: addressOfProvision(provision), title, certainty: document?.certainty ?? 'unverified', source: document?.source ?? '' } as const;
    if (within(validFrom)) changes.push({ on: validFrom, what: 'comesIntoForce', ...rest });
    if (within(validTo)) changes.push({ on: validTo, what: 'ends', ...rest });
  }
  for (const { on, relation, target, by, certainty, source } of relations) {
    if (within(on)) changes.push({ on, what: relation, address: target, title: byNumber.get(target.document)?.title ?? target.document, by, certainty, source });
  }
  return changes.sort((left, right) => compare(left.on, right.on) || compare(left.address.document, right.address.document));
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
