import { redirect } from '@sveltejs/kit';
import { keepDraftCookie } from '../../../declare/draft-cookie.ts';
import { openApi } from '../../../open-api.ts';
import { getOwn } from './own-reply.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 10;
/** Which dossiers `?loai=` shows, as the API calls them. */
const KINDS = { 'dang-lam': 'open', xong: 'done' } as const;

/** All dossiers of the person who has logged in, and the drafts that person began while logged in. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const api = openApi(fetch);
  const kind = url.searchParams.get('loai') ?? '';
  const state = Object.hasOwn(KINDS, kind) ? KINDS[kind as keyof typeof KINDS] : 'all';
  const cursor = url.searchParams.get('tu');
  const [dossiers, drafts] = await Promise.all([api.listOwnDossiers({ state, cursor, limit: SHOWN }), api.listOwnDrafts()]);
  const page = getOwn(dossiers, url);
  const way = (after: string | null): string => `/cua-toi?${new URLSearchParams({ ...(state === 'all' ? {} : { loai: kind }), ...(after === null ? {} : { tu: after }) }).toString()}`;
  return { state, dossiers: page.items, drafts: cursor === null ? getOwn(drafts, url).items : [], first: cursor === null ? null : way(null), next: page.nextCursor === null ? null : way(page.nextCursor) };
};

export const actions: Actions = {
  draft: async ({ request, fetch, cookies, url }) => {
    const data = await request.formData();
    const [id, formId] = [String(data.get('id') ?? ''), String(data.get('to-khai') ?? '')];
    const opened = getOwn(await openApi(fetch).openOwnDraft(id), url);
    keepDraftCookie(cookies, formId, opened, url.protocol === 'https:');
    redirect(303, `/to-khai/${encodeURIComponent(formId)}/tiep`);
  },
};
