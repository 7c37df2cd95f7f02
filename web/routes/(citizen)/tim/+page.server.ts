import { openApi } from '../../../open-api.ts';
import { getValue } from '../../../api-error.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 1000);
  if (q === '') return { q, items: [], suggestions: [] };
  const { items, suggestions } = getValue(await openApi(fetch).search(q, 20));
  return { q, items, suggestions };
};
