import type { RightsTable } from '#model/rights.ts';

/** Who brings in a year of days off, and who closes an office for a day. Reading needs no right: days off are public. The years are national, so no site is asked. */
export const CALENDAR_RIGHTS = {
  /** Of the own office: its hours belong to it. */
  changeClosures: { roles: ['deskLead', 'leader', 'operator'], reach: 'ownSite' },
  importYear: { roles: ['knowledgeEditor', 'knowledgeApprover', 'provinceSupervisor'], reach: 'everywhere' },
} as const satisfies RightsTable;
