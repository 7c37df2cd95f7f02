import type { Dossier } from '../../api.ts';
import type { Limit } from '../../../src/model/deadline.ts';
import type { DossierActionData } from '../../../src/model/dossier-action.ts';
import { writeLimit } from '../../../src/model/explain-deadline.ts';
import { writeAddress } from '../../../src/model/law-address.ts';

/** What the legal clock is asked, so that it tells day by day how a due date came about. Shape: the query of `GET /api/v1/deadlines`. */
export interface ClockQuestion {
  readonly limit: string;
  readonly from: string;
  readonly cutoff?: string;
  readonly counting?: 'endOfDay' | 'sameHour';
  readonly commune?: string;
  readonly pause: string[];
  readonly add: string[];
}

/** Words for the two ways in which a clock stands. */
export interface PauseWords {
  readonly supplement: string;
  readonly payment: string;
}

const data = <Kind extends keyof DossierActionData>(action: Dossier['actions'][number]): DossierActionData[Kind] => action.data as unknown as DossierActionData[Kind];

/** The question about a dossier's time: its limit, when it was received, each wait in which the clock stood, each addition by law. Undefined before reception. */
export function askClock({ actions, countedAt }: Pick<Dossier, 'actions' | 'countedAt'>, words: PauseWords): ClockQuestion | undefined {
  const reception = actions.find(({ kind }) => kind === 'receive');
  const counted = reception === undefined ? undefined : data<'receive'>(reception).count;
  if (reception === undefined || counted === undefined) return undefined;
  const pause: string[] = [];
  const add: string[] = [];
  let open: { from: string; reason: string } | undefined;
  const close = (at: string): void => {
    if (open !== undefined) pause.push(`${open.from}..${at}|${open.reason}`);
    open = undefined;
  };
  for (const action of actions.slice(actions.indexOf(reception))) {
    if (action.kind === 'requestSupplement') open ??= { from: action.at, reason: words.supplement };
    else if (action.kind === 'requestPayment' && data<'requestPayment'>(action).pausesClock) open ??= { from: action.at, reason: words.payment };
    else if (action.kind === 'resume' || (action.kind === 'confirmPayment' && data<'confirmPayment'>(action).due !== undefined) || action.kind === 'withdraw' || action.kind === 'confirmStop') close(action.at);
    else if (action.kind === 'extend') {
      const { amount, unit, reason, basis } = data<'extend'>(action);
      add.push([writeLimit({ amount, unit }, 'vi'), clean(reason), writeAddress(basis)].join('|'));
    }
  }
  if (open !== undefined) pause.push(`${open.from}..|${open.reason}`);
  return { limit: limitOf(counted), from: reception.at, ...(counted.cutoff === undefined ? {} : { cutoff: counted.cutoff }), ...(counted.counting === undefined ? {} : { counting: counted.counting }), ...(countedAt === null ? {} : { commune: countedAt }), pause, add };
}

function limitOf(counted: Limit): string {
  return writeLimit(counted, 'vi');
}

/** The bar separates the parts of the question. */
function clean(text: string): string {
  return text.replaceAll(/[|\s]+/g, ' ').trim().slice(0, 120);
}
