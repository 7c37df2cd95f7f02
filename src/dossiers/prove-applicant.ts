import { timingSafeEqual } from 'node:crypto';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { isPracticeSite } from '#model/site.ts';
import { accessKeyOf } from './begin-dossier.ts';
import type { DossiersDeps } from './dossier-ports.ts';
import { findDossierByNumber, type DossierRow } from './dossiers.store.ts';
import { findOwnDossier } from './own-dossiers.store.ts';

export type AccessRefusal = 'dossier_access_wrong' | 'dossier_access_throttled' | 'dossier_proof_incomplete';

/** A person who logged in, as dossiers know their applicant. */
export interface ApplicantPerson {
  /** The keyed hash of the personal number. */
  readonly key: string;
  readonly birthYear: number;
}

/** What opens one dossier to its applicant: the year of birth, or the log-in of that very person or of who handed it in at the desk. */
export interface AccessProof {
  readonly number: string;
  /** Counts before a log-in: whoever helps somebody else opens that person's dossier by it. */
  readonly birthYear?: number | undefined;
  readonly person?: ApplicantPerson | undefined;
  /** Where the guess comes from; absent inside the house. */
  readonly address?: string;
}

/**
 * Gives the dossier whose applicant somebody is; `byProxy` where it is who handed it in for the applicant. Refuses: `dossier_access_wrong` alike for a wrong number and a wrong year, and for a dossier that is
 * another's; `dossier_access_throttled` after many guesses; `dossier_proof_incomplete` with neither year nor log-in.
 */
export async function proveApplicant(deps: Pick<DossiersDeps, 'database' | 'ports'>, { number, birthYear, person, address }: AccessProof): Promise<Outcome<DossierRow & { readonly byProxy?: boolean }, AccessRefusal>> {
  const { database, ports } = deps;
  const asked = number.trim().toUpperCase();
  if (birthYear === undefined) {
    if (person === undefined) return refuse('dossier_proof_incomplete');
    const own = await findOwnDossier(database, asked, person.key);
    return own !== undefined && !isPracticeSite(own.siteId) && isApplicant(deps, own, person) ? accept(own) : refuse('dossier_access_wrong');
  }
  const found = await findDossierByNumber(database, asked);
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

/**
 * Whether the year of birth fits beside the number: one digit mistyped at the desk must not open a dossier to a stranger. Who handed it in for the
 * applicant has another year; that number the desk read from the card.
 */
export function isApplicant(deps: Pick<DossiersDeps, 'ports'>, row: Pick<DossierRow, 'id' | 'accessKey'> & { readonly byProxy?: boolean }, person: ApplicantPerson): boolean {
  return row.byProxy === true || isSame(row.accessKey, accessKeyOf(deps, row.id, person.birthYear));
}

function isSame(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
