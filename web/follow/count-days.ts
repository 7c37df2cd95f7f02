import { writeLimit } from '../../src/model/explain-deadline.ts';
import type { DossierWait } from '../../src/model/dossier-waits.ts';
import { localDateAt } from '../../src/model/time.ts';
import type { CitizenDossier, Deadline } from '../api.ts';

/** What the legal clock is asked. Shape: a part of the query of `GET /api/v1/deadlines`. */
export interface CountQuestion {
  readonly limit: string;
  readonly from: string;
  readonly cutoff?: string;
  readonly counting?: 'endOfDay' | 'sameHour';
  readonly commune?: string;
  readonly pause: readonly string[];
  readonly add: readonly string[];
}

/** The question by which the count of a dossier can be shown; undefined where none was reckoned from a limit. */
export function askCount({ receivedAt, counted, countedAt, waits }: Pick<CitizenDossier, 'receivedAt' | 'counted' | 'countedAt' | 'waits'>): CountQuestion | undefined {
  if (receivedAt === null || counted === null) return undefined;
  const { limit, additions } = counted;
  return {
    limit: writeLimit(limit, 'vi'), from: receivedAt,
    ...(limit.cutoff === undefined ? {} : { cutoff: limit.cutoff }), ...(limit.counting === undefined ? {} : { counting: limit.counting }), ...(countedAt === null ? {} : { commune: countedAt }),
    pause: waits.filter(({ clockStands }) => clockStands).map(writePause),
    add: additions.map(({ amount, unit, reason, basis }) => [writeLimit({ amount, unit }, 'vi'), clean(reason), basis].join('|')),
  };
}

function writePause({ from, to, reason }: DossierWait): string {
  return `${from}..${to ?? ''}|${clean(reason ?? '')}`;
}

/** The bar separates the parts of the question. */
function clean(text: string): string {
  return text.replaceAll(/[|\s]+/g, ' ').trim().slice(0, 120);
}

/** The lines of a count, only where it comes to the very day that the law gives the dossier: else something happened that the count does not know, and no count is better than a wrong one. */
export function pickCount(count: Deadline | undefined, { dueAt, promisedDueAt }: Pick<CitizenDossier, 'dueAt' | 'promisedDueAt'>): readonly string[] {
  const legal = promisedDueAt ?? dueAt;
  return count !== undefined && legal !== null && count.dueOn === localDateAt(Date.parse(legal)) ? count.explanation : [];
}
