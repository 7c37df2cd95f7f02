import type { TaskFinding } from '../api.ts';
import type { Reply } from '../open-api.ts';
import { callApi } from './call-api.ts';
import { readForm } from './office-reply.ts';

const STATES = ['open', 'inWork', 'settled', 'accepted'] as const;

/** Sends a finding's form on: how far the work is, whose it is, a note. */
export async function changeFinding(fetch: typeof globalThis.fetch, request: Request): Promise<Reply<TaskFinding>> {
  const form = await readForm(request);
  const owner = form.text('nguoi');
  const note = form.text('ghi-chu');
  return callApi(fetch, 'PATCH /api/v1/task-findings/{id}', {
    params: { id: form.text('id') },
    body: { state: STATES.find((state) => state === form.text('trang-thai')) ?? 'open', ...(owner === '' ? {} : { owner }), ...(note === '' ? {} : { note }) },
  });
}
