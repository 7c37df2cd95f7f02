import type { ChangeSet } from '../../api.ts';

/** What the worker still has to do before the next step is open; undefined where nothing is. A page that shows it looks again by itself. */
export function whatIsUnderWay({ state, progress, checkedAt, itemCount, goesLiveOn, stuck }: Pick<ChangeSet, 'state' | 'progress' | 'checkedAt' | 'itemCount' | 'goesLiveOn' | 'stuck'>, today: string): 'check' | 'goLive' | 'rollBack' | undefined {
  if (progress !== undefined) return progress.step;
  if (state === 'approved' && goesLiveOn <= today && stuck === undefined) return 'goLive';
  return state === 'submitted' && checkedAt === undefined && itemCount > 0 ? 'check' : undefined;
}
