import { AUTHORITY_RIGHTS, mayImportTasks } from '#authority/authority.policy.ts';
import type { Authority } from '#authority/authority.ts';
import { ROW_SENTENCES } from '#authority/import-sentences.ts';
import { TASK_COLUMNS, type ColumnMapping } from '#authority/task-columns.ts';
import type { Importer, ImportOptions } from '#knowledge/import-port.ts';
import { accept, refuse } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import { sayFileFault, sayBoth } from './say-fault.ts';

const STRANGE_COLUMN = { vi: 'Cột "{column}": không có mục "{becomes}"; có: {known}.', en: 'Column "{column}": there is no field "{becomes}"; there are: {known}.' } as const;

/** Files of tasks as a source of change sets. */
export function createTaskImporter({ imported }: Pick<Authority, 'imported'>): Importer {
  return {
    kind: 'tasks',
    // Without a province the facts are national; a supervisor brings in the own province's alone.
    mayImport: (actor, { provinceCode }) => (mayAct(AUTHORITY_RIGHTS, actor, 'importTasks') ? mayImportTasks(actor, provinceCode === undefined ? {} : { provinceCode }) : refuse('not_allowed')),
    read: async (paths, options) => {
      const strange = Object.entries(options.mapping ?? {}).find(([, becomes]) => !TASK_COLUMNS.some((each) => each === becomes));
      if (strange !== undefined) return refuse('import_file_refused', sayBoth(STRANGE_COLUMN, { column: strange[0], becomes: strange[1], known: TASK_COLUMNS.join(', ') }));
      const input = inputOf(paths, options);
      const outcome = await imported.propose(input);
      if (!outcome.ok) return sayFileFault(outcome);
      const proposal = outcome.value;
      const { read, unchanged, rejected, rejections, files, tasks } = proposal;
      return accept({
        report: {
          read, new: proposal.new, changed: proposal.changed, unchanged, rejected, remarks: [],
          rejections: rejections.map(({ file, place, id, reason, details }) => ({ file, place, text: sayBoth(ROW_SENTENCES[reason], details), ...(id === undefined ? {} : { id }) })),
        },
        columns: files.map(({ file, columns, rows }) => ({
          file, columns,
          rows: rows.map(({ place, read: row }) => (row.ok ? { place, title: row.record.title, to: row.record.to?.body ?? null, fault: null } : { place, title: null, to: null, fault: sayBoth(ROW_SENTENCES[row.reason], row.details) })),
        })),
        items: tasks.map(({ key, title, version, before, after, imported: told }) => ({ kind: 'task', id: key, label: `${key} ${title}`, beforeVersion: version, before, after, imported: told })),
        keep: (context) => imported.keepMapping(proposal, input, context),
      });
    },
  };
}

function inputOf(paths: readonly string[], { sourceDate, mapping, provinceCode }: ImportOptions): Parameters<Authority['imported']['propose']>[0] {
  return { paths, ...(sourceDate === undefined ? {} : { sourceDate }), ...(mapping === undefined ? {} : { mapping: mapping as ColumnMapping }), ...(provinceCode === undefined ? {} : { provinceCode }) };
}
