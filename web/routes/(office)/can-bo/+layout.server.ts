import { redirect } from '@sveltejs/kit';
import { callApi } from '../../../office/call-api.ts';
import { listPlaces } from '../../../office/office-places.ts';
import { getOfficeValue } from '../../../office/office-reply.ts';
import type { LayoutServerLoad } from './$types';

const ENROLMENT = '/can-bo/tai-khoan/ma-xac-thuc';

/** Who is signed in; everybody else is led to signing in, and whoever must set up a second factor to that. */
export const load: LayoutServerLoad = async ({ fetch, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const session = getOfficeValue(await callApi(fetch, 'GET /api/v1/session'), url);
  if (session.stage === 'enrolment' && url.pathname !== ENROLMENT) redirect(303, ENROLMENT);
  return { session, places: listPlaces(session.rights), at: new Date().toISOString() };
};
