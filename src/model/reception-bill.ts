import type { Payable } from './dossier-action.ts';
import { joinPayables, quantitiesOf, reckonPayable, reckonTimes, type FeeFacts, type FeeRefusal } from './dossier-fee.ts';
import { accept, type Outcome } from './outcome.ts';
import type { Fee } from './procedure.ts';
import type { LocalDate } from './time.ts';

/** What the desk says of the fee. `coversBesides`: what is left off is left off of what is asked for beside it too. */
export interface SaidFee extends Pick<FeeFacts, 'quantities' | 'provinceVnd'> {
  readonly exemption?: NonNullable<FeeFacts['exemption']> & { readonly coversBesides?: boolean };
}

/** Something asked for beside what is filed, with the fees of the record that prices it. */
export interface PricedBeside {
  readonly name: string;
  readonly fees: readonly Fee[];
  /** None where the desk took it off. */
  readonly times: number;
  /** The province's amount by the place of the fee, where the record leaves it to the province. Unit: đồng each. */
  readonly provinceVnd?: Readonly<Record<number, number>>;
}

/**
 * The one bill of a reception: the record's fees, `times` of each unless the desk says otherwise, and a line for each thing asked for beside
 * it. What is left off is left off of the record's own fees, for its ground is one of that record; of the rest only where the desk says so.
 * Refuses: as `reckonTimes`.
 */
export function reckonReception(own: { readonly fees: readonly Fee[]; readonly times: number }, said: SaidFee, besides: readonly PricedBeside[], on: LocalDate): Outcome<Payable, FeeRefusal> {
  const { exemption: left, ...facts } = said;
  const exemption = left === undefined ? {} : { exemption: { reason: left.reason, share: left.share } };
  const first = reckonPayable(own.fees, { ...facts, on, ...exemption, quantities: { ...quantitiesOf(own.fees, own.times), ...said.quantities } });
  if (!first.ok) return first;
  const bills = [first.value];
  for (const { name, fees, times, provinceVnd } of besides) {
    if (times === 0) continue;
    const beside = reckonTimes(fees, times, { on, ...(provinceVnd === undefined ? {} : { provinceVnd }), ...(left?.coversBesides === true ? exemption : {}) }, name);
    if (!beside.ok) return beside;
    bills.push(beside.value);
  }
  return accept(joinPayables(bills));
}
