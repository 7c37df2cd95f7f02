import { defineExamples } from '../example.ts';
import OwnDossiers from './own-dossiers.svelte';

const one = {
  number: 'H26.12.3-261130-0007', filingNumber: 'HS-7K3M-9QXA', procedureCode: '1.001193', procedureName: 'Đăng ký khai sinh', status: 'processing', nationalStatus: 4, registeredAt: '2026-11-23T02:00:00.000Z', dueAt: '2026-11-27T10:00:00.000Z', overdue: false,
  awaitsApplicant: false, isDone: false, byProxy: false,
} as const;
export default defineExamples(OwnDossiers, [
  { name: 'being worked on, waiting for the person, late, done', props: { dossiers: [one, { ...one, filingNumber: 'HS-2', number: 'HS-2', status: 'supplementing', awaitsApplicant: true }, { ...one, filingNumber: 'HS-3', overdue: true }, { ...one, filingNumber: 'HS-4', status: 'returned', isDone: true, byProxy: true }] } },
  { name: 'none', props: { dossiers: [] } },
]);
