import { callApi } from '../../../office/call-api.ts';
import { getOfficeValue } from '../../../office/office-reply.ts';
import type { LayoutServerLoad } from './$types';

/** What anybody may know of the house before signing in. Nothing of it may be kept by a cache, for the links carry secrets. */
export const load: LayoutServerLoad = async ({ fetch, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  return { house: getOfficeValue(await callApi(fetch, 'GET /api/v1/house'), url) };
};
