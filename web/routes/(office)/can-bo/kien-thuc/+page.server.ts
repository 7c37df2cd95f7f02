import { localDateAt } from '../../../../../src/model/time.ts';
import { callApi } from '../../../../office/call-api.ts';
import { readNames } from '../../../../office/names.ts';
import { getOfficeValue } from '../../../../office/office-reply.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 10;
const MOST = 50;

/** What waits in the room of knowledge: own drafts, what is to approve, what is off, what was found, what is late. */
export const load: PageServerLoad = async ({ parent, fetch, url }) => {
  const { session } = await parent();
  const mayFind = session.rights.includes('authority.readFindings');
  const [drafts, submitted, approved, switches, situations, findings] = await Promise.all([
    callApi(fetch, 'GET /api/v1/change-sets', { query: { state: 'draft', limit: MOST } }),
    callApi(fetch, 'GET /api/v1/change-sets', { query: { state: 'submitted', limit: MOST } }),
    callApi(fetch, 'GET /api/v1/change-sets', { query: { state: 'approved', limit: MOST } }),
    callApi(fetch, 'GET /api/v1/switches', { query: { state: 'off', limit: MOST } }),
    callApi(fetch, 'GET /api/v1/situations/waiting'),
    mayFind ? callApi(fetch, 'GET /api/v1/task-findings', { query: { state: 'open', limit: 1 } }) : undefined,
  ]);
  const { items, allowed } = getOfficeValue(drafts, url);
  const mine = items.filter((one) => one.editors.includes(session.officer.id));
  const waiting = getOfficeValue(submitted, url).items;
  const coming = getOfficeValue(approved, url).items;
  const shown = [...mine, ...waiting, ...coming].slice(0, SHOWN * 3);
  return {
    mayEdit: allowed.includes('editChangeSet'),
    mayApprove: allowed.includes('approveChangeSet'),
    mine: mine.slice(0, SHOWN),
    toApprove: waiting.filter((one) => one.allowed?.includes('approve') === true).slice(0, SHOWN),
    submitted: waiting.filter((one) => one.allowed?.includes('approve') !== true).slice(0, SHOWN),
    coming: coming.slice(0, SHOWN),
    off: getOfficeValue(switches, url).items.length,
    waiting: getOfficeValue(situations, url),
    findings: findings === undefined ? undefined : getOfficeValue(findings, url).counts.filter((row) => row.state === 'open').reduce((sum, row) => sum + row.count, 0),
    today: localDateAt(Date.now()),
    names: await readNames(fetch, shown.map((one) => one.createdBy)),
  };
};
