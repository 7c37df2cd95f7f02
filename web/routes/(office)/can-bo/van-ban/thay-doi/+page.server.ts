import { addDays, localDateAt } from '../../../../../../src/model/time.ts';
import { callApi } from '../../../../../office/call-api.ts';
import { getOfficeValue } from '../../../../../office/office-reply.ts';
import { readQuery } from '../../../../../office/read-query.ts';
import type { PageServerLoad } from './$types';

const AHEAD = 90;

/** What changes between two days, both counted; the next 90 days unless said. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const query = readQuery(url);
  const today = localDateAt(Date.now());
  const from = query.day('from') ?? today;
  const to = query.day('to') ?? addDays(from, AHEAD);
  const reply = await callApi(fetch, 'GET /api/v1/laws/changes', { query: { from, to } });
  if (!reply.ok && reply.problem.code === 'law_dates_swapped') return { from, to, today, ahead: addDays(today, AHEAD), items: [], problem: reply.problem };
  return { from, to, today, ahead: addDays(today, AHEAD), items: getOfficeValue(reply, url).items, problem: undefined };
};
