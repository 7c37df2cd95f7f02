import { defineExamples } from '../example.ts';
import DossierNow from './dossier-now.svelte';

const dossier = {
  status: 'processing', where: 'UBND xã Vĩnh Bảo', since: '2026-11-24T02:00:00.000Z', dueAt: '2026-11-27T10:00:00.000Z', dueIsProvisional: false, promisedDueAt: null, overdue: false,
  next: { cause: 'decision', by: '2026-11-27T10:00:00.000Z' },
} as const;
export default defineExamples(DossierNow, [
  { name: 'being worked on, with its count', props: { dossier, count: ['Nhận lúc 09:30 thứ hai 23/11/2026.', 'Tính 3 ngày làm việc: 24, 25, 26/11.'] } },
  { name: 'late, after an apology', props: { dossier: { ...dossier, overdue: true, promisedDueAt: '2026-11-20T10:00:00.000Z', dueIsProvisional: true }, count: [] } },
  { name: 'not received yet', props: { dossier: { ...dossier, status: 'registered', dueAt: null, next: { cause: 'reception', by: '2026-11-24T10:00:00.000Z' } }, count: [] } },
  { name: 'finished', props: { dossier: { ...dossier, status: 'returned', next: null }, count: [] } },
]);
