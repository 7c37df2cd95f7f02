import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { FormEdit } from '../../../src/model/form-edit.ts';
import type { WordKey } from '../../words/word-keys.d.ts';
import { createWords } from '../../words/words.ts';
import { failOffice } from '../office-reply.ts';
import type { Fields } from './condition-fields.ts';
import { openFormDraft, saveFormEdit, type FormDraft, type NotSaved } from './open-form-draft.ts';

/** What was sent with a form of the editor. */
export interface SentEdit {
  readonly draft: FormDraft;
  readonly fields: Fields;
  readonly data: FormData;
}

/** An edit that cannot be made of what was sent, by its sentence under `formEdit.faults`. */
export interface NoEdit {
  readonly missing: 'words_missing' | 'condition_missing' | 'paths_missing' | 'row_unknown';
}

/** Reads a form of the editor, does its one edit and leads back; what went wrong comes with what was typed. `back`: where to, under the draft's address. */
export async function actOnForm(event: Pick<RequestEvent, 'request' | 'fetch' | 'url' | 'params' | 'locals'>, makeEdit: (sent: SentEdit) => FormEdit | NoEdit | Promise<FormEdit | NoEdit>, back: string): Promise<ReturnType<typeof failEdit>> {
  const data = await event.request.formData();
  const fields = Object.fromEntries([...data].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  const draft = await openFormDraft(event.fetch, event.url, event.params);
  const edit = await makeEdit({ draft, fields, data });
  if ('missing' in edit) return failEdit(event, { fault: edit.missing, details: {} }, fields);
  const failed = await saveFormEdit(event.fetch, draft, edit, Number(fields['ban']) || draft.change.version);
  if (failed !== undefined) return failEdit(event, failed, fields);
  redirect(303, `${draft.at}${back}${back.includes('?') ? '&' : '?'}xong=1`);
}

/** Answers with why nothing was saved, and what was typed. */
export function failEdit({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>, failed: NotSaved | { readonly fault: NoEdit['missing']; readonly details: Readonly<Record<string, string | number>> }, fields: Fields) {
  const say = createWords(locals.lang);
  if ('problem' in failed) return failOffice(failed.problem, new URL(url.pathname, url), { fields, why: failed.problem.detail, code: failed.problem.code });
  return fail(422, { fields, why: say(`formEdit.faults.${failed.fault}` as WordKey, failed.details), code: failed.fault as string });
}

/** A button's value such as `len:nguoi-nop`: what to do and to what. */
export function readButton(fields: Fields): { readonly verb: string; readonly of: string } {
  const [verb = '', ...rest] = (fields['lam'] ?? '').split(':');
  return { verb, of: rest.join(':') };
}
