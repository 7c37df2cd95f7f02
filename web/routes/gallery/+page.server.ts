import { error } from '@sveltejs/kit';
import { dev } from '$app/env';
import type { PageServerLoad } from './$types';

/** The gallery is for builders: in development, or where the operator asks for it by MOTCUA_GALLERY=1. */
export const load: PageServerLoad = () => {
  if (!dev && process.env['MOTCUA_GALLERY'] !== '1') error(404);
};
