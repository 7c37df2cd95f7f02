import { openApi } from '../../../open-api.ts';
import { getValue } from '../../../api-error.ts';
import { listChoices } from './list-choices.ts';
import type { PageServerLoad } from './$types';

/** Finds the commune by any old or new name (`?q=`), or step by step from the province (`?tinh=`). */
export const load: PageServerLoad = async ({ fetch, url, locals }) => {
  const api = openApi(fetch);
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  const provinceCode = url.searchParams.get('tinh');
  const [found, provinces, communes] = await Promise.all([
    q === '' ? undefined : api.findPlaces(q),
    api.listProvinces(),
    provinceCode === null ? undefined : api.listCommunes(provinceCode),
  ]);
  const all = getValue(provinces).items;
  return {
    q,
    found: found === undefined ? undefined : getValue(found).items.map((match) => listChoices(match, locals.lang)),
    provinces: all,
    province: all.find(({ code }) => code === provinceCode),
    communes: communes === undefined ? undefined : getValue(communes).items,
  };
};
