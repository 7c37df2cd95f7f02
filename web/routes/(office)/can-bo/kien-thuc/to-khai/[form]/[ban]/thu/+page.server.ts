import { sayIn } from '../../../../../../../../../src/model/answers-in-words.ts';
import { followForm } from '../../../../../../../../../src/model/form-flow.ts';
import { readAnswers } from '../../../../../../../../../src/model/form-values.ts';
import { isLocalDate } from '../../../../../../../../../src/model/time.ts';
import { applyRowDeed, padRows, readDeed } from '../../../../../../../../declare/apply-deed.ts';
import { DEED } from '../../../../../../../../declare/field-names.ts';
import { listAskedPaths } from '../../../../../../../../declare/list-asked.ts';
import { offerPlaces, settlePlaces } from '../../../../../../../../declare/offer-places.ts';
import { readPosted } from '../../../../../../../../declare/read-posted.ts';
import { sayFaults } from '../../../../../../../../declare/say-faults.ts';
import { callApi } from '../../../../../../../../office/call-api.ts';
import { actOnForm } from '../../../../../../../../office/form-edit/act-on-form.ts';
import { getOfficeValue } from '../../../../../../../../office/office-reply.ts';
import { openApi } from '../../../../../../../../open-api.ts';
import { createWords } from '../../../../../../../../words/words.ts';
import type { Actions, PageServerLoad } from './$types';

/** One invented person (`?mau=`) going through the form: pages that are met, faults, answers to change. */
export const load: PageServerLoad = async ({ parent, fetch, url, locals }) => {
  const { draft } = await parent();
  const { form } = draft;
  const at = Math.min(form.samples.length - 1, Number.parseInt(url.searchParams.get('mau') ?? '', 10) || 0);
  const sample = form.samples[at];
  if (sample === undefined) return { at, names: [], sample: undefined };
  const [rowsAt = '', rows = ''] = (url.searchParams.get('dong') ?? '').split(':');
  const kept = padRows(sample.answers, rowsAt, Number.parseInt(rows, 10) || 0);
  const { faults } = getOfficeValue(await callApi(fetch, 'POST /api/v1/forms/preview', { body: { form, sample: at } }), url);
  const flow = followForm(form, readAnswers(form, kept, sample.today), sample.today);
  const met = new Set(flow.pages.map(({ page }) => page.id));
  const fields = flow.pages.flatMap((page) => page.fields);
  const find = findPlaces(fetch);
  return {
    at,
    names: form.samples.map(({ name }) => name),
    sample: {
      name: sample.name,
      today: sample.today,
      answers: kept,
      pages: flow.pages.map((open) => ({ id: open.page.id, heading: sayIn(open.page.heading, locals.lang), questions: open.fields.flatMap((key) => { const question = form.questions[key]; return question === undefined ? [] : [{ key, question }]; }) })),
      skipped: form.pages.filter(({ id }) => !met.has(id)).map(({ heading }) => sayIn(heading, locals.lang)),
      view: { faults: sayFaults(form, faults, locals.lang), places: await offerPlaces(form.questions, kept, locals.lang, find), asked: listAskedPaths(form.questions, fields, { asked: flow.asked, kept, today: sample.today }), filesAt: '' },
    },
  };
};

function findPlaces(fetch: typeof globalThis.fetch) {
  return async (typed: string) => {
    const reply = await openApi(fetch).findPlaces(typed);
    return reply.ok ? reply.value.items : [];
  };
}

export const actions: Actions = {
  luu: async (event) => {
    const at = Number.parseInt(event.url.searchParams.get('mau') ?? '', 10) || 0;
    return actOnForm(event, async ({ draft: { form }, data, fields }) => {
      const sample = form.samples[at];
      if (sample === undefined) return { missing: 'row_unknown' };
      const name = (fields['ten'] ?? '').trim();
      if (name === '') return { missing: 'words_missing' };
      const today = isLocalDate(fields['ngay-khai'] ?? '') ? (fields['ngay-khai'] ?? '') : sample.today;
      const typed = applyRowDeed(await settlePlaces(form.questions, readPosted(form.questions, data, sample.answers), findPlaces(event.fetch)), readDeed(fields[DEED] ?? ''));
      const files = Object.entries(form.questions).flatMap(([key, { kind }]): [string, unknown][] => (kind !== 'file' || fields[`nguoi-thu.${key}`] === undefined ? [] : [[key, fields[`nguoi-thu.${key}`] === '1' ? (sample.answers[key] ?? INVENTED_FILE) : undefined]]));
      const answers = readAnswers(form, { ...sample.answers, ...typed, ...Object.fromEntries(files) }, today);
      return { do: 'setSample', at, value: { name, today, answers } };
    }, `/thu?mau=${String(at)}`);
  },
  chep: (event) => actOnForm(event, ({ draft, fields }) => ({ do: 'copySample', at: Number(fields['mau']), name: createWords(event.locals.lang)('formEdit.copyOf', { name: draft.form.samples[Number(fields['mau'])]?.name ?? '' }) }), '/thu'),
  bo: (event) => actOnForm(event, ({ fields }) => ({ do: 'removeSample', at: Number(fields['mau']) }), '/thu'),
};

/** A file that nobody sent, for people who do not exist. */
const INVENTED_FILE = [{ id: '00000000-0000-4000-8000-000000000001', name: 'anh-thu.jpg', pages: 1 }];
