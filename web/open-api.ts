import type { Answer } from '../src/model/answer.ts';
import type { Procedure } from '../src/model/procedure.ts';
import type { Operations, Place, PlaceMatch, Problem, ProcedureConflict, ProcedureRow } from './api.ts';
import type { Form } from '../src/model/form.ts';
import type { AskCall } from './ask-call.ts';
import type { DraftHolder } from './declare/draft-cookie.ts';
import type { AccessProof } from './follow/access-cookie.ts';

export type { Place, PlaceMatch, Problem, ProcedureRow };

export type Reply<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

export interface Conversation {
  readonly id: string;
  readonly turns: readonly { readonly question: string; readonly answer: Answer }[];
}

type Fetch = typeof globalThis.fetch;
type ReplyOf<Name extends keyof Operations> = Operations[Name]['reply'];
type BodyOf<Name extends keyof Operations> = Operations[Name] extends { readonly body: infer Body } ? Body : never;
type QueryOf<Name extends keyof Operations> = Operations[Name] extends { readonly query: infer Query } ? { readonly [Key in keyof Query]: Query[Key] | null | undefined } : never;

async function read<Value>(fetch: Fetch, path: string, init?: RequestInit): Promise<Reply<Value>> {
  const response = await fetch(`/api/v1${path}`, { ...init, headers: { accept: 'application/json', ...init?.headers } });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return { ok: true, value: body as Value };
  const given = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>;
  const { type = 'about:blank', title = '', code = `http_${response.status}`, detail = '', instance = path } = given;
  return { ok: false, problem: { type, title, status: response.status, code, detail, instance } };
}

function query(values: Readonly<Record<string, string | number | null | undefined>>): string {
  const set = Object.entries(values).filter((entry): entry is [string, string | number] => entry[1] !== null && entry[1] !== undefined && entry[1] !== '');
  return set.length === 0 ? '' : `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString()}`;
}

const part = encodeURIComponent;

/** The open API as the pages use it, typed by the OpenAPI document; a screen can do only what the API can do. */
export function openApi(fetch: Fetch) {
  const send = <Value>(path: string, method: 'POST' | 'PATCH' | 'DELETE', body: unknown, key: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply<Value>> =>
    read<Value>(fetch, path, { method, headers: { ...headers, 'idempotency-key': key, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const held = ({ token }: DraftHolder) => ({ 'x-draft-token': token });
  return {
    ask: (call: AskCall, idempotencyKey: string) =>
      read<Answer>(fetch, '/answers', { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey }, body: JSON.stringify(call) }),
    // Kept answers travel as they were given, so they have the shape of an answer.
    getAnswer: (id: string) => read<Answer>(fetch, `/answers/${part(id)}`),
    getConversation: (id: string) => read<Conversation>(fetch, `/conversations/${part(id)}`),
    forgetConversation: (id: string, idempotencyKey: string) => read<null>(fetch, `/conversations/${part(id)}`, { method: 'DELETE', headers: { 'idempotency-key': idempotencyKey } }),
    search: (q: string, limit: number) => read<ReplyOf<'GET /api/v1/search'>>(fetch, `/search${query({ q, limit })}`),
    listProcedures: (filter: QueryOf<'GET /api/v1/procedures'>) => read<ReplyOf<'GET /api/v1/procedures'>>(fetch, `/procedures${query(filter)}`),
    getProcedure: (code: string, asOf?: string | null) =>
      read<{ readonly procedure: Procedure; readonly conflicts: readonly ProcedureConflict[]; readonly answersOff?: string }>(fetch, `/procedures/${part(code)}${query({ asOf })}`),
    listVersions: (code: string) => read<ReplyOf<'GET /api/v1/procedures/{code}/versions'>>(fetch, `/procedures/${part(code)}/versions`),
    compareVersions: (code: string, from: number, to: number) => read<ReplyOf<'GET /api/v1/procedures/{code}/diff'>>(fetch, `/procedures/${part(code)}/diff${query({ from, to })}`),
    listFields: () => read<ReplyOf<'GET /api/v1/fields'>>(fetch, '/fields'),
    findDueDate: (values: QueryOf<'GET /api/v1/due-date'>) => read<ReplyOf<'GET /api/v1/due-date'>>(fetch, `/due-date${query(values)}`),
    findPlaces: (q: string) => read<ReplyOf<'GET /api/v1/places'>>(fetch, `/places${query({ q, limit: 20 })}`),
    getPlace: (code: string) => read<ReplyOf<'GET /api/v1/places/{code}'>>(fetch, `/places/${part(code)}`),
    listProvinces: () => read<ReplyOf<'GET /api/v1/provinces'>>(fetch, '/provinces'),
    listCommunes: (province: string) => read<ReplyOf<'GET /api/v1/provinces/{code}/communes'>>(fetch, `/provinces/${part(province)}/communes`),
    listCalendars: () => read<ReplyOf<'GET /api/v1/calendars'>>(fetch, '/calendars'),
    getCalendar: (year: number) => read<ReplyOf<'GET /api/v1/calendars/{year}'>>(fetch, `/calendars/${String(year)}`),
    reckonDeadline: ({ limit, pause = [], ...values }: { readonly limit: string; readonly from?: string; readonly commune?: string; readonly lang: 'vi' | 'en'; readonly pause?: readonly string[] }) =>
      read<ReplyOf<'GET /api/v1/deadlines'>>(fetch, `/deadlines?limit=${part(limit)}${query(values).replace('?', '&')}${pause.map((each) => `&pause=${part(each)}`).join('')}`),
    listForms: (procedure?: string) => read<ReplyOf<'GET /api/v1/forms'>>(fetch, `/forms${query({ procedure })}`),
    getForm: (id: string, version?: number) => read<{ readonly form: Form }>(fetch, `/forms/${part(id)}${query({ version })}`),
    beginDraft: (body: BodyOf<'POST /api/v1/form-drafts'>, key: string) => send<ReplyOf<'POST /api/v1/form-drafts'>>('/form-drafts', 'POST', body, key),
    resumeDraft: (code: string, birthYear: string) => send<ReplyOf<'POST /api/v1/form-drafts/resume'>>('/form-drafts/resume', 'POST', { code, birthYear }, crypto.randomUUID()),
    getDraft: (holder: DraftHolder) => read<ReplyOf<'GET /api/v1/form-drafts/{id}'>>(fetch, `/form-drafts/${part(holder.id)}`, { headers: held(holder) }),
    saveDraft: (holder: DraftHolder, body: BodyOf<'PATCH /api/v1/form-drafts/{id}'>, key: string) => send<ReplyOf<'PATCH /api/v1/form-drafts/{id}'>>(`/form-drafts/${part(holder.id)}`, 'PATCH', body, key, held(holder)),
    sendDraft: (holder: DraftHolder, body: BodyOf<'POST /api/v1/form-drafts/{id}/submission'>, key: string) => send<ReplyOf<'POST /api/v1/form-drafts/{id}/submission'>>(`/form-drafts/${part(holder.id)}/submission`, 'POST', body, key, held(holder)),
    prefillDraft: (holder: DraftHolder, body: BodyOf<'POST /api/v1/form-drafts/{id}/prefill'>, key: string) => send<ReplyOf<'POST /api/v1/form-drafts/{id}/prefill'>>(`/form-drafts/${part(holder.id)}/prefill`, 'POST', body, key, held(holder)),
    forgetDraft: (holder: DraftHolder, key: string) => send<null>(`/form-drafts/${part(holder.id)}`, 'DELETE', undefined, key, held(holder)),
    talk: (holder: DraftHolder) => read<ReplyOf<'GET /api/v1/form-drafts/{id}/say'>>(fetch, `/form-drafts/${part(holder.id)}/say`, { headers: held(holder) }),
    sayInDraft: (holder: DraftHolder, text: string, key: string) => send<ReplyOf<'POST /api/v1/form-drafts/{id}/say'>>(`/form-drafts/${part(holder.id)}/say`, 'POST', { text }, key, held(holder)),
    sendFile: (holder: DraftHolder, path: string, file: File, key: string) =>
      read<ReplyOf<'POST /api/v1/form-drafts/{id}/files'>>(fetch, `/form-drafts/${part(holder.id)}/files${query({ path, name: file.name.slice(0, 300) })}`, { method: 'POST', headers: { ...held(holder), 'idempotency-key': key, 'content-type': 'application/octet-stream' }, body: file }),
    removeFile: (holder: DraftHolder, fileId: string, key: string) => send<null>(`/form-drafts/${part(holder.id)}/files/${part(fileId)}`, 'DELETE', undefined, key, held(holder)),
    /** A file as it is kept, or the picture of one page, ready to hand on; undefined where there is none. */
    readFile: async (holder: DraftHolder, fileId: string, page?: number): Promise<Response | undefined> => {
      const response = await fetch(`/api/v1/form-drafts/${part(holder.id)}/files/${part(fileId)}${query({ page })}`, { headers: held(holder) });
      return response.ok ? response : undefined;
    },
    tellFiling: (holder: DraftHolder) => read<ReplyOf<'GET /api/v1/form-drafts/{id}/filing'>>(fetch, `/form-drafts/${part(holder.id)}/filing`, { headers: held(holder) }),
    printDraft: (holder: DraftHolder) => fetch(`/api/v1/form-drafts/${part(holder.id)}/declaration`, { headers: held(holder) }),
    openDossier: (proof: AccessProof) => send<ReplyOf<'POST /api/v1/dossier-access'>>('/dossier-access', 'POST', proof, crypto.randomUUID()),
    tellFilingOf: (proof: AccessProof) => send<ReplyOf<'POST /api/v1/dossier-access/filing'>>('/dossier-access/filing', 'POST', proof, crypto.randomUUID()),
    sendDossierFile: ({ number, birthYear }: AccessProof, file: File, key: string) => {
      const body = new FormData();
      body.set('number', number);
      body.set('birthYear', String(birthYear));
      body.set('file', file);
      return read<ReplyOf<'POST /api/v1/dossier-access/files'>>(fetch, '/dossier-access/files', { method: 'POST', headers: { 'idempotency-key': key }, body });
    },
    openPaper: (proof: AccessProof, paper: string) => fetch('/api/v1/dossier-access/papers', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...proof, paper }) }),
    actOnDossier: (proof: AccessProof, request: BodyOf<'POST /api/v1/dossier-access/actions'>['request'], key: string) => send<ReplyOf<'POST /api/v1/dossier-access/actions'>>('/dossier-access/actions', 'POST', { ...proof, request }, key),
    listLifeEvents: () => read<ReplyOf<'GET /api/v1/life-events'>>(fetch, '/life-events'),
  };
}

export type OpenApi = ReturnType<typeof openApi>;
