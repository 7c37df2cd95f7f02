import type { Bus } from './bus/bus.ts';
import type { Clock } from './clock.ts';
import type { Commands } from './command.ts';
import type { Database } from './database/database.ts';
import type { Files } from './files/files.ts';
import type { Health } from './health.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** Everything a room may be given. */
export interface Platform {
  readonly database: Database;
  readonly commands: Commands;
  /** The same one way to write, by another clock: for what is written down as of earlier. */
  commandsBy(clock: Clock): Commands;
  readonly jobs: Jobs;
  readonly bus: Bus;
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly health: Health;
  /** The data folder, for derived data such as an index snapshot. */
  readonly dataDir: string;
}
