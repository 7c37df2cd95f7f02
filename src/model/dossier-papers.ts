import type { DossierAction, DossierActionKind, DossierDeed, GivenPaper } from './dossier-action.ts';

/** The files that an action names, each once. */
export function filesOf(deed: DossierDeed): readonly string[] {
  if (deed.kind === 'recordResult') return deed.data.file === undefined ? [] : [deed.data.file];
  return [...new Set(papersOf(deed).flatMap(({ file }) => (file === undefined ? [] : [file])))];
}

function papersOf(deed: DossierDeed): readonly GivenPaper[] {
  switch (deed.kind) {
    case 'register': return deed.data.filing.papers;
    case 'receive': case 'supply': case 'attach': return deed.data.papers;
    default: return [];
  }
}

/** What the applicant handed in, by themselves or at the desk. What officers put beside it is the office's own. */
const GIVEN_BY_APPLICANT: readonly DossierActionKind[] = ['register', 'receive', 'supply'];

/** The files of a dossier that its applicant may open: what was handed in, and the result unless it was taken back. */
export function filesForApplicant(actions: readonly DossierAction[]): ReadonlySet<string> {
  const lastRecall = actions.findLastIndex(({ kind }) => kind === 'recall');
  return new Set(actions.flatMap((action, at) => (GIVEN_BY_APPLICANT.includes(action.kind) || (action.kind === 'recordResult' && at > lastRecall) ? filesOf(action) : [])));
}

/** Every paper that was given so far. After reception the received list counts, not what was announced at filing. */
export function givenPapersOf(actions: readonly DossierAction[]): readonly GivenPaper[] {
  let papers: readonly GivenPaper[] = [];
  for (const action of actions) {
    if (action.kind === 'register') papers = action.data.filing.papers;
    else if (action.kind === 'receive') papers = action.data.papers;
    else if (action.kind === 'supply' || action.kind === 'attach') papers = [...papers, ...action.data.papers];
  }
  return papers;
}
