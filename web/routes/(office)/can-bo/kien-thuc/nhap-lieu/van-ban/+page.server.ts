import { localDateAt } from '../../../../../../../src/model/time.ts';
import { proposeFile } from '../../../../../../office/change/propose-file.ts';
import { IMPORT_PAGES } from '../../../../../../office/change/send-file.ts';
import type { Actions, PageServerLoad } from './$types';

/** A file of legal texts: looked at, then proposed as a change. */
export const load: PageServerLoad = async ({ parent }) => {
  const { session } = await parent();
  return { mayUpload: session.rights.includes('law.importTexts') && session.rights.includes('knowledge.editChangeSet'), limit: IMPORT_PAGES['van-ban'].megabytes, today: localDateAt(Date.now()) };
};

export const actions = { 'xem-truoc': proposeFile('van-ban', 'look'), lap: proposeFile('van-ban', 'propose') } satisfies Actions;
