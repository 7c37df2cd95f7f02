import { openApi } from '../../../../open-api.ts';
import { getOwn } from '../own-reply.ts';
import type { PageServerLoad } from './$types';

/** Which offices looked at the person's dossiers. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const cursor = url.searchParams.get('tu');
  const { items, nextCursor } = getOwn(await openApi(fetch).listOwnViews({ cursor, limit: 30 }), url);
  return { views: items, first: cursor === null ? null : '/cua-toi/nhat-ky', next: nextCursor === null ? null : `/cua-toi/nhat-ky?${new URLSearchParams({ tu: nextCursor }).toString()}` };
};
