import { openApi } from '../../../../../api.ts';
import { getValue } from '../../../../../api-error.ts';
import { readChanges, readVersions } from './read-history.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url, locals }) => {
  const api = openApi(fetch);
  const [record, list] = await Promise.all([api.getProcedure(params.code), api.listVersions(params.code)]);
  const { procedure } = getValue(record);
  const versions = readVersions(getValue(list));
  const from = Number(url.searchParams.get('from') ?? versions[1]?.version);
  const to = Number(url.searchParams.get('to') ?? versions[0]?.version);
  const comparable = Number.isInteger(from) && Number.isInteger(to) && from !== to;
  const changes = comparable ? readChanges(getValue(await api.compareVersions(params.code, from, to)), locals.lang) : undefined;
  return { code: procedure.code, name: procedure.shortName ?? procedure.name, versions, from, to, changes };
};
