import type { DossierRequest } from '../../api.ts';
import type { DossierStatus } from '../../../src/model/dossier-status.ts';

/** One part of an action's form; each is drawn by `components/deed-fields`. */
export type DeedField =
  | 'reception' | 'papers' | 'faults' | 'reason' | 'reasonIfNot' | 'basis' | 'basisIfAny' | 'rule' | 'until' | 'note' | 'text' | 'step' | 'person' | 'personIfAny' | 'lastDay'
  | 'lines' | 'exemption' | 'pauses' | 'money' | 'fees' | 'outcome' | 'number' | 'resultFile' | 'delivery' | 'site' | 'span' | 'newDue' | 'kept';

/** Cash goes to a place of its own in the API; for the desk it is one more thing to do with a dossier. */
export type DeedKind = Exclude<DossierRequest['kind'], 'rate'> | 'takeCash';

interface DeedForm {
  /** Its part of the address. */
  readonly slug: string;
  readonly fields: readonly DeedField[];
}

/** Every action an officer takes, in the order of a dossier's way. What the house or the applicant does alone is not among them. */
export const DEEDS = {
  receive: { slug: 'tiep-nhan', fields: ['reception'] },
  requestSupplement: { slug: 'yeu-cau-bo-sung', fields: ['faults', 'until', 'rule'] },
  refuseReception: { slug: 'tu-choi', fields: ['reason', 'basisIfAny'] },
  supply: { slug: 'nhan-bo-sung', fields: ['papers'] },
  resume: { slug: 'xac-nhan-bo-sung', fields: ['note'] },
  claim: { slug: 'nhan-viec', fields: [] },
  assign: { slug: 'phan-cong', fields: ['person'] },
  handOver: { slug: 'chuyen-buoc', fields: ['step', 'personIfAny', 'note'] },
  delegate: { slug: 'giao-thay', fields: ['person', 'lastDay', 'reason'] },
  decide: { slug: 'trinh-ket-qua', fields: ['outcome', 'reasonIfNot', 'basisIfAny'] },
  sign: { slug: 'ky', fields: [] },
  sendBack: { slug: 'tra-lai-du-thao', fields: ['reason'] },
  recordResult: { slug: 'vao-so', fields: ['number', 'resultFile'] },
  deliver: { slug: 'tra-ket-qua', fields: ['delivery'] },
  requestPayment: { slug: 'bao-nop-tien', fields: ['lines', 'exemption', 'reason', 'pauses', 'basisIfAny'] },
  takeCash: { slug: 'thu-tien', fields: ['money'] },
  refund: { slug: 'hoan-tien', fields: ['money', 'reason'] },
  extend: { slug: 'gia-han', fields: ['span', 'reason', 'basis'] },
  apologise: { slug: 'xin-loi-hen-lai', fields: ['newDue', 'reason'] },
  transfer: { slug: 'chuyen-co-quan', fields: ['site', 'reason', 'basis'] },
  acceptTransfer: { slug: 'nhan-chuyen-den', fields: ['personIfAny'] },
  declineTransfer: { slug: 'khong-nhan-chuyen-den', fields: ['reason'] },
  recall: { slug: 'thu-hoi', fields: ['reason', 'basis'] },
  withdraw: { slug: 'rut-ho-so', fields: ['reason'] },
  confirmStop: { slug: 'dung-giai-quyet', fields: ['reason', 'basisIfAny', 'fees'] },
  attach: { slug: 'dinh-kem', fields: ['papers'] },
  movePapers: { slug: 'chuyen-giay-to', fields: ['kept'] },
  note: { slug: 'ghi-chu', fields: ['text'] },
} as const satisfies Readonly<Record<DeedKind, DeedForm>>;

/** All of them by their order. */
export const DEED_KINDS = Object.keys(DEEDS) as readonly DeedKind[];

/** The action of a part of an address. */
export function findDeed(slug: string): DeedKind | undefined {
  return DEED_KINDS.find((kind) => DEEDS[kind].slug === slug);
}

/** The action that leads a dossier on, shown first and large: the first of these that is open. */
const LEADING: readonly DeedKind[] = ['acceptTransfer', 'receive', 'resume', 'sign', 'recordResult', 'deliver', 'decide', 'handOver', 'claim'];
/** Where something is awaited, its answer leads on and nothing else. */
const ANSWERS: Readonly<Record<string, readonly DeedKind[]>> = { supplementing: ['receive', 'resume', 'supply'], withdrawing: ['confirmStop'], awaitingPayment: ['takeCash'] };

/** Which of the open actions leads on. */
export function leadingDeed(open: readonly DeedKind[], status: DossierStatus): DeedKind | undefined {
  return (ANSWERS[status] ?? LEADING).find((kind) => open.includes(kind));
}
