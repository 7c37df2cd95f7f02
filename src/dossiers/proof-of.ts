import type { Context } from 'hono';
import type { HouseEnv, SignedInCitizen } from '#platform/routes.ts';
import type { AccessProof, ApplicantPerson } from './prove-applicant.ts';

/** What opens a dossier, out of a request: what was sent, who has logged in, where it comes from. */
export function proofOf(c: Context<HouseEnv>, given: { readonly number: string; readonly birthYear?: number | undefined }): AccessProof {
  const { citizen, visitor } = c.var;
  return { ...given, address: visitor.address, ...(citizen === undefined ? {} : { person: personOf(citizen) }) };
}

/** Somebody who logged in, as dossiers know their applicant. */
export function personOf({ personKey, birthYear }: SignedInCitizen): ApplicantPerson {
  return { key: personKey, birthYear };
}
