import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The place to type a code; a typed one (`?ma=`) leads to its own address. */
export const load: PageServerLoad = ({ url }) => {
  const typed = (url.searchParams.get('ma') ?? '').trim().slice(0, 200);
  if (typed !== '') redirect(303, `/verify/${encodeURIComponent(typed.replaceAll('/', ' '))}`);
};
