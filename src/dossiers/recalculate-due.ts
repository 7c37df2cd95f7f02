import { systemActor } from '#model/actor.ts';
import type { DueDate } from '#model/dossier-action.ts';
import { STATE_CHECKS } from '#model/dossier-guards.ts';
import { ACTION_RULES } from '#model/dossier-rules.ts';
import type { CommandDefinition } from '#platform/command.ts';
import type { ActRefusal, Acted, Acting } from './act-on-dossier.ts';
import type { DossiersDeps } from './dossier-ports.ts';
import { listDueBefore } from './dossier-lists.store.ts';
import { askerOf } from './dossiers.policy.ts';
import { findDossierRow, type DossierRow } from './dossiers.store.ts';

const BATCH = 200;
const NEVER = '9999-12-31T00:00:00.000Z';
/** How often a dossier on which somebody acts at the same moment is looked at again. */
const ATTEMPTS = 5;

/** What a change of the days off did to open dossiers. */
export interface RecalculationReport {
  readonly looked: number;
  readonly moved: number;
  /** Dossiers whose date could not be reckoned again: their calendar has gone, or somebody acted on them each time. Their old date stands. */
  readonly failed: number;
}

/** Reckons the due dates of all running dossiers again; each change is an action with the old and the new date. */
export function createRecalculation(deps: DossiersDeps & { readonly siteId: string }, acting: Pick<Acting, 'takeInside'>): { recalculate(reason: string): Promise<RecalculationReport> } {
  const actor = systemActor(deps.siteId);
  const move = async (row: DossierRow, due: DueDate, reason: string): Promise<boolean> => {
    const command: CommandDefinition<{ readonly id: string; readonly due: DueDate }, Acted, ActRefusal> = {
      name: 'dossiers.recalculateDue',
      policy: () => undefined,
      run: (_input, context) => acting.takeInside(row, askerOf(actor), { kind: 'recalculateDue', data: { due, reason } }, context),
    };
    return (await deps.commands.run(command, { id: row.id, due }, { actor })).ok;
  };
  /** One dossier as it stands now; whoever acted on it meanwhile is given way, and its date reckoned from what they left. */
  const follow = async (found: DossierRow, reason: string): Promise<'moved' | 'stays' | 'failed'> => {
    let row: DossierRow | undefined = found;
    for (let attempt = 0; row !== undefined && attempt < ATTEMPTS; attempt += 1) {
      const { clock, due: before, apologised, status } = row.state;
      // A date promised with an apology is a promise and stays; a stopped clock is reckoned when it runs again.
      if (clock === undefined || before === undefined || apologised === true || !STATE_CHECKS.unpaused.holds(row.state) || !(ACTION_RULES.recalculateDue.from as readonly string[]).includes(status)) return 'stays';
      const due = (await deps.dueAt(row.state.organisations.competentAgency)).dueOfClock(clock, deps.clock.now(), before.limit);
      if (!due.ok) return 'failed';
      if (due.value.at === before.at) return 'stays';
      if (await move(row, due.value, reason)) return 'moved';
      row = await findDossierRow(deps.database, row.id);
    }
    return 'failed';
  };
  return {
    recalculate: async (reason) => {
      const report = { looked: 0, moved: 0, failed: 0 };
      let after: readonly [string, string] | undefined;
      for (;;) {
        const rows = await listDueBefore(deps.database, NEVER, after, BATCH);
        for (const row of rows) {
          report.looked += 1;
          const outcome = await follow(row, reason);
          if (outcome !== 'stays') report[outcome] += 1;
        }
        const last = rows.at(-1);
        if (rows.length < BATCH || last === undefined) return report;
        after = [last.state.due?.at ?? NEVER, last.id];
      }
    },
  };
}
