import { localDateAt } from '../../../../../../../src/model/time.ts';
import { proposeFile } from '../../../../../../office/change/propose-file.ts';
import { IMPORT_PAGES } from '../../../../../../office/change/send-file.ts';
import type { Actions, PageServerLoad } from './$types';

/** A file of tasks: its columns are looked at, then it is proposed as a change. */
export const load: PageServerLoad = async ({ parent }) => {
  const { session } = await parent();
  return { mayUpload: session.rights.includes('authority.importTasks') && session.rights.includes('knowledge.editChangeSet'), limit: IMPORT_PAGES['nhiem-vu'].megabytes, today: localDateAt(Date.now()), mayNational: session.rights.includes('authority.importNationalTasks'), province: session.site.kind === 'province' ? { code: session.site.placeCode ?? '', name: session.site.name } : undefined };
};

export const actions = { 'xem-truoc': proposeFile('nhiem-vu', 'look'), lap: proposeFile('nhiem-vu', 'propose') } satisfies Actions;
