import type { RightsTable } from '#model/rights.ts';

/**
 * Who may do what with accounts, and where. A province's operator reaches its communes; a commune's operator never reaches upwards.
 * An account that holds a role at another site is changed only by who may change accounts there too (`officers.ts`).
 */
export const IDENTITY_RIGHTS = {
  listSites: { roles: ['officer', 'leader', 'clerk', 'deskLead', 'knowledgeEditor', 'knowledgeApprover', 'provinceSupervisor', 'operator'], reach: 'ownProvince', inPractice: true },
  readColleagues: { roles: ['officer', 'leader', 'clerk', 'deskLead', 'knowledgeEditor', 'knowledgeApprover', 'provinceSupervisor', 'operator'], reach: 'ownProvince', inPractice: true },
  createSite: { roles: ['operator'], reach: 'ownSiteAndBelow' },
  listOfficers: { roles: ['operator'], reach: 'ownSiteAndBelow' },
  createOfficer: { roles: ['operator'], reach: 'ownSiteAndBelow' },
  changeOfficer: { roles: ['operator'], reach: 'ownSiteAndBelow' },
  changeRoles: { roles: ['operator'], reach: 'ownSiteAndBelow' },
  disableOfficer: { roles: ['operator'], reach: 'ownSiteAndBelow' },
  resetPassword: { roles: ['operator'], reach: 'ownSiteAndBelow' },
  removeSecondFactor: { roles: ['operator'], reach: 'ownSiteAndBelow' },
  endSessions: { roles: ['operator'], reach: 'ownSiteAndBelow' },
  linkIdentity: { roles: ['operator'], reach: 'ownSiteAndBelow' },
  readChanges: { roles: ['operator'], reach: 'ownSiteAndBelow' },
} as const satisfies RightsTable;

export type IdentityAction = keyof typeof IDENTITY_RIGHTS;
