import { fail } from '@sveltejs/kit';
import type { TaskImportRequest } from '../../../../../../api.ts';
import { readUpload, UPLOAD_BYTES } from '../../../../../../office/change/read-upload.ts';
import { TASK_COLUMNS, type TaskColumn } from '../../../../../../office/change/task-columns.ts';
import { callApi } from '../../../../../../office/call-api.ts';
import { failOffice } from '../../../../../../office/office-reply.ts';
import type { Actions, PageServerLoad } from './$types';

/** A file of tasks: its columns are looked at first, then it is brought in. */
export const load: PageServerLoad = async ({ parent }) => {
  const { session } = await parent();
  const isProvince = session.site.kind === 'province';
  return {
    mayUpload: session.rights.includes('authority.importTasks'),
    mayNational: session.rights.includes('authority.importNationalTasks'),
    province: isProvince ? { code: session.site.placeCode, name: session.site.name } : undefined,
    limitKb: Math.floor(UPLOAD_BYTES / 1000),
    columns: TASK_COLUMNS,
  };
};

const COLUMN_MARK = 'cot:';

type Event = Parameters<NonNullable<Actions[string]>>[0];

// Its result keeps its own type: the page reads it.
function bring(dryRun: boolean) {
  return async ({ request, fetch, url }: Event) => {
    const form = await request.formData();
    const given = { sourceDate: String(form.get('ngay') ?? ''), provinceCode: String(form.get('tinh') ?? '') };
    const read = await readUpload(form);
    const none = { upload: undefined, report: undefined };
    if (!read.ok) return fail(422, { given, ...none, problem: undefined, refused: read.reason });
    const { name, content } = read.upload;
    const mapping = readMapping(form);
    const body: TaskImportRequest = { fileName: name, contentBase64: content, dryRun, ...(given.sourceDate === '' ? {} : { sourceDate: given.sourceDate }), ...(given.provinceCode === '' ? {} : { provinceCode: given.provinceCode }), ...(mapping === undefined ? {} : { mapping }) };
    const reply = await callApi(fetch, 'POST /api/v1/task-imports', { body });
    if (!reply.ok) return failOffice(reply.problem, new URL(url.pathname, url), { given, ...none, refused: undefined });
    return { given, upload: dryRun ? read.upload : undefined, report: reply.value, problem: undefined, refused: undefined };
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

export const actions = { 'xem-truoc': bring(true), nhap: bring(false) } satisfies Actions;
