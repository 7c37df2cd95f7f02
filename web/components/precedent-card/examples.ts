import { defineExamples } from '../example.ts';
import { NAMES, PRECEDENT, SITUATION } from '../office-examples.ts';
import PrecedentCard from './precedent-card.svelte';

export default defineExamples(PrecedentCard, [
  { name: 'in force, withdrawable', props: { precedent: PRECEDENT, names: NAMES, mayWithdraw: true, ticket: 't' } },
  { name: 'withdrawn', props: { precedent: { ...PRECEDENT, id: 'x2', withdrawn: { by: SITUATION.openedBy, at: '2026-12-20T03:00:00.000Z', reason: 'Có quy định mới.' } }, names: NAMES } },
]);
