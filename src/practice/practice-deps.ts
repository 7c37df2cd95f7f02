import type { Dossiers } from '#dossiers/dossiers.ts';
import type { Identity } from '#identity/identity.ts';
import type { Limit } from '#model/deadline.ts';
import type { DueDate } from '#model/dossier-action.ts';
import type { Outcome } from '#model/outcome.ts';
import type { MergedProcedure } from '#model/procedure.ts';
import type { Instant } from '#model/time.ts';
import type { Clock } from '#platform/clock.ts';
import type { Commands } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import type { Log } from '#platform/log.ts';
import type { PracticeContent } from './read-practice-content.ts';

/** What the room of practice is given. */
export interface PracticeDeps {
  readonly database: Database;
  readonly commands: Commands;
  readonly clock: Clock;
  readonly log: Log;
  readonly content: PracticeContent;
  readonly identity: Pick<Identity, 'practice'>;
  readonly dossiers: Dossiers;
  /** The same room by another clock: what is laid ready happened at the moments this clock shows. */
  dossiersBy(clock: Clock): Dossiers;
  findProcedure(code: string): Promise<MergedProcedure | undefined>;
  readonly due: {
    dueOf(receivedAt: number, limit: Limit, words: string): Outcome<DueDate>;
    addOfficeHours(from: Instant, hours: number): Instant;
    officeMinutesBetween(from: Instant, to: Instant): number;
  };
}
