import type { Practice } from '../../api.ts';
import { defineExamples } from '../example.ts';
import { begun } from '../exercise-card/examples.ts';
import PracticeBand from './practice-band.svelte';

const practice: Practice = { practising: true, roles: ['officer'], dossiers: 31, exercises: [begun], current: begun.id };

export default defineExamples(PracticeBand, [
  { name: 'with an exercise under way', props: { practice, here: '/can-bo/ho-so' } },
  { name: 'with no exercise, playing every role', props: { practice: { ...practice, roles: ['officer', 'leader', 'clerk', 'deskLead'], current: null }, here: '/can-bo/ho-so' } },
]);
