import { fail, redirect } from '@sveltejs/kit';
import type { ImportOptions } from '../../api.ts';
import { callApi } from '../call-api.ts';
import { failOffice } from '../office-reply.ts';
import { IMPORT_PAGES, sendFile, type ImportPage } from './send-file.ts';
import { TASK_COLUMNS, type TaskColumn } from './task-columns.ts';

const COLUMN_MARK = 'cot:';

/** What a person said beside the file, to be shown again. */
export interface GivenProposal {
  readonly sourceDate: string;
  readonly provinceCode: string;
  readonly wordingFrom: string;
  readonly title: string;
  readonly reason: string;
  readonly source: string;
  readonly goesLiveOn: string;
}

interface FormEvent {
  readonly request: Request;
  readonly fetch: typeof globalThis.fetch;
  readonly url: URL;
}

/** The form of a file: looked at first, then made a draft of, which opens. Its result keeps its own type: the page reads it. */
export function proposeFile(page: ImportPage, step: 'look' | 'propose') {
  return async ({ request, fetch, url }: FormEvent) => {
    const form = await request.formData();
    const given = readGiven(form);
    const none = { sent: undefined, looked: undefined };
    const sent = await sendFile(fetch, page, form);
    const here = new URL(url.pathname, url);
    if (sent === undefined) return fail(422, { given, ...none, problem: undefined, isMissing: true });
    if (!sent.ok) return failOffice(sent.problem, here, { given, ...none, isMissing: false });
    const { kind } = IMPORT_PAGES[page];
    const options = readOptions(form, given);
    const looked = await callApi(fetch, 'POST /api/v1/import-previews', { body: { kind, ...sent.value, options } });
    if (!looked.ok) return failOffice(looked.problem, here, { given, ...none, isMissing: false });
    const shown = { given, sent: sent.value, looked: looked.value };
    if (step === 'look') return { ...shown, problem: undefined, isMissing: false };
    const { title, reason, source, goesLiveOn } = given;
    const reply = await callApi(fetch, 'POST /api/v1/change-sets/imports', { body: { kind, ...sent.value, options, title, reason, ...(source === '' ? {} : { source }), ...(goesLiveOn === '' ? {} : { goesLiveOn }) } });
    if (!reply.ok) return failOffice(reply.problem, here, { ...shown, isMissing: false });
    redirect(303, `/can-bo/kien-thuc/thay-doi/${reply.value.id}`);
  };
}

function readGiven(form: FormData): GivenProposal {
  const text = (name: string, most: number): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim().slice(0, most) : '';
  };
  return { sourceDate: text('ngay', 10), provinceCode: text('tinh', 2), wordingFrom: text('ban-tu-ngay', 10), title: text('ten', 300), reason: text('ly-do', 1_000), source: text('nguon', 300), goesLiveOn: text('ap-dung', 10) };
}

function readOptions(form: FormData, { sourceDate, provinceCode, wordingFrom }: GivenProposal): ImportOptions {
  const mapping = readMapping(form);
  return {
    ...(sourceDate === '' ? {} : { sourceDate }), ...(provinceCode === '' ? {} : { provinceCode }), ...(wordingFrom === '' ? {} : { wordingFrom }), ...(mapping === undefined ? {} : { mapping }),
  };
}

/** What the columns shall be, where the person said so after a look. */
function readMapping(form: FormData): Record<string, TaskColumn> | undefined {
  const told = [...form].flatMap(([name, value]): [string, TaskColumn][] => {
    const becomes = TASK_COLUMNS.find((each) => each === value);
    return name.startsWith(COLUMN_MARK) && becomes !== undefined ? [[name.slice(COLUMN_MARK.length), becomes]] : [];
  });
  return told.length === 0 ? undefined : Object.fromEntries(told);
}
