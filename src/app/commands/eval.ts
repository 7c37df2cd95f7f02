import type { CliCommand } from './command-types.ts';
import { runProgram } from './run-program.ts';

/** `./motcua eval [--questions TỆP…] [--json] [--report THƯ_MỤC] [--misses]`: measures the answers of the production code. */
export const command: CliCommand = {
  name: 'eval',
  summary: 'đo câu trả lời: eval [--questions TỆP…] [--json] [--report THƯ_MỤC] [--misses]',
  run: (args, io) => runProgram('eval/run.ts', args, io),
};
