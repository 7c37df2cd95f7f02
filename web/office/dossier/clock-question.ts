import type { Dossier } from '../../api.ts';
import type { DossierActionData } from '../../../src/model/dossier-action.ts';
import { listWaits } from '../../../src/model/dossier-waits.ts';
import { writeAddress } from '../../../src/model/law-address.ts';
import { askCount, type CountQuestion } from '../../follow/count-days.ts';

/** Words for the two ways in which a clock stands. */
export interface PauseWords {
  readonly supplement: string;
  readonly payment: string;
}

const data = <Kind extends keyof DossierActionData>(action: Dossier['actions'][number]): DossierActionData[Kind] => action.data as unknown as DossierActionData[Kind];

/** The question by which the clock tells an officer day by day how a due date came about: as the applicant's, each addition with its clause. Undefined before reception. */
export function askClock({ actions, countedAt }: Pick<Dossier, 'actions' | 'countedAt'>, words: PauseWords): CountQuestion | undefined {
  const reception = actions.find(({ kind }) => kind === 'receive');
  const limit = reception === undefined ? undefined : data<'receive'>(reception).count;
  if (reception === undefined || limit === undefined) return undefined;
  const additions = actions.flatMap((action) => (action.kind === 'extend' ? [data<'extend'>(action)] : [])).map(({ basis, ...addition }) => ({ ...addition, basis: writeAddress(basis) }));
  // The API gives kind and data word for word as the model has them.
  const waits = listWaits(actions as never).map((wait) => (wait.for === 'stop' ? wait : { ...wait, reason: words[wait.for] }));
  return askCount({ receivedAt: reception.at, counted: { limit, additions }, countedAt, waits });
}
