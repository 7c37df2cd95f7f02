import { error, redirect, type Cookies } from '@sveltejs/kit';
import type { Form } from '../../src/model/form.ts';
import { localDateAt, type LocalDate } from '../../src/model/time.ts';
import { openApi, type FormDraft } from '../open-api.ts';
import { failPage } from '../api-error.ts';
import { dropDraftCookie, readDraftCookie, type DraftHolder } from './draft-cookie.ts';

interface DraftEvent {
  readonly fetch: typeof globalThis.fetch;
  readonly params: { readonly form: string };
  readonly cookies: Cookies;
  readonly url: URL;
  readonly setHeaders: (headers: Record<string, string>) => void;
}

export interface OpenDraftPage {
  readonly holder: DraftHolder;
  readonly draft: FormDraft;
  readonly form: Form;
  readonly today: LocalDate;
  /** Where the form's pages are. */
  readonly at: string;
}

/** The draft this browser holds of a form; without one the person is led to where it is begun. What was sent leads to its dossier. */
export async function openDraft(event: DraftEvent): Promise<OpenDraftPage> {
  const { params, cookies } = event;
  const at = `/to-khai/${encodeURIComponent(params.form)}`;
  const holder = readDraftCookie(cookies, params.form);
  if (holder === undefined) redirect(303, at);
  const reply = await openApi(event.fetch).getDraft(holder);
  if (!reply.ok) {
    if (reply.problem.status !== 404) failPage(reply.problem);
    dropDraftCookie(cookies, params.form, event.url.protocol === 'https:');
    redirect(303, at);
  }
  const draft = reply.value;
  if (draft.form === undefined) error(404, '');
  // What a person filled in is nobody else's: no shared store keeps it, and going back shows what was saved.
  event.setHeaders({ 'cache-control': 'private, no-store' });
  return { holder, draft, form: draft.form, today: localDateAt(Date.now()), at };
}
