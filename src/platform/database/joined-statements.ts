import pg from 'pg';
import { canBeSilent, SilentStatement } from './silent-statement.ts';
import type { AnsweredQuery, Statement, StatementConnection } from './statement.ts';

/** How the store answered one statement. */
export interface Answer {
  /** Such as `SELECT` or `COMMIT`. */
  readonly command: string;
  readonly rows: readonly object[];
}

/** A run of statements was cut short: those behind the failed one were never heard of by the server. */
export class JoinedFault extends Error {
  /** Which statement failed, from 0. */
  readonly at: number;
  /** The connection takes statements for prepared that are not: it must not be used again. */
  readonly isConnectionSpoilt: boolean;
  declare readonly cause: Error;

  constructor(cause: Error, at: number, isConnectionSpoilt: boolean) {
    super(cause.message, { cause });
    this.at = at;
    this.isConnectionSpoilt = isConnectionSpoilt;
  }
}

/**
 * Runs prepared statements one after another in one message to the server and one answer back: a round trip costs more than most
 * statements do. The server skips everything behind one that fails, so `begin` and what stands in its transaction may go together,
 * and so may a last write and `commit`. Gives the results in order. Faults: `JoinedFault` around the store's own.
 */
export function runJoined(client: pg.ClientBase, statements: readonly Statement[], types: pg.CustomTypesConfig): Promise<readonly Answer[]> {
  return new Promise((resolve, reject) => {
    const results: Answer[] = [];
    const fail = (fault: Error, at: number): void => reject(new JoinedFault(fault, at, at < statements.length - 1));
    const queries = statements.map((statement, at): AnsweredQuery => {
      if (canBeSilent(statement)) return new SilentStatement(statement, (fault, command) => (fault === null ? (results[at] = { command, rows: [] }) : fail(fault, at)));
      const { name, text, values } = statement;
      return toQuery({ name, text, values: [...(values ?? [])], types }, (fault: Error | null, result: pg.QueryResult) => (fault === null ? (results[at] = result) : fail(fault, at)));
    });
    client.query(new JoinedQueries(queries, () => resolve(results)) as pg.Submittable);
  });
}

function toQuery(config: pg.QueryConfig, done: (fault: Error | null, result: pg.QueryResult) => void): AnsweredQuery {
  return new pg.Query(config, done as never) as unknown as AnsweredQuery;
}

/** Several queries of pg as one: each is answered by its own methods, only the last message asks for the answers. */
class JoinedQueries {
  readonly #queries: readonly AnsweredQuery[];
  readonly #done: () => void;
  #at = 0;

  constructor(queries: readonly AnsweredQuery[], done: () => void) {
    this.#queries = queries;
    this.#done = done;
  }

  /** The client notes by name and text which statement of the connection is prepared. */
  get name(): string | undefined {
    return this.#now.name;
  }

  get text(): string | undefined {
    return this.#now.text;
  }

  submit(connection: pg.Connection): Error | null {
    const unasking = unaskingOf(connection);
    connection.stream.cork();
    try {
      for (const query of this.#queries) {
        const fault = query.submit(unasking);
        // Only a name used for two texts: a defect, and nothing of it may stand.
        if (fault !== null) throw fault;
      }
      connection.sync();
    } catch (fault) {
      connection.stream.destroy(fault as Error);
    } finally {
      connection.stream.uncork();
    }
    return null;
  }

  handleRowDescription(message: unknown): void {
    this.#now.handleRowDescription(message);
  }

  handleDataRow(message: unknown): void {
    this.#now.handleDataRow(message);
  }

  handleCommandComplete(message: unknown, connection: pg.Connection): void {
    this.#now.handleCommandComplete(message, connection);
    this.#at += 1;
  }

  handleEmptyQuery(connection: pg.Connection): void {
    this.#now.handleEmptyQuery(connection);
    this.#at += 1;
  }

  handleError(fault: Error, connection: pg.Connection): void {
    this.#now.handleError(fault, connection);
  }

  handleReadyForQuery(connection: pg.Connection): void {
    for (const query of this.#queries) query.handleReadyForQuery(connection);
    this.#done();
  }

  get #now(): AnsweredQuery {
    const query = this.#queries[Math.min(this.#at, this.#queries.length - 1)];
    if (query === undefined) throw new Error('joined statements: there are none');
    return query;
  }
}

const unaskings = new WeakMap<pg.Connection, pg.Connection>();

/** The connection as a query writes to it, without its asking for an answer at once: that comes when all are written. */
function unaskingOf(connection: pg.Connection): pg.Connection {
  const known = unaskings.get(connection);
  if (known !== undefined) return known;
  const { stream, parsedStatements, submittedNamedStatements } = connection as StatementConnection;
  const made = {
    stream, parsedStatements, submittedNamedStatements, sync: () => undefined,
    ...Object.fromEntries((['parse', 'bind', 'describe', 'execute', 'close'] as const).map((name) => [name, connection[name].bind(connection)])),
  } as unknown as pg.Connection;
  unaskings.set(connection, made);
  return made;
}
