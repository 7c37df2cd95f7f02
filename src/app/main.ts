import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandTable } from './commands/command-table.ts';
import type { CommandIo } from './commands/command-types.ts';
import { describeExit } from './exit-codes.ts';
import { usageFault } from './usage-fault.ts';

const HELP_WORDS = new Set(['help', '--help', '-h']);

/** Runs one command of `./motcua` and gives its exit code. */
export async function runCommandLine(args: readonly string[], io: CommandIo): Promise<number> {
  const [word = 'help', ...rest] = args;
  try {
    if (HELP_WORDS.has(word)) {
      await (await import('./commands/help.ts')).printHelp(io);
      return 0;
    }
    const load = Object.hasOwn(commandTable, word) ? commandTable[word] : undefined;
    if (load === undefined) throw usageFault(`không có lệnh "${word}"`, `there is no command "${word}"`);
    const { command } = await load();
    return await command.run(rest, io);
  } catch (fault) {
    const { exit, lines } = describeExit(fault);
    for (const line of lines) io.error(line);
    return exit;
  }
}

if (import.meta.main) {
  const home = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  const io: CommandIo = {
    out: (text) => void process.stdout.write(`${text}\n`),
    error: (text) => void process.stderr.write(`${text}\n`),
    environment: process.env,
    home,
  };
  // A reader that went away (`| head`) is no fault.
  process.stdout.on('error', () => undefined);
  const exit = await runCommandLine(process.argv.slice(2), io);
  process.exitCode = exit;
  // Whatever still holds the process (a child's pipe, a timer) must not hold the shell.
  setTimeout(() => process.exit(exit), 2_000).unref();
}
