import type { ProcedureCase, TimeUnit } from '../../../../../src/model/procedure.ts';
import { showVnd } from '../../../../words/show-date.ts';
import type { Words } from '../../../../words/words.ts';

const SHORT_TEXT = 90;

/** One line on how long a case takes; words of the record where no number is. */
export function summariseTime(chosen: ProcedureCase | undefined, say: Words): string {
  const times = chosen?.channels.map((way) => way.time) ?? [];
  const time = times.find((one) => one.state === 'structured') ?? times.find((one) => one.state === 'unparsed');
  if (time === undefined) return say('notPublished.short');
  if (time.unit === 'sameDay') return say('time.sameDay');
  if (time.amount === null || time.unit === null) return cut(time.text);
  return writeAmount(time.amount, time.unit, say);
}

function writeAmount(amount: number, unit: TimeUnit, say: Words): string {
  return unit === 'sameDay' ? say('time.sameDay') : say(`time.${unit}`, { amount });
}

/** One line on what a case costs; several ways with several prices say "from … to …", and silence is never "free". */
export function summariseFee(chosen: ProcedureCase | undefined, say: Words): string {
  const fees = chosen?.channels.flatMap((way) => way.fees).filter((fee) => fee.state !== 'silent') ?? [];
  const amounts = [...new Set(fees.flatMap((fee) => (fee.state === 'structured' && fee.amountVnd !== null ? [fee.amountVnd] : [])))].sort((a, b) => a - b);
  const [least, most] = [amounts[0], amounts.at(-1)];
  const allCounted = fees.every((fee) => fee.state === 'structured' && fee.amountVnd !== null);
  if (least === undefined || most === undefined) return fees[0] === undefined ? say('notPublished.short') : cut(fees[0].text);
  if (!allCounted) return say('fee.seeBelow');
  if (most === 0) return cut(fees[0]?.text ?? '');
  return least === most ? showVnd(most) : say('fee.range', { least: showVnd(least), most: showVnd(most) });
}

function cut(text: string): string {
  const first = text.split('\n')[0]?.trim() ?? '';
  return first.length <= SHORT_TEXT ? first : `${first.slice(0, first.lastIndexOf(' ', SHORT_TEXT))} …`;
}
