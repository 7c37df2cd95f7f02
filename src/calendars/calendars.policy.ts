import type { RightsTable } from '#model/rights.ts';

/** Who brings in a year of days off. Reading needs no right: days off are public. The calendar is national, so no site is asked. */
export const CALENDAR_RIGHTS = {
  importYear: { roles: ['knowledgeEditor', 'knowledgeApprover', 'provinceSupervisor'], reach: 'everywhere' },
} as const satisfies RightsTable;
