import { givenPapersOf } from '../../../src/model/dossier-papers.ts';
import type { ShownBeside } from './find-besides.ts';
import type { Colleague, CompletenessFault, Dossier, GivenPaper, Procedure, Site } from '../../api.ts';

type ProcedureCase = Procedure['cases'][number];

/** What an action's form shows beside its empty fields. */
export interface DeedFacts {
  readonly components: ProcedureCase['components'];
  readonly fees: ProcedureCase['channels'][number]['fees'];
  /** How many of what the fee is asked for, as the applicant asked; one unless said. */
  readonly times?: number | undefined;
  /** What is or may be asked for beside it. */
  readonly besides?: readonly ShownBeside[];
  /** The published limit cannot be reckoned: the desk names one with its basis. */
  readonly needsLimit: boolean;
  /** Every paper that was given so far. */
  readonly papers: readonly GivenPaper[];
  readonly faults: readonly CompletenessFault[];
  readonly conditions: Readonly<Record<string, boolean>>;
  readonly colleagues: readonly Colleague[];
  readonly sites: readonly Site[];
  readonly steps: readonly { readonly name: string }[];
  readonly state: Pick<Dossier['state'], 'step' | 'supplementRequests' | 'apologyPrepared' | 'payable' | 'paidVnd' | 'refundedVnd' | 'payments'>;
  readonly applicantName: string;
  readonly today: string;
}

/** Every paper that was given so far, the received list in place of what was announced. */
export function papersOf(actions: Dossier['actions']): readonly GivenPaper[] {
  // The API gives kind and data word for word as the model has them.
  return givenPapersOf(actions as never);
}

/** The file of the result that stands: none where the newest result has none, or was taken back. */
export function resultFileOf(actions: Dossier['actions']): string | undefined {
  const last = actions.findLast(({ kind }) => kind === 'recordResult' || kind === 'recall');
  const file = last?.kind === 'recordResult' ? last.data['file'] : undefined;
  return typeof file === 'string' ? file : undefined;
}
