import { findProof } from '../../../../../follow/access-cookie.ts';
import { openApi } from '../../../../../open-api.ts';
import type { RequestHandler } from './$types';

/** Tells a page that has this dossier open that something of it changed. `?tu=`: the mark of the page. */
export const GET: RequestHandler = async ({ params, cookies, fetch, url, request }) => {
  const proof = findProof(cookies, params.so);
  const stream = proof === undefined ? undefined : await openApi(fetch).followDossier(proof, request.headers.get('last-event-id') ?? url.searchParams.get('tu') ?? undefined);
  // Without content a browser does not come back: there is nothing to follow here.
  if (stream?.ok !== true) return new Response(null, { status: 204 });
  return new Response(stream.body, { headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' } });
};
