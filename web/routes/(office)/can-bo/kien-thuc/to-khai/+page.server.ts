import { redirect } from '@sveltejs/kit';
import { sayIn } from '../../../../../../src/model/answers-in-words.ts';
import { startForm } from '../../../../../../src/model/start-form.ts';
import { localDateAt } from '../../../../../../src/model/time.ts';
import { sourceOf } from '../../../../../office/change/change-form.ts';
import { callApi } from '../../../../../office/call-api.ts';
import { FORMS_AT } from '../../../../../office/form-edit/link-place.ts';
import { withoutVersion } from '../../../../../office/form-edit/open-form-draft.ts';
import { failOffice, getOfficeValue, readForm } from '../../../../../office/office-reply.ts';
import { createWords } from '../../../../../words/words.ts';
import type { Actions, PageServerLoad } from './$types';

/** Every form in force with its version and source, and the drafts under way. */
export const load: PageServerLoad = async ({ fetch, url, locals }) => {
  const [forms, drafts] = await Promise.all([callApi(fetch, 'GET /api/v1/forms'), callApi(fetch, 'GET /api/v1/change-sets', { query: { state: 'draft', limit: 50 } })]);
  const { items, allowed } = getOfficeValue(drafts, url);
  return {
    mayEdit: allowed.includes('editChangeSet'),
    ticket: crypto.randomUUID(),
    today: localDateAt(Date.now()),
    forms: getOfficeValue(forms, url).items.map(({ id, version, name, validFrom, validTo, procedures, source }) => ({ id, version, name: sayIn(name, locals.lang), validFrom, validTo, codes: [...new Set(procedures.map(({ code }) => code))], source })),
    drafts: items.flatMap((set) => set.items.filter(({ kind }) => kind === 'form').map(({ id, label }) => ({ id: set.id, title: set.title, form: id, label }))),
  };
};

export const actions: Actions = {
  /** A new form, as a draft of a change. */
  default: async ({ request, fetch, url, locals }) => {
    const data = await readForm(request);
    const say = createWords('vi');
    const given = { name: data.text('ten-mau').slice(0, 200), procedure: data.text('thu-tuc').slice(0, 40) };
    const facts = { title: data.text('ten'), reason: data.text('ly-do'), sourceText: data.text('can-cu'), sourceDate: data.text('ngay-can-cu'), certainty: data.text('do-chac'), goesLiveOn: data.text('ngay-ap-dung') };
    const form = startForm({ ...given, today: localDateAt(Date.now()), words: { applicant: say('formEdit.start.applicant'), applicantName: say('formEdit.start.applicantName'), promise: say('formEdit.start.promise'), sample: say('formEdit.start.sample'), source: facts.sourceText } });
    const known = await callApi(fetch, 'GET /api/v1/change-sets/subjects/{kind}/{id}', { params: { kind: 'form', id: form.id } });
    if (known.ok && known.value.version > 0) {
      const words = createWords(locals.lang);
      return failOffice({ type: 'about:blank', status: 409, code: 'form_known', title: words('formEdit.notSaved'), detail: words('formEdit.known', { id: form.id }), instance: url.pathname }, url, { given: { ...given, facts } });
    }
    const reply = await callApi(fetch, 'POST /api/v1/change-sets', { body: { title: facts.title, reason: facts.reason, source: sourceOf(facts), ...(facts.goesLiveOn === '' ? {} : { goesLiveOn: facts.goesLiveOn }), items: [{ kind: 'form', id: form.id, after: withoutVersion(form), beforeVersion: 0 }] }, key: data.text('ticket') || crypto.randomUUID() });
    if (!reply.ok) return failOffice(reply.problem, url, { given: { ...given, facts } });
    redirect(303, `${FORMS_AT}/${form.id}/${reply.value.id}`);
  },
};
