import type { RulingSide } from '#model/task.ts';
import type { Decree } from './authority-content.ts';

/** Where no decree tells the field, a commune asks the province. */
const PROVINCE = 'UBND cấp tỉnh';

/**
 * The body above that an officer asks when texts differ or have ended ("xin ý kiến cấp trên"): between ministry and province the
 * ministry of the decree; else the province's department for that field and with it the province's committee.
 */
export function findWhomToAsk(sides: readonly RulingSide[], decrees: readonly Decree[]): string {
  const documents = new Set(sides.flatMap(({ task }) => task.basis.map(({ document }) => document)));
  const decree = decrees.find(({ number }) => documents.has(number));
  const ministry = sides.find(({ task }) => task.ministry !== undefined)?.task.ministry ?? decree?.ministry;
  if (sides.some(({ to }) => to.tier === 'central')) return ministry ?? 'Bộ quản lý ngành';
  return decree === undefined || decree.department === '' ? PROVINCE : `${decree.department}, ${PROVINCE}`;
}
