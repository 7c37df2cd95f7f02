import { localDateAt } from '../../../../src/model/time.ts';
import { getValue } from '../../../api-error.ts';
import { openApi } from '../../../open-api.ts';
import type { PageServerLoad } from './$types';

/** The days off of a year (`?nam=`), and a due date reckoned from what was typed (`?thoi-han=`, `?tu=`, `?xa=`). */
export const load: PageServerLoad = async ({ fetch, url, locals }) => {
  const api = openApi(fetch);
  const text = (name: string): string => (url.searchParams.get(name) ?? '').trim().slice(0, 300);
  const { items } = getValue(await api.listCalendars());
  const today = localDateAt(Date.now());
  const known = items.map(({ year }) => year);
  const year = known.find((one) => String(one) === text('nam')) ?? known.find((one) => String(one) === today.slice(0, 4)) ?? known.at(-1) ?? Number(today.slice(0, 4));
  const asked = { limit: text('thoi-han'), from: text('tu'), commune: /^(?:\d{2}|\d{5})$/u.test(text('xa')) ? text('xa') : '' };
  const isAsked = url.searchParams.has('thoi-han');
  const [calendar, deadline, place] = await Promise.all([
    api.getCalendar(year),
    isAsked ? api.reckonDeadline({ limit: asked.limit, from: asked.from, commune: asked.commune, lang: locals.lang }) : undefined,
    asked.commune === '' ? undefined : api.getPlace(asked.commune),
  ]);
  return {
    calendar: getValue(calendar),
    years: items.map((one) => ({ year: one.year, provisional: one.provisional })),
    asked,
    deadline: deadline?.ok === true ? deadline.value : undefined,
    problem: deadline?.ok === false ? deadline.problem.detail : undefined,
    place: place?.ok === true ? place.value.place.fullName : undefined,
  };
};
