import { error, redirect } from '@sveltejs/kit';
import { findProof } from '../../../../../../follow/access-cookie.ts';
import { openApi } from '../../../../../../open-api.ts';
import type { RequestHandler } from './$types';

/** One paper of the dossier this browser has opened. */
export const GET: RequestHandler = async ({ params, cookies, fetch }) => {
  const proof = findProof(cookies, params.so);
  if (proof === undefined) redirect(303, `/ho-so?so=${encodeURIComponent(params.so)}`);
  const paper = await openApi(fetch).openPaper(proof, params.id);
  if (!paper.ok) error(paper.status, '');
  return paper;
};
