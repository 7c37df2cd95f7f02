import { addDays, localDateAt } from '../../../src/model/time.ts';
import type { DossierSummary } from '../../api.ts';

/** One row of the load: how many dossiers, how many of them late or, by day, how many that will be late unless somebody acts. */
export interface Load {
  /** An officer's id, a cause of waiting, or a day; empty for what nobody holds. */
  readonly key: string;
  readonly count: number;
  readonly late: number;
}

/** What lies on whose desk, what is waited for, and what falls due on which day. */
export interface OfficeLoad {
  readonly byPerson: readonly Load[];
  readonly byCause: readonly Load[];
  /** What is in the internal process, by the step's name; empty for what has none. */
  readonly byStep: readonly Load[];
  /** What was filed online with an officer's help, by the helper. */
  readonly byHelper: readonly Load[];
  /** Every day from today on, also those on which nothing is due; what is late already stands under today. */
  readonly byDay: readonly Load[];
  /** Late now or silent past its awaited moment: those that will be late unless somebody acts. */
  readonly atRisk: readonly DossierSummary[];
}

/** How far the plot of due days reaches. */
const DAYS = 14;

/** Weighs a site's open dossiers. Unit of `now`: milliseconds since 1970. */
export function weighLoad(dossiers: readonly DossierSummary[], now: number): OfficeLoad {
  const today = localDateAt(now);
  const running = dossiers.filter(({ status }) => status === 'received' || status === 'processing');
  const isSilent = ({ nextAt }: DossierSummary): boolean => nextAt !== null && Date.parse(nextAt) <= now;
  const dueDay = ({ dueAt }: DossierSummary): string => (dueAt === null ? '' : localDateAt(Date.parse(dueAt)));
  const isAtRisk = (dossier: DossierSummary): boolean => dossier.overdue || (isSilent(dossier) && dossier.dueAt !== null);
  const days = Array.from({ length: DAYS }, (_each, at) => addDays(today, at));
  return {
    byPerson: group(dossiers, ({ ownerId }) => ownerId ?? ''),
    byCause: group(dossiers.filter(({ nextCause }) => nextCause !== null), ({ nextCause }) => nextCause ?? ''),
    byStep: group(running, ({ stepName }) => stepName ?? ''),
    byHelper: group(dossiers.filter(({ assistedBy }) => assistedBy !== null), ({ assistedBy }) => assistedBy ?? ''),
    byDay: days.map((day) => {
      const due = running.filter((dossier) => dueDay(dossier) !== '' && (dueDay(dossier) === day || (day === today && dueDay(dossier) < today)));
      return { key: day, count: due.length, late: due.filter(isAtRisk).length };
    }),
    atRisk: running.filter(isAtRisk).toSorted((one, other) => (one.dueAt ?? '').localeCompare(other.dueAt ?? '')),
  };
}

/** The most first; names settle what is equal, so that rows keep their place. */
function group(dossiers: readonly DossierSummary[], keyOf: (dossier: DossierSummary) => string): readonly Load[] {
  const loads = new Map<string, { count: number; late: number }>();
  for (const dossier of dossiers) {
    const load = loads.get(keyOf(dossier)) ?? { count: 0, late: 0 };
    loads.set(keyOf(dossier), { count: load.count + 1, late: load.late + (dossier.overdue ? 1 : 0) });
  }
  return [...loads].map(([key, load]) => ({ key, ...load })).toSorted((one, other) => other.count - one.count || one.key.localeCompare(other.key));
}
