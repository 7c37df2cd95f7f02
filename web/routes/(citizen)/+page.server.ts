import { openApi } from '../../api.ts';
import { getValue } from '../../api-error.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const api = openApi(fetch);
  const communeCode = url.searchParams.get('xa');
  const [life, place] = await Promise.all([api.listLifeEvents(), communeCode === null ? undefined : api.getPlace(communeCode)]);
  const { items, mostAsked } = getValue(life);
  const unit = place?.ok === true ? (place.value.unit ?? place.value) : undefined;
  return {
    ticket: crypto.randomUUID(),
    lifeEvents: items.map(({ id, title, icon }) => ({ id, title, icon })),
    mostAsked: mostAsked ?? [],
    place: unit?.code === undefined || unit.name === undefined ? undefined : { code: unit.code, name: unit.name },
  };
};
