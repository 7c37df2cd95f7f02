import { sayIn } from '../../../../../../../../../src/model/answers-in-words.ts';
import { followForm } from '../../../../../../../../../src/model/form-flow.ts';
import { localDateAt } from '../../../../../../../../../src/model/time.ts';
import { listAskedPaths } from '../../../../../../../../declare/list-asked.ts';
import { listWatched } from '../../../../../../../../declare/question-view.ts';
import { callApi } from '../../../../../../../../office/call-api.ts';
import { getOfficeValue } from '../../../../../../../../office/office-reply.ts';
import { readQuery } from '../../../../../../../../office/read-query.ts';
import type { PageServerLoad } from './$types';

const WAYS = ['phone', 'kiosk', 'paper'] as const;

/** The form as people meet it: on a phone, at the kiosk, on paper (`?kieu=`); with the answers of an invented person (`?mau=`), at one page (`?trang=`). */
export const load: PageServerLoad = async ({ parent, fetch, url, locals }) => {
  const { draft } = await parent();
  const { form } = draft;
  const query = readQuery(url);
  const way = query.one('kieu', WAYS) ?? 'phone';
  const chosen = Number.parseInt(query.text('mau') ?? '', 10);
  const sample = form.samples[chosen];
  const today = sample?.today ?? localDateAt(Date.now());
  const answers = sample?.answers ?? {};
  const tried = getOfficeValue(await callApi(fetch, 'POST /api/v1/forms/preview', { body: { form, answers, today } }), url);
  const flow = followForm(form, answers, today);
  const open = flow.pages.find(({ page }) => page.id === query.text('trang')) ?? flow.pages[0];
  const questions = Object.fromEntries((open?.fields ?? []).flatMap((key) => (form.questions[key] === undefined ? [] : [[key, form.questions[key]]])));
  return {
    way,
    ways: WAYS,
    sample: sample === undefined ? '' : String(chosen),
    names: form.samples.map(({ name }) => name),
    pages: flow.pages.map(({ page }) => ({ id: page.id, heading: sayIn(page.heading, locals.lang) })),
    open: open === undefined ? undefined : { id: open.page.id, heading: sayIn(open.page.heading, locals.lang), help: open.page.help === undefined ? undefined : sayIn(open.page.help, locals.lang), questions, answers },
    view: { faults: [], places: {}, asked: listAskedPaths(form.questions, open?.fields ?? [], { asked: flow.asked, kept: answers, today }), filesAt: '' },
    watched: listWatched(questions),
    template: form.paper?.template,
    paper: Object.entries(tried.paper).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    printed: flow.pages.map(({ page, fields }, at) => ({
      heading: sayIn(page.heading, locals.lang),
      lines: fields.map((key) => ({ key, label: form.questions[key] === undefined ? key : sayIn(form.questions[key].label, locals.lang), said: tried.pages[at]?.lines.find(({ path }) => path === key)?.said ?? '' })),
    })),
  };
};
