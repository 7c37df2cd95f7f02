import { callApi } from './call-api.ts';

/** People's names by id; who works elsewhere has none. */
export async function readNames(fetch: typeof globalThis.fetch, ids: readonly (string | undefined)[]): Promise<Readonly<Record<string, string>>> {
  const asked = [...new Set(ids)].filter((id): id is string => id !== undefined && /^[0-9a-f-]{36}$/.test(id)).slice(0, 100);
  if (asked.length === 0) return {};
  const reply = await callApi(fetch, 'GET /api/v1/colleagues', { query: { ids: asked.join(',') } });
  return reply.ok ? Object.fromEntries(reply.value.items.map(({ id, fullName }) => [id, fullName])) : {};
}
