import type { Catalogue } from '#catalogue/catalogue.ts';
import { REJECT_SENTENCES } from '#catalogue/import-sentences.ts';
import type { Importer } from '#knowledge/import-port.ts';
import { CATALOGUE_RIGHTS } from '#catalogue/catalogue.policy.ts';
import { accept, refuse } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import { sayBoth, sayFileFault } from './say-fault.ts';

/** Files of procedures as a source of change sets. */
export function createProcedureImporter({ imported }: Pick<Catalogue, 'imported'>): Importer {
  return {
    kind: 'procedures',
    mayImport: (actor) => (mayAct(CATALOGUE_RIGHTS, actor, 'proposeImport') ? undefined : refuse('not_allowed')),
    read: async (paths, { sourceDate }) => {
      const outcome = await imported.propose({ paths, ...(sourceDate === undefined ? {} : { sourceDate }) });
      if (!outcome.ok) return sayFileFault(outcome);
      const { read, unchanged, rejected, rejections, procedures, ...counts } = outcome.value;
      return accept({
        report: {
          read, new: counts.new, changed: counts.changed, unchanged, rejected, remarks: [],
          rejections: rejections.map(({ file, place, code, reason, details }) => ({ file, place, text: sayBoth(REJECT_SENTENCES[reason], details), ...(code === undefined ? {} : { id: code }) })),
        },
        columns: [],
        items: procedures.map(({ code, name, version, before, after, imported: told }) => ({ kind: 'procedure', id: code, label: `${code} ${name}`, beforeVersion: version, before, after, imported: told })),
      });
    },
  };
}
