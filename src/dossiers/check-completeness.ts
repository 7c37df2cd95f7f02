import type { GivenPaper } from '#model/dossier-action.ts';
import type { Component, ProcedureCase } from '#model/procedure.ts';

/** Which rule of completeness a component breaks; each has its sentence under `dossierFaults` of the locales. */
export type CompletenessRule = 'missing' | 'tooFew' | 'undecided' | 'notShown';

/** One fault: which component, by which rule, and the record's own words for the condition. */
export interface CompletenessFault {
  /** Shape: `c3`, the place in the case's list. */
  readonly component: string;
  readonly name: string;
  readonly rule: CompletenessRule;
  readonly needed: number;
  readonly given: number;
  readonly condition?: string;
}

export interface PapersToCheck {
  readonly papers: readonly GivenPaper[];
  /** Whether a component with a condition applies, by its reference. */
  readonly conditions?: Readonly<Record<string, boolean>>;
  /** Papers that are only shown can be shown at the desk, not over the network. */
  readonly atDesk: boolean;
}

/** How a component is named in papers and faults. Shape: `c0`, `c1`, … */
export function componentRef(at: number): string {
  return `c${String(at)}`;
}

/**
 * Every fault of a set of papers at once, in the order of the published list; empty when it is complete. Nothing beyond the published
 * list is ever asked for. Source: Decree 118/2025/NĐ-CP Article 17; Decree 63/2010/NĐ-CP Article 8(2)d.
 */
export function checkCompleteness(procedureCase: ProcedureCase, given: PapersToCheck): readonly CompletenessFault[] {
  return procedureCase.components.flatMap((component, at) => {
    const fault = checkComponent(component, componentRef(at), given);
    return fault === undefined ? [] : [fault];
  });
}

function checkComponent(component: Component, ref: string, { papers, conditions, atDesk }: PapersToCheck): CompletenessFault | undefined {
  const mine = papers.filter((paper) => paper.component === ref);
  const count = mine.reduce((sum, paper) => sum + paper.count, 0);
  const needed = Math.max(1, (component.originals ?? 0) + (component.copies ?? 0));
  const fault = (rule: CompletenessRule): CompletenessFault => ({ component: ref, name: component.name, rule, needed, given: count, ...(component.condition === undefined ? {} : { condition: component.condition }) });
  switch (component.role) {
    case 'note':
      return undefined;
    case 'present':
      return atDesk && mine.length === 0 ? fault('notShown') : undefined;
    case 'conditional':
      if (mine.length > 0) return isEnough(mine, count, needed) ? undefined : fault('tooFew');
      if (conditions?.[ref] === undefined) return fault('undecided');
      return conditions[ref] ? fault('missing') : undefined;
    case 'form':
    case 'submit':
      if (mine.length === 0) return fault('missing');
      return isEnough(mine, count, needed) ? undefined : fault('tooFew');
    default:
      return component.role satisfies never;
  }
}

/** What was read in a database, or came as an electronic file, is not counted in sheets. */
function isEnough(papers: readonly GivenPaper[], count: number, needed: number): boolean {
  return count >= needed || papers.some(({ form }) => form === 'lookedUp' || form === 'electronic');
}
