import { defineExamples } from '../example.ts';
import SavedState from './saved-state.svelte';

const props = { code: 'TK-7K3M-9QXA', savedAt: '2026-11-30T02:05:00.000Z', forgetOn: '2026-12-30', at: '/to-khai/khai-sinh' };
export default defineExamples(SavedState, [
  { name: 'can be opened elsewhere', props: { ...props, canResume: true } },
  { name: 'the birth year is not known yet', props: { ...props, canResume: false } },
]);
