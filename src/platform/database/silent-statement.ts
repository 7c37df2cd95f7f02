import type pg from 'pg';
import type { AnsweredQuery, Statement, StatementConnection } from './statement.ts';

/** What pg writes as it stands. */
type PlainValue = string | number | boolean | null | undefined;

/** Whether a statement can go out as a `SilentStatement`: nobody reads rows of it, and its values are plain ones. */
export function canBeSilent(statement: Statement): statement is Statement & { readonly values?: readonly PlainValue[] } {
  return statement.isSilent === true && (statement.values ?? []).every((value) => typeof value !== 'object' || value === null);
}

/**
 * A prepared statement of which only the end is heard. pg's own query asks the store each time what columns the rows will have, and brings
 * an emitter and a list of results along: most of what a small write costs this process.
 */
export class SilentStatement implements AnsweredQuery {
  readonly name: string;
  readonly text: string;
  readonly #values: readonly PlainValue[];
  readonly #done: (fault: Error | null, command: string) => void;
  #command = '';

  constructor({ name, text, values }: Statement & { readonly values?: readonly PlainValue[] }, done: (fault: Error | null, command: string) => void) {
    this.name = name;
    this.text = text;
    this.#values = values ?? [];
    this.#done = done;
  }

  submit(connection: pg.Connection): Error | null {
    const { parsedStatements, submittedNamedStatements } = connection as StatementConnection;
    const known = parsedStatements[this.name] ?? submittedNamedStatements[this.name];
    if (known !== undefined && known !== this.text) return new Error(`Prepared statements must be unique - '${this.name}' was used for a different statement`);
    if (known === undefined) {
      connection.parse({ name: this.name, text: this.text, types: [] }, true);
      submittedNamedStatements[this.name] = this.text;
    }
    const values = this.#values.map((value) => (value === null || value === undefined ? null : typeof value === 'string' ? value : String(value)));
    connection.bind({ portal: '', statement: this.name, values, binary: false } as unknown as pg.BindConfig, true);
    connection.execute({ portal: '' } as unknown as pg.ExecuteConfig, true);
    return null;
  }

  handleRowDescription(): void {
    // Never asked for.
  }

  handleDataRow(): void {
    // A statement that gives rows all the same, such as one that locks: nobody reads them.
  }

  handleCommandComplete(message: unknown): void {
    this.#command = (message as { readonly text: string }).text.split(' ', 1)[0] ?? '';
  }

  handleEmptyQuery(): void {
    // Nothing was asked, nothing was done.
  }

  handleError(fault: Error): void {
    this.#done(fault, '');
  }

  handleReadyForQuery(): void {
    this.#done(null, this.#command);
  }
}
