/** What an officer is trusted with; a person may hold several. Source: the desk's own division of work. */
export const ROLES = ['officer', 'leader', 'clerk', 'deskLead', 'knowledgeEditor', 'knowledgeApprover', 'provinceSupervisor', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/** The roles a dossier passes through: what may be played in practice, whatever somebody is trusted with. */
export const DESK_ROLES = ['officer', 'leader', 'clerk', 'deskLead'] as const satisfies readonly Role[];
export type DeskRole = (typeof DESK_ROLES)[number];

/** Whether a text names a role. */
export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}
