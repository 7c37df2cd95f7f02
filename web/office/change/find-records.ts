import { callApi } from '../call-api.ts';
import type { Reply } from '../../open-api.ts';

/** A record that was found, to be chosen. */
export interface FoundRecord {
  readonly id: string;
  readonly name: string;
  readonly more: string;
}

const SHOWN = 20;

/** Finds procedures by everyday words or code. */
export async function findProcedures(fetch: typeof globalThis.fetch, q: string): Promise<Reply<readonly FoundRecord[]>> {
  const isCode = /^(?:[1-9]\.\d{3,6}|mc\.)/.test(q);
  const reply = isCode ? await callApi(fetch, 'GET /api/v1/procedures', { query: { q, limit: SHOWN } }) : await callApi(fetch, 'GET /api/v1/search', { query: { q, limit: SHOWN } });
  return reply.ok ? { ok: true, value: reply.value.items.map(({ code, name, shortName, field }) => ({ id: code, name: shortName ?? name, more: `${code} · ${field}` })) } : reply;
}

/** Finds tasks by words of the title or the id. */
export async function findTasks(fetch: typeof globalThis.fetch, q: string): Promise<Reply<readonly FoundRecord[]>> {
  const reply = await callApi(fetch, 'GET /api/v1/tasks', { query: { q, limit: SHOWN } });
  return reply.ok ? { ok: true, value: reply.value.items.map(({ id, title, field, to }) => ({ id, name: title, more: [id, field, to?.body].filter((part) => part !== undefined && part !== '').join(' · ') })) } : reply;
}
