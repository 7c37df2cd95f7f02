import type { Dossier, DossierSummary, Procedure } from '../api.ts';

/** Invented dossiers for the gallery; no person is real. */
export const NOW = Date.parse('2026-11-30T09:00:00+07:00');

export const DOSSIER: DossierSummary = {
  id: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7', filingNumber: 'HS-7K3M-9QXA', code: 'H26.12.3-261126-0007', procedureCode: '1.004873', procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân', applicantName: 'Nguyễn Thị Hoa', status: 'processing', nationalStatus: 4, money: 'due', ownerSiteId: 'local',
  ownerId: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6ee01', registeredAt: '2026-11-26T02:00:00.000Z', receivedAt: '2026-11-26T02:05:00.000Z', dueAt: '2026-12-01T10:00:00.000Z', overdue: false, clockStands: false, nextCause: 'step', nextAt: '2026-11-30T01:00:00.000Z', lastNumber: 3, stepName: 'Thẩm tra', assistedBy: null,
};

export const NAMES = { '019d2bfd-3fe0-70ac-b9d6-5e9e20d6ee01': 'Lê Thị Mẫu' };

export const DOSSIERS: readonly DossierSummary[] = [
  DOSSIER,
  { ...DOSSIER, id: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef8', code: 'H26.12.3-261120-0001', applicantName: 'Trần Văn <b>Bình</b>', dueAt: '2026-11-27T10:00:00.000Z', overdue: true, ownerId: null, nextCause: 'signature' },
  { ...DOSSIER, id: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef9', code: null, status: 'registered', nationalStatus: 1, receivedAt: null, dueAt: null, ownerId: null, nextCause: 'reception', lastNumber: 1 },
  { ...DOSSIER, id: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eefa', status: 'returned', nationalStatus: 10, nextCause: null, nextAt: null, lastNumber: 9 },
];

const officer = { kind: 'officer', id: '019d2bfd-3fe0-70ac-b9d6-5e9e20d6ee01', siteId: 'local' } as const;

/** Every kind of data that the history tells. */
export const ACTIONS: Dossier['actions'] = [
  { kind: 'register', number: 1, at: '2026-11-26T02:00:00.000Z', by: officer, data: { filingNumber: 'HS-7K3M-9QXA', assistedBy: officer.id, applicant: { name: 'Nguyễn Thị Hoa', birthYear: 1990 }, organisations: { helpedAt: 'local', receivedAt: 'local', competentAgency: 'local' }, filing: { channel: 'direct', procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân' } } },
  { kind: 'receive', number: 2, at: '2026-11-26T02:05:00.000Z', by: officer, data: { code: 'H26.12.3-261126-0007', due: { at: '2026-12-01T10:00:00.000Z', provisional: false, limit: '3 ngày làm việc' }, count: { amount: 3, unit: 'workingDay' }, papers: [{ component: 'c0', name: 'Tờ khai', form: 'original', count: 1 }], steps: [], frozen: { steps: [] } } },
  { kind: 'requestSupplement', number: 3, at: '2026-11-27T02:00:00.000Z', by: officer, data: { faults: [{ component: 'c1', what: 'Thiếu quyết định ly hôn', how: 'Nộp một bản sao', basis: { document: '123/2015/NĐ-CP', article: '22' } }], until: '2026-12-27' } },
  { kind: 'supply', number: 4, at: '2026-11-28T02:00:00.000Z', by: { kind: 'citizen', id: 'anonymous', siteId: 'local' }, data: { papers: [{ component: 'c1', name: 'Quyết định ly hôn', form: 'copy', count: 1 }] } },
];

export const COMPONENTS: Procedure['cases'][number]['components'] = [
  { name: 'Tờ khai', role: 'form', originals: 1, copies: 0 },
  { name: 'Quyết định ly hôn', role: 'conditional', condition: 'Người đã ly hôn', originals: 0, copies: 1 },
  { name: 'Căn cước', role: 'present', originals: null, copies: null },
  { name: 'Gửi qua bưu điện thì gửi bản sao có chứng thực', role: 'note', originals: null, copies: null },
];

export const FEES: Procedure['cases'][number]['channels'][number]['fees'] = [
  { kind: 'lephi', amountVnd: 8_000, text: 'Lệ phí cấp bản sao', state: 'structured', scope: 'national' },
  { kind: 'lephi', amountVnd: null, text: 'Lệ phí do tỉnh quy định', state: 'silent', scope: 'province' },
];
