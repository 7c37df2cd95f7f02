import type pg from 'pg';

/** One prepared statement with its values; a name always goes with the same text. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values?: readonly unknown[];
  /** Nobody reads its rows. */
  readonly isSilent?: boolean;
}

/** What pg's client asks of whatever it runs, in the order the server answers. */
export interface AnsweredQuery {
  readonly name?: string;
  readonly text?: string;
  submit(connection: pg.Connection): Error | null;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: pg.Connection): void;
  handleEmptyQuery(connection: pg.Connection): void;
  handleError(fault: Error, connection: pg.Connection): void;
  handleReadyForQuery(connection: pg.Connection): void;
}

/** What pg keeps on a connection about its statements beside the documented methods. */
export type StatementConnection = pg.Connection & { readonly parsedStatements: Record<string, string>; readonly submittedNamedStatements: Record<string, string> };
