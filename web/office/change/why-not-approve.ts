import type { ChangeSet } from '../../api.ts';
import type { WordKey } from '../../words/word-keys.d.ts';

/** Why the button to approve is not there for a person, who may see the change; undefined where it is, or where nothing is to approve. */
export function whyNotApprove(change: ChangeSet, officerId: string, mayApproveHere: boolean): WordKey | undefined {
  if (change.state !== 'submitted' || change.allowed?.includes('approve') === true) return undefined;
  if ([...change.editors, change.createdBy, change.submittedBy].includes(officerId)) return 'change.whyOwn';
  return mayApproveHere ? undefined : 'change.whyRole';
}
