import type { RightsTable } from '#model/rights.ts';
import { ROLES } from '#model/role.ts';

/** Who drafts letters, pins records and makes papers of the office: those who work on files, at the own site. */
export const DOCUMENT_RIGHTS = {
  draftLetter: { roles: ['officer', 'leader', 'clerk', 'deskLead', 'provinceSupervisor', 'knowledgeEditor'], reach: 'ownSite' },
  readLetter: { roles: ['officer', 'leader', 'clerk', 'deskLead', 'provinceSupervisor', 'knowledgeEditor'], reach: 'ownSite' },
  pinRecord: { roles: ['officer', 'leader', 'clerk', 'deskLead', 'provinceSupervisor'], reach: 'ownSite' },
  // Papers are made by those at the desk; taking one back is a leader's, the desk lead's or the clerk's, who keeps the numbers.
  makeDocument: { roles: ['officer', 'leader', 'clerk', 'deskLead'], reach: 'ownSite', inPractice: true },
  replaceDocument: { roles: ['officer', 'leader', 'clerk', 'deskLead'], reach: 'ownSite', inPractice: true },
  revokeDocument: { roles: ['leader', 'clerk', 'deskLead'], reach: 'ownSite', inPractice: true },
  readDocument: { roles: ['officer', 'leader', 'clerk', 'deskLead'], reach: 'ownSite', inPractice: true },
  // Samples show invented people only.
  readSample: { roles: ROLES, reach: 'ownSite', inPractice: true },
  readRecord: { roles: ROLES, reach: 'ownSite', inPractice: true },
} as const satisfies RightsTable;
