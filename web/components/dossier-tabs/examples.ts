import { defineExamples } from '../example.ts';
import DossierTabs from './dossier-tabs.svelte';

const counts = { open: 41, today: 3, late: 1, stuck: 2, mine: 12, toReceive: 4, toSign: 5, toIssue: 0, toDeliver: 6 };

export default defineExamples(DossierTabs, [
  { name: 'an officer', props: { counts, current: 'late', roles: ['officer'] } },
  { name: 'a quiet day of a leader', props: { counts: { ...counts, late: 0, stuck: 0 }, current: 'toSign', roles: ['leader'] } },
]);
