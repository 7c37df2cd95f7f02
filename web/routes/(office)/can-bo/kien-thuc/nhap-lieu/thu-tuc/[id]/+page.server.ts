import { nameOf } from '../../../../../../../office/change/tell-history.ts';
import { findChangeOf, tellImport } from '../../../../../../../office/change/tell-import.ts';
import { callApi } from '../../../../../../../office/call-api.ts';
import { readNames } from '../../../../../../../office/names.ts';
import { getOfficeValue } from '../../../../../../../office/office-reply.ts';
import { createWords } from '../../../../../../../words/words.ts';
import type { PageServerLoad } from './$types';

/** The report of one import: what was read, and why records were left out. */
export const load: PageServerLoad = async ({ fetch, url, params, locals }) => {
  const found = getOfficeValue(await callApi(fetch, 'GET /api/v1/procedure-imports/{id}', { params }), url);
  const say = createWords(locals.lang);
  return {
    what: tellImport(say, found),
    changeId: findChangeOf(found),
    at: found.at,
    who: nameOf(say, await readNames(fetch, [found.actorId]), found.actorId),
    counts: found.counts,
    rejections: found.rejections.map(({ file, place, code, text }) => ({ where: `${file.split(/[\\/]/).at(-1) ?? file}:${String(place)}`, id: code ?? '', text })),
  };
};
