import { callApi } from '../../../../../office/call-api.ts';
import { askClock } from '../../../../../office/dossier/clock-question.ts';
import { readNames } from '../../../../../office/names.ts';
import { getOfficeValue } from '../../../../../office/office-reply.ts';
import { createWords } from '../../../../../words/words.ts';
import type { PageServerLoad } from './$types';

/** One dossier: what may be done, its time told day by day, its papers, its history. */
export const load: PageServerLoad = async ({ fetch, url, params, locals, parent }) => {
  const { session } = await parent();
  const say = createWords(locals.lang);
  const dossier = getOfficeValue(await callApi(fetch, 'GET /api/v1/dossiers/{id}', { params }), url);
  const asked = askClock(dossier, { supplement: say('dossier.clock.supplement'), payment: say('dossier.clock.payment') });
  const may = (right: string): boolean => session.rights.includes(right);
  const [clock, documents, forms, records, sites, names] = await Promise.all([
    asked === undefined ? undefined : callApi(fetch, 'GET /api/v1/deadlines', { query: { ...asked, lang: locals.lang } }),
    callApi(fetch, 'GET /api/v1/dossiers/{id}/documents', { params: { id: dossier.id } }),
    callApi(fetch, 'GET /api/v1/dossiers/{id}/forms', { params: { id: dossier.id } }),
    may('documents.readRecord') ? callApi(fetch, 'GET /api/v1/records') : undefined,
    callApi(fetch, 'GET /api/v1/sites'),
    readNames(fetch, [dossier.ownerId ?? undefined, ...dossier.actions.flatMap(({ by, data }) => [by.id, ...['ownerId', 'toId', 'assistedBy'].map((key) => (typeof data[key] === 'string' ? data[key] : undefined))])]),
  ]);
  const numbers = [dossier.filingNumber, ...(dossier.code === null ? [] : [dossier.code])];
  return {
    dossier,
    explanation: clock?.ok === true ? clock.value.explanation : [],
    clockDueAt: clock?.ok === true ? clock.value.dueAt : undefined,
    documents: documents.ok ? documents.value.items : [],
    forms: forms.ok ? forms.value.items : [],
    // A record is pinned to an answer; that it belongs to this dossier stands in its note.
    records: records?.ok === true ? records.value.items.filter(({ record }) => numbers.some((number) => record.note.includes(number))) : [],
    names: { ...names, ...Object.fromEntries(sites.ok ? sites.value.items.map((site) => [site.id, site.name]) : []) },
    mayTakeCash: may('dossiers.takeCash') && dossier.money === 'due',
    done: url.searchParams.get('xong'),
    now: Date.now(),
  };
};
