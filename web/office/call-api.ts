import type { Operations } from '../api.ts';
import type { Problem, Reply } from '../open-api.ts';

type Name = keyof Operations;
type Given<Operation, Key extends string> = Operation extends Readonly<Record<Key, infer Value>> ? Value : never;
/** What a call of an operation needs: what the OpenAPI document says it takes, and an Idempotency-Key for a form sent twice. */
export interface CallOptions<Each extends Name> {
  readonly params?: Given<Operations[Each], 'params'>;
  readonly query?: { readonly [Key in keyof Given<Operations[Each], 'query'>]?: Given<Operations[Each], 'query'>[Key] | null | undefined };
  readonly body?: Given<Operations[Each], 'body'>;
  readonly key?: string;
  /** The version that was seen, where the operation refuses to act behind somebody's back. */
  readonly match?: number;
}

/** Calls an operation of the open API by its name, such as `GET /api/v1/officers/{id}`; a reply without a body is null. */
export async function callApi<Each extends Name>(fetch: typeof globalThis.fetch, name: Each, { params, query, body, key, match }: CallOptions<Each> = {}): Promise<Reply<Operations[Each]['reply']>> {
  const [method = 'GET', pattern = ''] = name.split(' ');
  const values = (params ?? {}) as Readonly<Record<string, string>>;
  const path = pattern.replaceAll(/\{(\w+)\}/g, (_whole, part: string) => encodeURIComponent(values[part] ?? ''));
  const asked = Object.entries((query ?? {}) as Readonly<Record<string, unknown>>).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const search = asked.length === 0 ? '' : `?${new URLSearchParams(asked.flatMap(([part, value]) => (Array.isArray(value) ? value : [value]).map((each) => [part, String(each)]))).toString()}`;
  const response = await fetch(path + search, {
    method,
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(key === undefined ? {} : { 'idempotency-key': key }), ...(match === undefined ? {} : { 'if-match': `"${String(match)}"` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return readReply(response, path);
}

/** A reply of the API, or why not. */
export async function readReply<Value>(response: Response, path: string): Promise<Reply<Value>> {
  const given: unknown = response.status === 204 ? null : await response.json().catch(() => null);
  if (response.ok) return { ok: true, value: given as Value };
  const { type = 'about:blank', title = '', code = `http_${String(response.status)}`, detail = '', instance = path } = (given ?? {}) as Partial<Problem>;
  return { ok: false, problem: { type, title, status: response.status, code, detail, instance } };
}
