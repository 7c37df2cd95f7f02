import { localDateAt } from '../../../../../../src/model/time.ts';
import { pageEntries } from '../../../../../components/law-outline/group-entries.ts';
import { callApi } from '../../../../../office/call-api.ts';
import { getOfficeValue } from '../../../../../office/office-reply.ts';
import { readQuery } from '../../../../../office/read-query.ts';
import type { PageServerLoad } from './$types';

/** How many articles one page shows; a code has several hundred. */
const SHOWN = 20;

/** One text as it stands on a day (`?ngay=`), opened at an article (`?dieu=d15`). */
export const load: PageServerLoad = async ({ fetch, url, params }) => {
  const query = readQuery(url);
  const asOf = query.day('ngay') ?? localDateAt(Date.now());
  const number = params.number;
  const [detail, outline] = await Promise.all([callApi(fetch, 'GET /api/v1/laws/document', { query: { number, asOf } }), callApi(fetch, 'GET /api/v1/laws/outline', { query: { number, asOf } })]);
  const { document, validity, relationsOn, relationsBy } = getOfficeValue(detail, url);
  const { entries } = getOfficeValue(outline, url);
  const page = pageEntries(entries, query.text('dieu'), SHOWN);
  const found = await Promise.all(
    page.shown.map((entry) =>
      callApi(fetch, 'GET /api/v1/provisions', {
        query: { number: document.number, asOf, ...(entry.kind === 'article' ? { article: entry.label } : { annex: entry.kind === 'annex' ? entry.label : undefined }) },
      }),
    ),
  );
  return { document, validity, relationsOn, relationsBy, entries, asOf, chosen: query.text('dieu'), page: { ...page, shown: page.shown.map((entry) => entry.key) }, provisions: found.flatMap((reply) => (reply.ok ? [reply.value] : [])) };
};
