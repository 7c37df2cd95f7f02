import { fail, redirect } from '@sveltejs/kit';
import { sayIn } from '../../../../../../src/model/answers-in-words.ts';
import { faultsOfPage } from '../../../../../../src/model/check-answers.ts';
import type { Answers } from '../../../../../../src/model/form-paths.ts';
import { findNeighbour, followForm, tellProgress } from '../../../../../../src/model/form-flow.ts';
import { failPage } from '../../../../../api-error.ts';
import { applyRowDeed, padRows, readDeed } from '../../../../../declare/apply-deed.ts';
import { DEED, idOf, SHOWN } from '../../../../../declare/field-names.ts';
import { FAULT_SENTENCES } from '../../../../../declare/fault-sentences.ts';
import { listAskedPaths } from '../../../../../declare/list-asked.ts';
import { offerPlaces, settlePlaces } from '../../../../../declare/offer-places.ts';
import { openDraft } from '../../../../../declare/open-draft.ts';
import { canHelp, helpOfPage } from '../../../../../declare/page-help.ts';
import { listWatched } from '../../../../../declare/question-view.ts';
import { readPosted } from '../../../../../declare/read-posted.ts';
import { sayConflict, type SaidConflict } from '../../../../../declare/say-conflict.ts';
import { sayFaults } from '../../../../../declare/say-faults.ts';
import { sendFiles } from '../../../../../declare/send-files.ts';
import { openApi, type Problem } from '../../../../../open-api.ts';
import type { Actions, PageServerLoad } from './$types';

/** One page of questions of the draft this browser holds. `?tu=kiem-tra`: come from the last look, and going back there. */
export const load: PageServerLoad = async (event) => {
  const { draft, answers: saved, faults, form, today, at } = await openDraft(event);
  const flow = followForm(form, saved, today);
  const open = flow.pages.find(({ page }) => page.id === event.params.trang);
  if (open === undefined) redirect(303, `${at}/${flow.pages[0]?.page.id ?? 'kiem-tra'}`);
  const [rowsAt = '', rows = ''] = (event.url.searchParams.get('dong') ?? '').split(':');
  const kept: Answers = padRows(saved, rowsAt, Number.parseInt(rows, 10) || 0);
  const questions = Object.fromEntries(open.page.fields.flatMap((key) => (form.questions[key] === undefined ? [] : [[key, form.questions[key]]])));
  const answers = Object.fromEntries(open.page.fields.map((key) => [key, kept[key]]));
  const api = openApi(event.fetch);
  const find = async (typed: string) => {
    const reply = await api.findPlaces(typed);
    return reply.ok ? reply.value.items : [];
  };
  const back = findNeighbour(form, flow, open.page.id, -1);
  const fromCheck = event.url.searchParams.get('tu') === 'kiem-tra';
  return {
    at,
    pageId: open.page.id,
    formName: sayIn(form.name, event.locals.lang),
    heading: sayIn(open.page.heading, event.locals.lang),
    help: open.page.help === undefined ? undefined : sayIn(open.page.help, event.locals.lang),
    questions,
    answers,
    watched: listWatched(questions),
    asked: listAskedPaths(form.questions, open.fields, { asked: flow.asked, kept, today }),
    places: await offerPlaces(questions, answers, event.locals.lang, find),
    faults: sayFaults(form, faultsOfPage(faults, open.fields), event.locals.lang),
    help: canHelp(form, open.fields) ? JSON.stringify(helpOfPage(form, open.fields, flow.asked, today)) : undefined,
    sentences: FAULT_SENTENCES[event.locals.lang].file,
    hasFiles: Object.values(questions).some(({ kind }) => kind === 'file'),
    hasCard: JSON.stringify(questions).includes('"card":'),
    progress: tellProgress(flow, open.page.id),
    backHref: fromCheck ? `${at}/kiem-tra` : back === undefined ? at : `${at}/${back.page.id}`,
    fromCheck,
    version: draft.version,
    code: draft.code,
    savedAt: draft.savedAt,
    canResume: draft.canResume,
    forgetOn: draft.forgetOn,
    ticket: crypto.randomUUID(),
  };
};

/** What a page may be sent back with. */
const NOTHING: {
  readonly conflict?: readonly SaidConflict[];
  readonly posted?: readonly (readonly [string, string])[];
  readonly refusal?: Problem;
  readonly filePath?: string;
  readonly isMore?: boolean;
  readonly isTried?: boolean;
  readonly doubts?: string;
} = {};

export const actions: Actions = {
  default: async (event) => {
    const { holder, draft, answers, form, today, at } = await openDraft(event);
    const data = await event.request.formData();
    const text = (name: string): string => String(data.get(name) ?? '');
    const api = openApi(event.fetch);
    const before = followForm(form, answers, today);
    const page = form.pages.find(({ id }) => id === event.params.trang);
    if (page === undefined) redirect(303, at);
    const questions = Object.fromEntries(page.fields.flatMap((key) => (form.questions[key] === undefined ? [] : [[key, form.questions[key]]])));
    const deed = readDeed(text(DEED));
    const find = async (typed: string) => {
      const reply = await api.findPlaces(typed);
      return reply.ok ? reply.value.items : [];
    };
    const posted = applyRowDeed(await settlePlaces(questions, readPosted(questions, data, answers), find), deed);
    const ticket = text('ticket') || crypto.randomUUID();

    const saved = await api.saveDraft(holder, { version: Number(text('version')) || draft.version, answers: posted, overwrite: text('ghi-de') === '1' }, ticket);
    if (!saved.ok) {
      if (saved.problem.code === 'form_draft_conflict') return fail(409, { ...NOTHING, conflict: sayConflict(form, page.fields, { mine: posted, theirs: answers }, event.locals.lang), posted: [...data].filter((entry): entry is [string, string] => typeof entry[1] === 'string') });
      if (saved.problem.status >= 500) failPage(saved.problem);
      return fail(saved.problem.status, { ...NOTHING, refusal: saved.problem });
    }
    const uploads = await sendFiles(api, holder, questions, data, deed, ticket);
    if (uploads !== undefined) return fail(uploads.status, { ...NOTHING, refusal: uploads, filePath: uploads.path });

    const now = await api.getDraft(holder);
    if (!now.ok) failPage(now.problem);
    const kept: Answers = now.value.answers ?? {};
    const flow = followForm(form, kept, today);
    const here = `${at}/${page.id}`;
    const from = event.url.searchParams.get('tu') === 'kiem-tra' ? 'kiem-tra' : undefined;
    const query = (values: Readonly<Record<string, string>>): string => {
      const search = new URLSearchParams({ ...values, ...(from === undefined ? {} : { tu: from }) }).toString();
      return search === '' ? '' : `?${search}`;
    };
    if (deed !== undefined) {
      const rows = posted[deed.path];
      redirect(303, `${here}${query(Array.isArray(rows) && (deed.kind === 'addRow' || deed.kind === 'removeRow') ? { dong: `${deed.path}:${String(rows.length)}` } : {})}#${idOf(deed.path)}`);
    }
    const open = flow.pages.find((each) => each.page.id === page.id);
    const shown = new Set(data.getAll(SHOWN).map(String));
    const faults = open === undefined ? [] : faultsOfPage(now.value.faults ?? [], open.fields);
    const isNew = open !== undefined && listAskedPaths(form.questions, open.fields, { asked: flow.asked, kept, today }).some((path) => !shown.has(path));
    const stops = faults.filter(({ weight }) => weight === 'stop');
    // What may be passed is shown once; the second press goes on.
    const doubts = faults.filter(({ weight }) => weight === 'warn').map(({ path, code }) => `${path} ${code}`).join('|');
    if (isNew && stops.every(({ path }) => !shown.has(path))) return fail(422, { ...NOTHING, isMore: true });
    if (stops.length > 0) return fail(422, { ...NOTHING, isTried: true });
    if (doubts !== '' && doubts !== text('da-xem')) return fail(422, { ...NOTHING, isTried: true, doubts });
    // Back to the last look only where nothing new is asked on the way.
    const next = findNeighbour(form, flow, page.id, 1);
    const isLooked = from !== undefined && flow.pages.every((each) => before.pages.some((earlier) => earlier.page.id === each.page.id));
    redirect(303, isLooked || next === undefined ? `${at}/kiem-tra` : `${at}/${next.page.id}${query({})}`);
  },
};
