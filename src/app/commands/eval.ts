import { existsSync } from 'node:fs';
import { usageFault } from '../usage-fault.ts';
import type { CliCommand } from './command-types.ts';
import { runProgram } from './run-program.ts';

/** `./motcua eval [--questions TỆP…] [--json] [--report THƯ_MỤC] [--misses]`: measures the answers of the production code; `--law` the law search. Faults: `usage` for a file that is none. */
export const command: CliCommand = {
  name: 'eval',
  summary: 'đo câu trả lời: eval [--questions TỆP…] [--json] [--report THƯ_MỤC] [--misses] [--typing] [--gate]; của cán bộ: eval --officer; tìm luật: eval --law [--fit]',
  run: async (args, io) => {
    for (const path of namedQuestions(args)) if (!existsSync(path)) throw usageFault(`--questions: không có "${path}"`, `--questions: there is no "${path}"`);
    return runProgram(args.includes('--law') ? 'eval/law.ts' : 'eval/run.ts', args, io);
  },
};

function namedQuestions(args: readonly string[]): string[] {
  return args.flatMap((arg, at) => (arg.startsWith('--questions=') ? [arg.slice('--questions='.length)] : arg === '--questions' ? [args[at + 1] ?? ''] : []));
}
