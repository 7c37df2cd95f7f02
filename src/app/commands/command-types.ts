/** Where a command writes and what it was called with. */
export interface CommandIo {
  out(text: string): void;
  error(text: string): void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder of the clone. */
  readonly home: string;
}

/** One word after `./motcua`. Each lives in its own file and is imported only when called. */
export interface CliCommand {
  readonly name: string;
  /** One line for `./motcua help`, Vietnamese. */
  readonly summary: string;
  /** Gives the exit code (`app/exit-codes.ts`). */
  run(args: readonly string[], io: CommandIo): Promise<number>;
}
