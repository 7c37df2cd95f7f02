import type { Colleague, CompletenessFault, Dossier, GivenPaper, Procedure, Site } from '../../api.ts';

type ProcedureCase = Procedure['cases'][number];

/** What an action's form shows beside its empty fields. */
export interface DeedFacts {
  readonly components: ProcedureCase['components'];
  readonly fees: ProcedureCase['channels'][number]['fees'];
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
  let papers: readonly GivenPaper[] = [];
  for (const { kind, data } of actions) {
    if (kind === 'register') papers = (data['filing'] as { papers: readonly GivenPaper[] }).papers;
    else if (kind === 'receive') papers = data['papers'] as readonly GivenPaper[];
    else if (kind === 'supply' || kind === 'attach') papers = [...papers, ...(data['papers'] as readonly GivenPaper[])];
  }
  return papers;
}
