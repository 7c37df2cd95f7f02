import type { DossierAction, DossierDeed, DueDate, Payable } from './dossier-action.ts';
import { beginDossier, type DossierState } from './dossier.ts';
import type { Asker } from './dossier-permissions.ts';

/** A due date at an instant, for tests. */
export const dueAt = (at: string): DueDate => ({ at: new Date(at).toISOString(), provisional: false, limit: '3 ngày làm việc' });
export const payable = (payableVnd: number): Payable => ({ lines: [{ text: 'Lệ phí', quantity: 1, unitVnd: payableVnd, amountVnd: payableVnd }], exemptVnd: 0, payableVnd });
export const officer = (...roles: string[]): Asker => ({ id: 'lan', kind: 'officer', roles, siteId: 'c1' });
export const everybody = officer('officer', 'leader', 'clerk', 'deskLead');
export const citizen: Asker = { id: 'anonymous', kind: 'citizen', roles: [], siteId: 'c1' };
export const house: Asker = { id: 'system', kind: 'system', roles: [], siteId: 'c1' };

/** A registered dossier of an invented person. */
export function registration(over: { readonly receivedAt?: string; readonly competentAgency?: string } = {}): DossierAction & { readonly kind: 'register' } {
  return {
    kind: 'register', number: 1, at: '2026-11-23T01:30:00.000Z', by: { kind: 'citizen', id: 'anonymous', siteId: 'c1' },
    data: {
      filingNumber: 'HS-2222-3333',
      applicant: { name: 'Nguyễn Thị Hoa', birthYear: 1990, phone: '0900000123' },
      filing: { procedureCode: '1.004873', procedureVersion: 1, procedureName: 'Cấp giấy xác nhận tình trạng hôn nhân', caseId: 'c1', channel: 'online', papers: [] },
      organisations: { helpedAt: 'c1', receivedAt: over.receivedAt ?? 'c1', competentAgency: over.competentAgency ?? 'c1' },
    },
  };
}
export const begun = (): DossierState => beginDossier(registration());

/** One good deed of every kind, for walking through states. */
export const DEEDS: Readonly<Record<Exclude<DossierDeed['kind'], 'register'>, DossierDeed>> = {
  receive: { kind: 'receive', data: { code: 'H26.12.3-261123-0001', frozen: { procedureCode: '1.004873', procedureVersion: 1, caseName: '', fees: [], steps: [], processId: 'generic', frozenOn: '2026-11-23' }, due: dueAt('2026-11-27T17:00:00+07:00'), steps: [{ dueAt: '2026-11-25T03:00:00.000Z' }], payable: payable(20_000), papers: [] } },
  refuseReception: { kind: 'refuseReception', data: { reason: 'Không thuộc thẩm quyền', basis: { document: '118/2025/NĐ-CP', article: '17' } } },
  requestSupplement: { kind: 'requestSupplement', data: { faults: [{ component: 'c0.1', what: 'Thiếu tờ khai', how: 'Điền tờ khai' }], until: '2026-12-10', rule: { document: '118/2025/NĐ-CP', article: '17' } } },
  supply: { kind: 'supply', data: { papers: [{ component: 'c0.1', name: 'Tờ khai', form: 'original', count: 1 }] } },
  resume: { kind: 'resume', data: { due: dueAt('2026-12-04T17:00:00+07:00') } },
  handOver: { kind: 'handOver', data: { toStep: 1, ownerId: 'minh', stepDueAt: '2026-11-26T03:00:00.000Z' } },
  assign: { kind: 'assign', data: { ownerId: 'minh' } },
  claim: { kind: 'claim', data: {} },
  delegate: { kind: 'delegate', data: { toId: 'nga', until: '2026-12-31', reason: 'nghỉ phép' } },
  requestPayment: { kind: 'requestPayment', data: { payable: payable(50_000), reason: 'Thông báo thuế', pausesClock: true, basis: { document: '31/2024/QH15' } } },
  confirmPayment: { kind: 'confirmPayment', data: { reference: 'FT1', amountVnd: 50_000, paidAt: '2026-11-23T02:00:00.000Z', provider: 'ngân hàng thử' } },
  refund: { kind: 'refund', data: { reference: 'RF1', amountVnd: 10_000, reason: 'Được miễn' } },
  withdraw: { kind: 'withdraw', data: { reason: 'Không cần nữa' } },
  confirmStop: { kind: 'confirmStop', data: { reason: 'Người dân xin rút', fees: 'Chưa thu', basis: { document: '118/2025/NĐ-CP', article: '21' } } },
  decide: { kind: 'decide', data: { outcome: 'granted' } },
  sendBack: { kind: 'sendBack', data: { reason: 'Sai tên' } },
  sign: { kind: 'sign', data: {} },
  recordResult: { kind: 'recordResult', data: { number: '12/UBND-XNTTHN' } },
  deliver: { kind: 'deliver', data: { way: 'atDesk', proof: 'Ký nhận sổ trả kết quả', to: 'Nguyễn Thị Hoa' } },
  recall: { kind: 'recall', data: { reason: 'Sai ngày sinh', basis: { document: '118/2025/NĐ-CP', article: '22' } } },
  transfer: { kind: 'transfer', data: { toSiteId: 'c2', reason: 'Không thuộc thẩm quyền', basis: { document: '118/2025/NĐ-CP', article: '17' } } },
  acceptTransfer: { kind: 'acceptTransfer', data: {} },
  declineTransfer: { kind: 'declineTransfer', data: { reason: 'Cũng không thuộc thẩm quyền' } },
  extend: { kind: 'extend', data: { amount: 3, unit: 'workingDay', reason: 'Phải xác minh', basis: { document: '123/2015/NĐ-CP' }, due: dueAt('2026-12-08T17:00:00+07:00') } },
  prepareApology: { kind: 'prepareApology', data: { newDue: dueAt('2026-12-10T17:00:00+07:00'), reason: 'Chưa có ý kiến phối hợp' } },
  apologise: { kind: 'apologise', data: { newDue: dueAt('2026-12-10T17:00:00+07:00'), reason: 'Chưa có ý kiến phối hợp' } },
  recalculateDue: { kind: 'recalculateDue', data: { due: dueAt('2026-12-01T17:00:00+07:00'), reason: 'Lịch nghỉ thay đổi' } },
  attach: { kind: 'attach', data: { papers: [{ name: 'Biên bản', form: 'original', count: 1 }] } },
  movePapers: { kind: 'movePapers', data: { papers: ['Tờ khai'], to: 'Người nộp' } },
  recordSync: { kind: 'recordSync', data: { system: 'cổng quốc gia', outcome: 'failed', reason: 'mất mạng' } },
  rate: { kind: 'rate', data: { score: 3 } },
  note: { kind: 'note', data: { text: 'Đã gọi điện' } },
  releasePart: { kind: 'releasePart', data: { number: 'HS-7K3M-9QXA' } },
  losePart: { kind: 'losePart', data: { number: 'HS-7K3M-9QXA', reason: 'Trùng hồ sơ' } },
};
