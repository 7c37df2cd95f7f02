import { openApi } from '../../../../open-api.ts';
import { getValue } from '../../../../api-error.ts';
import { listSources } from './list-sources.ts';
import type { PageServerLoad } from './$types';

const MOST_RELATED = 6;

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const api = openApi(fetch);
  const asOf = url.searchParams.get('ngay');
  const { procedure, conflicts, answersOff } = getValue(await api.getProcedure(params.code, asOf));
  const chosen = procedure.cases.find(({ id }) => id === url.searchParams.get('th')) ?? procedure.cases[0];
  const channel = chosen?.channels.find((way) => way.time.state === 'structured')?.channel;
  const codes = [...(procedure.replacedBy ?? []), ...(procedure.bundleOf ?? []), ...procedure.related].slice(0, MOST_RELATED);
  const [forms, due, ...related] = await Promise.all([
    api.listForms(params.code),
    channel === undefined ? undefined : api.findDueDate({ code: procedure.code, channel }),
    ...codes.map((code) => api.getProcedure(code)),
  ]);
  return {
    procedure,
    conflicts,
    answersOff,
    forms: forms.ok ? forms.value.items.map(({ id, name }) => ({ id, name })) : [],
    asOf,
    chosen,
    example: due?.ok === true ? due.value : undefined,
    sources: listSources(procedure),
    related: related.flatMap((reply) => (reply.ok ? [{ code: reply.value.procedure.code, name: reply.value.procedure.name, shortName: reply.value.procedure.shortName ?? null }] : [])),
    ticket: crypto.randomUUID(),
  };
};
