import { timingSafeEqual } from 'node:crypto';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { isPracticeSite } from '#model/site.ts';
import { accessKeyOf } from './begin-dossier.ts';
import type { DossiersDeps } from './dossier-ports.ts';
import { findDossierByNumber, type DossierRow } from './dossiers.store.ts';

export type AccessRefusal = 'dossier_access_wrong' | 'dossier_access_throttled';

/** What opens one dossier to its applicant. */
export interface AccessProof {
  readonly number: string;
  readonly birthYear: number;
  /** Where the guess comes from; absent inside the house. */
  readonly address?: string;
}

/** Gives the dossier whose applicant somebody is. Refuses: `dossier_access_wrong` alike for a wrong number and a wrong year, `dossier_access_throttled` after many guesses. */
export async function proveApplicant(deps: Pick<DossiersDeps, 'database' | 'ports'>, { number, birthYear, address }: AccessProof): Promise<Outcome<DossierRow, AccessRefusal>> {
  const { database, ports } = deps;
  const found = await findDossierByNumber(database, number.trim().toUpperCase());
  // What officers practise on is nobody's dossier.
  const row = found === undefined || isPracticeSite(found.siteId) ? undefined : found;
  const keys = [...(address === undefined ? [] : [['dossierAddress', address] as const]), ...(row === undefined ? [] : [['dossier', row.id] as const])];
  const waits = await Promise.all(keys.map(([kind, key]) => ports.takeGuess(kind, key)));
  const seconds = Math.max(0, ...waits);
  if (seconds > 0) return refuse('dossier_access_throttled', { seconds });
  if (row === undefined || !isSame(row.accessKey, accessKeyOf(deps, row.id, birthYear))) return refuse('dossier_access_wrong');
  await Promise.all(keys.map(([kind, key]) => ports.forgiveGuess(kind, key)));
  return accept(row);
}

function isSame(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
