import type { Authority } from '#authority/authority.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { AppliedItem, Subject, SubjectRefusal } from '#knowledge/subject.ts';
import type { Law } from '#law/law.ts';
import type { Json } from '#model/json-diff.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';

/** Legal texts as a subject of change sets. A text comes from a file whole; nobody writes its words by hand. */
export function createLawSubject({ law, authority, catalogue }: { readonly law: Pick<Law, 'imported'>; readonly authority: Pick<Authority, 'listByCitation'>; readonly catalogue: Pick<Catalogue, 'listByDocument'> }): Subject {
  const { imported } = law;
  return {
    kind: 'law',
    read: async (number) => {
      const { version, value, title } = await imported.read(number);
      return { version, value, label: title === number ? number : `${number} ${title}` };
    },
    validate: (number) => Promise.resolve(refuse('change_item_imported', { id: number })),
    affected: async (number) => {
      const tasks = authority.listByCitation({ document: number });
      const procedures = await catalogue.listByDocument(number);
      const codes = [...new Set([...procedures.map(({ code }) => code), ...tasks.flatMap(({ procedureCodes }) => procedureCodes)])];
      return {
        procedures: procedures.map(({ code, name }) => ({ id: code, name })),
        tasks: tasks.map(({ id, title }) => ({ id, name: title })),
        forms: [],
        words: [],
        depends: [number, ...tasks.map(({ id }) => id), ...codes],
      };
    },
    versionsOf: (numbers) => imported.versionsOf(numbers),
    apply: async (items, occasion, context, onProgress) => {
      const byHand = items.find((item) => item.imported === null);
      if (byHand !== undefined) return refuse('change_item_imported', { id: byHand.id });
      return translate(await imported.apply(items.map((item) => ({ number: item.id, imported: item.imported, seen: item.seen })), `change-set ${occasion.changeSetId}`, context, onProgress));
    },
    restore: async (items, occasion, context, onProgress) => translate(await imported.restore(items.map(({ id, undo }) => ({ number: id, undo })), `change-set ${occasion.changeSetId} rolled back`, context, onProgress)),
  };
}

function translate(outcome: Outcome<readonly { readonly number: string; readonly version: number; readonly undo: Json }[], string>): Outcome<readonly AppliedItem[], SubjectRefusal> {
  if (outcome.ok) return accept(outcome.value.map(({ number, version, undo }) => ({ id: number, version, undo })));
  if (outcome.code === 'change_set_stale') return refuse('change_set_stale', outcome.details);
  return refuse('change_value_malformed', { field: 'relations', problem: String(outcome.details['way'] ?? ''), ...outcome.details });
}
