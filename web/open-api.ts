import type { Answer } from '../src/model/answer.ts';
import type { Procedure } from '../src/model/procedure.ts';
import type { Operations, Place, PlaceMatch, Problem, ProcedureConflict, ProcedureRow } from './api.ts';
import type { AskCall } from './ask-call.ts';

export type { Place, PlaceMatch, Problem, ProcedureRow };

export type Reply<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

export interface Conversation {
  readonly id: string;
  readonly turns: readonly { readonly question: string; readonly answer: Answer }[];
}

type Fetch = typeof globalThis.fetch;
type ReplyOf<Name extends keyof Operations> = Operations[Name]['reply'];
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
    reckonDeadline: (values: { readonly limit: string; readonly from?: string; readonly commune?: string; readonly lang: 'vi' | 'en' }) => read<ReplyOf<'GET /api/v1/deadlines'>>(fetch, `/deadlines?limit=${part(values.limit)}${query({ ...values, limit: null }).replace('?', '&')}`),
    listLifeEvents: () => read<ReplyOf<'GET /api/v1/life-events'>>(fetch, '/life-events'),
  };
}
