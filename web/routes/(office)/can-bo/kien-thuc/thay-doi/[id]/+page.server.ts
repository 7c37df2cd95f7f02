import { redirect } from '@sveltejs/kit';
import { SUBJECT_KINDS } from '../../../../../../../src/model/change-set.ts';
import { localDateAt } from '../../../../../../../src/model/time.ts';
import type { ChangeAct } from '../../../../../../api.ts';
import { tellClash, tellHistory } from '../../../../../../office/change/tell-history.ts';
import { whatIsUnderWay } from '../../../../../../office/change/under-way.ts';
import { whyNotApprove } from '../../../../../../office/change/why-not-approve.ts';
import { callApi } from '../../../../../../office/call-api.ts';
import { readNames } from '../../../../../../office/names.ts';
import { failOffice, getOfficeValue, readForm } from '../../../../../../office/office-reply.ts';
import { createWords } from '../../../../../../words/words.ts';
import type { Actions, PageServerLoad } from './$types';

/** One change: what it changes, whom it touches, the golden questions, who did what, and what this person may do. */
export const load: PageServerLoad = async ({ parent, fetch, url, params, locals }) => {
  const { session } = await parent();
  const [set, log, questions, counted] = await Promise.all([
    callApi(fetch, 'GET /api/v1/change-sets/{id}', { params }),
    callApi(fetch, 'GET /api/v1/change-sets/{id}/history', { params }),
    callApi(fetch, 'GET /api/v1/change-sets/{id}/golden-questions', { params }),
    callApi(fetch, 'GET /api/v1/change-sets/{id}/summary', { params }),
  ]);
  const change = getOfficeValue(set, url);
  const history = getOfficeValue(log, url).items;
  const names = await readNames(fetch, [change.createdBy, ...change.editors, change.submittedBy, change.approvedBy, ...history.map((row) => row.by)]);
  const say = createWords(locals.lang);
  const isMany = change.itemCount > SHOWN_ITEMS;
  return {
    change,
    isMany,
    items: change.items.slice(0, isMany ? FIRST_OF_MANY : SHOWN_ITEMS),
    summary: getOfficeValue(counted, url),
    wait: whatIsUnderWay(change, localDateAt(Date.now())),
    names,
    golden: getOfficeValue(questions, url).items,
    lines: tellHistory(say, history, names),
    clash: tellClash(say, history, names),
    whyNot: whyNotApprove(change, session.officer.id, session.rights.includes('knowledge.approveChangeSet')),
    done: url.searchParams.get('xong'),
  };
};

/** So many records are read on one page; of more a summary stands before the first of them. */
const SHOWN_ITEMS = 20;
const FIRST_OF_MANY = 5;

type Deed = ChangeAct['deed'];

/** A deed on the change that ends on the same page, saying what was done. */
function deed(name: Exclude<Deed, 'edit'>): NonNullable<Actions[string]> {
  return async ({ request, fetch, url, params }) => {
    const form = await readForm(request);
    const reason = form.text('ly-do').slice(0, 1000);
    const version = Number(form.text('ban')) || 1;
    const body = (name === 'submit' ? { deed: name, version } : name === 'approve' ? { deed: name, version, ...(reason === '' ? {} : { reason }) } : { deed: name, version, reason: reason || ' ' }) satisfies ChangeAct;
    const here = new URL(url.pathname, url);
    const reply = await callApi(fetch, 'POST /api/v1/change-sets/{id}/deeds', { params: { id: params['id'] ?? '' }, body });
    if (!reply.ok) return failOffice(reply.problem, here, { deed: name, reason });
    redirect(303, `${here.pathname}?xong=${name}`);
  };
}

export const actions: Actions = {
  trinh: deed('submit'),
  duyet: deed('approve'),
  'tra-lai': deed('sendBack'),
  'tu-choi': deed('reject'),
  rut: deed('withdraw'),
  go: deed('rollBack'),
  bo: async ({ request, fetch, url, params }) => {
    const form = await readForm(request);
    const here = new URL(url.pathname, url);
    const kind = SUBJECT_KINDS.find((each) => each === form.text('loai')) ?? 'procedure';
    const body = { deed: 'edit', version: Number(form.text('ban')) || 1, drop: [{ kind, id: form.text('ma') || '-' }] } as const;
    const reply = await callApi(fetch, 'POST /api/v1/change-sets/{id}/deeds', { params: { id: params['id'] ?? '' }, body });
    if (!reply.ok) return failOffice(reply.problem, here, { deed: 'edit' as Deed, reason: '' });
    redirect(303, here.pathname);
  },
};
