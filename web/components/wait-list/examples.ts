import { defineExamples } from '../example.ts';
import WaitList from './wait-list.svelte';

export default defineExamples(WaitList, [
  { name: 'one ended, one open', props: { waits: [{ for: 'supplement', from: '2026-11-24T02:00:00.000Z', to: '2026-11-25T02:00:00.000Z', clockStands: true }, { for: 'payment', from: '2026-11-26T02:00:00.000Z', reason: 'Thông báo thuế', clockStands: true }] } },
]);
