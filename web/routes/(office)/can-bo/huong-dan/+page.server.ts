import guide from '../../../../../docs/huong-dan-can-bo.md?raw';
import { readGuide } from '../../../../office/read-guide.ts';
import type { PageServerLoad } from './$types';

/** The officers' guide, the same words as in the documents. */
export const load: PageServerLoad = () => ({ guide: readGuide(guide) });
