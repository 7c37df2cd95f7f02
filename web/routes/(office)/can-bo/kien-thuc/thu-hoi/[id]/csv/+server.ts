import type { RecalledAnswer } from '../../../../../../../api.ts';
import { toRecallRow, writeCsv } from '../../../../../../../office/change/write-csv.ts';
import { callApi } from '../../../../../../../office/call-api.ts';
import { getOfficeValue } from '../../../../../../../office/office-reply.ts';
import { createWords } from '../../../../../../../words/words.ts';
import type { RequestHandler } from './$types';

const PAGE = 100;
/** What a list to work through may hold; more is a matter for a report. */
const MOST_PAGES = 100;

/** All answers of a recall as a table to keep. */
export const GET: RequestHandler = async ({ fetch, url, params, locals }) => {
  const answers: RecalledAnswer[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const reply: { items: readonly RecalledAnswer[]; nextCursor: string | null } = getOfficeValue(await callApi(fetch, 'GET /api/v1/recalls/{changeSetId}', { params: { changeSetId: params.id }, query: { cursor, limit: PAGE } }), url);
    answers.push(...reply.items);
    cursor = reply.nextCursor;
    if (cursor === null) break;
  }
  const say = createWords(locals.lang);
  const head = [say('recalls.column.number'), say('recalls.column.at'), say('recalls.column.question'), say('recalls.column.status'), say('recalls.column.relied'), say('recalls.column.site')];
  return new Response(writeCsv([head, ...answers.map(toRecallRow)]), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="thu-hoi-${params.id.replaceAll(/[^0-9a-f-]/g, '')}.csv"`, 'cache-control': 'no-store' },
  });
};
