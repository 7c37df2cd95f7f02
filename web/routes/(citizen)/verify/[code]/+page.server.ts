import { failPage } from '../../../../api-error.ts';
import { callApi } from '../../../../office/call-api.ts';
import type { PageServerLoad } from './$types';

/** Whether the paper with a code stands. A page of one moment: nobody keeps it. */
export const load: PageServerLoad = async ({ fetch, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const reply = await callApi(fetch, 'GET /api/v1/verifications/{code}', { params: { code: params.code.slice(0, 300) } });
  if (!reply.ok) return failPage(reply.problem);
  return { verification: reply.value, typed: params.code.slice(0, 100) };
};
