import type { DossierWait } from '../../src/model/dossier-waits.ts';
import { localDateAt } from '../../src/model/time.ts';
import type { CitizenDossier, Deadline } from '../api.ts';

/** What the legal clock is asked, so that the count of a dossier can be shown; undefined where none was reckoned from a limit. */
export function askCount(dossier: Pick<CitizenDossier, 'receivedAt' | 'dueAt' | 'dueLimit' | 'countedAt' | 'promisedDueAt' | 'waits'>): { readonly limit: string; readonly from: string; readonly commune?: string; readonly pause: readonly string[] } | undefined {
  const { receivedAt, dueAt, dueLimit, countedAt, waits } = dossier;
  if (receivedAt === null || dueAt === null || dueLimit === null || dueLimit === '') return undefined;
  return { limit: dueLimit, from: receivedAt, ...(countedAt === null ? {} : { commune: countedAt }), pause: waits.filter(({ clockStands }) => clockStands).map(writePause) };
}

function writePause({ from, to, reason }: DossierWait): string {
  return `${from}..${to ?? ''}|${(reason ?? '').replaceAll('|', ' ')}`;
}

/** The lines of a count, only where it comes to the very day the dossier has: else something was added that the count does not know, and no count is better than a wrong one. */
export function pickCount(count: Deadline | undefined, dueAt: string | null): readonly string[] {
  return count !== undefined && dueAt !== null && count.dueOn === localDateAt(Date.parse(dueAt)) ? count.explanation : [];
}
