import { defineExamples } from '../example.ts';
import DueMark from './due-mark.svelte';

const now = Date.parse('2026-11-30T09:00:00+07:00');

export default defineExamples(DueMark, [
  { name: 'late', props: { now, dossier: { dueAt: '2026-11-27T10:00:00Z', overdue: true, clockStands: false, status: 'processing' } } },
  { name: 'today', props: { now, dossier: { dueAt: '2026-11-30T10:00:00Z', overdue: false, clockStands: false, status: 'processing' } } },
  { name: 'there is time', props: { now, dossier: { dueAt: '2026-12-04T10:00:00Z', overdue: false, clockStands: false, status: 'received' } } },
  { name: 'clock stands', props: { now, dossier: { dueAt: '2026-12-04T10:00:00Z', overdue: false, clockStands: true, status: 'supplementing' } } },
  { name: 'not received yet', props: { now, dossier: { dueAt: null, overdue: false, clockStands: false, status: 'registered' } } },
]);
