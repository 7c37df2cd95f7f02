import { openApi } from '../../../../../open-api.ts';
import { getValue } from '../../../../../api-error.ts';
import type { PageServerLoad } from './$types';

/** The versions of a record, newest first, and what changed between two of them (the newest two unless asked). */
export const load: PageServerLoad = async ({ fetch, params, url, locals }) => {
  const api = openApi(fetch);
  const [record, list] = await Promise.all([api.getProcedure(params.code), api.listVersions(params.code)]);
  const { procedure } = getValue(record);
  const versions = [...getValue(list).items].sort((a, b) => b.version - a.version);
  const from = Number(url.searchParams.get('from') ?? versions[1]?.version);
  const to = Number(url.searchParams.get('to') ?? versions[0]?.version);
  const comparable = Number.isInteger(from) && Number.isInteger(to) && from !== to;
  const differences = comparable ? getValue(await api.compareVersions(params.code, from, to)).differences : undefined;
  return {
    code: procedure.code,
    name: procedure.shortName ?? procedure.name,
    versions,
    from,
    to,
    changes: differences?.map(({ label, before, after }) => ({ field: label[locals.lang], before, after })),
  };
};
