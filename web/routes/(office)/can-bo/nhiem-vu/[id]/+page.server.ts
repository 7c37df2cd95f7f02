import { localDateAt } from '../../../../../../src/model/time.ts';
import { callApi } from '../../../../../office/call-api.ts';
import { failOffice, getOfficeValue } from '../../../../../office/office-reply.ts';
import { changeFinding } from '../../../../../office/change-finding.ts';
import { readPlace } from '../../../../../office/ask-place.ts';
import { readQuery } from '../../../../../office/read-query.ts';
import type { Actions, PageServerLoad } from './$types';

/** One task: who decides on the day (`?ngay=`) at one's place, its sources, versions and what must be reviewed. */
export const load: PageServerLoad = async ({ fetch, url, params, parent }) => {
  const { session } = await parent();
  const { id } = params;
  const place = session.site.placeCode;
  const asOf = readQuery(url).day('ngay') ?? localDateAt(Date.now());
  const mayRead = session.rights.includes('authority.readFindings');
  const [found, versions, ruling, findings] = await Promise.all([
    callApi(fetch, 'GET /api/v1/tasks/{id}', { params: { id }, query: { place } }),
    callApi(fetch, 'GET /api/v1/tasks/{id}/versions', { params: { id } }),
    callApi(fetch, 'GET /api/v1/rulings', { query: { task: id, place, asOf } }),
    mayRead ? callApi(fetch, 'GET /api/v1/task-findings', { query: { task: id, limit: 50 } }) : undefined,
  ]);
  const { task, overrides } = getOfficeValue(found, url);
  const codes = [...new Set(overrides.map((each) => each.provinceCode))];
  const provinces = await Promise.all(codes.map(async (code) => [code ?? '', (await readPlace(fetch, code))?.address ?? code ?? ''] as const));
  return {
    task,
    overrides,
    provinces: Object.fromEntries(provinces),
    versions: versions.ok ? versions.value.items : [],
    ruling: getOfficeValue(ruling, url).ruling,
    findings: findings?.ok === true ? findings.value : undefined,
    asOf,
  };
};

export const actions: Actions = {
  doi: async ({ request, fetch, url }) => {
    const reply = await changeFinding(fetch, request);
    return reply.ok ? { saved: true } : failOffice(reply.problem, url, { saved: false });
  },
};
