import type { Task } from '../../api.ts';
import type { Reply } from '../../open-api.ts';
import { callApi } from '../call-api.ts';

/** A record that was found, to be chosen. */
export interface FoundRecord {
  readonly id: string;
  readonly name: string;
  readonly more: string;
}

const SHOWN = 20;

const isCode = (text: string): boolean => /^(?:[1-9]\.\d{3,6}|mc\.)/.test(text);

/** Finds procedures by everyday words or code. */
export async function findProcedures(fetch: typeof globalThis.fetch, q: string): Promise<Reply<readonly FoundRecord[]>> {
  const reply = isCode(q) ? await callApi(fetch, 'GET /api/v1/procedures', { query: { q, limit: SHOWN } }) : await callApi(fetch, 'GET /api/v1/search', { query: { q, limit: SHOWN } });
  return reply.ok ? { ok: true, value: reply.value.items.map(nameProcedure) } : reply;
}

/** Finds tasks by words of the title or the id. */
export async function findTasks(fetch: typeof globalThis.fetch, q: string): Promise<Reply<readonly FoundRecord[]>> {
  const reply = await callApi(fetch, 'GET /api/v1/tasks', { query: { q, limit: SHOWN } });
  return reply.ok ? { ok: true, value: reply.value.items.map(nameTask) } : reply;
}

/** Finds the procedure or task of a code; undefined where it is no longer there. */
export async function findRecord(fetch: typeof globalThis.fetch, id: string): Promise<FoundRecord | undefined> {
  if (isCode(id)) {
    const reply = await callApi(fetch, 'GET /api/v1/procedures/{code}', { params: { code: id } });
    if (!reply.ok) return undefined;
    const { field, ...procedure } = reply.value.procedure;
    return nameProcedure({ ...procedure, field: field.name });
  }
  const reply = await callApi(fetch, 'GET /api/v1/tasks/{id}', { params: { id } });
  return reply.ok ? nameTask(reply.value.task) : undefined;
}

function nameProcedure({ code, name, shortName, field }: { readonly code: string; readonly name: string; readonly shortName?: string | null; readonly field: string }): FoundRecord {
  return { id: code, name: shortName ?? name, more: `${code} · ${field}` };
}

function nameTask({ id, title, field, to }: Pick<Task, 'id' | 'title' | 'field' | 'to'>): FoundRecord {
  return { id, name: title, more: [id, field, to?.body].filter((part) => part !== undefined && part !== '').join(' · ') };
}
