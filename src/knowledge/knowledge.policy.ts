import type { RightsTable } from '#model/rights.ts';
import { ROLES } from '#model/role.ts';

/** Who may do what with situations and precedents. Answering happens at the province: the room asks for that beside the reach. */
export const SITUATION_RIGHTS = {
  openSituation: { roles: ['officer', 'leader', 'clerk', 'deskLead'], reach: 'ownSite' },
  readSituation: { roles: ROLES, reach: 'ownProvince' },
  closeSituation: { roles: ['officer', 'leader', 'clerk', 'deskLead', 'knowledgeEditor', 'provinceSupervisor'], reach: 'ownProvince' },
  assignSituation: { roles: ['knowledgeEditor', 'provinceSupervisor'], reach: 'ownProvince' },
  draftPrecedent: { roles: ['knowledgeEditor', 'provinceSupervisor'], reach: 'ownProvince' },
  publishPrecedent: { roles: ['knowledgeApprover', 'provinceSupervisor'], reach: 'ownProvince' },
  readPrecedent: { roles: ROLES, reach: 'ownProvince' },
  withdrawPrecedent: { roles: ['knowledgeApprover', 'provinceSupervisor'], reach: 'ownProvince' },
} as const satisfies RightsTable;
