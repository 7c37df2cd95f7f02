import { redirect } from '@sveltejs/kit';
import type { RegisterLine } from '../../../../api.ts';
import { callApi } from '../../../../office/call-api.ts';
import { readHelpers, readRegister, readRegisterFilter, toPaperEntry } from '../../../../office/dossier/register-rows.ts';
import { failOffice } from '../../../../office/office-reply.ts';
import { createWords } from '../../../../words/words.ts';
import type { Actions, PageServerLoad } from './$types';

/** As many as a screen shows; the files hold all of them. */
const SHOWN = 200;
/** As many as one paper of form 07 takes. */
const ON_PAPER = 500;

async function take(fetch: typeof globalThis.fetch, url: URL, most: number): Promise<{ readonly lines: readonly RegisterLine[]; readonly isWhole: boolean }> {
  const lines: RegisterLine[] = [];
  for await (const page of readRegister(fetch, readRegisterFilter(url, Date.now()), url)) {
    lines.push(...page);
    if (lines.length > most) return { lines: lines.slice(0, most), isWhole: false };
  }
  return { lines, isWhole: true };
}

/** The register of what was received (form 07), narrowed by the address. */
export const load: PageServerLoad = async ({ fetch, url, parent }) => {
  const { session } = await parent();
  const taken = await take(fetch, url, SHOWN);
  return { filter: readRegisterFilter(url, Date.now()), ...taken, names: await readHelpers(fetch, taken.lines), assisted: taken.lines.filter(({ assistedBy }) => assistedBy !== null).length, search: url.search, mayPrint: session.rights.includes('documents.makeDocument'), ticket: crypto.randomUUID() };
};

export const actions: Actions = {
  /** Form 07 as a paper of the office, kept as any other. */
  in: async ({ fetch, url, locals, request }) => {
    const form = await request.formData();
    const ticket = form.get('ticket');
    const { from, to } = readRegisterFilter(url, Date.now());
    const { lines, isWhole } = await take(fetch, url, ON_PAPER);
    const say = createWords(locals.lang);
    if (!isWhole) return { tooMany: ON_PAPER };
    const names = await readHelpers(fetch, lines);
    const reply = await callApi(fetch, 'POST /api/v1/documents', { body: { templateId: 'one-stop-07', data: { from, to, entries: lines.map((line) => toPaperEntry(line, say, names)) } }, key: `${typeof ticket === 'string' ? ticket : crypto.randomUUID()}.register` });
    if (!reply.ok) return failOffice(reply.problem, url, {});
    redirect(303, `/api/v1/documents/${reply.value.id}/file`);
  },
};
