import { isRole, ROLES } from '../../../../../src/model/role.ts';
import { addDays, localDateAt } from '../../../../../src/model/time.ts';
import { callApi } from '../../../../office/call-api.ts';
import { getOfficeValue } from '../../../../office/office-reply.ts';
import { readQuery } from '../../../../office/read-query.ts';
import type { PageServerLoad } from './$types';

const MONTH = 30;

/** What changed for a counter: `?tu-ngay=` since, `?linh-vuc=` field, `?vai-tro=` role (one's own unless said; `tat-ca` for all). */
export const load: PageServerLoad = async ({ parent, fetch, url }) => {
  const { session } = await parent();
  const query = readQuery(url);
  const asked = query.text('vai-tro', 40);
  const role = asked === 'tat-ca' ? undefined : asked !== undefined && isRole(asked) ? asked : session.roles[0];
  const filter = { since: query.day('tu-ngay') ?? addDays(localDateAt(Date.now()), -MONTH), field: query.text('linh-vuc'), role };
  const [changes, ofProcedures, ofTasks] = await Promise.all([callApi(fetch, 'GET /api/v1/counter-changes', { query: filter }), callApi(fetch, 'GET /api/v1/fields'), callApi(fetch, 'GET /api/v1/task-fields')]);
  const fields = [...new Set([...getOfficeValue(ofProcedures, url).items, ...getOfficeValue(ofTasks, url).items].map((field) => field.name))].toSorted((left, right) => left.localeCompare(right, 'vi'));
  return { filter, fields, roles: ROLES, changes: getOfficeValue(changes, url).items };
};
