import { fail, redirect } from '@sveltejs/kit';
import { sayAnswer, sayIn } from '../../../../../../src/model/answers-in-words.ts';
import { findQuestion, isRecord, listQuestions, readPath, type Answers } from '../../../../../../src/model/form-paths.ts';
import type { Form } from '../../../../../../src/model/form.ts';
import { answersOfCard, readIdCard } from '../../../../../../src/model/id-card.ts';
import type { Language } from '../../../../../../src/model/question.ts';
import { failPage } from '../../../../../api-error.ts';
import { openDraft } from '../../../../../declare/open-draft.ts';
import { pageOfPath } from '../../../../../declare/page-of-path.ts';
import { openApi } from '../../../../../open-api.ts';
import { readAnswerWords } from '../../../../../words/answer-words.ts';
import type { Actions, PageServerLoad } from './$types';

/** Reads an identity card for one person of the form. `?trang=`: the page one comes from. Nothing is kept before the person agrees. */
export const load: PageServerLoad = async (event) => {
  const { form, at } = await openDraft(event);
  const from = form.pages.find(({ id }) => id === event.url.searchParams.get('trang'));
  const people = listPeople(form, event.locals.lang);
  const mine = people.find(({ under }) => from?.fields.includes(under.split('.')[0] ?? '') === true);
  return { at, people, under: mine?.under ?? people[0]?.under ?? '', backHref: from === undefined ? `${at}/tiep` : `${at}/${from.id}`, ticket: crypto.randomUUID() };
};

export const actions: Actions = {
  read: async (event) => {
    const { form, today } = await openDraft(event);
    const data = await event.request.formData();
    const under = String(data.get('ai') ?? '');
    const card = readIdCard(String(data.get('the') ?? ''), today);
    if (!card.ok) return fail(422, { under, code: card.code, details: card.details });
    const words = readAnswerWords(event.locals.lang);
    const found = answersOfCard(form, card.value, under).flatMap(({ path, value, isDoubtful }) => {
      const question = findQuestion(form.questions, path);
      // The card's address has the names of its day; its commune is chosen by the person.
      return question === undefined ? [] : [{ path, value, isDoubtful, isAddress: question.kind === 'address' || question.kind === 'place', label: sayIn(question.label, event.locals.lang), said: sayAnswer(question, value, event.locals.lang, words) }];
    });
    return { under, found };
  },
  use: async (event) => {
    const { holder, draft, answers: saved, form, at } = await openDraft(event);
    const data = await event.request.formData();
    let answers: Answers = {};
    for (const path of data.getAll('cau').map(String)) {
      const question = findQuestion(form.questions, path);
      const value = data.get(`gia-tri.${path}`);
      if (question?.card === undefined || typeof value !== 'string') continue;
      answers = putAnswer(answers, saved, path.split('.'), question.kind === 'address' ? { place: value, detail: '' } : value);
    }
    const reply = await openApi(event.fetch).saveDraft(holder, { version: draft.version, answers, overwrite: true }, String(data.get('ticket') ?? '') || crypto.randomUUID());
    if (!reply.ok) {
      if (reply.problem.status >= 500) failPage(reply.problem);
      return fail(reply.problem.status, { refusal: reply.problem });
    }
    const page = pageOfPath(form, String(data.get('cau') ?? ''));
    redirect(303, page === undefined ? `${at}/tiep` : `${at}/${page}`);
  },
};

/** Whom of a form a card can be of: each group that has questions the card answers, or the form itself. */
function listPeople(form: Form, lang: Language): readonly { readonly under: string; readonly label: string }[] {
  const people = new Map<string, string>();
  for (const { path, question, rowOf } of listQuestions(form)) {
    if (question.card === undefined || rowOf !== undefined) continue;
    const under = path.includes('.') ? (path.split('.')[0] ?? '') : '';
    const group = form.questions[under];
    if (!people.has(under)) people.set(under, group === undefined ? sayIn(form.name, lang) : sayIn(group.label, lang));
  }
  return [...people].map(([under, label]) => ({ under, label }));
}

/** Answers with one more at a path; what stood beside it in its group stays. */
function putAnswer(answers: Answers, before: Answers, [key = '', ...rest]: readonly string[], value: unknown): Answers {
  if (rest.length === 0) return { ...answers, [key]: value };
  const inside = answers[key] ?? readPath(key, before);
  return { ...answers, [key]: putAnswer(isRecord(inside) ? inside : {}, {}, rest, value) };
}
