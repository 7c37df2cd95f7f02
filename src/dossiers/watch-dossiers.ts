import { systemActor } from '#model/actor.ts';
import type { NoticeLanguage } from '#model/dossier-action.ts';
import { warnOfDue } from '#model/dossier-sentinel.ts';
import { accept, refuse } from '#model/outcome.ts';
import { addDays, localDateAt } from '#model/time.ts';
import type { CommandContext, CommandDefinition } from '#platform/command.ts';
import { writeMoment, type Acting } from './act-on-dossier.ts';
import type { DossiersDeps } from './dossier-ports.ts';
import { countInHand, listDueBefore, listSilent, noteAlert } from './dossier-lists.store.ts';
import { askerOf } from './dossiers.policy.ts';
import type { DossierRow } from './dossiers.store.ts';
import type { NoticeContent } from './read-notice-content.ts';
import { instantOf } from './reckon-due.ts';
import { tellingOf, valuesOf, type PeopleTold } from './tell-people.ts';
import { listResponsible } from './who-is-told.ts';

export interface WatchDeps extends DossiersDeps {
  readonly telling: PeopleTold;
  readonly content: NoticeContent;
  /** What a silence is called; in Vietnamese unless said. */
  readonly sayCause: (cause: string, language?: NoticeLanguage) => string;
  readonly siteId: string;
}

/** What one look found. */
export interface WatchReport {
  readonly stuck: number;
  readonly warned: number;
  readonly apologies: number;
}

const BATCH = 200;
/** The farthest a warning reaches: three days of work never lie farther apart than this, Lunar New Year in between. Unit: days. */
const HORIZON_DAYS = 14;
/** The apology lies ready a day of work before it is late. Source: provincial regulations of 2025 on Decree 118/2025/NĐ-CP. */
const APOLOGY_HOURS = 8;

/** The watch over dossiers: silences and due dates, each told once. For a timer. */
export function createWatch(deps: WatchDeps, acting: Pick<Acting, 'takeInside'>): { watch(): Promise<WatchReport> } {
  const { database, commands, clock } = deps;
  const actor = systemActor(deps.siteId);

  const reckonerOf = ({ state }: DossierRow): ReturnType<WatchDeps['dueAt']> => deps.dueAt(state.organisations.competentAgency);

  const run = async (name: string, row: DossierRow, work: (context: CommandContext) => Promise<boolean>): Promise<boolean> => {
    const command: CommandDefinition<string, boolean> = {
      name,
      policy: () => undefined,
      run: async (id, context) => {
        context.note(id);
        return (await work(context)) ? accept(true) : refuse('not_found');
      },
    };
    return (await commands.run(command, row.id, { actor })).ok;
  };

  const tellStuck = (row: DossierRow): Promise<boolean> =>
    run('dossiers.tellStuck', row, async (context) => {
      const { nextAt, nextCause } = row;
      if (nextAt === null || nextCause === null) return false;
      if (!(await noteAlert(context.transaction, { siteId: row.siteId, dossierId: row.id, kind: 'stuck', cause: nextCause, mark: row.state.lastNumber, awaitedBy: nextAt, at: new Date(context.now).toISOString() }))) return false;
      const values = { ...valuesOf(row, undefined, deps.content), cause: deps.sayCause(nextCause), by: writeMoment(nextAt) };
      await deps.telling.tellOfficers(row, await whoIsTold(row), deps.content.toOfficer('stuck', values), tellingOf(context));
      const { language } = row.state;
      const written = deps.content.toApplicant('stuck', { ...values, ...valuesOf(row, undefined, deps.content, language), cause: deps.sayCause(nextCause, language) }, language);
      if (written !== undefined) await deps.telling.tellApplicant(row, written, tellingOf(context));
      context.announce({ name: 'dossier.stuck', subject: row.id, payload: { cause: nextCause, siteId: row.state.ownerSiteId } });
      return true;
    });

  const whoIsTold = async ({ state, nextCause }: DossierRow): Promise<string[]> => {
    const role = nextCause === 'signature' ? 'leader' : nextCause === 'issue' ? 'clerk' : undefined;
    const others = role === undefined ? [] : await deps.ports.listOfficers(state.ownerSiteId, role);
    return [...(await listResponsible(deps.ports, state)), ...others];
  };

  const warn = async (row: DossierRow, now: number): Promise<boolean> => {
    const { due, ownerId, ownerSiteId } = row.state;
    if (due === undefined) return false;
    const hoursLeft = (await reckonerOf(row)).officeMinutesBetween(new Date(now).toISOString(), due.at) / 60;
    const warning = warnOfDue(hoursLeft, ownerId === undefined ? 0 : await countInHand(database, ownerSiteId, ownerId));
    if (warning === undefined) return false;
    return run('dossiers.warnOfDue', row, async (context) => {
      const mark = Math.floor(Date.parse(due.at) / 60_000);
      if (!(await noteAlert(context.transaction, { siteId: row.siteId, dossierId: row.id, kind: warning.level, cause: 'due', mark, awaitedBy: due.at, at: new Date(context.now).toISOString() }))) return false;
      const values = { ...valuesOf(row, undefined, deps.content), hours: String(Math.floor(warning.hoursLeft)) };
      await deps.telling.tellOfficers(row, await whoIsTold(row), deps.content.toOfficer(warning.level, values), tellingOf(context));
      return true;
    });
  };

  /** A day of work before it is late the apology with a new date lies ready for the signer; nothing where a result is already signed. */
  const prepareApology = async (row: DossierRow, now: number): Promise<boolean> => {
    const { due, apologyPrepared, apologised, decision } = row.state;
    if (due === undefined || apologyPrepared !== undefined || apologised !== undefined || decision?.signedAt !== undefined) return false;
    const reckon = await reckonerOf(row);
    const at = new Date(now).toISOString();
    // On a day off nobody is there to sign, and beyond the calendar nobody knows which day it is.
    if (!reckon.isWorkingDay(at) || reckon.officeMinutesBetween(at, due.at) > APOLOGY_HOURS * 60) return false;
    const newDue = reckon.daysAfter(due, deps.process.apologyDays);
    if (!newDue.ok) {
      deps.log.warn('no new date could be prepared: the calendar ends', { dossier: row.id, last: reckon.lastDay });
      return false;
    }
    return run('dossiers.prepareApology', row, async (context) => {
      const reason = deps.sayCause(row.nextCause ?? 'decision');
      const taken = await acting.takeInside(row, askerOf(actor), { kind: 'prepareApology', data: { newDue: newDue.value, reason } }, context);
      if (!taken.ok) return false;
      const values = { ...valuesOf(row, undefined, deps.content), newDue: writeMoment(newDue.value.at) };
      await deps.telling.tellOfficers(row, await deps.ports.listOfficers(row.state.ownerSiteId, 'leader'), deps.content.toOfficer('apologyPrepared', values), tellingOf(context));
      return true;
    });
  };

  return {
    watch: async () => {
      const now = clock.now();
      const report = { stuck: 0, warned: 0, apologies: 0 };
      for (let turn = BATCH; turn === BATCH; ) {
        const rows = await listSilent(database, new Date(now).toISOString(), BATCH);
        let told = 0;
        for (const row of rows) if (await tellStuck(row)) told += 1;
        report.stuck += told;
        // Where nothing could be told the same rows would come again: the next look tries them.
        turn = told === 0 ? 0 : rows.length;
      }
      let after: readonly [string, string] | undefined;
      const before = instantOf(addDays(localDateAt(now), HORIZON_DAYS), 0);
      for (;;) {
        const rows = await listDueBefore(database, before, after, BATCH);
        for (const row of rows) {
          if (await warn(row, now)) report.warned += 1;
          if (await prepareApology(row, now)) report.apologies += 1;
        }
        const last = rows.at(-1);
        if (rows.length < BATCH || last === undefined) return report;
        after = [last.state.due?.at ?? before, last.id];
      }
    },
  };
}
