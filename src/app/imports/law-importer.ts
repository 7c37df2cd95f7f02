import type { Importer } from '#knowledge/import-port.ts';
import { FAULT_WORDS, fillLawSentence, TEXT_REJECTIONS } from '#law/import-sentences.ts';
import { maySetLaw } from '#law/law.policy.ts';
import type { Law } from '#law/law.ts';
import { accept, refuse } from '#model/outcome.ts';

/** Files of legal texts as a source of change sets. */
export function createLawImporter({ imported }: Pick<Law, 'imported'>): Importer {
  return {
    kind: 'law',
    mayImport: (actor) => maySetLaw(actor, 'importTexts'),
    read: async (paths, { sourceDate, wordingFrom }) => {
      const outcome = await imported.propose({ paths, ...(sourceDate === undefined ? {} : { sourceDate }), ...(wordingFrom === undefined ? {} : { wordingFrom }) });
      if (!outcome.ok) return refuse('import_file_refused', { vi: `Không có gì để đọc ở: ${paths.join(', ')}`, en: `There is nothing to read in: ${paths.join(', ')}` });
      const { documents, rejections, texts } = outcome.value;
      const count = (what: 'new' | 'changed' | 'unchanged'): number => documents.filter((each) => each.outcome === what).length;
      const fill = (sentence: { readonly vi: string; readonly en: string }, details: Readonly<Record<string, string | number>>) => ({ vi: fillLawSentence(sentence.vi, details), en: fillLawSentence(sentence.en, details) });
      return accept({
        report: {
          read: documents.length + rejections.length, new: count('new'), changed: count('changed'), unchanged: count('unchanged'), rejected: rejections.length,
          rejections: rejections.map(({ file, document, reason, details }) => ({ file, text: fill(TEXT_REJECTIONS[reason], details), ...(document === undefined ? {} : { id: document }) })),
          remarks: documents.flatMap(({ file, document, faults, missing }) => [
            ...faults.map(({ kind, ...details }) => ({ file, id: document, text: fill(FAULT_WORDS[kind], details) })),
            ...(missing.length === 0 ? [] : [{ file, id: document, text: { vi: `Văn bản được nhắc đến mà kho chưa có: ${missing.join(', ')}`, en: `Documents it speaks of that the library does not have: ${missing.join(', ')}` } }]),
          ]),
        },
        columns: [],
        items: texts.map(({ number, title, version, before, after, imported: told }) => ({ kind: 'law', id: number, label: title === number ? number : `${number} ${title}`, beforeVersion: version, before, after, imported: told })),
      });
    },
  };
}
