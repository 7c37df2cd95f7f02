import { usageFault } from '../usage-fault.ts';
import type { CliCommand } from './command-types.ts';
import { runProgram } from './run-program.ts';

/** The measurements by name: comparisons with peers in one run, how soon an approved change is answered with, papers in a row, and one day of the country. */
const PROGRAMS: Readonly<Record<string, string>> = { search: 'bench/search.ts', places: 'bench/places.ts', law: 'bench/law.ts', tasks: 'bench/tasks.ts', dossiers: 'bench/dossiers.ts', 'national-day': 'bench/national-day.ts', approval: 'bench/approval.ts', documents: 'bench/documents.ts', imports: 'bench/imports.ts' };

/** `./motcua bench [search|places|law|tasks|dossiers|national-day|approval|documents|imports]`: all of them when none is named. Faults: `usage` for a name that is none. */
export const command: CliCommand = {
  name: 'bench',
  summary: 'đo tốc độ so với các công cụ khác: bench [search|places|law|tasks|dossiers|national-day|approval|documents|imports]',
  run: async (args, io) => {
    const [name, ...rest] = args;
    if (name !== undefined && PROGRAMS[name] === undefined) throw usageFault(`không có phép đo "${name}"; có: ${Object.keys(PROGRAMS).join(', ')}`, `there is no measurement "${name}"; there are: ${Object.keys(PROGRAMS).join(', ')}`);
    for (const path of name === undefined ? Object.values(PROGRAMS) : [PROGRAMS[name] ?? '']) {
      const exit = await runProgram(path, rest, io);
      if (exit !== 0) return exit;
    }
    return 0;
  },
};
