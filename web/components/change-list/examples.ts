import type { ChangeSet } from '../../api.ts';
import { defineExamples } from '../example.ts';
import ChangeList from './change-list.svelte';

const one: ChangeSet = {
  id: '00000000-0000-7000-8000-000000000001', siteId: 'p', provinceId: 'p', title: 'Lệ phí theo nghị quyết mới', reason: 'Nghị quyết mới', source: { text: 'Nghị quyết ví dụ', date: '2026-11-20', certainty: 'official' },
  origin: 'edit', state: 'draft', version: 1, goesLiveOn: '2026-12-01', editors: ['a'], createdBy: 'a', createdAt: '2026-11-30T00:05:00.000Z',
  itemCount: 4, itemsVersion: 1,
  items: [1, 2, 3, 4].map((at) => ({ kind: 'procedure', id: `1.00119${String(at)}`, label: `1.00119${String(at)} Thủ tục ví dụ`, beforeVersion: 1 })),
};

export default defineExamples(ChangeList, [
  {
    name: 'in every state',
    props: {
      names: { a: 'Nguyễn Thị Ví Dụ' },
      changes: (['draft', 'submitted', 'approved', 'live', 'rolledBack', 'rejected', 'withdrawn'] as const).map((state, at) => ({ ...one, id: String(at), state, ...(state === 'withdrawn' ? { stuck: { at: '2026-11-30T00:05:00.000Z', kind: 'procedure', id: 'x', code: 'change_set_stale' } } : {}) })),
    },
  },
]);
