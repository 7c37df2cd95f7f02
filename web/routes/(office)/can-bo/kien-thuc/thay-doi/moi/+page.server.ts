import { redirect } from '@sveltejs/kit';
import { localDateAt } from '../../../../../../../src/model/time.ts';
import type { Reply } from '../../../../../../open-api.ts';
import { applyFields } from '../../../../../../office/change/apply-fields.ts';
import { amountWords, EDITABLE_KINDS, keepGiven, readChangeForm, sourceOf } from '../../../../../../office/change/change-form.ts';
import { findProcedures, findTasks, type FoundRecord } from '../../../../../../office/change/find-records.ts';
import { listFieldGroups, type SubjectKind } from '../../../../../../office/change/record-fields.ts';
import { callApi } from '../../../../../../office/call-api.ts';
import { failOffice, getOfficeValue } from '../../../../../../office/office-reply.ts';
import { readQuery } from '../../../../../../office/read-query.ts';
import { createWords } from '../../../../../../words/words.ts';
import type { Actions, PageServerLoad } from './$types';

/** Chooses a record (`?loai=` kind, `?q=` words), then opens it (`?ma=`); with `?ban=` it joins that draft. */
export const load: PageServerLoad = async ({ fetch, url, locals }) => {
  const query = readQuery(url);
  const kind = query.one('loai', EDITABLE_KINDS) ?? 'procedure';
  const [id, q, draft] = [query.text('ma', 220), query.text('q'), query.text('ban', 60)];
  const { allowed } = getOfficeValue(await callApi(fetch, 'GET /api/v1/change-sets', { query: { limit: 1 } }), url);
  const common = { kind, q: q ?? '', draft, mayEdit: allowed.includes('editChangeSet'), ticket: crypto.randomUUID(), today: localDateAt(Date.now()) };
  if (id === undefined) {
    const linkTo = (record: FoundRecord): string => {
      const to = new URLSearchParams({ loai: kind, ma: record.id }).toString();
      return draft === undefined ? `?${to}` : `/can-bo/kien-thuc/thay-doi/${encodeURIComponent(draft)}/sua?${to}`;
    };
    const found = q === undefined ? [] : getOfficeValue(await find(fetch, kind, q), url);
    return { ...common, found: found.map((record) => ({ ...record, href: linkTo(record) })), record: undefined };
  }
  const subject = getOfficeValue(await callApi(fetch, 'GET /api/v1/change-sets/subjects/{kind}/{id}', { params: { kind, id } }), url);
  return { ...common, found: [], record: { id, label: subject.label, version: subject.version, groups: listFieldGroups(createWords(locals.lang), kind, subject.value) } };
};

async function find(fetch: typeof globalThis.fetch, kind: SubjectKind, q: string): Promise<Reply<readonly FoundRecord[]>> {
  if (kind === 'task') return findTasks(fetch, q);
  if (kind === 'lexicon') return { ok: true, value: [{ id: q.toLowerCase(), name: q.toLowerCase(), more: '' }] };
  return findProcedures(fetch, q);
}

export const actions: Actions = {
  default: async ({ request, fetch, url, locals }) => {
    const query = readQuery(url);
    const kind = query.one('loai', EDITABLE_KINDS) ?? 'procedure';
    const id = query.text('ma', 220) ?? '';
    const form = await readChangeForm(request);
    const subject = getOfficeValue(await callApi(fetch, 'GET /api/v1/change-sets/subjects/{kind}/{id}', { params: { kind, id } }), url);
    const after = applyFields(kind, subject.value, listFieldGroups(createWords(locals.lang), kind, subject.value), form.filled, amountWords(createWords('vi')));
    const { title, reason, goesLiveOn } = form.facts;
    const reply = await callApi(fetch, 'POST /api/v1/change-sets', {
      body: { title, reason, source: sourceOf(form.facts), ...(goesLiveOn === '' ? {} : { goesLiveOn }), items: [{ kind, id, after, beforeVersion: form.recordVersion }] },
      key: form.ticket,
    });
    if (!reply.ok) return failOffice(reply.problem, url, { given: keepGiven(form) });
    redirect(303, `/can-bo/kien-thuc/thay-doi/${reply.value.id}`);
  },
};
