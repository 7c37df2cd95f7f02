import { systemActor } from '#model/actor.ts';
import type { DossierAction, DueDate } from '#model/dossier-action.ts';
import { applyAction, beginDossier } from '#model/dossier.ts';
import { accept, type Outcome } from '#model/outcome.ts';
import type { CommandDefinition } from '#platform/command.ts';
import type { ActRefusal, Acted, Acting } from './act-on-dossier.ts';
import type { DossiersDeps } from './dossier-ports.ts';
import { listDueBefore } from './dossier-lists.store.ts';
import { askerOf } from './dossiers.policy.ts';
import { listActionRows, type DossierRow } from './dossiers.store.ts';
import type { DueReckoner, DueRefusal } from './reckon-due.ts';

const BATCH = 200;
const NEVER = '9999-12-31T00:00:00.000Z';

/** What a change of the days off did to open dossiers. */
export interface RecalculationReport {
  readonly looked: number;
  readonly moved: number;
  /** Dossiers whose date could not be reckoned again: their calendar has gone. Their old date stands. */
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
  return {
    recalculate: async (reason) => {
      const report = { looked: 0, moved: 0, failed: 0 };
      let after: readonly [string, string] | undefined;
      for (;;) {
        const rows = await listDueBefore(deps.database, NEVER, after, BATCH);
        for (const row of rows) {
          report.looked += 1;
          const due = replayDue(await listActionRows(deps.database, row.siteId, row.id), deps.due);
          if (!due.ok) report.failed += 1;
          else if (due.value !== undefined && due.value.at !== row.state.due?.at && (await move(row, due.value, reason))) report.moved += 1;
        }
        const last = rows.at(-1);
        if (rows.length < BATCH || last === undefined) return report;
        after = [last.state.due?.at ?? NEVER, last.id];
      }
    },
  };
}

/** The due date as all its actions would make it by the days off of now. A date promised with an apology is a promise and stays. */
export function replayDue(actions: readonly DossierAction[], reckon: DueReckoner): Outcome<DueDate | undefined, DueRefusal> {
  const [first, ...rest] = actions;
  if (first === undefined) return accept(undefined);
  let state = beginDossier(first);
  let due: DueDate | undefined;
  for (const action of rest) {
    const stoodFrom = state.waiting?.clockStands === true ? state.waiting.from : undefined;
    state = applyAction(state, action);
    const next = reckonAgain(action, due, stoodFrom, reckon);
    if (!next.ok) return next;
    due = next.value;
  }
  return accept(due);
}

function reckonAgain(action: DossierAction, due: DueDate | undefined, stoodFrom: string | undefined, reckon: DueReckoner): Outcome<DueDate | undefined, DueRefusal> {
  const at = Date.parse(action.at);
  if (action.kind === 'receive') return action.data.count === undefined ? accept(action.data.due) : reckon.dueOf(at, action.data.count, action.data.due.limit);
  if (action.kind === 'apologise') return accept(action.data.newDue);
  if (due === undefined) return accept(due);
  if (action.kind === 'extend') return reckon.extend(due, { amount: action.data.amount, unit: action.data.unit });
  const resumes = (action.kind === 'resume' || action.kind === 'confirmPayment') && action.data.due !== undefined;
  return resumes && stoodFrom !== undefined ? reckon.afterWait(due, stoodFrom, at) : accept(due);
}
