import type { RightsTable } from '#model/rights.ts';
import { ROLES } from '#model/role.ts';

/** Who may ask the officers' assistant and read its answers: every officer, at the own site. Nothing is decided there. */
export const ASSISTANT_RIGHTS = {
  askAsOfficer: { roles: ROLES, reach: 'ownSite', inPractice: true },
  readOfficerAnswer: { roles: ROLES, reach: 'ownSite', inPractice: true },
} as const satisfies RightsTable;
