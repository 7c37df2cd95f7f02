import { fail, redirect } from '@sveltejs/kit';
import { failPage } from '../../../../api-error.ts';
import { dropAccess, findProof } from '../../../../follow/access-cookie.ts';
import { askCount, pickCount } from '../../../../follow/count-days.ts';
import { drawQrImage } from '../../../../follow/draw-qr.ts';
import { openDossier } from '../../../../follow/open-dossier.ts';
import { openApi, type Problem } from '../../../../open-api.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where one dossier is, for the person it is about. `?moi=1`: just sent. */
export const load: PageServerLoad = async (event) => {
  const { dossier, proof } = await openDossier(event);
  const api = openApi(event.fetch);
  const asked = askCount(dossier);
  const [count, payQr] = await Promise.all([
    asked === undefined ? undefined : api.reckonDeadline({ ...asked, lang: event.locals.lang }),
    dossier.payment === null || dossier.payment.code === null ? undefined : drawQrImage(dossier.payment.code),
  ]);
  return {
    dossier,
    number: event.params.so,
    byLogIn: proof.birthYear === undefined,
    count: pickCount(count?.ok === true ? count.value : undefined, dossier),
    payQr,
    isNew: event.url.searchParams.has('moi'),
    isSkipped: event.url.searchParams.has('bo-qua'),
    done: event.url.searchParams.get('xong'),
    ticket: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  withdraw: async (event) => {
    const data = await event.request.formData();
    const reason = String(data.get('ly-do') ?? '').trim().slice(0, 2_000);
    return act(event, { kind: 'withdraw', reason }, String(data.get('ticket') ?? ''), 'rut', { reason });
  },
  rate: async (event) => {
    const data = await event.request.formData();
    const score = Number(data.get('diem'));
    const comment = String(data.get('gop-y') ?? '').trim().slice(0, 1_000);
    if (score !== 1 && score !== 2 && score !== 3) redirect(303, `/ho-so/${encodeURIComponent(event.params.so)}?bo-qua=1`);
    return act(event, { kind: 'rate', score, ...(comment === '' ? {} : { comment }) }, String(data.get('ticket') ?? ''), 'cham', {});
  },
  supply: async (event) => {
    const proof = findProof(event.cookies, event.params.so);
    if (proof === undefined) redirect(303, `/ho-so?so=${encodeURIComponent(event.params.so)}`);
    const data = await event.request.formData();
    const ticket = String(data.get('ticket') ?? '') || crypto.randomUUID();
    const api = openApi(event.fetch);
    const papers = [];
    for (const [name, file] of data) {
      if (!name.startsWith('tep.') || !(file instanceof File) || file.size === 0) continue;
      const component = name.slice('tep.'.length);
      const kept = await api.sendDossierFile(proof, file, `${ticket}.${String(papers.length)}`);
      if (!kept.ok) return refuseForm(kept.problem);
      papers.push({ ...(/^c\d{1,3}$/u.test(component) ? { component } : {}), name: String(data.get(`ten.${component}`) ?? '').slice(0, 300) || kept.value.name, form: 'electronic' as const, count: 1, file: kept.value.file });
    }
    if (papers.length === 0) return fail(422, { noFile: true });
    return act(event, { kind: 'supply', papers }, ticket, 'bo-sung', {});
  },
  leave: ({ cookies, url }) => {
    dropAccess(cookies, url.protocol === 'https:');
    redirect(303, '/');
  },
};

type Event = Parameters<NonNullable<Actions['withdraw']>>[0];

async function act(event: Event, request: Parameters<ReturnType<typeof openApi>['actOnDossier']>[1], ticket: string, done: string, typed: { readonly reason?: string }) {
  const proof = findProof(event.cookies, event.params.so);
  if (proof === undefined) redirect(303, `/ho-so?so=${encodeURIComponent(event.params.so)}`);
  const reply = await openApi(event.fetch).actOnDossier(proof, request, ticket || crypto.randomUUID());
  if (!reply.ok) return refuseForm(reply.problem, typed.reason);
  redirect(303, `/ho-so/${encodeURIComponent(event.params.so)}?xong=${done}`);
}

function refuseForm(problem: Problem, reason?: string) {
  if (problem.status >= 500) failPage(problem);
  return fail(problem.status, { refusal: problem, reason });
}
