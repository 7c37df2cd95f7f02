import { defineExamples } from '../example.ts';
import { DECIDED, DIFFERING, ENDED, UNKNOWN } from '../office-examples.ts';
import Ruling from './ruling.svelte';

export default defineExamples(Ruling, [
  { name: 'decided, with support and doubt', props: { ruling: DECIDED, asOf: '2026-11-30' } },
  { name: 'two texts differ', props: { ruling: DIFFERING, asOf: '2026-11-30' } },
  { name: 'not in force on the day', props: { ruling: ENDED, asOf: '2027-03-01' } },
  { name: 'unknown', props: { ruling: UNKNOWN, asOf: '2026-11-30' } },
]);
