import type { Actor } from '#model/actor.ts';
import { mayAct, type RightsTable } from '#model/rights.ts';
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

/**
 * Who may do what with change sets. Whoever edited one never approves it, whatever the roles: the room asks for that beside the
 * role, and the store once more.
 */
export const CHANGE_RIGHTS = {
  readChangeSet: { roles: ROLES, reach: 'ownProvince' },
  editChangeSet: { roles: ['knowledgeEditor', 'provinceSupervisor'], reach: 'ownProvince' },
  approveChangeSet: { roles: ['knowledgeApprover'], reach: 'ownProvince' },
  rollBackChangeSet: { roles: ['knowledgeEditor', 'knowledgeApprover', 'provinceSupervisor'], reach: 'ownProvince' },
  keepGoldenQuestion: { roles: ['knowledgeEditor', 'knowledgeApprover', 'provinceSupervisor'], reach: 'ownProvince' },
} as const satisfies RightsTable;

/** Who may switch topics. Off needs one person, on again two: the room and the store ask for that. */
export const SWITCH_RIGHTS = {
  readSwitch: { roles: ROLES, reach: 'everywhere', inPractice: true },
  switchOff: { roles: ['knowledgeEditor', 'knowledgeApprover', 'provinceSupervisor'], reach: 'ownProvince' },
  askSwitchOn: { roles: ['knowledgeEditor', 'knowledgeApprover', 'provinceSupervisor'], reach: 'ownProvince' },
  switchOn: { roles: ['knowledgeApprover', 'provinceSupervisor'], reach: 'ownProvince' },
} as const satisfies RightsTable;

/** Who sees which answers relied on what changed, and what changed for a counter. */
export const RECALL_RIGHTS = {
  readRecall: { roles: ['deskLead', 'leader', 'knowledgeEditor', 'knowledgeApprover', 'provinceSupervisor'], reach: 'ownProvince' },
  readCounterChanges: { roles: ROLES, reach: 'ownProvince', inPractice: true },
} as const satisfies RightsTable;

/** What an actor may begin here, for screens: what is open to the roles, where knowledge is changed. */
export function listOpen<Action extends string>(table: RightsTable<Action>, actor: Actor): Action[] {
  return isAtProvince(actor) ? (Object.keys(table) as Action[]).filter((action) => mayAct(table, actor, action)) : [];
}

/** The site that answers for an actor's knowledge: the province, or the house itself where it stands alone. */
export function provinceOf(actor: Actor): string {
  return actor.site?.kind === 'province' ? actor.siteId : (actor.site?.provinceId ?? actor.siteId);
}

/** Knowledge is shared by a whole province: only there it is changed. */
export function isAtProvince(actor: Actor): boolean {
  return actor.kind === 'system' || provinceOf(actor) === actor.siteId;
}
