import type { Outcome } from '#model/outcome.ts';
import { accept, refuse } from '#model/outcome.ts';
import type { CommandCall, CommandDefinition, Commands, RepeatRefusal } from '#platform/command.ts';
import { isDiskFull } from '#platform/fault.ts';
import type { ImportFaultCode } from '#platform/import-files/import-fault.ts';
import { findImportFault } from '#platform/import-files/read-apart.ts';
import { mayWriteFiles } from './authority.policy.ts';
import type { TaskImportInput, TaskImportRefusal, TaskImportReport } from './import-tasks.ts';
import { importTasks } from './import-tasks.ts';

/** The worker's task that looks for contradictions and gaps after an import. */
export const FINDINGS_TASK = 'authority_findings';

export type RunTaskImport = (input: TaskImportInput, call: CommandCall) => Promise<Outcome<TaskImportReport, TaskImportRefusal | ImportFaultCode | 'disk_full' | RepeatRefusal>>;

/** The import as a command: rights, one transaction, the search for findings after it; what it changed is read anew. */
export function createTaskImport(commands: Commands, reload: () => Promise<void>): RunTaskImport {
  return async (input, call) => {
    let trial: TaskImportReport | undefined;
    const definition: CommandDefinition<TaskImportInput, TaskImportReport, TaskImportRefusal> = {
      name: 'authority.importTasks',
      policy: mayWriteFiles,
      run: async (given, context) => {
        const outcome = await importTasks(given, context, (report) => (trial = report));
        if (outcome.ok && outcome.value.new + outcome.value.changed > 0) await context.enqueue(FINDINGS_TASK, {}, { key: FINDINGS_TASK });
        return outcome;
      },
    };
    try {
      const outcome = await commands.run(definition, input, call);
      if (outcome.ok) await reload();
      return !outcome.ok && outcome.code === 'import_dry_run' && trial !== undefined ? accept(trial) : outcome;
    } catch (fault) {
      const known = findImportFault(fault);
      if (known !== undefined) return refuse(known.code, known.details);
      if (isDiskFull(fault)) return refuse('disk_full');
      throw fault;
    }
  };
}
