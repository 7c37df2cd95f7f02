import type { Kysely } from 'kysely';

/** What a store may run, inside a transaction or outside of one. Dates come back as `LocalDate`, moments as ISO text, bigint as number. */
export interface Queries {
  /** Typed queries over the tables a store names: `queries.tables<PlaceTables>().selectFrom('place')…`. */
  tables<Tables>(): Kysely<Tables>;
  /** A hot read as a named prepared statement; a name always goes with the same text. */
  named<Row extends object>(name: string, text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Plain SQL with `$1` parameters, where SQL reads better. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** Reads by name alone: now, or together with what goes out next. */
export type NamedQueries = Pick<Queries, 'named'>;

/** What a store may run inside a transaction. */
export interface Transaction extends Queries {
  /**
   * A named write whose answer nobody waits for: it goes out with the next statement that is waited for or with the commit, in order. When
   * it fails, so does the transaction: with what `unmet` makes of the store's fault, where it makes something of it.
   */
  later(name: string, text: string, values: readonly unknown[], unmet?: (fault: Error) => Error | undefined): void;
  /** Named reads that go out as `later` does; their promises settle only then, so do not wait for one before something else goes out. */
  readonly soon: NamedQueries;
  /** Sends what waits, in one message. */
  send(): Promise<void>;
}

/** The store of one house: embedded PostgreSQL or the one `DATABASE_URL` names. */
export interface Database extends Queries {
  /** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /**
   * As `transaction`, for work that most likely does nothing but write by `later`: works of the same moment share one transaction, and whoever's
   * fails is undone alone. Work that asks for more runs anew in a transaction of its own, so it must do nothing outside of it.
   */
  together<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /**
   * Calls `onNotice` for every NOTIFY on a channel; gives the function that stops listening. `onLost` is called when the
   * connection broke by itself: nothing is heard from then on.
   */
  listen(channel: string, onNotice: (payload: string) => void, onLost?: () => void): Promise<() => Promise<void>>;
  /** How other parts of the platform (the worker) connect: host or socket folder, port, user, database. */
  readonly connection: ConnectionSettings;
  close(): Promise<void>;
}

export interface ConnectionSettings {
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly database?: string;
  /** A whole `postgres://` address; then the other fields are absent. */
  readonly connectionString?: string;
}
