import type { RightsTable } from '#model/rights.ts';
import { ROLES } from '#model/role.ts';

/** Who drafts letters and pins records: those who work on files, at the own site. */
export const DOCUMENT_RIGHTS = {
  draftLetter: { roles: ['officer', 'leader', 'clerk', 'deskLead', 'provinceSupervisor', 'knowledgeEditor'], reach: 'ownSite' },
  readLetter: { roles: ['officer', 'leader', 'clerk', 'deskLead', 'provinceSupervisor', 'knowledgeEditor'], reach: 'ownSite' },
  pinRecord: { roles: ['officer', 'leader', 'clerk', 'deskLead', 'provinceSupervisor'], reach: 'ownSite' },
  readRecord: { roles: ROLES, reach: 'ownSite' },
} as const satisfies RightsTable;
