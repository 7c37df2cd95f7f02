import type { FeeLine, Payable } from './dossier-action.ts';
import type { Fee } from './procedure.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import { isInForce, type LocalDate } from './time.ts';

/** What the desk says beside the published fees. */
export interface FeeFacts {
  readonly on: LocalDate;
  /** How many of each fee, by its place in the list; one unless said. */
  readonly quantities?: Readonly<Record<number, number>>;
  /** The province's amount where the record only says that the province sets it, by place. Unit: đồng each. */
  readonly provinceVnd?: Readonly<Record<number, number>>;
  /** Personal, so told at the desk: poor household, merit, disability, in time. */
  readonly exemption?: { readonly reason: string; readonly share: number };
}

export type FeeRefusal = 'dossier_fee_unknown' | 'dossier_fee_amount_wrong' | 'dossier_exemption_reason_missing';

/**
 * What is owed with its arithmetic: each fee times its quantity, less the exemption with its reason.
 * Refuses: `dossier_fee_unknown` for a fee whose amount nobody has said (silence is never "free"); amounts and shares that are none.
 */
export function reckonPayable(fees: readonly Fee[], facts: FeeFacts): Outcome<Payable, FeeRefusal> {
  const lines: FeeLine[] = [];
  for (const [at, fee] of fees.entries()) {
    if (!isInForce({ validFrom: fee.validFrom ?? '0000-01-01', ...(fee.validTo === undefined ? {} : { validTo: fee.validTo }) }, facts.on)) continue;
    const unitVnd = fee.amountVnd ?? facts.provinceVnd?.[at];
    if (unitVnd === undefined) return refuse('dossier_fee_unknown', { fee: fee.text });
    const quantity = facts.quantities?.[at] ?? 1;
    if (!isMoney(unitVnd) || !isMoney(quantity)) return refuse('dossier_fee_amount_wrong', { fee: fee.text });
    lines.push({ text: fee.text, quantity, unitVnd, amountVnd: unitVnd * quantity });
  }
  const baseVnd = lines.reduce((sum, line) => sum + line.amountVnd, 0);
  if (!isMoney(baseVnd)) return refuse('dossier_fee_amount_wrong', { fee: String(baseVnd) });
  const { exemption } = facts;
  if (exemption === undefined) return accept({ lines, exemptVnd: 0, payableVnd: baseVnd });
  if (exemption.reason.trim() === '') return refuse('dossier_exemption_reason_missing');
  if (!(exemption.share > 0 && exemption.share <= 1)) return refuse('dossier_fee_amount_wrong', { fee: exemption.reason });
  const exemptVnd = Math.round(baseVnd * exemption.share);
  return accept({ lines, exemptVnd, exemptReason: exemption.reason.trim(), payableVnd: baseVnd - exemptVnd });
}

/**
 * The same where every fee of a record is asked for equally often, as forms count: what a form is filed for, and what is asked for beside it.
 * Refuses besides: `dossier_fee_unknown` where the record publishes no fee for the day, which is never "free"; `name` says which.
 */
export function reckonTimes(fees: readonly Fee[], times: number, facts: FeeFacts, name = ''): Outcome<Payable, FeeRefusal> {
  const payable = reckonPayable(fees, { ...facts, quantities: { ...quantitiesOf(fees, times), ...facts.quantities } });
  return payable.ok && payable.value.lines.length === 0 ? refuse('dossier_fee_unknown', { fee: name }) : payable;
}

/** As many of every fee of a list. */
export function quantitiesOf(fees: readonly Fee[], times: number): Readonly<Record<number, number>> {
  return Object.fromEntries(fees.map((_fee, at) => [at, times]));
}

/** Several sums in one bill; what is left off keeps every reason. */
export function joinPayables(payables: readonly Payable[]): Payable {
  const sum = (pick: (payable: Payable) => number): number => payables.reduce((total, payable) => total + pick(payable), 0);
  const reasons = new Set(payables.flatMap(({ exemptReason }) => exemptReason ?? []));
  return { lines: payables.flatMap(({ lines }) => lines), exemptVnd: sum(({ exemptVnd }) => exemptVnd), ...(reasons.size === 0 ? {} : { exemptReason: [...reasons].join('; ') }), payableVnd: sum(({ payableVnd }) => payableVnd) };
}

function isMoney(amount: number): boolean {
  return Number.isSafeInteger(amount) && amount >= 0 && amount <= 1_000_000_000_000;
}

/** The arithmetic as it stands on paper and screen. Shape: `2 × 8.000 đ = 16.000 đ`, one line per fee, then what is left off, then the sum. */
export function explainPayable(payable: Payable, words: { readonly exempt: string; readonly total: string }): string[] {
  const lines = payable.lines.map((line) => `${line.text.replace(/\.$/u, '')}: ${String(line.quantity)} × ${writeVnd(line.unitVnd)} = ${writeVnd(line.amountVnd)}`);
  const exempt = payable.exemptVnd === 0 ? [] : [`${words.exempt}${payable.exemptReason === undefined ? '' : ` (${payable.exemptReason})`}: −${writeVnd(payable.exemptVnd)}`];
  return [...lines, ...exempt, `${words.total}: ${writeVnd(payable.payableVnd)}`];
}

/** Shape: `16.000 đ`. */
export function writeVnd(amount: number): string {
  return `${String(amount).replaceAll(/\B(?=(?:\d{3})+$)/gu, '.')} đ`;
}
