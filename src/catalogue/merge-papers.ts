import { findProvenance, type Component, type ProcedureCase } from '#model/procedure.ts';
import type { PublishedProcedure } from './read-result.ts';

/** Our list of one case, and where in our record it stands. */
export interface OwnPapers {
  readonly papers: readonly Component[];
  /** Shape: `cases[0].components`. */
  readonly path: string;
}

/**
 * A case whose papers are read out in our plain words, with the published list beside it word for word. Ours stands
 * first only where it was read on the official record itself, is no older than what is published now, says of every
 * paper how many, and is shorter. Otherwise the published list stands, as it was.
 */
export function withPlainPapers(each: ProcedureCase, ours: OwnPapers | undefined, base: PublishedProcedure, own: PublishedProcedure): ProcedureCase | undefined {
  const published = base.cases[0]?.components ?? [];
  if (ours === undefined || published.length === 0 || ours.papers.length === 0) return undefined;
  const told = findProvenance(own.provenance, ours.path);
  const publishedOn = findProvenance(base.provenance, 'cases[0].components')?.sourceDate ?? base.validFrom;
  if (told?.certainty !== 'official' || told.sourceDate < publishedOn) return undefined;
  const isCounted = ours.papers.every((paper) => paper.role === 'note' || paper.originals !== null);
  if (!isCounted || lettersOf(ours.papers) >= lettersOf(published)) return undefined;
  return { ...each, components: ours.papers.map((paper) => withForm(paper, published)), publishedComponents: published };
}

/** Our list for a record that has one case: only where all our cases ask for the same. */
export function findOnlyPapers(base: PublishedProcedure, own: PublishedProcedure): OwnPapers | undefined {
  if (base.cases.length !== 1 || new Set(own.cases.map((each) => JSON.stringify(each.components))).size !== 1) return undefined;
  return { papers: own.cases[0]?.components ?? [], path: 'cases[0].components' };
}

/** A paper of ours keeps the form that the record gives for it. */
function withForm(paper: Component, published: readonly Component[]): Component {
  if (paper.role !== 'form' || paper.formName !== undefined || paper.formUrl !== undefined) return paper;
  const same = published.find((each) => (each.formName !== undefined || each.formUrl !== undefined) && beginningOf(each) === beginningOf(paper));
  if (same === undefined) return paper;
  return { ...paper, ...(same.formName === undefined ? {} : { formName: same.formName }), ...(same.formUrl === undefined ? {} : { formUrl: same.formUrl }) };
}

/** "Tờ khai đăng ký …": what a form is for stands in its first four words. */
function beginningOf({ name }: Component): string {
  return (name.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).slice(0, 4).join(' ');
}

function lettersOf(papers: readonly Component[]): number {
  return papers.reduce((sum, { name, condition = '' }) => sum + name.length + condition.length, 0);
}
