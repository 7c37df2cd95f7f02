import { error, redirect } from '@sveltejs/kit';
import { localDateAt } from '../../../../../../../src/model/time.ts';
import { callApi } from '../../../../../../office/call-api.ts';
import { readGivenForm } from '../../../../../../office/dossier/deed-form.ts';
import { papersOf, type DeedFacts } from '../../../../../../office/dossier/deed-facts.ts';
import { DEEDS, findDeed, type DeedField } from '../../../../../../office/dossier/deed-table.ts';
import { findBesides } from '../../../../../../office/dossier/find-besides.ts';
import { findCase } from '../../../../../../office/dossier/find-case.ts';
import { moneyOf } from '../../../../../../office/dossier/read-parts.ts';
import { readDeed } from '../../../../../../office/dossier/read-deed.ts';
import { takeFiles } from '../../../../../../office/dossier/take-files.ts';
import { failOffice, getOfficeValue } from '../../../../../../office/office-reply.ts';
import type { Actions, PageServerLoad } from './$types';

const PEOPLE: readonly DeedField[] = ['person', 'personIfAny'];

/** One action's form on a page of its own: what it does is read before it is done. */
export const load: PageServerLoad = async ({ fetch, url, params, parent }) => {
  const kind = findDeed(params.viec) ?? error(404);
  const { session } = await parent();
  const fields: readonly DeedField[] = DEEDS[kind].fields;
  const dossier = getOfficeValue(await callApi(fetch, 'GET /api/v1/dossiers/{id}', { params: { id: params.id } }), url);
  const { filing, state, frozen } = dossier;
  const papers = papersOf(dossier.actions);
  const wants = (...some: readonly DeedField[]): boolean => some.some((field) => fields.includes(field));
  const found = await findCase(fetch, filing.procedureCode, filing.caseId, filing.channel);
  const conditions = filing.conditions ?? {};
  const [colleagues, sites, faults, besides] = await Promise.all([
    fields.some((field) => PEOPLE.includes(field)) ? callApi(fetch, 'GET /api/v1/colleagues') : undefined,
    wants('site') ? callApi(fetch, 'GET /api/v1/sites') : undefined,
    wants('faults', 'reception') && found.procedure !== undefined
      ? callApi(fetch, 'POST /api/v1/completeness', { body: { procedureCode: filing.procedureCode, caseId: filing.caseId, atDesk: kind === 'receive' && filing.channel === 'direct', papers, conditions } })
      : undefined,
    wants('reception') ? findBesides(fetch, filing.procedureCode, filing.besides ?? [], filing.channel) : [],
  ]);
  const facts: DeedFacts = {
    components: found.components, fees: found.fees, times: filing.times, besides, needsLimit: found.needsLimit, papers, conditions,
    faults: faults?.ok === true ? faults.value.faults : [],
    colleagues: colleagues?.ok === true ? colleagues.value.items : [],
    sites: sites?.ok === true ? sites.value.items.filter((site) => site.id !== session.site.id) : [],
    steps: (frozen as typeof frozen | null)?.steps ?? [],
    state,
    applicantName: dossier.applicant.proxy?.name ?? dossier.applicant.name,
    today: localDateAt(Date.now()),
  };
  const offer = dossier.offers.find((each) => each.kind === kind);
  return { kind, fields, facts, dossier, closed: offer?.open === false ? (offer.why ?? 'dossier_step_closed') : undefined, ticket: crypto.randomUUID() };
};

export const actions: Actions = {
  default: async ({ request, fetch, url, params }) => {
    const kind = findDeed(params.viec) ?? error(404);
    const posted = await readGivenForm(request);
    const ticket = posted.text('ticket') || crypto.randomUUID();
    const form = await takeFiles(fetch, posted, ticket);
    if (form.problem !== undefined) return failOffice(form.problem, url, { values: form.values });
    const key = `${ticket}.${kind}`;
    const id = { id: params.id };
    if (kind === 'takeCash') {
      const reply = await callApi(fetch, 'POST /api/v1/dossiers/{id}/cash', { params: id, body: { receipt: form.text('bien-lai').slice(0, 60), amountVnd: moneyOf(form.text('so-tien')) ?? 0 }, key });
      if (!reply.ok) return failOffice(reply.problem, url, { values: form.values });
    } else {
      const { filing } = getOfficeValue(await callApi(fetch, 'GET /api/v1/dossiers/{id}', { params: id }), url);
      const { components } = await findCase(fetch, filing.procedureCode, filing.caseId, filing.channel);
      const seen = Number(form.text('da-xem'));
      const reply = await callApi(fetch, 'POST /api/v1/dossiers/{id}/actions', { params: id, body: readDeed(kind, form, components), key, ...(Number.isInteger(seen) && seen > 0 ? { match: seen } : {}) });
      if (!reply.ok) return failOffice(reply.problem, url, { values: form.values });
    }
    redirect(303, `/can-bo/ho-so/${params.id}?xong=${kind}`);
  },
};
