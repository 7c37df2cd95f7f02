import type { DossierSummary } from '../../../../api.ts';
import { callApi } from '../../../../office/call-api.ts';
import { weighLoad } from '../../../../office/dossier/weigh-load.ts';
import { readNames } from '../../../../office/names.ts';
import { getOfficeValue } from '../../../../office/office-reply.ts';
import type { PageServerLoad } from './$types';

const PAGE = 100;
/** Two thousand open dossiers; a site with more sees the nearest of them, and is told. */
const MOST_PAGES = 20;
const SHOWN = 50;

/** Who has how much in hand, what is waited for, what falls due when, and what will be late. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const open: DossierSummary[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const reply: { readonly items: readonly DossierSummary[]; readonly nextCursor: string | null } = getOfficeValue(await callApi(fetch, 'GET /api/v1/dossiers', { query: { list: 'open', limit: PAGE, cursor } }), url);
    open.push(...reply.items);
    cursor = reply.nextCursor;
    if (cursor === null) break;
  }
  const now = Date.now();
  const weighed = weighLoad(open, now);
  return {
    ...weighed, atRisk: weighed.atRisk.slice(0, SHOWN), atRiskCount: weighed.atRisk.length, count: open.length, isWhole: cursor === null, now,
    names: await readNames(fetch, [...weighed.byPerson, ...weighed.byHelper].map(({ key }) => key)),
  };
};
