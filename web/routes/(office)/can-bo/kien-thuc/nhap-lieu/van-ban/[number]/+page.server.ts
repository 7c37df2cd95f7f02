import { error } from '@sveltejs/kit';
import { nameOf } from '../../../../../../../office/change/tell-history.ts';
import { callApi } from '../../../../../../../office/call-api.ts';
import { documentPath } from '../../../../../../../office/law-links.ts';
import { readNames } from '../../../../../../../office/names.ts';
import { getOfficeValue } from '../../../../../../../office/office-reply.ts';
import { createWords } from '../../../../../../../words/words.ts';
import type { PageServerLoad } from './$types';

/** What one import made of one document (`?so=` its number), with the faults that were kept. */
export const load: PageServerLoad = async ({ fetch, url, params, locals }) => {
  const say = createWords(locals.lang);
  const { items } = getOfficeValue(await callApi(fetch, 'GET /api/v1/laws/imports', { query: { number: url.searchParams.get('so'), limit: 100 } }), url);
  const found = items.find((row) => String(row.number) === params.number);
  if (found === undefined) return error(404, say('imports.gone'));
  return { found, who: nameOf(say, await readNames(fetch, [found.actorId]), found.actorId), href: `/can-bo/van-ban/${documentPath(found.document)}` };
};
