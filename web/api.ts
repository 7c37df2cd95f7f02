import type { Answer } from '../src/model/answer.ts';
import type { Procedure, ProcedureConflict } from '../src/model/procedure.ts';
import type { AskCall } from './ask-call.ts';

export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

export type Reply<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: ProblemDetails };

export interface ProcedureRow {
  readonly code: string;
  readonly name: string;
  readonly shortName?: string | null;
  readonly field: string;
  readonly level: readonly string[];
  readonly score?: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export interface Place {
  readonly order?: 'new' | 'old';
  readonly code: string;
  readonly level: 'province' | 'district' | 'commune';
  readonly name: string;
  /** With its kind: `Phường Ba Đình`. */
  readonly fullName: string;
  /** With what it lies in: `Phường Ba Đình, Thành phố Hà Nội`. */
  readonly address: string;
  readonly provinceCode: string;
}

export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

export interface FoundPlace {
  readonly unit: Place;
  readonly matched: 'new' | 'old';
  readonly via: { readonly place: Place; readonly happened: Sentence } | null;
  readonly alternatives: readonly Place[];
  readonly decidingQuestion: Sentence | null;
}

export interface LifeEvent {
  readonly id: string;
  readonly title: string;
  readonly icon: string;
  readonly procedures: readonly { readonly code: string; readonly why: string; readonly name?: string }[];
}

type Fetch = typeof globalThis.fetch;

async function read<Value>(fetch: Fetch, path: string, init?: RequestInit): Promise<Reply<Value>> {
  const response = await fetch(`/api/v1${path}`, { ...init, headers: { accept: 'application/json', ...init?.headers } });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return { ok: true, value: body as Value };
  const given = (typeof body === 'object' && body !== null ? body : {}) as Partial<ProblemDetails>;
  return {
    ok: false,
    problem: {
      type: given.type ?? 'about:blank',
      title: given.title ?? '',
      status: response.status,
      code: given.code ?? `http_${response.status}`,
      detail: given.detail ?? '',
    },
  };
}

function query(values: Readonly<Record<string, string | number | null | undefined>>): string {
  const set = Object.entries(values).filter((entry): entry is [string, string | number] => entry[1] !== null && entry[1] !== undefined && entry[1] !== '');
  return set.length === 0 ? '' : `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString()}`;
}

const part = encodeURIComponent;

/** The open API as the pages use it; a screen can do only what the API can do. */
export function openApi(fetch: Fetch) {
  return {
    ask: (call: AskCall, idempotencyKey: string) =>
      read<Answer>(fetch, '/answers', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
        body: JSON.stringify(call),
      }),
    getAnswer: (id: string) => read<Answer>(fetch, `/answers/${part(id)}`),
    getConversation: (id: string) =>
      read<{ readonly id: string; readonly turns: readonly { readonly question: string; readonly answer: Answer }[] }>(fetch, `/conversations/${part(id)}`),
    search: (q: string, limit: number) => read<{ readonly items: readonly ProcedureRow[]; readonly suggestions: readonly string[] }>(fetch, `/search${query({ q, limit })}`),
    listProcedures: (filter: { field?: string | null; level?: string | null; cursor?: string | null; limit: number }) =>
      read<Page<ProcedureRow>>(fetch, `/procedures${query(filter)}`),
    getProcedure: (code: string, asOf?: string | null) =>
      read<{ readonly procedure: Procedure; readonly conflicts: readonly ProcedureConflict[] }>(fetch, `/procedures/${part(code)}${query({ asOf })}`),
    listVersions: (code: string) => read<unknown>(fetch, `/procedures/${part(code)}/versions`),
    compareVersions: (code: string, from: number, to: number) => read<unknown>(fetch, `/procedures/${part(code)}/diff${query({ from, to })}`),
    listFields: () => read<{ readonly items: readonly { readonly name: string; readonly count: number }[] }>(fetch, '/fields'),
    findDueDate: (code: string, receivedAt: string, channel: string) =>
      read<{ readonly dueOn: string; readonly explanation: string | readonly string[]; readonly calendarSource: string }>(fetch, `/due-date${query({ code, receivedAt, channel })}`),
    findPlaces: (q: string) => read<{ readonly items: readonly FoundPlace[]; readonly notice?: Sentence | null }>(fetch, `/places${query({ q, limit: 20 })}`),
    getPlace: (code: string) => read<{ readonly place: Place }>(fetch, `/places/${part(code)}`),
    listProvinces: () => read<{ readonly items: readonly Place[] }>(fetch, '/provinces'),
    listCommunes: (province: string) => read<{ readonly items: readonly Place[] }>(fetch, `/provinces/${part(province)}/communes`),
    listLifeEvents: () => read<{ readonly items: readonly LifeEvent[]; readonly mostAsked?: readonly { readonly code: string; readonly name: string }[] }>(fetch, '/life-events'),
  };
}
