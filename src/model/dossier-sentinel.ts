import type { DossierActionKind } from './dossier-action.ts';
import type { DossierState } from './dossier.ts';
import type { Instant } from './time.ts';

/** What is awaited next of a dossier, by its cause; each has its sentence in `content/locales` under `dossierWaits`. */
export const WAIT_CAUSES = ['reception', 'firstHandOver', 'step', 'decision', 'signature', 'issue', 'supplement', 'supplyCheck', 'payment', 'stopConfirmation', 'transferAnswer', 'collection', 'part'] as const;
export type WaitCause = (typeof WAIT_CAUSES)[number];

/** How long each silence may last where no step and no day says it. Source: `content/processes/waits.json`, configuration with certainty. Unit: office hours. */
export type WaitHours = Readonly<Record<'reception' | 'firstHandOver' | 'signature' | 'issue' | 'supplyCheck' | 'payment' | 'stopConfirmation' | 'transferAnswer' | 'collection' | 'part', number>>;

/** The next expected event of a dossier and its latest moment: past it the dossier is stuck. */
export interface ExpectedEvent {
  readonly cause: WaitCause;
  /** Any of these is the event. */
  readonly awaits: readonly DossierActionKind[];
  readonly who: 'desk' | 'owner' | 'leader' | 'clerk' | 'applicant' | 'otherSite';
  readonly by: Instant;
}

/** Gives the moment some office hours after another. */
export type AddOfficeHours = (from: Instant, hours: number) => Instant;

/** What is awaited next; undefined for a dossier at its end. */
export function expectNext(state: DossierState, hours: WaitHours, add: AddOfficeHours): ExpectedEvent | undefined {
  const { transfer, waiting, decision, due } = state;
  const within = (moment: Instant): Instant => (due === undefined || moment < due.at ? moment : due.at);
  if (transfer !== undefined) return { cause: 'transferAnswer', awaits: ['acceptTransfer', 'declineTransfer'], who: 'otherSite', by: add(transfer.at, hours.transferAnswer) };
  switch (state.status) {
    case 'registered':
      // It lies still rightly until the other dossier of the bundle has its result.
      if (state.after !== undefined) return { cause: 'part', awaits: ['releasePart', 'losePart', 'refuseReception'], who: 'otherSite', by: add(state.since, hours.part) };
      return { cause: 'reception', awaits: ['receive', 'requestSupplement', 'refuseReception'], who: 'desk', by: add(state.freeSince ?? state.since, hours.reception) };
    case 'received':
      return { cause: 'firstHandOver', awaits: ['handOver'], who: 'desk', by: within(add(state.since, hours.firstHandOver)) };
    case 'processing':
      if (decision?.signedAt !== undefined) return { cause: 'issue', awaits: ['recordResult'], who: 'clerk', by: within(add(decision.signedAt, hours.issue)) };
      if (decision !== undefined) return { cause: 'signature', awaits: ['sign', 'sendBack'], who: 'leader', by: within(add(decision.at, hours.signature)) };
      if (state.stepDueAt !== undefined) return { cause: 'step', awaits: ['handOver', 'decide'], who: 'owner', by: within(state.stepDueAt) };
      return due === undefined ? undefined : { cause: 'decision', awaits: ['decide'], who: 'owner', by: due.at };
    case 'supplementing':
      if (state.suppliedAt !== undefined) return { cause: 'supplyCheck', awaits: ['resume', 'receive', 'requestSupplement'], who: 'desk', by: add(state.suppliedAt, hours.supplyCheck) };
      return { cause: 'supplement', awaits: ['supply', 'withdraw', 'confirmStop'], who: 'applicant', by: `${waiting?.until ?? state.since.slice(0, 10)}T10:00:00.000Z` };
    case 'awaitingPayment':
      return { cause: 'payment', awaits: ['confirmPayment'], who: 'applicant', by: add(state.since, hours.payment) };
    case 'withdrawing':
      return { cause: 'stopConfirmation', awaits: ['confirmStop'], who: 'desk', by: add(state.since, hours.stopConfirmation) };
    case 'decided':
      return { cause: 'collection', awaits: ['deliver'], who: 'applicant', by: add(state.since, hours.collection) };
    case 'refused':
    case 'stopped':
    case 'returned':
      return undefined;
    default:
      return state.status satisfies never;
  }
}

/** How near a due date is, for warnings: the less time is left and the more one officer has open, the earlier it is told. */
export interface DueWarning {
  readonly level: 'soon' | 'urgent' | 'late';
  readonly hoursLeft: number;
}

/** A quarter of an hour for each open dossier of the owner, on top of one day, at most three days. Configuration, no law. */
const HOURS_PER_OPEN_DOSSIER = 0.25;
const LEAST_WARNING_HOURS = 8;
const MOST_WARNING_HOURS = 24;

/** The warning for a due date by the office hours left and the owner's open dossiers; undefined while there is time. */
export function warnOfDue(hoursLeft: number, openOfOwner: number): DueWarning | undefined {
  if (hoursLeft <= 0) return { level: 'late', hoursLeft: 0 };
  const margin = Math.min(MOST_WARNING_HOURS, LEAST_WARNING_HOURS + openOfOwner * HOURS_PER_OPEN_DOSSIER);
  if (hoursLeft <= 2) return { level: 'urgent', hoursLeft };
  return hoursLeft <= margin ? { level: 'soon', hoursLeft } : undefined;
}
