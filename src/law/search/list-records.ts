import type { LawProvision, LawRelation } from '#model/law.ts';
import type { Queries } from '#platform/database/database.ts';
import { listAllDocuments, listEndings, readBatch, SINCE_START } from '../law.store.ts';
import type { LawRecord } from './law-index.ts';
import { toRecords, type RecordContext } from './law-records.ts';

const BATCH = 200;

/** Every wording of the library as records, in the order of document and key; at most a batch is in memory. */
export async function* listRecords(queries: Queries): AsyncGenerator<LawRecord> {
  const documents = new Map((await listAllDocuments(queries)).map((document) => [document.number, document]));
  const endings = new Map<string, LawRelation[]>();
  for (const relation of await listEndings(queries)) endings.set(relation.target.document, [...(endings.get(relation.target.document) ?? []), relation]);
  const context: RecordContext = { documents, endings };
  let after: [string, string, string] = ['', '', SINCE_START];
  let open: LawProvision[] = [];
  for (;;) {
    const batch = await readBatch(queries, after, BATCH);
    for (const provision of batch) {
      const [before] = open;
      if (before !== undefined && (before.document !== provision.document || before.key !== provision.key)) {
        yield* toRecords(open, context);
        open = [];
      }
      open.push(provision);
    }
    const last = batch.at(-1);
    if (last === undefined || batch.length < BATCH) break;
    after = [last.document, last.key, last.wordingFrom ?? SINCE_START];
  }
  yield* toRecords(open, context);
}
