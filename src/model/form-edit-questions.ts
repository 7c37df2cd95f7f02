import type { Form, FormPage, Question, QuestionKind, Words } from './form.ts';
import { deriveKey, MOST, refuseEdit, type EditedForm } from './form-edit-parts.ts';
import { isRecord } from './form-paths.ts';
import { listUses } from './form-references.ts';

type Questions = Readonly<Record<string, Question>>;

/** What an editor does to a question. Paths go through groups and rows, rows left out; the key of a question stays for its life, because drafts hold answers by it. */
export type QuestionEdit =
  | { readonly do: 'addQuestion'; readonly to: { readonly page: string } | { readonly inside: string }; readonly kind: QuestionKind; readonly label: Words }
  | { readonly do: 'setQuestion'; readonly path: string; readonly value: Question }
  | { readonly do: 'moveQuestion'; readonly path: string; readonly by: 1 | -1 }
  | { readonly do: 'putOnPage'; readonly path: string; readonly page: string }
  | { readonly do: 'removeQuestion'; readonly path: string };

const EDITS: readonly string[] = ['addQuestion', 'setQuestion', 'moveQuestion', 'putOnPage', 'removeQuestion'] satisfies readonly QuestionEdit['do'][];

/** Whether an edit is about one question. */
export function isQuestionEdit(edit: { readonly do: string }): edit is QuestionEdit {
  return EDITS.includes(edit.do);
}

/** What becomes of a form by an edit of a question. */
export function editQuestion(form: Form, edit: QuestionEdit): EditedForm {
  switch (edit.do) {
    case 'addQuestion': return 'page' in edit.to ? addToPage(form, edit.to.page, edit) : addInside(form, edit.to.inside, edit);
    case 'setQuestion': return changeAt(form, edit.path, () => fitToKind(edit.value));
    case 'moveQuestion': return move(form, edit.path, edit.by);
    case 'putOnPage': return putOnPage(form, edit.path, edit.page);
    case 'removeQuestion': return remove(form, edit.path);
    default: return edit satisfies never;
  }
}

/** A question without what its kind does not know, and with what its kind cannot be without. Bounds and pattern stay: they may be typed anew. */
export function fitToKind({ options, of, order, rows, files, component, precision, ...question }: Question): Question {
  const { kind, label } = question;
  const hasRows = kind === 'repeat' || kind === 'table';
  return {
    ...question,
    ...(options !== undefined && (kind === 'choice' || kind === 'choices' || kind === 'relation') ? { options } : {}),
    ...(kind === 'group' || hasRows ? { of: of ?? {}, order: order ?? Object.keys(of ?? {}) } : {}),
    ...(hasRows ? { rows: rows ?? { min: 0, max: 5, one: label } } : {}),
    ...(kind === 'file' ? { files: files ?? { maxCount: 3, kinds: ['image', 'pdf'] } } : {}),
    ...(kind === 'file' && component !== undefined ? { component } : {}),
    ...(kind === 'date' && precision !== undefined ? { precision } : {}),
  };
}

/** The questions of the level a path stands on, and its own key there. */
function cutLast(path: string): { readonly parent: string; readonly key: string } {
  const at = path.lastIndexOf('.');
  return { parent: at === -1 ? '' : path.slice(0, at), key: path.slice(at + 1) };
}

function addToPage(form: Form, pageId: string, { kind, label }: { readonly kind: QuestionKind; readonly label: Words }): EditedForm {
  const page = form.pages.find(({ id }) => id === pageId);
  if (page === undefined) return refuseEdit('page_unknown', { page: pageId });
  if (page.fields.length >= MOST.questionsOnPage) return refuseEdit('page_full', { limit: MOST.questionsOnPage });
  const key = deriveKey(label.vi, (each) => Object.hasOwn(form.questions, each) || form.computed.some((one) => one.key === each));
  const pages = form.pages.map((each) => (each.id === pageId ? { ...each, fields: [...each.fields, key] } : each));
  return { ok: true, form: { ...form, pages, questions: { ...form.questions, [key]: fitToKind({ kind, label }) } } };
}

function addInside(form: Form, parent: string, { kind, label }: { readonly kind: QuestionKind; readonly label: Words }): EditedForm {
  const group = questionAt(form.questions, parent);
  if (group === undefined) return refuseEdit('question_unknown', { path: parent });
  if (group.of === undefined) return refuseEdit('not_a_group', { path: parent });
  const keys = orderOf(group);
  if (keys.length >= MOST.questionsInGroup) return refuseEdit('level_full', { limit: MOST.questionsInGroup });
  const key = deriveKey(label.vi, (each) => keys.includes(each));
  return changeAt(form, parent, (question) => ({ ...question, of: { ...question.of, [key]: fitToKind({ kind, label }) }, order: [...keys, key] }));
}

function move(form: Form, path: string, by: 1 | -1): EditedForm {
  const { parent, key } = cutLast(path);
  if (questionAt(form.questions, path) === undefined) return refuseEdit('question_unknown', { path });
  if (parent !== '') {
    const moved = swap(orderOf(questionAt(form.questions, parent)), key, by);
    // The order of the keys follows, for whoever reads only that.
    return moved === undefined ? refuseEdit('at_the_end') : changeAt(form, parent, (question) => ({ ...question, order: moved, of: Object.fromEntries(moved.map((each) => [each, question.of?.[each] as Question])) }));
  }
  const page = form.pages.find(({ fields }) => fields.includes(key));
  const moved = page === undefined ? undefined : swap(page.fields, key, by);
  return moved === undefined ? refuseEdit('at_the_end') : { ok: true, form: { ...form, pages: form.pages.map((each) => (each === page ? { ...each, fields: moved } : each)) } };
}

function swap(keys: readonly string[], key: string, by: 1 | -1): string[] | undefined {
  const at = keys.indexOf(key);
  const other = keys[at + by];
  return at === -1 || other === undefined ? undefined : keys.with(at, other).with(at + by, key);
}

function putOnPage(form: Form, path: string, pageId: string): EditedForm {
  const page = form.pages.find(({ id }) => id === pageId);
  if (page === undefined) return refuseEdit('page_unknown', { page: pageId });
  if (!Object.hasOwn(form.questions, path)) return refuseEdit('question_unknown', { path });
  if (page.fields.includes(path)) return { ok: true, form };
  if (page.fields.length >= MOST.questionsOnPage) return refuseEdit('page_full', { limit: MOST.questionsOnPage });
  const pages = takeOff(form.pages, path).map((each) => (each.id === pageId ? { ...each, fields: [...each.fields, path] } : each));
  return pages.some(({ fields }) => fields.length === 0) ? refuseEdit('page_emptied') : { ok: true, form: { ...form, pages } };
}

function takeOff(pages: readonly FormPage[], key: string): FormPage[] {
  return pages.map((page) => ({ ...page, fields: page.fields.filter((each) => each !== key) }));
}

function remove(form: Form, path: string): EditedForm {
  const { parent, key } = cutLast(path);
  if (questionAt(form.questions, path) === undefined) return refuseEdit('question_unknown', { path });
  const [use] = listUses(form, path);
  if (use !== undefined) return refuseEdit('still_used', { path, at: use });
  const samples = form.samples.map((sample) => ({ ...sample, answers: dropAnswer(sample.answers, path.split('.')) as typeof sample.answers }));
  if (parent === '') {
    const pages = takeOff(form.pages, key);
    if (pages.some(({ fields }) => fields.length === 0)) return refuseEdit('page_emptied');
    return { ok: true, form: { ...form, pages, samples, questions: without(form.questions, key) } };
  }
  const keys = orderOf(questionAt(form.questions, parent));
  if (keys.length === 1) return refuseEdit('question_alone', { path: parent });
  return changeAt({ ...form, samples }, parent, (question) => ({ ...question, of: without(question.of ?? {}, key), order: keys.filter((each) => each !== key) }));
}

function without(questions: Questions, key: string): Questions {
  return Object.fromEntries(Object.entries(questions).filter(([each]) => each !== key));
}

/** Answers without what was said at a path, in every row. */
function dropAnswer(value: unknown, [key = '', ...rest]: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((row: unknown) => dropAnswer(row, [key, ...rest]));
  if (!isRecord(value) || !Object.hasOwn(value, key)) return value;
  if (rest.length === 0) return Object.fromEntries(Object.entries(value).filter(([each]) => each !== key));
  return { ...value, [key]: dropAnswer(value[key], rest) };
}

/** The very question at a path; no parts of values. */
export function questionAt(questions: Questions, path: string): Question | undefined {
  let level: Questions | undefined = questions;
  let found: Question | undefined;
  for (const key of path.split('.')) {
    found = level !== undefined && Object.hasOwn(level, key) ? level[key] : undefined;
    level = found?.of;
  }
  return found;
}

/** The keys inside a group in their order. */
export function orderOf(group: Question | undefined): readonly string[] {
  return group?.order ?? Object.keys(group?.of ?? {});
}

function changeAt(form: Form, path: string, change: (question: Question) => Question): EditedForm {
  if (questionAt(form.questions, path) === undefined) return refuseEdit('question_unknown', { path });
  const walk = (questions: Questions, [key = '', ...rest]: readonly string[]): Questions => {
    const question = questions[key] as Question;
    return { ...questions, [key]: rest.length === 0 ? change(question) : { ...question, of: walk(question.of ?? {}, rest) } };
  };
  return { ok: true, form: { ...form, questions: walk(form.questions, path.split('.')) } };
}
