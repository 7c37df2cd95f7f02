import { DEED_KINDS, DEEDS } from '../../office/dossier/deed-table.ts';
import type { DeedFacts } from '../../office/dossier/deed-facts.ts';
import { COMPONENTS, FEES } from '../dossier-examples.ts';
import { defineExamples } from '../example.ts';
import DeedFields from './deed-fields.svelte';

const facts: DeedFacts = {
  components: COMPONENTS, fees: FEES, needsLimit: true, papers: [{ component: 'c0', name: 'Tờ khai', form: 'original', count: 1 }], faults: [], conditions: {},
  colleagues: [{ id: 'lan', fullName: 'Lê Thị Mẫu', siteId: 'local', roles: ['officer'] }], sites: [{ id: 'c2', kind: 'commune', placeCode: '14758', name: 'Phường Đông Quang', address: 'Phường Đông Quang, Tỉnh Thanh Hoá', provinceId: 'p', practice: false }],
  steps: [{ name: 'Tiếp nhận' }, { name: 'Thẩm tra' }, { name: 'Ký' }],
  state: { step: 1, supplementRequests: 1, paidVnd: 0, refundedVnd: 0, payments: [], payable: { lines: [], exemptVnd: 0, payableVnd: 15_000 }, apologyPrepared: { newDue: { at: '2026-12-03T10:00:00.000Z', provisional: false, limit: '3 ngày làm việc' }, reason: 'Bước đang làm đã quá giờ', at: '2026-11-30T02:00:00.000Z' } },
  applicantName: 'Nguyễn Thị Hoa', today: '2026-11-30',
};

export default defineExamples(DeedFields, DEED_KINDS.map((kind) => ({ name: kind, props: { fields: DEEDS[kind].fields, facts } })));
