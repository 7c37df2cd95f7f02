import type { Actor } from '#model/actor.ts';
import type { Refusal } from '#model/outcome.ts';
import { refuse } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import type { RightsTable } from '#model/rights.ts';

export type AuthorityAction = 'readFindings' | 'changeFindings' | 'readImports' | 'importTasks' | 'importNationalTasks';

/**
 * Who may do what to tasks. Reading tasks, bodies and rulings is open to everyone. A province's supervisor brings in the own
 * province's decisions only; national facts are for those who keep knowledge.
 */
export const AUTHORITY_RIGHTS: RightsTable<AuthorityAction> = {
  readFindings: { roles: ['knowledgeEditor', 'knowledgeApprover', 'provinceSupervisor', 'operator'], reach: 'everywhere' },
  changeFindings: { roles: ['knowledgeEditor', 'provinceSupervisor', 'operator'], reach: 'everywhere' },
  readImports: { roles: ['knowledgeEditor', 'knowledgeApprover', 'provinceSupervisor', 'operator'], reach: 'everywhere' },
  importTasks: { roles: ['knowledgeEditor', 'provinceSupervisor', 'operator'], reach: 'ownProvince' },
  importNationalTasks: { roles: ['knowledgeEditor', 'operator'], reach: 'everywhere' },
};

/** Files are written at once only by the house itself: its own content, and the operator's command line before there are officers. Whoever else brings a file proposes it. */
export function mayWriteFiles(actor: Actor): Refusal<'not_allowed'> | undefined {
  return actor.kind === 'system' ? undefined : refuse('not_allowed');
}

/** Whose facts a proposed file would change. Refuses: `not_allowed`. */
export function mayImportTasks(actor: Actor, input: { readonly provinceCode?: string }): Refusal<'not_allowed'> | undefined {
  if (mayAct(AUTHORITY_RIGHTS, actor, 'importNationalTasks')) return undefined;
  const own = actor.site?.kind === 'province' && input.provinceCode !== undefined && actor.site.placeCode === input.provinceCode;
  return own && mayAct(AUTHORITY_RIGHTS, actor, 'importTasks') ? undefined : refuse('not_allowed');
}
