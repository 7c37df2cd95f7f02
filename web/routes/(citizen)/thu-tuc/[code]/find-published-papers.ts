import { findProvenance, type Component, type Procedure, type ProcedureCase } from '../../../../../src/model/procedure.ts';

/** The papers as published, word for word, with who published them and when. */
export interface PublishedPapers {
  readonly components: readonly Component[];
  readonly source: string;
  readonly sourceDate: string;
}

/** What was published for a case whose own list is our plain one; nothing where the list shown is the published one. */
export function findPublishedPapers(procedure: Pick<Procedure, 'cases' | 'provenance'>, chosen: ProcedureCase | undefined): PublishedPapers | undefined {
  if (chosen?.publishedComponents === undefined) return undefined;
  const told = findProvenance(procedure.provenance, `cases[${String(procedure.cases.findIndex(({ id }) => id === chosen.id))}].publishedComponents`);
  return told === undefined ? undefined : { components: chosen.publishedComponents, source: told.source, sourceDate: told.sourceDate };
}
