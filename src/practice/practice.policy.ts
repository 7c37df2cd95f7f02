import type { RightsTable } from '#model/rights.ts';
import { DESK_ROLES, ROLES } from '#model/role.ts';

/**
 * Who may practise: everybody with a role at a real site may go there, and everybody there may begin exercises and clear the site. Which
 * roles are played is chosen at the door; they count at the practice site alone.
 */
export const PRACTICE_RIGHTS = {
  enter: { roles: ROLES, reach: 'ownSite', inPractice: true },
  leave: { roles: ROLES, reach: 'ownSite', inPractice: true },
  readPractice: { roles: ROLES, reach: 'ownSite', inPractice: true },
  startExercise: { roles: DESK_ROLES, reach: 'ownSite', inPractice: true },
  wipe: { roles: DESK_ROLES, reach: 'ownSite', inPractice: true },
} as const satisfies RightsTable;
