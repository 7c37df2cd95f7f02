import { redirect } from '@sveltejs/kit';
import { readIdCard } from '../../../../../../src/model/id-card.ts';
import { reckonReception } from '../../../../../../src/model/reception-bill.ts';
import { localDateAt } from '../../../../../../src/model/time.ts';
import { callApi } from '../../../../../office/call-api.ts';
import { readGivenForm, type PostedForm } from '../../../../../office/dossier/deed-form.ts';
import { findBesides } from '../../../../../office/dossier/find-besides.ts';
import { caseOf, findCase } from '../../../../../office/dossier/find-case.ts';
import { fillFromCard, readIntake, readWay } from '../../../../../office/dossier/read-intake.ts';
import { readFee } from '../../../../../office/dossier/read-parts.ts';
import { takeFiles } from '../../../../../office/dossier/take-files.ts';
import { failOffice, getOfficeValue } from '../../../../../office/office-reply.ts';
import { createWords } from '../../../../../words/words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Intake beside the citizen: one procedure, one case (`?th=`). */
export const load: PageServerLoad = async ({ fetch, url, params, parent }) => {
  const { session } = await parent();
  const { procedure } = getOfficeValue(await callApi(fetch, 'GET /api/v1/procedures/{code}', { params }), url);
  const asked = url.searchParams.get('th');
  const [only] = procedure.cases;
  const caseId = procedure.cases.length === 1 ? only?.id : (procedure.cases.find(({ id }) => id === asked)?.id ?? undefined);
  const [sites, besides] = await Promise.all([callApi(fetch, 'GET /api/v1/sites'), findBesides(fetch, procedure.code, [], 'direct')]);
  const { components, fees, needsLimit, limit } = caseOf(procedure, caseId ?? '', 'direct');
  return {
    procedure: { code: procedure.code, name: procedure.shortName ?? procedure.name, version: procedure.version, cases: procedure.cases.map(({ id, name, appliesWhen }) => ({ id, name, appliesWhen })) },
    caseId,
    facts: { components, fees, besides, needsLimit, papers: [], faults: [], conditions: {} },
    limit,
    sites: sites.ok ? sites.value.items.filter(({ id, kind }) => id !== session.site.id && kind === 'commune') : [],
    ticket: crypto.randomUUID(),
  };
};

const caseOfUrl = (url: URL): string => url.searchParams.get('th') ?? '';

/** A card read by a scanner that types, or by the camera of a telephone that gives its text; without one the form is tried, for Enter in any other field comes here too. */
async function readCard({ request, fetch, url, locals, params }: RequestEvent) {
  const posted = await readGivenForm(request);
  if (posted.text('the') === '') return check(posted, fetch, url, params.code);
  const form = await takeFiles(fetch, posted, posted.text('ticket') || crypto.randomUUID());
  if (form.problem !== undefined) return failOffice(form.problem, url, { values: form.values });
  const say = createWords(locals.lang);
  const card = readIdCard(form.text('the'), localDateAt(Date.now()));
  const { the: _scanned, ...values } = form.values;
  if (!card.ok) return { values, cardFault: card.code };
  return { values: fillFromCard(values, card.value), doubts: card.value.doubts.map((doubt) => say(`intake.cardPart.${doubt}`)) };
}

/** What would be missing, what is to be paid and when it would be due, before anything is written. */
async function check(posted: PostedForm, fetch: RequestEvent['fetch'], url: URL, code: string) {
  const form = await takeFiles(fetch, posted, posted.text('ticket') || crypto.randomUUID());
  if (form.problem !== undefined) return failOffice(form.problem, url, { values: form.values });
  const way = readWay(form);
  const found = await findCase(fetch, code, caseOfUrl(url), way);
  const asked = readIntake(form, { code, version: 1, caseId: caseOfUrl(url) }, found.components, '');
  const [complete, due, shown] = await Promise.all([
    callApi(fetch, 'POST /api/v1/completeness', { body: { procedureCode: code, caseId: caseOfUrl(url), atDesk: way === 'direct', papers: asked.papers ?? [], conditions: asked.conditions ?? {} } }),
    found.needsLimit ? undefined : callApi(fetch, 'GET /api/v1/due-date', { query: { code, channel: way } }),
    findBesides(fetch, code, [], way),
  ]);
  if (!complete.ok) return failOffice(complete.problem, url, { values: form.values });
  const { besides = [], ...fee } = readFee(form);
  const priced = besides.map(({ procedureCode, ...each }) => ({ ...each, name: procedureCode, fees: [], ...shown.find(({ code }) => code === procedureCode), times: each.times }));
  const payable = reckonReception({ fees: found.fees as never, times: 1 }, fee, priced as never, localDateAt(Date.now()));
  return { values: form.values, checked: { due: due?.ok === true ? due.value : undefined, faults: complete.value.faults, payable: payable.ok ? payable.value : undefined, feeFault: payable.ok ? undefined : payable.code, fee: payable.ok ? '' : String(payable.details['fee'] ?? '') } };
}

/** Receives at the desk, or registers what is filed online with help or came by post. */
async function take({ request, fetch, url, params, locals }: RequestEvent) {
  const posted = await readGivenForm(request);
  const ticket = posted.text('ticket') || crypto.randomUUID();
  const form = await takeFiles(fetch, posted, ticket);
  if (form.problem !== undefined) return failOffice(form.problem, url, { values: form.values });
  const way = readWay(form);
  const found = await findCase(fetch, params.code, caseOfUrl(url), way);
  const say = createWords(locals.lang);
  const body = readIntake(form, { code: params.code, version: found.procedure?.version ?? 1, caseId: caseOfUrl(url) }, found.components, say('intake.consentWords'));
  const key = `${ticket}.intake`;
  const { reception: _only, ...filing } = body;
  const reply = way === 'direct' ? await callApi(fetch, 'POST /api/v1/receptions', { body, key }) : await callApi(fetch, 'POST /api/v1/dossiers', { body: filing, key });
  if (!reply.ok) return failOffice(reply.problem, url, { values: form.values });
  redirect(303, `/can-bo/ho-so/${reply.value.id}?xong=${way === 'direct' ? 'receive' : 'register'}`);
}

export const actions: Actions = { the: readCard, kiem: async ({ request, fetch, url, params }) => check(await readGivenForm(request), fetch, url, params.code), nhan: take };
