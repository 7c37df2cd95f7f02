import { openApi } from '../../../open-api.ts';
import { getValue } from '../../../api-error.ts';
import type { PageServerLoad } from './$types';

/** Every declaration that can be filled in here. */
export const load: PageServerLoad = async ({ fetch }) => ({ forms: getValue(await openApi(fetch).listForms()).items });
