import { redirect } from '@sveltejs/kit';
import type { ChangeAct, ChangeItem, ChangeSubject } from '../../../../../../../api.ts';
import { applyFields } from '../../../../../../../office/change/apply-fields.ts';
import { amountWords, keepGiven, readChangeForm, readJsonItem, readKind, sourceOf, type ChangeForm } from '../../../../../../../office/change/change-form.ts';
import { listFieldGroups, listFieldValues, type SubjectKind } from '../../../../../../../office/change/record-fields.ts';
import { tellClash } from '../../../../../../../office/change/tell-history.ts';
import { callApi } from '../../../../../../../office/call-api.ts';
import { readNames } from '../../../../../../../office/names.ts';
import { failOffice, getOfficeValue } from '../../../../../../../office/office-reply.ts';
import { createWords } from '../../../../../../../words/words.ts';
import type { Actions, PageServerLoad } from './$types';

/** What is edited: the change itself, or (`?loai=`, `?ma=`) one of its records; `?cach=json` as text. */
export const load: PageServerLoad = async ({ fetch, url, params, locals }) => {
  const [set, log] = await Promise.all([callApi(fetch, 'GET /api/v1/change-sets/{id}', { params }), callApi(fetch, 'GET /api/v1/change-sets/{id}/history', { params })]);
  const change = getOfficeValue(set, url);
  const history = getOfficeValue(log, url).items;
  const say = createWords(locals.lang);
  const names = await readNames(fetch, history.slice(-1).map((row) => row.by));
  const { title, reason, source, goesLiveOn } = change;
  const common = {
    id: change.id, title, version: change.version, mayEdit: change.allowed?.includes('edit') === true, clash: tellClash(say, history, names),
    facts: { title, reason, sourceText: source.text, sourceDate: source.date, certainty: source.certainty as string, goesLiveOn },
  };
  const wanted = readWanted(url);
  if (wanted === undefined) return { ...common, record: undefined };
  const subject = getOfficeValue(await callApi(fetch, 'GET /api/v1/change-sets/subjects/{kind}/{id}', { params: wanted }), url);
  const item = await findItem(fetch, params.id, wanted);
  const base = baseOf(item, subject);
  const groups = listFieldGroups(say, wanted.kind, base);
  // The record moved since the draft was written: the draft's own words stand over what is live now.
  const moved = item !== undefined && item.beforeVersion !== subject.version
    ? { values: Object.fromEntries(listFieldValues(listFieldGroups(say, wanted.kind, item.after))), seen: Object.fromEntries(listFieldValues(listFieldGroups(say, wanted.kind, item.before))) }
    : undefined;
  return { ...common, record: { ...wanted, label: subject.label, version: subject.version, groups, moved, json: url.searchParams.get('cach') === 'json' ? JSON.stringify(base, undefined, 2) : undefined } };
};

interface Wanted {
  readonly kind: SubjectKind;
  readonly id: string;
}

function readWanted(url: URL): Wanted | undefined {
  const kind = readKind(url.searchParams.get('loai'));
  const id = url.searchParams.get('ma')?.slice(0, 220);
  return kind === undefined || id === undefined || id === '' ? undefined : { kind, id };
}

/** What the draft says of a record, where it says anything. */
async function findItem(fetch: typeof globalThis.fetch, changeId: string, { kind, id }: Wanted): Promise<ChangeItem | undefined> {
  const reply = await callApi(fetch, 'GET /api/v1/change-sets/{id}/item', { params: { id: changeId }, query: { kind, subject: id } });
  return reply.ok ? reply.value.item : undefined;
}

/** What is edited on: what the draft says, as long as it stands on the record that is live. */
function baseOf(item: ChangeItem | undefined, subject: ChangeSubject): unknown {
  return item !== undefined && item.beforeVersion === subject.version ? item.after : subject.value;
}

export const actions: Actions = {
  default: async ({ request, fetch, url, params, locals }) => {
    const form = await readChangeForm(request);
    const edit = await readEdit(form, fetch, url, params['id'] ?? '', createWords(locals.lang));
    if ('broken' in edit) return failOffice({ type: 'about:blank', status: 422, code: 'json_broken', title: createWords(locals.lang)('edit.jsonBroken'), detail: edit.broken, instance: url.pathname }, url, { given: keepGiven(form) });
    const reply = await callApi(fetch, 'POST /api/v1/change-sets/{id}/deeds', { params: { id: params['id'] ?? '' }, body: edit });
    if (!reply.ok) return failOffice(reply.problem, url, { given: keepGiven(form) });
    redirect(303, `/can-bo/kien-thuc/thay-doi/${reply.value.id}`);
  },
};

async function readEdit(form: ChangeForm, fetch: typeof globalThis.fetch, url: URL, changeId: string, say: ReturnType<typeof createWords>): Promise<ChangeAct | { readonly broken: string }> {
  const version = form.version || 1;
  const wanted = readWanted(url);
  if (wanted === undefined) {
    const { title, reason, goesLiveOn } = form.facts;
    return { deed: 'edit', version, title, reason, source: sourceOf(form.facts), ...(goesLiveOn === '' ? {} : { goesLiveOn }) };
  }
  const { kind, id } = wanted;
  if (form.json !== undefined) {
    const item = readJsonItem(kind, id, form.json, form.recordVersion);
    return 'broken' in item ? item : { deed: 'edit', version, put: [item] };
  }
  const [item, now] = await Promise.all([findItem(fetch, changeId, wanted), callApi(fetch, 'GET /api/v1/change-sets/subjects/{kind}/{id}', { params: wanted })]);
  const base = baseOf(item, getOfficeValue(now, url));
  const after = applyFields(kind, base, listFieldGroups(say, kind, base), form.filled, amountWords(createWords('vi')));
  return { deed: 'edit', version, put: [{ kind, id, after, beforeVersion: form.recordVersion }] };
}
