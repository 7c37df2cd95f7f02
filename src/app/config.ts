/** How this house was started: flags first, then environment, then defaults. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Absent: the embedded PostgreSQL below the data folder. */
  readonly databaseUrl?: string;
  /** Records to import at start (`--import PATH…`). */
  readonly importPaths: readonly string[];
  readonly demo: boolean;
  readonly siteId: string;
  /** The folder of the clone, for content/, migrations/ and build/. */
  readonly home: string;
}
