import { redirect } from '@sveltejs/kit';
import { localDateAt } from '../../../../../src/model/time.ts';
import { callApi } from '../../../../office/call-api.ts';
import { lawHref } from '../../../../office/law-links.ts';
import { getOfficeValue } from '../../../../office/office-reply.ts';
import { readQuery, withQuery } from '../../../../office/read-query.ts';
import type { PageServerLoad } from './$types';

const STATES = ['inForce', 'notYet', 'ended', 'unknown'] as const;

/** Provisions for words or numbers (`?q=`), else documents by filter. A number alone leads straight to its place; `?tim=1` searches all the same. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const query = readQuery(url);
  const asOf = query.day('ngay') ?? localDateAt(Date.now());
  const filter = { q: query.text('q', 1_000), field: query.text('linh-vuc'), issuer: query.text('co-quan'), kind: query.text('loai'), state: query.one('hieu-luc', STATES), issuedFrom: query.day('tu-ngay'), issuedTo: query.day('den-ngay') };
  const facets = getOfficeValue(await callApi(fetch, 'GET /api/v1/laws/facets'), url).items;
  const chosen = { field: filter.field, issuer: filter.issuer, kind: filter.kind };
  if (filter.q === undefined) {
    const page = getOfficeValue(await callApi(fetch, 'GET /api/v1/laws', { query: { ...chosen, state: filter.state, asOf, cursor: url.searchParams.get('tu'), limit: 40 } }), url);
    return { filter, asOf, facets, documents: page.items, hits: [], references: [], first: url.searchParams.has('tu') ? withQuery(url, {}) : null, next: page.nextCursor === null ? null : withQuery(url, { tu: page.nextCursor }) };
  }
  const [found, named, recognised] = await Promise.all([
    callApi(fetch, 'GET /api/v1/provisions/search', { query: { q: filter.q, ...chosen, asOf, issuedFrom: filter.issuedFrom, issuedTo: filter.issuedTo, inForce: filter.state === 'inForce' ? 'true' : undefined, limit: 20 } }),
    callApi(fetch, 'GET /api/v1/laws', { query: { q: filter.q, ...chosen, state: filter.state, asOf, limit: 5 } }),
    callApi(fetch, 'POST /api/v1/provisions/references', { body: { text: filter.q } }),
  ]);
  const references = recognised.ok ? recognised.value.items.flatMap(({ text, address }) => (address.document === undefined ? [] : [{ text, address: { ...address, document: address.document } }])) : [];
  const [only] = references;
  // Whoever types nothing but a number wants to read there.
  if (only !== undefined && references.length === 1 && only.text.length >= filter.q.length - 1 && query.text('tim') === undefined) redirect(303, lawHref(only.address, query.day('ngay')));
  return { filter, asOf, facets, documents: getOfficeValue(named, url).items, hits: getOfficeValue(found, url).items, references, first: null, next: null };
};
