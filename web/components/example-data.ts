import type { Answer, Fact } from '../../src/model/answer.ts';
import type { Component, Fee, WayOfFiling } from '../../src/model/procedure.ts';

/** Invented records for the gallery; nothing here is law. */
export const FACT: Fact = {
  kind: 'fee',
  value: 12000,
  text: 'Lệ phí 12.000 đồng mỗi bản',
  record: '9.000001',
  field: 'cases[0].channels[0].fees[0]',
  source: 'Bản ghi ví dụ',
  asOf: '2026-07-17',
  certainty: 'official',
};

export const ANSWER: Answer = {
  id: 'TL-MAU2-DEMO',
  status: 'answered',
  lang: 'vi',
  asked: ['papers', 'fee'],
  procedure: { code: '9.000001', name: 'Thủ tục ví dụ', version: 2 },
  candidates: [],
  clarify: null,
  text: 'Cần hai giấy:\n- Tờ khai ví dụ\n- Giấy tờ ví dụ\nLệ phí 12.000 đồng mỗi bản.',
  facts: [FACT, { ...FACT, certainty: 'unverified', source: 'Nguồn ví dụ khác' }],
  next: [
    { kind: 'start', label: 'Chuẩn bị hồ sơ', target: '/thu-tuc/9.000001' },
    { kind: 'ask', label: 'Mất bao lâu?', target: 'Thủ tục ví dụ mất bao lâu?' },
  ],
  unboundNumbers: 0,
  ms: 3,
  conversationId: '00000000-0000-7000-8000-000000000001',
  asOf: '2026-11-23',
  machine: true,
};

export const CLARIFY: Answer = {
  ...ANSWER,
  id: 'TL-MAU3-DEMO',
  status: 'clarification',
  procedure: null,
  facts: [],
  next: [],
  text: 'Việc nào trong các việc này?',
  clarify: {
    question: 'Việc nào trong các việc này?',
    choices: [
      { label: 'Cấp lần đầu', question: 'cấp lần đầu' },
      { label: 'Cấp lại vì mất', question: 'cấp lại' },
    ],
  },
};

export const FEE: Fee = { kind: 'lephi', amountVnd: 12000, per: 'bản', text: '12.000 đồng mỗi bản', state: 'structured', scope: 'national', exemptions: ['Hộ nghèo'] };

export const WAYS: readonly WayOfFiling[] = [
  { channel: 'direct', time: { amount: 3, unit: 'workingDay', text: '3 ngày làm việc', state: 'structured' }, fees: [FEE] },
  { channel: 'online', time: { amount: null, unit: null, text: '', state: 'silent' }, fees: [{ ...FEE, amountVnd: null, state: 'silent', text: '' }] },
];

export const PAPERS: readonly Component[] = [
  { name: 'Tờ khai ví dụ', role: 'form', originals: 1, copies: 0, formName: 'Mẫu 01' },
  { name: 'Giấy tờ tùy thân', role: 'present', originals: 1, copies: null, replaceableBy: ['VNeID'] },
  { name: 'Giấy ủy quyền', role: 'conditional', condition: 'Nhờ người khác đi thay', originals: 1, copies: 2 },
  { name: 'Cán bộ tự tra dữ liệu', role: 'note', originals: null, copies: null },
];
