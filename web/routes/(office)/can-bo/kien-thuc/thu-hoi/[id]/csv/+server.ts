import type { RecalledAnswer } from '../../../../../../../api.ts';
import { streamCsv, toRecallRow } from '../../../../../../../office/change/write-csv.ts';
import { callApi } from '../../../../../../../office/call-api.ts';
import { getOfficeValue } from '../../../../../../../office/office-reply.ts';
import { createWords } from '../../../../../../../words/words.ts';
import type { RequestHandler } from './$types';

const PAGE = 100;

/** All answers of a recall as a table to keep, however many; the first page is read before anything is sent, so that what is refused is told as such. */
export const GET: RequestHandler = async ({ fetch, url, params, locals }) => {
  type Page = { readonly items: readonly RecalledAnswer[]; readonly nextCursor: string | null };
  const read = async (cursor: string | null): Promise<Page> => getOfficeValue(await callApi(fetch, 'GET /api/v1/recalls/{changeSetId}', { params: { changeSetId: params.id }, query: { cursor, limit: PAGE } }), url);
  const first = await read(null);
  async function* pages(): AsyncGenerator<readonly (readonly string[])[]> {
    for (let page = first; ; page = await read(page.nextCursor)) {
      if (page.items.length > 0) yield page.items.map(toRecallRow);
      if (page.nextCursor === null) return;
    }
  }
  const say = createWords(locals.lang);
  const head = [say('recalls.column.number'), say('recalls.column.at'), say('recalls.column.question'), say('recalls.column.status'), say('recalls.column.relied'), say('recalls.column.site')];
  return new Response(streamCsv(head, pages()), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="thu-hoi-${params.id.replaceAll(/[^0-9a-f-]/g, '')}.csv"`, 'cache-control': 'no-store' },
  });
};
