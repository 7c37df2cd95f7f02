import type { LawDocument, LawProvisionReply, Letter, Precedent, RulingReply, SealedRecord, Situation, Task, TaskFinding } from '../api.ts';
import type { Citation, GroundedSentence, OfficerAnswer } from '../../src/model/officer-answer.ts';

/** Invented records for the gallery; nothing here is law, and no person is real. */
export const CITATION: Citation = { address: { document: '9/2025/NĐ-CP', article: '5', clause: '2' }, text: 'khoản 2 Điều 5 Nghị định 9/2025/NĐ-CP', validFrom: '2025-07-01', validTo: '2027-03-01', state: 'inForce' };

export const SENTENCE: GroundedSentence = { asked: 'who', text: 'Chủ tịch UBND cấp xã (cấp xã) – Việc ví dụ. Hình thức: phân định thẩm quyền.', citations: [CITATION], certainty: 'secondary', record: '9-2025-d5-k2' };

export const OFFICER_ANSWER: OfficerAnswer = {
  id: 'TL-MAU2-CANB',
  audience: 'officer',
  status: 'answered',
  lang: 'vi',
  asked: ['who', 'clause'],
  matter: { kind: 'task', id: '9-2025-d5-k2', name: 'Việc ví dụ', version: 1 },
  procedure: null,
  candidates: [],
  clarify: null,
  text: '- Chủ tịch UBND cấp xã (cấp xã) – Việc ví dụ. Hình thức: phân định thẩm quyền.',
  sentences: [SENTENCE, { ...SENTENCE, asked: 'overview', text: 'Sắp hết hiệu lực: chỉ đến hết ngày 28/02/2027.', citations: [] }, { ...SENTENCE, asked: 'overview', text: 'Ghi chú: nguồn tự ghi là chưa chắc.', certainty: 'unverified' }],
  ruling: { kind: 'decided', tier: 'commune', body: 'Chủ tịch UBND cấp xã' },
  facts: [],
  next: [
    { kind: 'task', label: 'Xem bản ghi nhiệm vụ', target: '/can-bo/nhiem-vu/9-2025-d5-k2' },
    { kind: 'pin', label: 'Ghim làm căn cứ', target: '' },
    { kind: 'letter', label: 'Soạn công văn', target: '' },
  ],
  unboundNumbers: 0,
  ms: 2,
  conversationId: '00000000-0000-7000-8000-000000000002',
  asOf: '2026-11-30',
  placeCode: '00004',
  machine: true,
};

export const CONTRADICTION: OfficerAnswer = {
  ...OFFICER_ANSWER,
  id: 'TL-MAU3-CANB',
  status: 'clarification_contradiction',
  text: 'Các nguồn nói khác nhau. Hệ thống nêu đủ và không chọn thay.\n\n- Một nguồn nêu UBND cấp xã.\n- Một nguồn nêu UBND cấp tỉnh.\n\nXin ý kiến cấp trên: Sở Ví dụ.',
  sentences: [{ ...SENTENCE, text: 'Một nguồn nêu UBND cấp xã.' }, { ...SENTENCE, text: 'Một nguồn nêu UBND cấp tỉnh.', record: 'khac' }],
  ruling: { kind: 'contradiction' },
  next: [{ kind: 'situation', label: 'Mở tình huống cho cấp tỉnh', target: '/can-bo/tinh-huong/moi' }, ...OFFICER_ANSWER.next],
};

export const LAW_DOCUMENT: LawDocument = { number: '9/2025/NĐ-CP', kind: 'Nghị định', title: 'Nghị định ví dụ về phân định thẩm quyền', issuer: 'Chính phủ', field: 'Ví dụ', issuedOn: '2025-06-11', validFrom: '2025-07-01', validTo: '2027-03-01', source: 'Bản ghi ví dụ', sourceDate: '2026-11-22', certainty: 'secondary', extent: 'extract' };

const UNITS = [
  { text: 'Thẩm quyền của Ủy ban nhân dân cấp xã:' },
  { clause: '1', text: 'Ủy ban nhân dân cấp xã làm việc ví dụ theo khoản 2 Điều này.' },
  { clause: '2', text: 'Chủ tịch Ủy ban nhân dân cấp xã ký:' },
  { clause: '2', point: 'a', text: 'Giấy ví dụ thứ nhất;' },
  { clause: '2', point: 'b', text: 'Bảng ví dụ', table: [['Giấy', 'Thời hạn'], ['Giấy ví dụ', '3 ngày']] },
];

export const PROVISION: LawProvisionReply = {
  address: { document: '9/2025/NĐ-CP', article: '5' },
  document: LAW_DOCUMENT,
  provision: { document: '9/2025/NĐ-CP', key: 'd5', kind: 'article', label: '5', title: 'Thẩm quyền ví dụ', headings: ['Chương II'], units: UNITS, note: 'Ghi chú của nguồn ví dụ.', code: '99.9.NĐ.9.5' },
  units: UNITS,
  validity: { address: { document: '9/2025/NĐ-CP', article: '5' }, state: 'inForce', validFrom: '2025-07-01', validTo: '2027-03-01', changedBy: [] },
  laterWording: false,
  links: [[], [{ start: 43, end: 59, text: 'khoản 2 Điều này', relative: true, address: { document: '9/2025/NĐ-CP', article: '5', clause: '2' } }], [], [], []],
};

export const TASK: Task = {
  id: '9-2025-d5-k2', version: 2, title: 'Giải quyết việc ví dụ giữa hai hộ gia đình', field: 'Ví dụ', act: 'phan_dinh', from: { body: 'Chủ tịch UBND cấp huyện', tier: 'district_abolished', person: 'CHU_TICH' }, to: { body: 'Chủ tịch UBND cấp xã', tier: 'commune', person: 'CHU_TICH' },
  basis: [{ document: '9/2025/NĐ-CP', article: '5', clause: '2' }], timeLimit: '45 ngày', forms: [], procedureCodes: ['9.000001'], validFrom: '2025-07-01', validTo: '2027-03-01', supersededBy: [], sayings: [], source: 'Bản ghi ví dụ', sourceDate: '2026-11-22', certainty: 'secondary',
  review: { status: 'draft' },
  provenance: [{ field: 'title', origin: 'own', source: 'Bản ghi ví dụ', sourceDate: '2026-11-22', certainty: 'secondary' }, { field: '', origin: 'import', source: 'tep-vi-du.csv', sourceDate: '2026-11-01', certainty: 'unverified' }],
  conflicts: [{ field: 'timeLimit', kept: { origin: 'own', source: 'Bản ghi ví dụ', value: '45 ngày' }, other: { origin: 'import', source: 'tep-vi-du.csv', value: '40 ngày' } }],
};

const SIDE = { task: TASK, to: { body: 'Chủ tịch UBND cấp xã', tier: 'commune' as const, person: 'CHU_TICH' as const }, basis: TASK.basis, validFrom: '2025-07-01', validTo: '2027-03-01', certainty: 'secondary' as const };
const NOTHING = { supporting: [], overridden: [], doubts: [], sides: [], supersededBy: [] };

export const DECIDED: RulingReply['ruling'] = { ...NOTHING, kind: 'decided', side: SIDE, ...(TASK.from === undefined ? {} : { previous: TASK.from }), supporting: [SIDE], doubts: [{ ...SIDE, certainty: 'unverified' }], reasons: [{ key: 'ruling.basis', values: {}, text: 'Theo khoản 2 Điều 5 Nghị định 9/2025/NĐ-CP: Chủ tịch UBND cấp xã.' }] };
export const DIFFERING: RulingReply['ruling'] = { ...NOTHING, kind: 'contradiction', sides: [SIDE, { ...SIDE, to: { body: 'UBND cấp tỉnh', tier: 'province', person: 'UBND' } }], askWhom: 'Sở Ví dụ, UBND cấp tỉnh', reasons: [] };
export const ENDED: RulingReply['ruling'] = { ...NOTHING, kind: 'notInForce', task: TASK, when: 'after', supersededBy: ['9-2027-d1'], reasons: [{ key: 'x', values: {}, text: 'Bản ghi chỉ áp dụng đến hết ngày 28/02/2027.' }] };
export const UNKNOWN: RulingReply['ruling'] = { ...NOTHING, kind: 'unknown', reasons: [{ key: 'x', values: {}, text: 'Chưa có căn cứ cho việc này.' }] };

export const FINDING: TaskFinding = { id: '0f3a5b7c9d1e2f40', kind: 'levelDisagrees', text: 'Nhiệm vụ ghi UBND cấp xã, thủ tục 9.000001 công bố ghi UBND cấp tỉnh.', taskId: TASK.id, taskTitle: TASK.title, provinceCode: null, details: {}, state: 'open', owner: null, note: null, foundAt: '2026-11-30T03:00:00.000Z', changedAt: '2026-11-30T03:00:00.000Z' };

const PERSON = '00000000-0000-7000-8000-00000000000a';
export const NAMES: Readonly<Record<string, string>> = { [PERSON]: 'Người Ví Dụ' };

export const SITUATION: Situation = {
  id: '00000000-0000-7000-8000-000000000003', siteId: 'local', provinceId: 'province-01', kind: 'unanswered', state: 'open', question: 'Ai ký thay trong trường hợp ví dụ?', field: 'Ví dụ', asOf: '2026-11-30', openedBy: PERSON, openedAt: '2026-11-30T03:00:00.000Z', dueOn: '2026-12-07', allowed: ['assign', 'draft', 'close'],
};

export const PRECEDENT: Precedent = {
  id: '00000000-0000-7000-8000-000000000004', provinceId: 'province-01', situationId: SITUATION.id, field: 'Ví dụ', question: SITUATION.question, answer: 'Phó Chủ tịch ký thay khi được giao.\nGhi rõ văn bản giao.', basis: [{ document: '9/2025/NĐ-CP', article: '5', clause: '2' }], validFrom: '2026-12-01', draftedBy: PERSON, publishedBy: PERSON, publishedAt: '2026-12-01T03:00:00.000Z',
};

export const LETTER: Letter = {
  id: '00000000-0000-7000-8000-000000000005', siteId: 'local', kind: 'askSuperior', answerId: 'TL-MAU2-CANB',
  data: {
    office: 'Ủy ban nhân dân xã Ví Dụ', subject: 'xin ý kiến về thẩm quyền giải quyết việc ví dụ', recipient: '[cơ quan nhận]', signer: '[họ và tên người ký]', placeName: 'Ví Dụ', year: '2026', numberSuffix: 'UBND-VP', draft: true, officeLines: ['Ủy ban nhân dân', 'xã Ví Dụ'], copies: ['Như trên;', 'Lưu: VT.'], signerLines: ['TM. Ủy ban nhân dân', 'Chủ tịch'],
    paragraphs: [{ kind: 'text', text: 'Trong quá trình giải quyết, Ủy ban nhân dân xã Ví Dụ gặp vướng mắc.' }, { kind: 'item', text: 'Chủ tịch UBND cấp xã (khoản 2 Điều 5 Nghị định 9/2025/NĐ-CP).' }, { kind: 'text', text: 'Kính đề nghị [cơ quan nhận] cho ý kiến./.' }],
  },
  gaps: ['[cơ quan nhận]', '[họ và tên người ký]'], madeBy: PERSON, madeAt: '2026-11-30T03:00:00.000Z', dataHash: '0'.repeat(64), templateHash: '1'.repeat(64),
};

export const RECORD: SealedRecord = {
  record: { id: 'GC-MAU2-CANB', format: 'motcua.decision-record.1', siteId: 'local', question: 'Ai giải quyết việc ví dụ?', note: 'Dùng cho hồ sơ ví dụ.', pinnedBy: PERSON, pinnedAt: '2026-11-30T03:00:00.000Z', answer: OFFICER_ANSWER },
  hash: 'e807b4a9ff1208c8e9464fb21428e41536cc601a34260588cec4bd9e0b454b2b', signature: 'Y2jhu68ga8O9IHbDrSBk4bulIGto4bqnIG5nxrDhu51pIHRo4buN', publicKey: 'BGP0J1v9Iox1OFfhodGNgxSIvSHtfHhiEDrwEH7M5B4=',
};
