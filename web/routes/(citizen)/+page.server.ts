import { openApi } from '../../open-api.ts';
import { getValue } from '../../api-error.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const api = openApi(fetch);
  const communeCode = url.searchParams.get('xa');
  const [life, place] = await Promise.all([api.listLifeEvents(), communeCode === null ? undefined : api.getPlace(communeCode)]);
  const { items, mostAsked } = getValue(life);
  return {
    ticket: crypto.randomUUID(),
    lifeEvents: items.map(({ id, title, icon }) => ({ id, title, icon })),
    mostAsked,
    place: place?.ok === true ? { code: place.value.place.code, name: place.value.place.fullName } : undefined,
  };
};
