import { defineExamples } from '../example.ts';
import FormProgress from './form-progress.svelte';

export default defineExamples(FormProgress, [{ name: 'the third of twelve', props: { at: 3, of: 12 } }]);
