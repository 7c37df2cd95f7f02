import type { Actor } from '#model/actor.ts';
import { refuse, type Refusal } from '#model/outcome.ts';
import { mayAct, type RightsTable } from '#model/rights.ts';

/** Who changes the library. Reading needs no right: the law is public. The library is national, so no site is asked. */
export const LAW_RIGHTS = {
  importTexts: { roles: ['knowledgeEditor', 'operator'], reach: 'everywhere' },
  relateTexts: { roles: ['knowledgeEditor', 'operator'], reach: 'everywhere' },
} as const satisfies RightsTable;

export type LawAction = keyof typeof LAW_RIGHTS;

export type LawRefusal = 'not_allowed' | 'law_relation_circular' | 'law_path_missing' | 'law_relation_known' | 'law_dates_swapped' | 'not_found';

/** A refusal where the actor may not, else nothing. */
export function maySetLaw(actor: Actor, action: LawAction): Refusal<'not_allowed'> | undefined {
  return mayAct(LAW_RIGHTS, actor, action) ? undefined : refuse('not_allowed');
}

/** Files are written at once only by the house itself: the operator's command line before there are officers. Whoever else brings a file proposes it. */
export function mayWriteFiles(actor: Actor): Refusal<'not_allowed'> | undefined {
  return actor.kind === 'system' ? undefined : refuse('not_allowed');
}

/** What the caller may do here, for screens. */
export function listAllowed(actor: Actor): LawAction[] {
  return (Object.keys(LAW_RIGHTS) as LawAction[]).filter((action) => mayAct(LAW_RIGHTS, actor, action));
}
