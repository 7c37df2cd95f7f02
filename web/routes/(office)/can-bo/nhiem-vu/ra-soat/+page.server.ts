import { callApi } from '../../../../../office/call-api.ts';
import { changeFinding } from '../../../../../office/change-finding.ts';
import { failOffice, getOfficeValue } from '../../../../../office/office-reply.ts';
import { readQuery, withQuery } from '../../../../../office/read-query.ts';
import type { Actions, PageServerLoad } from './$types';

const KINDS = ['twoRecipients', 'signerDiffers', 'levelDisagrees', 'tierMismatch', 'textsDiffer', 'sourcesDiffer', 'clauseEnded', 'amended', 'noArticle', 'endsIn30', 'endsIn90', 'ended', 'procedureMissing', 'sourceDoubt'] as const;
const STATES = ['open', 'inWork', 'settled', 'accepted'] as const;

/** Contradictions and gaps by kind and state. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const query = readQuery(url);
  const kind = query.one('loai', KINDS);
  const state = query.one('trang-thai', STATES);
  const page = getOfficeValue(await callApi(fetch, 'GET /api/v1/task-findings', { query: { kind, state, owner: query.text('nguoi', 120), cursor: url.searchParams.get('tu'), limit: 30 } }), url);
  const sum = (fits: (row: (typeof page.counts)[number]) => boolean): number => page.counts.filter(fits).reduce((all, row) => all + row.count, 0);
  return {
    items: page.items,
    allowed: page.allowed,
    kinds: [
      { name: undefined, count: sum((row) => state === undefined || row.state === state), href: withQuery(url, { loai: undefined }), current: kind === undefined },
      ...KINDS.map((name) => ({ name, count: sum((row) => row.kind === name && (state === undefined || row.state === state)), href: withQuery(url, { loai: name }), current: name === kind })).filter((each) => each.count > 0 || each.current),
    ],
    states: [
      { name: undefined, count: sum((row) => kind === undefined || row.kind === kind), href: withQuery(url, { 'trang-thai': undefined }), current: state === undefined },
      ...STATES.map((name) => ({ name, count: sum((row) => row.state === name && (kind === undefined || row.kind === kind)), href: withQuery(url, { 'trang-thai': name }), current: name === state })),
    ],
    first: url.searchParams.has('tu') ? withQuery(url, {}) : null,
    next: page.nextCursor === null ? null : withQuery(url, { tu: page.nextCursor }),
  };
};

export const actions: Actions = {
  doi: async ({ request, fetch, url }) => {
    const reply = await changeFinding(fetch, request);
    return reply.ok ? { saved: true } : failOffice(reply.problem, url, { saved: false });
  },
  tim: async ({ fetch, url }) => {
    const reply = await callApi(fetch, 'POST /api/v1/task-findings/searches');
    return reply.ok ? { searched: { found: reply.value.found, fresh: reply.value.new, gone: reply.value.gone } } : failOffice(reply.problem, url, { saved: false });
  },
};
