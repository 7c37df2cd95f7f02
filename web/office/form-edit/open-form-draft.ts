import { error } from '@sveltejs/kit';
import { canonicalJson } from '../../../src/model/canonical-json.ts';
import { editForm, type FormEdit } from '../../../src/model/form-edit.ts';
import type { FormEditFault } from '../../../src/model/form-edit-parts.ts';
import { settleOrder } from '../../../src/model/form-order.ts';
import type { Form } from '../../../src/model/form.ts';
import { diffValues, type Json } from '../../../src/model/json-diff.ts';
import type { ChangeAct, ChangeSet } from '../../api.ts';
import type { Problem } from '../../open-api.ts';
import { callApi } from '../call-api.ts';
import { getOfficeValue } from '../office-reply.ts';
import { FORMS_AT } from './link-place.ts';

/** A form on its way: what the draft of a change says of it, or the form in use where the draft says nothing yet. */
export interface FormDraft {
  /** The address of its pages. */
  readonly at: string;
  readonly change: ChangeSet;
  /** With the version in use; a form that is new has the first. */
  readonly form: Form;
  /** Whether the draft says anything of it. */
  readonly isChanged: boolean;
  /** The version the draft was made on. */
  readonly seen: number;
  /** The form in use. */
  readonly live: { readonly version: number; readonly value: unknown };
  readonly mayEdit: boolean;
}

type Fetch = typeof globalThis.fetch;
type Place = Readonly<Partial<Record<'form' | 'ban', string>>>;

/** Reads the draft that an address names. */
export async function openFormDraft(fetch: Fetch, url: URL, { form: id = '', ban = '' }: Place): Promise<FormDraft> {
  const [change, live, item] = await Promise.all([
    callApi(fetch, 'GET /api/v1/change-sets/{id}', { params: { id: ban } }),
    callApi(fetch, 'GET /api/v1/change-sets/subjects/{kind}/{id}', { params: { kind: 'form', id } }),
    callApi(fetch, 'GET /api/v1/change-sets/{id}/item', { params: { id: ban }, query: { kind: 'form', subject: id } }),
  ]);
  const set = getOfficeValue(change, url);
  const now = getOfficeValue(live, url);
  const drafted = item.ok ? item.value.item : undefined;
  const value = drafted?.after ?? now.value;
  if (typeof value !== 'object' || value === null) error(404);
  return {
    at: `${FORMS_AT}/${encodeURIComponent(id)}/${encodeURIComponent(ban)}`,
    change: set,
    // Its shape was checked when it was kept.
    form: settleOrder({ ...(value as Form), version: Math.max(1, now.version) }),
    isChanged: drafted !== undefined,
    seen: drafted?.beforeVersion ?? now.version,
    live: { version: now.version, value: now.value },
    mayEdit: set.allowed?.includes('edit') === true,
  };
}

/** In which parts the form that the draft was made on and the form in use differ, by the names of their places. */
export function listMoved(draft: FormDraft): readonly string[] {
  const before = draft.change.items.find(({ kind, id }) => kind === 'form' && id === draft.form.id)?.before;
  if (before === undefined || draft.seen === draft.live.version) return [];
  return [...new Set(diffValues(before as Json, draft.live.value as Json).map(({ path }) => path.split('.').slice(0, 2).join('.')))];
}

/** What kept an edit from being saved. */
export type NotSaved = { readonly fault: FormEditFault; readonly details: Readonly<Record<string, string | number>> } | { readonly problem: Problem };

/** Does one edit and keeps the draft; `version`: of the change, as the editor saw it. Undefined once it is kept. */
export async function saveFormEdit(fetch: Fetch, draft: FormDraft, edit: FormEdit, version: number): Promise<NotSaved | undefined> {
  const edited = editForm(draft.form, edit);
  if (!edited.ok) return edited;
  const after = withoutVersion(edited.form);
  const record = { kind: 'form', id: draft.form.id } as const;
  // Back to what is in use: the draft has nothing to say of the form any more.
  const isBack = canonicalJson(after) === canonicalJson(draft.live.value);
  if (isBack && !draft.isChanged) return undefined;
  const body = isBack ? { deed: 'edit' as const, version, drop: [record] } : { deed: 'edit' as const, version, put: [{ ...record, after, beforeVersion: draft.seen }] };
  return changeDraft(fetch, draft, body);
}

/** Does a deed on the change that the draft is part of. */
export async function changeDraft(fetch: Fetch, draft: FormDraft, body: ChangeAct): Promise<NotSaved | undefined> {
  const reply = await callApi(fetch, 'POST /api/v1/change-sets/{id}/deeds', { params: { id: draft.change.id }, body });
  return reply.ok ? undefined : { problem: reply.problem };
}

/** A form as a change set keeps it. */
export function withoutVersion({ version: _version, ...value }: Form): Omit<Form, 'version'> {
  return value;
}
