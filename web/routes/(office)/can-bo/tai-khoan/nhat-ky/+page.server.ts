import { callApi } from '../../../../../office/call-api.ts';
import { getOfficeValue } from '../../../../../office/office-reply.ts';
import { createWords } from '../../../../../words/words.ts';
import { tellDeedLine, tellSignInLine } from '../../../../../office/tell-lines.ts';
import type { PageServerLoad } from './$types';

const KINDS = ['dang-nhap', 'viec', 'thay-doi'] as const;

/** What is written down about oneself (`?loai=`), a page at a time (`?tu=`). */
export const load: PageServerLoad = async ({ fetch, url, locals }) => {
  const kind = KINDS.find((each) => each === url.searchParams.get('loai')) ?? 'dang-nhap';
  const query = { cursor: url.searchParams.get('tu') ?? undefined, limit: 30 };
  const say = createWords(locals.lang);
  if (kind === 'dang-nhap') {
    const page = getOfficeValue(await callApi(fetch, 'GET /api/v1/session/sign-ins', { query }), url);
    return { kind, cursor: query.cursor, nextCursor: page.nextCursor, lines: page.items.map((row) => tellSignInLine(say, row)) };
  }
  const page = getOfficeValue(await callApi(fetch, kind === 'viec' ? 'GET /api/v1/session/deeds' : 'GET /api/v1/session/changes', { query }), url);
  return { kind, cursor: query.cursor, nextCursor: page.nextCursor, lines: page.items.map((row) => tellDeedLine(say, row, kind === 'thay-doi')) };
};
