import { defineExamples } from '../example.ts';
import CounterList from './counter-list.svelte';

export default defineExamples(CounterList, [
  {
    name: 'of every kind',
    props: {
      changes: (['procedure', 'task', 'law', 'switch', 'precedent'] as const).map((kind) => ({
        kind, id: `vi-du-${kind}`, at: kind === 'law' ? '2027-03-01' : '2026-11-30T00:05:00.000Z', field: 'Hộ tịch', title: 'Một việc ví dụ', text: 'Thay đổi: Thời hạn.', link: '/api/v1/laws/03%2F2026%2FQH16',
        ...(kind === 'procedure' ? { changeSetId: '00000000-0000-7000-8000-000000000001' } : {}),
      })),
    },
  },
]);
