import { redirect } from '@sveltejs/kit';
import { callApi } from '../../../office/call-api.ts';
import { listPlaces } from '../../../office/office-places.ts';
import { getOfficeValue } from '../../../office/office-reply.ts';
import type { LayoutServerLoad } from './$types';

/** Among the places of those who practise; everybody else goes there from the desk or the account's menu. */
const PRACTICE = '/can-bo/tap-duot';
const ENROLMENT = '/can-bo/tai-khoan/ma-xac-thuc';

/** Who is signed in; everybody else is led to signing in, and whoever must set up a second factor to that. */
export const load: LayoutServerLoad = async ({ fetch, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const session = getOfficeValue(await callApi(fetch, 'GET /api/v1/session'), url);
  if (session.stage === 'enrolment' && url.pathname !== ENROLMENT) redirect(303, ENROLMENT);
  // Who practises sees the exercise beside every page; nobody else pays for it.
  const practice = session.site.practice ? getOfficeValue(await callApi(fetch, 'GET /api/v1/practice'), url) : undefined;
  return { session, places: listPlaces(session.rights).filter(({ href }) => href !== PRACTICE || session.site.practice), at: new Date().toISOString(), practice };
};
