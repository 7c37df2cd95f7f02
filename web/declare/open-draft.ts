import { redirect, type Cookies } from '@sveltejs/kit';
import type { Form } from '../../src/model/form.ts';
import { localDateAt, type LocalDate } from '../../src/model/time.ts';
import type { Answers } from '../../src/model/form-paths.ts';
import type { FormDraft } from '../api.ts';
import { failPage, getValue } from '../api-error.ts';
import { openApi } from '../open-api.ts';
import type { ToldFault } from './say-faults.ts';
import { dropDraftCookie, readDraftCookie, type DraftHolder } from './draft-cookie.ts';

interface DraftEvent {
  readonly fetch: typeof globalThis.fetch;
  readonly params: { readonly form: string };
  readonly cookies: Cookies;
  readonly url: URL;
}

export interface OpenDraftPage {
  readonly holder: DraftHolder;
  readonly draft: FormDraft;
  readonly answers: Answers;
  readonly faults: readonly ToldFault[];
  readonly form: Form;
  readonly today: LocalDate;
  /** Where the form's pages are. */
  readonly at: string;
}

/** The draft this browser holds of a form; without one the person is led to where it is begun, and what was sent leads to its dossier. */
export async function openDraft(event: DraftEvent): Promise<OpenDraftPage> {
  const { params, cookies, fetch } = event;
  const at = `/to-khai/${encodeURIComponent(params.form)}`;
  const holder = readDraftCookie(cookies, params.form);
  if (holder === undefined) redirect(303, at);
  const reply = await openApi(fetch).getDraft(holder);
  if (!reply.ok) {
    if (reply.problem.status !== 404) failPage(reply.problem);
    dropDraftCookie(cookies, params.form, event.url.protocol === 'https:');
    redirect(303, at);
  }
  const draft = reply.value;
  if (draft.dossier !== undefined) redirect(303, `/ho-so?so=${encodeURIComponent(draft.dossier.code ?? '')}`);
  const { form } = getValue(await openApi(fetch).getForm(draft.formId, draft.formVersion));
  return { holder, draft, answers: draft.answers ?? {}, faults: draft.faults ?? [], form, today: localDateAt(Date.now()), at };
}
