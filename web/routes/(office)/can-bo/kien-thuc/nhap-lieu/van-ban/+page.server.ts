import { fail } from '@sveltejs/kit';
import { readUpload, UPLOAD_BYTES } from '../../../../../../office/change/read-upload.ts';
import { callApi } from '../../../../../../office/call-api.ts';
import { failOffice } from '../../../../../../office/office-reply.ts';
import type { Actions, PageServerLoad } from './$types';

/** A file of legal texts: looked at first, then brought in. */
export const load: PageServerLoad = async ({ parent }) => {
  const { session } = await parent();
  return { mayUpload: session.rights.includes('law.importTexts'), limitKb: Math.floor(UPLOAD_BYTES / 1000) };
};

type Event = Parameters<NonNullable<Actions[string]>>[0];

// Its result keeps its own type: the page reads it.
function bring(dryRun: boolean) {
  return async ({ request, fetch, url }: Event) => {
    const form = await request.formData();
    const given = { sourceDate: String(form.get('ngay') ?? ''), wordingFrom: String(form.get('ban-tu-ngay') ?? '') };
    const read = await readUpload(form);
    if (!read.ok) return fail(422, { given, upload: undefined, report: undefined, problem: undefined, refused: read.reason });
    const { name, content } = read.upload;
    const reply = await callApi(fetch, 'POST /api/v1/laws/imports', {
      body: { name, content, dryRun, ...(given.sourceDate === '' ? {} : { sourceDate: given.sourceDate }), ...(given.wordingFrom === '' ? {} : { wordingFrom: given.wordingFrom }) },
    });
    if (!reply.ok) return failOffice(reply.problem, new URL(url.pathname, url), { given, upload: undefined, report: undefined, refused: undefined });
    return { given, upload: dryRun ? read.upload : undefined, report: reply.value, problem: undefined, refused: undefined };
  };
}

export const actions = { 'xem-truoc': bring(true), nhap: bring(false) } satisfies Actions;
