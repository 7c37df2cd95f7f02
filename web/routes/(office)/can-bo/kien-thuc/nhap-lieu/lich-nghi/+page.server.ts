import { fail } from '@sveltejs/kit';
import { readUpload, UPLOAD_BYTES } from '../../../../../../office/change/read-upload.ts';
import { callApi } from '../../../../../../office/call-api.ts';
import { failOffice } from '../../../../../../office/office-reply.ts';
import type { Actions, PageServerLoad } from './$types';

/** The notice of a year's days off: looked at first, then brought in. */
export const load: PageServerLoad = async ({ parent }) => {
  const { session } = await parent();
  return { mayUpload: session.rights.includes('calendars.importYear'), limitKb: Math.floor(UPLOAD_BYTES / 1000) };
};

type Event = Parameters<NonNullable<Actions[string]>>[0];

// Its result keeps its own type: the page reads it.
function bring(dryRun: boolean) {
  return async ({ request, fetch, url }: Event) => {
    const form = await request.formData();
    const text = (name: string): string => String(form.get(name) ?? '').trim();
    const given = { text: text('chu'), source: text('nguon').slice(0, 500), sourceDate: text('ngay'), provisional: form.get('tam-tinh') === 'co' };
    // Lines typed into the page are a file of their own.
    const read = given.text === '' ? await readUpload(form) : ({ ok: true, upload: { name: 'thong-bao.txt', content: Buffer.from(given.text).toString('base64') } } as const);
    if (!read.ok) return fail(422, { given, upload: undefined, report: undefined, problem: undefined, refused: read.reason });
    const { name, content } = read.upload;
    const based = Number(form.get('ban') ?? Number.NaN);
    const reply = await callApi(fetch, 'POST /api/v1/calendars/imports', {
      body: { name, content, dryRun, ...(given.source === '' ? {} : { source: given.source }), ...(given.sourceDate === '' ? {} : { sourceDate: given.sourceDate }), ...(given.provisional ? { provisional: true } : {}), ...(dryRun || !Number.isInteger(based) ? {} : { basedOn: based }) },
    });
    if (!reply.ok) return failOffice(reply.problem, new URL(url.pathname, url), { given, upload: undefined, report: undefined, refused: undefined });
    return { given, upload: dryRun ? read.upload : undefined, report: reply.value, problem: undefined, refused: undefined };
  };
}

export const actions = { 'xem-truoc': bring(true), nhap: bring(false) } satisfies Actions;
