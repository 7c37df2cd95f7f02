import type { DossierRequest, ReceiveRequest } from '../../api.ts';
import type { GivenForm } from './deed-form.ts';
import type { DeedKind } from './deed-table.ts';
import { keptFilesOf } from './kept-files.ts';
import { moneyOf, readBasis, readConditions, readExemption, readFaults, readFee, readLines, readPapers, type ShownComponent } from './read-parts.ts';

const UNITS = ['workingDay', 'calendarDay', 'workingHour', 'hour', 'week', 'month'] as const;
/** What an officer gives time in. */
export type SpanUnit = (typeof UNITS)[number];
export const SPAN_UNITS: readonly SpanUnit[] = UNITS;
const WAYS = ['atDesk', 'post', 'portal', 'toProxy'] as const;
export const DELIVERY_WAYS: readonly (typeof WAYS)[number][] = WAYS;

/** An empty basis goes along as it is: the API says what is missing in the office's words. */
const NO_BASIS = { document: '' };

/** The request of an action's form. What is missing or wrong is said by the API, in one place for every caller. */
export function readDeed(kind: Exclude<DeedKind, 'takeCash'>, form: GivenForm, components: readonly ShownComponent[]): DossierRequest {
  const reason = form.text('ly-do');
  const basis = readBasis(form);
  const ifAny = basis === undefined ? {} : { basis };
  const optional = <Name extends string>(name: Name, typed: string): { readonly [Key in Name]?: string } => (typed === '' ? {} : ({ [name]: typed } as { readonly [Key in Name]?: string }));
  switch (kind) {
    case 'receive':
      return readReceive(form, components);
    case 'requestSupplement': {
      const rule = readBasis(form, 'quy-dinh-');
      return { kind, faults: readFaults(form, components), ...optional('until', form.text('han')), ...(rule === undefined ? {} : { rule }), conditions: readConditions(form) };
    }
    case 'supply':
    case 'attach':
      return { kind, papers: readPapers(form, components) };
    case 'refuseReception':
      return { kind, reason, ...ifAny };
    case 'resume':
      return { kind, ...optional('note', form.text('ghi-chu')) };
    case 'claim':
    case 'sign':
      return { kind };
    case 'assign':
      return { kind, ownerId: form.text('nguoi') };
    case 'handOver': {
      const step = Number(form.text('buoc'));
      return { kind, ...(Number.isInteger(step) && step >= 1 && step <= 40 ? { toStep: step } : {}), ...optional('ownerId', form.text('nguoi')), ...optional('note', form.text('ghi-chu')) };
    }
    case 'delegate':
      return { kind, toId: form.text('nguoi'), until: form.text('den-ngay'), reason };
    case 'decide':
      return { kind, outcome: form.text('ket-qua') === 'notGranted' ? 'notGranted' : 'granted', ...optional('reason', reason), ...ifAny };
    case 'sendBack':
    case 'withdraw':
    case 'declineTransfer':
      return { kind, reason };
    case 'recordResult':
      return { kind, number: form.text('so'), ...optional('file', keptFilesOf(form, 'kq')[0]?.hash ?? '') };
    case 'deliver':
      return { kind, way: WAYS.find((way) => way === form.text('cach')) ?? 'atDesk', proof: form.text('bang-chung'), to: form.text('cho') };
    case 'requestPayment': {
      const exemption = readExemption(form);
      return { kind, lines: readLines(form), ...(exemption === undefined ? {} : { exemption }), reason, pausesClock: form.text('dung-thoi-han') !== '', ...ifAny };
    }
    case 'refund':
      return { kind, reference: form.text('bien-lai'), amountVnd: moneyOf(form.text('so-tien')) ?? -1, reason };
    case 'extend':
      return { kind, amount: Number(form.text('thoi-gian').replace(',', '.')) || 0, unit: UNITS.find((unit) => unit === form.text('don-vi')) ?? 'workingDay', reason, basis: basis ?? NO_BASIS };
    case 'apologise':
      return { kind, reason, ...optional('newDueOn', form.text('ngay-moi')) };
    case 'transfer':
      return { kind, toSiteId: form.text('noi'), reason, basis: basis ?? NO_BASIS };
    case 'acceptTransfer':
      return { kind, ...optional('ownerId', form.text('nguoi')) };
    case 'recall':
      return { kind, reason, basis: basis ?? NO_BASIS };
    case 'confirmStop':
      return { kind, reason, ...ifAny, fees: form.text('le-phi') };
    case 'movePapers':
      return { kind, papers: form.names.filter((name) => /^chuyen-\d{1,3}$/.test(name)).map((name) => form.text(name)), to: form.text('cho') };
    case 'note':
      return { kind, text: form.text('noi-dung') };
    default:
      return kind satisfies never;
  }
}

/** What a reception's form says, at the desk and for what came online. */
export function readReceive(form: GivenForm, components: readonly ShownComponent[]): ReceiveRequest {
  const basis = readBasis(form, 'thoi-han-');
  const former = readBasis(form, 'cu-');
  const amount = Number(form.text('thoi-han').replace(',', '.'));
  const unit = UNITS.find((each) => each === form.text('thoi-han-don-vi')) ?? 'workingDay';
  return {
    kind: 'receive',
    papers: readPapers(form, components),
    conditions: readConditions(form),
    fee: readFee(form),
    ...(amount > 0 ? { limit: { amount, unit, basis: basis ?? NO_BASIS } } : {}),
    ...(form.text('da-bao-thay-doi') === '' ? {} : { acceptChanges: true }),
    ...(former === undefined ? {} : { formerLaw: former }),
    ...(form.text('thieu-ly-do') === '' ? {} : { evenIncomplete: { reason: form.text('thieu-ly-do') } }),
  };
}
