import type { LawAddress } from '#model/law-address.ts';
import type { LawRelation, LawRelationKind } from '#model/law.ts';
import { accept, refuse } from '#model/outcome.ts';
import type { LocalDate } from '#model/time.ts';
import type { CommandDefinition } from '#platform/command.ts';
import { findCircle } from './find-circle.ts';
import { maySetLaw, type LawRefusal } from './law.policy.ts';
import { fingerprintOf, listEdges, moveRevision, readState, withdrawRelation, writeRelations } from './law.store.ts';

/** What a person enters: one text does something to another. */
export interface RelationInput {
  readonly by: LawAddress;
  readonly relation: LawRelationKind;
  readonly target: LawAddress;
  readonly on?: LocalDate;
  readonly until?: LocalDate;
  readonly note?: string;
  /** Where it can be read. */
  readonly source: string;
  readonly certainty: LawRelation['certainty'];
}

/** Enters a relation. Refuses: `not_allowed`, `law_dates_swapped`, `law_relation_circular`, `law_relation_known`. */
export const addRelation: CommandDefinition<RelationInput, LawRelation & { readonly id: string }, LawRefusal> = {
  name: 'law.addRelation',
  policy: (actor) => maySetLaw(actor, 'relateTexts'),
  run: async (input, context) => {
    const { transaction } = context;
    if (input.on !== undefined && input.until !== undefined && input.until <= input.on) return refuse('law_dates_swapped', { first: input.on, second: input.until });
    await readState(transaction, true);
    const isOwn = input.by.document === input.target.document;
    const circle = isOwn ? [input.by.document, input.target.document] : findCircle(await listEdges(transaction), [input]);
    if (circle !== undefined) return refuse('law_relation_circular', { way: circle.join(' → ') });
    const id = context.newId();
    const written = await writeRelations(transaction, 'entered', context.actor.id, new Date(context.now).toISOString(), [{ ...input, id, fingerprint: fingerprintOf(input) }]);
    if (written === 0) return refuse('law_relation_known', { document: input.target.document });
    await moveRevision(transaction);
    context.announce({ name: 'law.changed', subject: input.target.document, payload: {} });
    context.note(input.target.document, { relation: input.relation, by: input.by.document });
    return accept({ ...input, id });
  },
};

/** Withdraws a relation that a person entered; what texts say themselves is withdrawn by importing them anew. Refuses: `not_allowed`, `not_found`. */
export const withdraw: CommandDefinition<{ readonly id: string }, { readonly id: string }, LawRefusal> = {
  name: 'law.withdrawRelation',
  policy: (actor) => maySetLaw(actor, 'relateTexts'),
  run: async ({ id }, context) => {
    await readState(context.transaction, true);
    const gone = await withdrawRelation(context.transaction, id, new Date(context.now).toISOString());
    if (gone === undefined) return refuse('not_found', { path: id });
    await moveRevision(context.transaction);
    context.announce({ name: 'law.changed', subject: gone.target.document, payload: {} });
    context.note(gone.target.document, { withdrawn: id });
    return accept({ id });
  },
};
