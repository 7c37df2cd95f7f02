import { error } from '@sveltejs/kit';
import type { Component } from '../../../../../src/model/procedure.ts';
import { openApi } from '../../../../open-api.ts';
import { getValue } from '../../../../api-error.ts';
import { tidyName } from '../../../../words/tidy-name.ts';
import type { PageServerLoad } from './$types';

/** One life event as a plan: its procedures in order, and the papers of all of them, each once. */
export const load: PageServerLoad = async ({ fetch, params }) => {
  const api = openApi(fetch);
  const event = getValue(await api.listLifeEvents()).items.find(({ id }) => id === params.id);
  if (event === undefined) error(404);
  const records = await Promise.all(event.procedures.map(({ code }) => api.getProcedure(code)));
  const plan = event.procedures.flatMap(({ code, why }, index) => {
    const record = records[index];
    if (record?.ok !== true) return [];
    const { shortName, name, cases } = record.value.procedure;
    return [{ order: index + 1, code, why, name: shortName ?? name, papers: (cases[0]?.components ?? []).filter(isAlwaysNeeded).map((paper) => tidyName(paper.name)) }];
  });
  return {
    event: { id: event.id, title: event.title, icon: event.icon },
    plan: plan.map(({ papers: _papers, ...item }) => item),
    papersOnce: [...new Set(plan.flatMap(({ papers }) => papers))],
    missing: event.procedures.length - plan.length,
    ticket: crypto.randomUUID(),
  };
};

function isAlwaysNeeded(paper: Component): boolean {
  return paper.role === 'submit' || paper.role === 'present' || paper.role === 'form';
}
