import { redirect } from '@sveltejs/kit';
import type { Reply } from '../../../../../open-api.ts';
import { findProcedures, findTasks, type FoundRecord } from '../../../../../office/change/find-records.ts';
import { callApi } from '../../../../../office/call-api.ts';
import { readNames } from '../../../../../office/names.ts';
import { failOffice, getOfficeValue, readForm } from '../../../../../office/office-reply.ts';
import { readQuery, withQuery } from '../../../../../office/read-query.ts';
import type { Actions, PageServerLoad } from './$types';

const KINDS = ['procedure', 'task', 'field'] as const;

/** Topics answered only at the counter; `?loai=`, `?q=` find one to switch off, `?chu-de=` opens it, `?xem=tat-ca` shows the past too. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const query = readQuery(url);
  const kind = query.one('loai', KINDS) ?? 'procedure';
  const [q, topic, cursor] = [query.text('q'), query.text('chu-de', 220), query.text('tu', 500)];
  const isAll = query.one('xem', ['tat-ca']) !== undefined;
  const page = getOfficeValue(await callApi(fetch, 'GET /api/v1/switches', { query: { state: isAll ? 'all' : 'off', cursor, limit: 30 } }), url);
  const found = q === undefined ? [] : getOfficeValue(await find(fetch, kind, q), url);
  const people = page.items.flatMap((one) => [one.offBy, one.onAsked?.by, one.on?.by]);
  const next = page.nextCursor === null ? null : `?${new URLSearchParams({ ...(isAll ? { xem: 'tat-ca' } : {}), tu: page.nextCursor }).toString()}`;
  return {
    kind, q: q ?? '', topic, isAll, kinds: KINDS, switches: page.items, next, first: cursor === undefined ? null : withQuery(url, {}),
    maySwitchOff: page.allowed.includes('switchOff'),
    names: await readNames(fetch, people),
    found: found.map((record) => ({ ...record, href: `?${new URLSearchParams({ 'chu-de': `${kind}:${record.id}`, ten: record.name }).toString()}` })),
    topicName: query.text('ten', 400),
    done: query.one('xong', ['tat', 'de-nghi', 'mo']),
    ticket: crypto.randomUUID(),
  };
};

async function find(fetch: typeof globalThis.fetch, kind: (typeof KINDS)[number], q: string): Promise<Reply<readonly FoundRecord[]>> {
  if (kind === 'procedure') return findProcedures(fetch, q);
  if (kind === 'task') return findTasks(fetch, q);
  const [ofProcedures, ofTasks] = await Promise.all([callApi(fetch, 'GET /api/v1/fields'), callApi(fetch, 'GET /api/v1/task-fields')]);
  if (!ofProcedures.ok) return ofProcedures;
  if (!ofTasks.ok) return ofTasks;
  const counts = new Map<string, number>();
  for (const { name, count } of [...ofProcedures.value.items, ...ofTasks.value.items]) counts.set(name, (counts.get(name) ?? 0) + count);
  return { ok: true, value: [...counts].filter(([name]) => holds(name, q)).map(([name, count]) => ({ id: name, name, more: String(count) })) };
}

/** With or without marks. */
function holds(name: string, q: string): boolean {
  const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/đ/gi, 'd').toLowerCase();
  return fold(name).includes(fold(q));
}

export const actions: Actions = {
  tat: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const given = { topic: form.text('chu-de'), name: form.text('ten'), reason: form.text('ly-do') };
    const reply = await callApi(fetch, 'POST /api/v1/switches', { body: { topic: given.topic || '---', reason: given.reason || ' ' }, key: form.text('ticket') || crypto.randomUUID() });
    if (!reply.ok) return failOffice(reply.problem, new URL(url.pathname, url), { given });
    redirect(303, `${url.pathname}?xong=tat`);
  },
  'de-nghi': async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const reply = await callApi(fetch, 'POST /api/v1/switches/{id}/on-requests', { params: { id: form.text('ma') || '-' }, body: { reason: form.text('ly-do') || ' ' } });
    if (!reply.ok) return failOffice(reply.problem, new URL(url.pathname, url), { given: undefined });
    redirect(303, `${url.pathname}?xong=de-nghi`);
  },
  mo: async ({ request, fetch, url }) => {
    const form = await readForm(request);
    const reply = await callApi(fetch, 'POST /api/v1/switches/{id}/on', { params: { id: form.text('ma') || '-' } });
    if (!reply.ok) return failOffice(reply.problem, new URL(url.pathname, url), { given: undefined });
    redirect(303, `${url.pathname}?xong=mo`);
  },
};
