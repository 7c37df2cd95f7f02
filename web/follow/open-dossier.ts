import { redirect, type Cookies } from '@sveltejs/kit';
import { failPage } from '../api-error.ts';
import type { CitizenDossier } from '../api.ts';
import { openApi } from '../open-api.ts';
import { dropAccess, findProof, type AccessProof } from './access-cookie.ts';

interface DossierEvent {
  readonly fetch: typeof globalThis.fetch;
  readonly params: { readonly so: string };
  readonly cookies: Cookies;
  readonly url: URL;
}

/** It is another's, the year is wrong, or the log-in has ended: then number and year are asked. */
const CLOSED = ['dossier_access_wrong', 'dossier_proof_incomplete'];

/** The dossier this browser has opened; any other leads to where number and year of birth are asked. */
export async function openDossier({ fetch, params, cookies, url }: DossierEvent): Promise<{ readonly dossier: CitizenDossier; readonly proof: AccessProof }> {
  const asked = `/ho-so?so=${encodeURIComponent(params.so)}`;
  const proof = findProof(cookies, params.so);
  if (proof === undefined) redirect(303, asked);
  const reply = await openApi(fetch).openDossier(proof);
  if (!reply.ok) {
    if (!CLOSED.includes(reply.problem.code)) failPage(reply.problem);
    if (proof.birthYear !== undefined) dropAccess(cookies, url.protocol === 'https:');
    redirect(303, asked);
  }
  return { dossier: reply.value, proof };
}
